package main

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"planportal/generator"
	"planportal/generator/diag"
	"planportal/generator/watch"
)

func (p *program) watchCommand() *cobra.Command {
	cmd := p.command("watch")
	poll := p.pollFlag(cmd)
	m := p.measured(cmd)
	cmd.RunE = func(*cobra.Command, []string) error { return m.during(func() error { return p.watch(*poll, m) }) }
	return cmd
}

// pollFlag adds the flag of commands that follow changes.
func (p *program) pollFlag(cmd *cobra.Command) *time.Duration {
	poll := cmd.Flags().Duration("poll", 0, p.flagText("poll"))
	cmd.PreRunE = func(*cobra.Command, []string) error {
		if *poll < 0 {
			return p.wrongValue("poll", poll.String(), "")
		}
		return nil
	}
	return poll
}

// watch builds until it is interrupted.
func (p *program) watch(poll time.Duration, m *measures) error {
	ctx, stop := p.untilInterrupted()
	defer stop()
	if err := p.hasContent(); err != nil {
		return err
	}
	opts := p.options()
	opts.Stopped = func() bool { return ctx.Err() != nil }
	opts.Progress, opts.Busy, opts.Remembers = m.report, newTidy().busy, true
	boundHeap()
	publisher, err := generator.NewPublisher(opts)
	if err != nil {
		return err
	}
	show := func(g *generator.Generation) (generator.Stats, error) {
		if err := p.nameless(g); err != nil {
			return generator.Stats{}, err
		}
		return publisher.Follow(g)
	}
	gen, teller := generator.New(opts), &teller{p: p, publishes: true}
	var last generator.Round
	var foreign []string // only the first round looks through the folders
	settled := false
	gen.Run(p.batches(ctx, poll), show, func(r generator.Round) {
		teller.tell(r)
		m.tell()
		if !settled && r.Err == nil {
			settled, foreign = true, r.Stats.Foreign
			p.remember(gen, publisher, r)
			settleHeap()
		}
		last = r
		last.Stats.Foreign = foreign
	})
	p.remember(gen, publisher, last)
	return publisher.Close()
}

// remember lets the next start begin where this round ended. Without that the
// next start takes longer, and that is all: so it is told, and no failure.
func (p *program) remember(gen *generator.Generator, publisher *generator.Publisher, r generator.Round) {
	if r.Generation == nil || r.Err != nil {
		return
	}
	if err := gen.Remember(publisher, r.Generation, r.Stats); err != nil {
		p.report(err)
	}
}

// untilInterrupted lasts until the person, or the system, wants the program to
// end. Who asks again has it end at once.
func (p *program) untilInterrupted() (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// batches are what changes in the source.
func (p *program) batches(ctx context.Context, poll time.Duration) <-chan watch.Batch {
	o := watch.Options{
		Source: p.flags.source, Clock: p.now, Poll: poll,
		Tell: func(n watch.Notice) { p.note(n.Text(p.lang)) },
	}
	if p.flags.today != "" {
		o.Today = p.today
	}
	return watch.Watch(ctx, o)
}

// hasContent is the failure of a source folder that is none: there is no use in
// waiting for a folder that was never there.
func (p *program) hasContent() error {
	_, err := os.Stat(filepath.Join(p.flags.source, "content"))
	return p.sourceError(err)
}

// teller tells of rounds: of each finding once, as long as it stands.
type teller struct {
	p         *program
	publishes bool // into folders, so that there is more to tell
	told      []diag.Finding
	failed    string // what the last round said that failed; it is tried, but not told, again and again
}

func (t *teller) tell(r generator.Round) {
	p := t.p
	if r.Generation != nil {
		t.tellFindings(r.Generation.Findings)
	}
	if r.Err != nil {
		if r.Err.Error() != t.failed {
			p.report(r.Err)
		}
		t.failed = r.Err.Error()
		return
	}
	t.failed = ""
	for _, path := range r.Stats.Foreign {
		p.note(p.say(isForeign, path))
	}
	parts := []string{p.now().Format(time.TimeOnly) + " " + p.count(r.Generation.Changed, changedCount)}
	if t.publishes {
		parts = append(parts, p.count(r.Stats.Written, writtenCount), p.count(r.Stats.Removed, removedCount))
	}
	p.note(strings.Join(append(parts, p.count(len(t.told), findingCount)), ", "))
}

// tellFindings tells of those that were not there before.
func (t *teller) tellFindings(all []diag.Finding) {
	var found, news []diag.Finding
	for _, f := range all {
		if f.Severity > diag.Warning {
			continue
		}
		found = append(found, f)
		if _, old := slices.BinarySearchFunc(t.told, f, diag.Compare); !old {
			news = append(news, f)
		}
	}
	t.told = found
	t.p.findings(news, diag.Warning)
}
