package watch

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"planportal/generator/day"
)

// bubble runs a loop where time is free: the clocks stand still while anything
// happens, and jump when nothing does. Events come from outside and cannot be
// had there, so it polls.
func bubble(t *testing.T, o Options, do func(batches <-chan Batch)) {
	o.Source, o.Poll = newDisk(t).src, time.Hour
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		l := newLoop(o, usual)
		go l.run(ctx)
		do(l.out)
		cancel()
		synctest.Wait()
	})
}

// clockAt is a clock that says now when a bubble begins.
func clockAt(now string) func() time.Time {
	bubbles := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	at, err := time.Parse(time.RFC3339, now)
	if err != nil {
		panic(err)
	}
	return func() time.Time { return time.Now().Add(at.Sub(bubbles)) }
}

func TestDayTurnsAtMidnightInStockholm(t *testing.T) {
	for _, c := range []struct{ name, now, first, turns, next string }{
		{"winter", "2026-11-21T21:59:30Z", "2026-11-21", "2026-11-21T23:00:00Z", "2026-11-22T23:00:00Z"},
		{"a day of 23 hours", "2026-03-28T22:10:00Z", "2026-03-28", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"},
		{"a day of 25 hours", "2026-10-24T21:10:00Z", "2026-10-24", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"},
		{"a new year", "2026-12-31T22:59:59Z", "2026-12-31", "2026-12-31T23:00:00Z", "2027-01-01T23:00:00Z"},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := clockAt(c.now)
			bubble(t, Options{Clock: clock}, func(batches <-chan Batch) {
				first := <-batches
				if first.Today != day.Must(c.first) || first.Turned || first.Paths != nil {
					t.Errorf("first batch = %+v", first)
				}
				for i, want := range []string{c.turns, c.next} {
					b := turned(batches)
					if got := clock().UTC().Format(time.RFC3339); got != want || b.Today != first.Today+day.Date(i)+1 {
						t.Errorf("the day turned to %s at %s, want %s", b.Today, got, want)
					}
				}
			})
		})
	}
}

// turned is the next batch of another day.
func turned(batches <-chan Batch) Batch {
	for b := range batches {
		if b.Turned {
			return b
		}
	}
	return Batch{}
}

func TestMidnightAloneNamesNoFiles(t *testing.T) {
	bubble(t, Options{Clock: clockAt("2026-11-21T22:59:59Z")}, func(batches <-chan Batch) {
		<-batches
		if b := turned(batches); b.Paths == nil || len(b.Paths) > 0 {
			t.Errorf("paths at midnight = %#v, want none", b.Paths)
		}
	})
}

func TestClockThatJumps(t *testing.T) {
	for _, c := range []struct {
		name string
		jump time.Duration
		want string
	}{
		{"the machine slept over midnight", 14 * time.Hour, "2026-11-22"},
		{"the machine slept a week", 7 * 24 * time.Hour, "2026-11-28"},
		{"the clock was set back", -26 * time.Hour, "2026-11-20"},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := clockAt("2026-11-21T12:00:00Z")
			var jump atomic.Int64
			bubble(t, Options{Clock: func() time.Time { return clock().Add(time.Duration(jump.Load())) }}, func(batches <-chan Batch) {
				<-batches
				time.Sleep(10 * time.Second)
				synctest.Wait()
				jump.Store(int64(c.jump))
				jumped := time.Now()
				b := <-batches
				if !b.Turned || b.Today != day.Must(c.want) || b.Paths != nil {
					t.Errorf("batch after the jump = %+v, want everything, on %s", b, c.want)
				}
				if late := time.Since(jumped); late > usual.clock {
					t.Errorf("the jump was seen after %s", late)
				}
			})
		})
	}
}

func TestFixedDayNeverTurns(t *testing.T) {
	bubble(t, Options{Clock: time.Now, Today: day.Must("2026-03-01")}, func(batches <-chan Batch) {
		for range 3 * 24 * 60 { // an audit a minute: three days
			if b := <-batches; b.Turned || b.Today != day.Must("2026-03-01") {
				t.Fatalf("batch = %+v", b)
			}
		}
		if lived := time.Since(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)); lived < 71*time.Hour {
			t.Errorf("only %s have gone by", lived)
		}
	})
}

func TestEverythingIsLookedAtEachMinute(t *testing.T) {
	bubble(t, Options{Clock: time.Now}, func(batches <-chan Batch) {
		<-batches
		for range 5 {
			began := time.Now()
			if b := <-batches; b.Paths != nil || time.Since(began) > time.Minute {
				t.Errorf("after %s came %+v", time.Since(began), b)
			}
		}
	})
}

// TestAnAuditWaitsForAPause: whoever saves does not wait for it, but it is not
// put off for ever.
func TestAnAuditWaitsForAPause(t *testing.T) {
	l := newLoop(Options{Source: t.TempDir(), Clock: time.Now}, usual)
	defer l.stop()
	waited := time.Duration(0)
	for l.busy = true; !l.all && waited < 3*usual.audit; l.busy = true {
		l.lookOver()
		waited += usual.quiet
	}
	if waited < usual.audit || waited > usual.audit+usual.quiet {
		t.Errorf("while somebody saved all the time, it waited %s", waited)
	}
	l.all, l.busy = false, true
	l.lookOver() // puts it off
	if l.all {
		t.Error("it did not wait")
	}
	l.lookOver()
	if !l.all {
		t.Error("it was put off in a pause")
	}
}
