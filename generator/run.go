package generator

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"planportal/generator/diag"
	"planportal/generator/intranet"
	"planportal/generator/public"
	"planportal/generator/publish"
	"planportal/generator/watch"
)

// Round is what came of one batch, for whoever tells people of it.
type Round struct {
	Batch      watch.Batch
	Generation *Generation // nil if it could not be made: see Err
	Stats      Stats       // what show did
	Err        error       // the round failed and will be tried again
}

// Run makes a generation of each batch and hands it to show: a Publisher's
// Follow, or a server's. Each round is told, but for those that change nothing.
// An error ends the round and not the run, which ends when the batches do: what
// failed is tried again after a while, and with the next batch.
func (g *Generator) Run(batches <-chan watch.Batch, show func(*Generation) (Stats, error), told func(Round)) {
	r := runner{generator: g, show: show, told: told}
	for {
		select {
		case b, more := <-batches:
			if !more {
				return
			}
			r.round(b)
		case <-r.again:
			r.round(r.last)
		}
	}
}

// The pauses before what failed is tried again: each is twice the one before.
const (
	firstPause = time.Second
	longPause  = 30 * time.Second
)

type runner struct {
	generator *Generator
	show      func(*Generation) (Stats, error)
	told      func(Round)

	shown  *Generation      // nil if the last round failed
	last   watch.Batch      // of the last round
	unread bool             // the last batch was not read to its end
	again  <-chan time.Time // nil unless something has failed
	pause  time.Duration
}

func (r *runner) round(b watch.Batch) {
	r.generator.opts.busy(true)
	defer r.generator.opts.busy(false)
	r.last = b
	if r.unread {
		b.Paths = nil // what the failed round would have looked at is among everything
	}
	out := Round{Batch: b}
	out.Generation, out.Err = r.generator.Apply(Batch{Today: b.Today, Paths: b.Paths})
	r.unread = out.Err != nil
	if out.Err == nil {
		if r.shown != nil && out.Generation.follows(r.shown) {
			r.shown = out.Generation
			return
		}
		out.Stats, out.Err = r.show(out.Generation)
	}
	r.shown = out.Generation
	r.again, r.pause = nil, min(longPause, max(firstPause, 2*r.pause))
	if out.Err != nil {
		r.shown, r.again = nil, time.After(r.pause)
	} else {
		r.pause = 0
	}
	r.told(out)
}

// follows reports whether g, the next generation after before, is the same.
func (g *Generation) follows(before *Generation) bool {
	return g.Changed == 0 && g.Site.Today == before.Site.Today && g.Layouts == before.Layouts &&
		sameSlice(g.Open, before.Open) && slices.EqualFunc(g.Findings, before.Findings, func(a, b diag.Finding) bool {
		return diag.Compare(a, b) == 0
	})
}

// sameSlice reports whether both are one and the same: the open site is made
// anew whenever settings, layouts, attachments or pages differ.
func sameSlice[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// Follow publishes g as Publish does. If an output folder was removed or
// replaced meanwhile, it opens both anew and publishes everything.
func (p *Publisher) Follow(g *Generation) (Stats, error) {
	if p.open != nil && p.intranet != nil {
		stats, err := p.Publish(g)
		if !errors.Is(err, publish.ErrReplaced) {
			return stats, err
		}
	}
	if err := p.reopen(); err != nil {
		return Stats{}, fmt.Errorf("open the output folders again: %w", err)
	}
	return p.Publish(g)
}

// reopen leaves nothing open that could not be opened.
func (p *Publisher) reopen() error {
	p.last, p.tree = nil, nil
	if p.open != nil {
		_ = p.open.Close() // its folder is gone, so there is nothing left to save
	}
	if p.intranet != nil {
		_ = p.intranet.Close()
	}
	p.open, p.intranet = nil, nil
	var err error
	if p.open, err = publish.Open[public.File](p.opts.Public, publish.Public, p.opts.State()); err != nil {
		return err
	}
	p.intranet, err = publish.Open[intranet.File](p.opts.Intranet, publish.Intranet, p.opts.State())
	return err
}

// Intranet makes the file of the staff's site that stands at path, and returns
// false if none does.
func (g *Generation) Intranet(path string) (intranet.File, bool, error) {
	return intranet.Page(g.Site, g.attachments(), g.Layouts, path)
}
