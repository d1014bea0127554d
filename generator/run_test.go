package generator_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"planportal/generator"
	"planportal/generator/day"
	"planportal/generator/watch"
)

// running is a run in a bubble, where pauses take no time.
type running struct {
	batches chan watch.Batch
	rounds  chan generator.Round
}

func run(t *testing.T, source string, show func(*generator.Generation) (generator.Stats, error), do func(r running)) {
	synctest.Test(t, func(t *testing.T) {
		r := running{make(chan watch.Batch), make(chan generator.Round, 100)}
		go generator.New(generator.Options{Source: source}).Run(r.batches, show, func(out generator.Round) { r.rounds <- out })
		do(r)
		close(r.batches)
	})
}

var everything = watch.Batch{Today: day.Must(starterDay)}

func shown(*generator.Generation) (generator.Stats, error) { return generator.Stats{Written: 1}, nil }

func TestRunTellsOfWhatChanges(t *testing.T) {
	source := manyPlans(t, 0)
	run(t, source, shown, func(r running) {
		r.batches <- everything
		if out := <-r.rounds; out.Err != nil || out.Generation == nil || out.Stats.Written != 1 {
			t.Errorf("first round = %+v", out)
		}
		r.batches <- everything
		synctest.Wait() // or the file could be read while it is written
		write(t, filepath.Join(source, "content/plans/dv-norr/ny.md"), "no plan")
		r.batches <- everything
		if out := <-r.rounds; !out.Generation.Failed() || out.Generation.Changed != 1 {
			t.Errorf("a broken plan gives %d changes, failed %t", out.Generation.Changed, out.Generation.Failed())
		}
		r.batches <- watch.Batch{Today: everything.Today + 1, Turned: true, Paths: []string{}}
		if out := <-r.rounds; out.Generation.Site.Today != everything.Today+1 {
			t.Errorf("the day is %s", out.Generation.Site.Today)
		}
		synctest.Wait()
		if len(r.rounds) > 0 {
			t.Errorf("a round was told that changed nothing: %+v", <-r.rounds)
		}
	})
}

func TestRunOutlivesItsSource(t *testing.T) {
	source := manyPlans(t, 0)
	content := filepath.Join(source, "content")
	run(t, source, shown, func(r running) {
		r.batches <- everything
		<-r.rounds
		if err := os.Rename(content, content+"-away"); err != nil {
			t.Fatal(err)
		}
		r.batches <- watch.Batch{Today: everything.Today, Paths: []string{"content"}}
		if out := <-r.rounds; out.Err == nil || out.Generation != nil {
			t.Errorf("without content/ the round is %+v", out)
		}
		if err := os.Rename(content+"-away", content); err != nil {
			t.Fatal(err)
		}
		began := time.Now() // nobody tells: it tries again by itself
		if out := <-r.rounds; out.Err != nil || out.Batch.Paths != nil {
			t.Errorf("with content/ again the round is %+v", out)
		}
		if took := time.Since(began); took != time.Second {
			t.Errorf("it tried again after %s", took)
		}
	})
}

func TestRunTriesAgainEverMoreSlowly(t *testing.T) {
	failures := 0
	full := func(g *generator.Generation) (generator.Stats, error) {
		if failures++; failures < 8 {
			return generator.Stats{}, errors.New("the disk is full")
		}
		return generator.Stats{}, nil
	}
	run(t, manyPlans(t, 0), full, func(r running) {
		r.batches <- everything
		began := time.Now()
		for _, want := range []time.Duration{0, 1, 3, 7, 15, 31, 61, 91} {
			out := <-r.rounds
			if got := time.Since(began); got != want*time.Second || (out.Err == nil) != (want == 91) {
				t.Errorf("a round after %s, want %ds: %v", got, want, out.Err)
			}
		}
		time.Sleep(time.Hour)
		if len(r.rounds) > 0 {
			t.Errorf("after it had worked came %+v", <-r.rounds)
		}
	})
}

func TestFollowHealsOutputFolders(t *testing.T) {
	source := manyPlans(t, 0)
	o := generator.Options{Source: source, Public: filepath.Join(source, "public"), Intranet: filepath.Join(source, "intranet")}
	g, p := generator.New(o), publisher(t, o)
	for _, lost := range []string{"", o.Public, o.Intranet} {
		if lost != "" {
			if err := os.RemoveAll(lost); err != nil {
				t.Fatal(err)
			}
		}
		write(t, filepath.Join(source, "content/plans/dv-norr/ny.md"), "broken "+lost)
		gen, err := g.Apply(generator.Batch{Today: day.Must(starterDay)})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Follow(gen); err != nil {
			t.Errorf("after %s was removed: %v", filepath.Base(lost), err)
		}
		for _, path := range []string{o.Public, o.Intranet} {
			if _, err := os.Stat(filepath.Join(path, "index.html")); err != nil {
				t.Error(err)
			}
		}
	}
}

func publisher(t *testing.T, o generator.Options) *generator.Publisher {
	t.Helper()
	p, err := generator.NewPublisher(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

// TestFromSaveToPage lets everything work together: a plan is saved, and its
// page is new on the disk.
func TestFromSaveToPage(t *testing.T) {
	source := manyPlans(t, 0)
	o := generator.Options{Source: source, Public: filepath.Join(source, "public"), Intranet: filepath.Join(source, "intranet")}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	batches := watch.Watch(ctx, watch.Options{Source: source, Clock: time.Now, Today: day.Must(starterDay)})
	rounds := make(chan generator.Round, 100)
	go generator.New(o).Run(batches, publisher(t, o).Follow, func(r generator.Round) { rounds <- r })

	plan := filepath.Join(source, "content/plans/dv-norr/ex-2026-0012.md")
	page := filepath.Join(o.Intranet, "units/dv-norr/ex-2026-0012.html")
	text := read(t, plan)
	until(t, rounds, func() bool { return strings.Contains(read(t, page), "prata tåg") })
	write(t, plan, strings.Replace(text, "prata tåg", "prata båtar", 1))
	until(t, rounds, func() bool { return strings.Contains(read(t, page), "prata båtar") })
	write(t, plan, "broken")
	until(t, rounds, func() bool { return strings.Contains(read(t, filepath.Join(o.Intranet, "index.html")), "ex-2026-0012") })
	if !strings.Contains(read(t, page), "prata båtar") {
		t.Error("the last good page is gone")
	}
	if err := os.Remove(plan); err != nil {
		t.Fatal(err)
	}
	until(t, rounds, func() bool { return read(t, page) == "" })
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(text)
}

func until(t *testing.T, rounds <-chan generator.Round, done func() bool) {
	t.Helper()
	deadline := time.After(30 * time.Second)
	for !done() {
		select {
		case r := <-rounds:
			if r.Err != nil {
				t.Fatal(r.Err)
			}
		case <-deadline:
			t.Fatal("it did not come")
		}
	}
}
