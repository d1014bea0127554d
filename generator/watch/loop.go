package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"planportal/generator/day"
)

// loop is the one goroutine that knows what is watched and what has changed.
type loop struct {
	Options
	settle *settle
	out    chan Batch

	events *events       // nil while polling, and before the first watching
	polled chan []string // nil unless polling
	trial  trial

	all   bool            // look at everything
	stale bool            // watch all folders anew before that
	paths []string        // changed since the last batch
	known map[string]bool // the same, as a set
	ready bool            // the next batch may be taken

	told  day.Date  // the day of the last batch
	clock time.Time // what the clock said when it was last looked at

	tick, audit, retry, echo *time.Timer

	busy   bool          // something was saved since audit was set
	putOff time.Duration // how long the audit has waited for a pause
}

func newLoop(o Options, p pace) *loop {
	o.Source = filepath.Clean(o.Source)
	if o.Tell == nil {
		o.Tell = func(Notice) {}
	}
	return &loop{
		Options: o, settle: newSettle(p), out: make(chan Batch), known: map[string]bool{}, clock: o.Clock().Round(0),
		tick: time.NewTimer(0), audit: time.NewTimer(p.audit), retry: stopped(), echo: stopped(),
	}
}

func stopped() *time.Timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return t
}

func (l *loop) run(ctx context.Context) {
	defer close(l.out)
	defer l.stop()
	l.anew()
	for ctx.Err() == nil {
		l.step(ctx)
	}
}

// step waits for one thing to happen, or for the next batch to be taken.
func (l *loop) step(ctx context.Context) {
	var out chan<- Batch
	var next Batch
	if l.ready {
		l.watch(ctx)
		out, next = l.out, l.batch()
	}
	seen, failed := l.sources()
	select {
	case <-ctx.Done():
	case out <- next:
		l.taken(next)
	case ev := <-seen:
		l.event(ctx, ev)
	case err := <-failed:
		l.failed(err)
	case paths := <-l.polled:
		l.changed(paths...)
		l.ready = true
	case <-l.settle.first.C:
		l.settle.led()
		l.ready = l.some()
	case <-l.settle.calmed.C:
		l.settle.ended()
		l.ready = l.some()
	case <-l.settle.lasted.C:
		l.settle.longer()
		l.ready = l.some()
	case <-l.tick.C:
		l.lookAtClock()
	case <-l.audit.C:
		l.lookOver()
	case <-l.retry.C:
		l.lookForSource()
	case <-l.echo.C:
		l.try(ctx)
	}
}

func (l *loop) stop() {
	if l.events != nil {
		l.events.close()
	}
	l.settle.stop()
	for _, t := range []*time.Timer{l.tick, l.audit, l.retry, l.echo} {
		t.Stop()
	}
}

// sources are where events come from; nil while there are none.
func (l *loop) sources() (<-chan fsnotify.Event, <-chan error) {
	if l.events == nil {
		return nil, nil
	}
	return l.events.fs.Events, l.events.failed
}

// some reports whether there is anything to tell.
func (l *loop) some() bool { return l.ready || l.all || len(l.paths) > 0 }

// batch is what has gathered. It may be offered many times before it is taken.
func (l *loop) batch() Batch {
	b := Batch{Today: l.Today, Paths: l.paths}
	if b.Today.IsZero() {
		b.Today = day.Today(l.Clock())
	}
	b.Turned = !l.told.IsZero() && b.Today != l.told
	switch {
	case l.all:
		b.Paths = nil
	case b.Paths == nil:
		b.Paths = []string{}
	}
	return b
}

func (l *loop) taken(b Batch) {
	l.told = b.Today
	l.all, l.ready, l.paths = false, false, nil
	clear(l.known)
}

// changed notes paths to look at.
func (l *loop) changed(paths ...string) {
	for _, path := range paths {
		if !l.known[path] {
			l.known[path] = true
			l.paths = append(l.paths, path)
		}
	}
}

// anew looks at everything, and watches all folders anew before that: whatever
// was missed, and wherever folders have gone, it is right from then on.
func (l *loop) anew() {
	l.all, l.stale, l.ready = true, true, true
	l.audit.Reset(l.settle.audit)
	l.busy, l.putOff = false, 0
}

// lookOver looks at everything in a pause, since whoever saves meanwhile has to
// wait; if there is none, it looks all the same.
func (l *loop) lookOver() {
	if !l.busy || l.putOff >= l.settle.audit {
		l.anew()
		return
	}
	l.busy = false
	l.putOff += l.settle.quiet
	l.audit.Reset(l.settle.quiet)
}

func (l *loop) event(ctx context.Context, ev fsnotify.Event) {
	if l.trial.passes(ev) {
		l.echo.Stop()
		l.events.tried()
		return
	}
	path, looks, err := l.events.follow(ev, l.settle.amid())
	if err != nil {
		l.poll(ctx, why(err))
		return
	}
	if l.events.lost {
		l.anew()
		return
	}
	if path != "" {
		l.busy = true
		l.changed(path)
		l.settle.change(looks)
	}
}

// failed deals with what the watching itself reports: that events were lost, or
// that something is not as it thinks.
func (l *loop) failed(err error) {
	if !l.all && errors.Is(err, fsnotify.ErrEventOverflow) {
		l.Tell(Overflow)
	}
	l.all, l.stale = true, true
	l.settle.change(unclear)
}

// watch sees to it that all folders are watched, before everything is looked at.
func (l *loop) watch(ctx context.Context) {
	if !l.stale {
		return
	}
	l.stale = false
	switch {
	case l.polled != nil:
	case l.Poll > 0:
		l.poll(ctx, 0)
	case isRemote(l.Source):
		l.poll(ctx, NetworkDisk)
	default:
		l.listen(ctx)
	}
}

func (l *loop) listen(ctx context.Context) {
	e, err := listen(l.Source)
	if err != nil {
		l.poll(ctx, why(err))
		return
	}
	if l.events != nil {
		l.events.close()
	}
	l.events = e
	if e.lost {
		l.retry.Reset(l.settle.retry)
		return
	}
	l.trial.times = 0
	l.try(ctx)
}

// try sees whether changes are told at all, until it has seen it once.
func (l *loop) try(ctx context.Context) {
	switch {
	case l.trial.passed:
	case l.trial.times == 2:
		l.poll(ctx, NoEvents)
	default:
		l.trial.begin(l.events)
		l.echo.Reset(l.settle.echo)
	}
}

// lookForSource waits for a source folder that is gone.
func (l *loop) lookForSource() {
	if _, err := os.Stat(l.Source); err == nil {
		l.anew()
		return
	}
	l.retry.Reset(l.settle.retry)
}

// poll does without events from now on. What was missed until then is among
// everything.
func (l *loop) poll(ctx context.Context, n Notice) {
	if l.events != nil {
		l.events.close()
		l.events = nil
		l.echo.Stop()
	}
	every := l.Poll
	if every <= 0 {
		every = l.settle.poll
		l.Tell(n)
	}
	l.polled = make(chan []string)
	go poll(ctx, l.Source, every, look(l.Source), l.polled)
	l.all, l.ready = true, true
}

// lookAtClock tells when another day has begun. A clock that has jumped says
// that the machine slept or was set right, and then events may have been missed.
func (l *loop) lookAtClock() {
	now := l.Clock().Round(0)
	if gone := now.Sub(l.clock); gone < -time.Second || gone > 2*l.settle.clock+time.Second {
		l.anew()
	}
	l.clock = now
	if l.Today.IsZero() && !l.told.IsZero() && day.Today(now) != l.told {
		l.ready = true
	}
	l.tick.Reset(min(l.settle.clock, day.NextMidnight(now).Sub(now)))
}
