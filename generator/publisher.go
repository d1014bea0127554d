package generator

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"sync/atomic"

	"planportal/generator/intranet"
	"planportal/generator/jobs"
	"planportal/generator/public"
	"planportal/generator/publish"
	"planportal/generator/stamp"
)

// Publisher writes generations to the two output folders.
type Publisher struct {
	opts     Options
	open     *publish.Tree[public.File]
	intranet *publish.Tree[intranet.File]
	unlock   func() error
	last     *Generation
	rooms    chan []byte // in which pages are made; kept while people think, for the largest take long to grow

	tree    *stamp.Tree     // of the intranet when the last build had left it, nil if that is not known
	touched map[string]bool // folders in which anything was written or removed since
}

// ErrStopped says that Options.Stopped made a Publish give up: both folders are
// as they were.
var ErrStopped = errors.New("stopped before anything was published")

// ErrLeaks says that something of a plan stands on the open site of a
// generation: both folders are as they were.
var ErrLeaks = errors.New("something of a plan stands on the open site: nothing is published")

// Stats tells what a publication did to the two folders together.
type Stats struct {
	Written, Removed int
	Foreign          []string // what planportal did not write, with its folder
}

// NewPublisher takes the two output folders for this process. It refuses
// folders that are not planportal's, lie in each other, or are being written by
// another process (publish.ErrBusy).
func NewPublisher(o Options) (*Publisher, error) {
	if err := publish.CheckRoots(o.Source, o.Public, o.Intranet); err != nil {
		return nil, err
	}
	unlock, err := publish.Lock(o.State())
	if err != nil {
		return nil, err
	}
	p := &Publisher{opts: o, unlock: unlock, rooms: make(chan []byte, o.jobs())}
	if p.open, err = publish.Open[public.File](o.Public, publish.Public, o.State()); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	if p.intranet, err = publish.Open[intranet.File](o.Intranet, publish.Intranet, o.State()); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}

// Close lets go of the folders.
func (p *Publisher) Close() error {
	var errs []error
	if p.open != nil {
		errs = append(errs, p.open.Close())
	}
	if p.intranet != nil {
		errs = append(errs, p.intranet.Close())
	}
	return errors.Join(append(errs, p.unlock())...)
}

// Publish writes what differs between g and the generation before it; the first
// time, between g and the folders. Everything is made and laid ready before the
// first file that a reader can see is touched.
func (p *Publisher) Publish(g *Generation) (Stats, error) {
	if g.Leaks {
		return Stats{}, ErrLeaks
	}
	defer p.open.Abort()
	defer p.intranet.Abort()
	p.opts.progress(Writing, 0, 0)
	if p.last == nil && g.past != nil {
		p.last = p.standing(g)
	}
	whole := p.last == nil || p.last.Layouts != g.Layouts || !sameSlice(p.last.Files, g.Files)
	again := whole || !sameSlice(p.last.Open, g.Open)
	if again {
		if err := p.stageOpen(g); err != nil {
			return Stats{}, err
		}
	}
	if err := p.stage(g, whole); err != nil {
		return Stats{}, err
	}
	p.opts.progress(Showing, 0, 0)
	open, err := commit(p.open, again)
	if err != nil {
		return Stats{}, fmt.Errorf("publish the open site: %w", err)
	}
	closed, err := commit(p.intranet, whole)
	if err != nil {
		return Stats{}, fmt.Errorf("publish the intranet: %w", err)
	}
	p.last = g
	return Stats{
		Written: open.Written + closed.Written, Removed: open.Removed + closed.Removed,
		Foreign: append(in(p.opts.Public, open.Foreign), in(p.opts.Intranet, closed.Foreign)...),
	}, nil
}

func commit[F publish.Output](t *publish.Tree[F], whole bool) (publish.Stats, error) {
	if whole {
		return t.CommitWhole()
	}
	return t.CommitPart()
}

func in(folder string, paths []string) (out []string) {
	for _, p := range paths {
		out = append(out, folder+"/"+p)
	}
	return out
}

// stageOpen lays the whole open site ready.
func (p *Publisher) stageOpen(g *Generation) error {
	errs := make([]error, len(g.Open))
	jobs.Each(p.opts.jobs(), len(g.Open), func(i int) { errs[i] = p.open.Stage(g.Open[i]) })
	if err := first(errs); err != nil {
		return fmt.Errorf("write the open site: %w", err)
	}
	return nil
}

// stage makes the intranet's files that differ and lays them ready.
func (p *Publisher) stage(g *Generation, whole bool) error {
	var diff intranet.Difference
	if whole {
		diff = intranet.Diff(nil, g.Site, g.attachments(), g.Layouts)
	} else {
		diff = intranet.Diff(p.last.Site, g.Site, g.attachments(), g.Layouts)
	}
	p.touch(whole, diff)
	var done atomic.Int64
	slices.Reverse(diff.Jobs) // tables of everything first: they take longest
	errs := make([]error, len(diff.Jobs))
	jobs.Each(p.opts.jobs(), len(diff.Jobs), func(i int) {
		if p.opts.stopped() {
			return
		}
		errs[i] = p.stageOne(diff.Jobs[i])
		p.opts.progress(Writing, int(done.Add(1)), len(diff.Jobs))
	})
	for _, path := range diff.Gone {
		errs = append(errs, p.intranet.Remove(path))
	}
	if p.opts.stopped() {
		return ErrStopped
	}
	return first(errs)
}

// touch notes in which folders the intranet is about to be another.
func (p *Publisher) touch(whole bool, diff intranet.Difference) {
	if whole {
		p.tree = nil
	}
	if p.tree == nil {
		return
	}
	for _, j := range diff.Jobs {
		p.touched[path.Dir(j.Path)] = true
	}
	for _, gone := range diff.Gone {
		p.touched[path.Dir(gone)] = true
	}
}

// first is the first error of many that most likely have one cause.
func first(errs []error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *Publisher) stageOne(j intranet.Job) error {
	var room []byte
	select {
	case room = <-p.rooms:
	default:
	}
	f, err := j.Run(room)
	if err != nil {
		return fmt.Errorf("make %s: %w", j.Path, err)
	}
	if err := p.intranet.Stage(f); err != nil {
		return fmt.Errorf("write the intranet: %w", err)
	}
	select {
	case p.rooms <- f.Bytes():
	default:
	}
	return nil
}

func (g *Generation) attachments() (out []intranet.Attachment) {
	for _, f := range g.Files {
		out = append(out, intranet.Attachment(f))
	}
	return out
}
