// Package generator answers one question: how does a folder of Markdown become
// two sites? Apply is the only writer of state: build, watch, serve and check
// all go through it, and a build is a watch that stops after its first batch.
//
// The way of the data is one: source, parse, site, check; then public and
// intranet render, and publish writes.
package generator

import (
	"fmt"
	"path/filepath"
	"runtime"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/guard"
	"planportal/generator/info"
	"planportal/generator/jobs"
	"planportal/generator/memory"
	"planportal/generator/public"
	"planportal/generator/settings"
	"planportal/generator/site"
	"planportal/generator/source"
	"planportal/layouts"
)

// Options say where a site is read from and written to.
type Options struct {
	Source   string // the folder that holds content/
	Public   string // where the open site goes
	Intranet string // where the staff's site goes
	Jobs     int    // how much is done side by side; 0 means one for each core
	// Remembers lets Remember write down what the generator knows, for the next
	// one to begin with. Whoever sets it holds the lock of the state folder.
	Remembers bool
	// Once says that Apply is called once. What only a second one needs is not kept.
	Once bool
	// Progress is called when a stage begins, with 0 of 0, and then now and then
	// with how much of it is done; it may be nil, and it is called by many
	// goroutines at once.
	Progress func(stage Stage, done, of int)
	// Busy is told when Run begins with a batch, and when it has done with it; it may
	// be nil.
	Busy func(bool)
	// Stopped is asked now and then, by many goroutines at once, whether to give
	// up; it may be nil. A Publish that has begun to show files does not ask.
	Stopped func() bool
}

// Stage is a part of a build, for progress and for finding out what takes time.
type Stage string

// The stages, in their order.
const (
	Listing  Stage = "list"   // settings, attachments, and which texts there are
	Reading  Stage = "read"   // texts become plans and pages, and layouts are read
	Deriving Stage = "derive" // what is due, the open site, and what no single file shows
	Writing  Stage = "write"  // the files that differ are made and laid ready
	Showing  Stage = "show"   // readers meet them
)

// State is the folder with what planportal remembers between builds. It is a
// cache: without it the result is the same.
func (o Options) State() string { return filepath.Join(o.Source, ".planportal") }

func (o Options) jobs() int {
	if o.Jobs > 0 {
		return o.Jobs
	}
	return runtime.NumCPU()
}

func (o Options) stopped() bool { return o.Stopped != nil && o.Stopped() }

func (o Options) progress(stage Stage, done, of int) {
	if o.Progress != nil {
		o.Progress(stage, done, of)
	}
}

func (o Options) busy(is bool) {
	if o.Busy != nil {
		o.Busy(is)
	}
}

// Batch is what Apply is told to look at.
type Batch struct {
	Today day.Date
	Paths []string // changed files, from the source folder; nil means everything
}

// Generation is everything that both sites are made from, on one day. It is
// never changed, and may be read by many goroutines at once.
type Generation struct {
	Site     *site.Site
	Layouts  *layouts.Set
	Open     []public.File // the whole open site
	Files    []public.Attachment
	Findings []diag.Finding // all of them, sorted
	Read     int            // how many texts of the source were looked at for it
	Changed  int            // how many of those were not as before
	// Leaks says that something of a plan stands on the open site: neither site
	// may be shown to anybody. The findings tell where.
	Leaks bool

	past *past // what the last build knew; only in the first generation
}

// Failed reports whether the source has errors that stop a build.
func (g *Generation) Failed() bool { return diag.Failed(g.Findings) }

// Generator keeps what was read, so that the next batch costs only its own
// files. One goroutine may use it at a time.
type Generator struct {
	opts   Options
	clock  int64 // of the source's file system when the last batch began, in ns since 1970
	leaves leaves
	open   []public.File
	now    *Generation
	source sources         // as they were before anything was read
	past   *past           // what the last build knew, nil if that is not known
	kept   *memory.Build   // what is written down, nil if nothing is
	since  map[string]bool // folders of plans that are not as they are written down

	settled      bool // site.yaml was looked at
	settings     *settings.Site
	settingsText []byte // nil if there is none
	settingFinds []diag.Finding
	set          *layouts.Set // the last one that works
	tried        *layouts.Set // the last one that was read
	setFinds     []diag.Finding
	files        []public.Attachment
	fileFinds    []diag.Finding
	listed       map[string][]diag.Finding // of names, links and folders, by path
	linkFinds    []diag.Finding            // of what pages say of each other
	unitFinds    []diag.Finding            // of units that site.yaml leaves out
	dayFinds     []diag.Finding            // of what time alone has made old in pages and settings
	guard        guard.Guard
	narrowed     []diag.Finding // translations that are more open than their Swedish page
	allowed      *guard.Allowed // what the guard does not search for

	guardedSum     memory.Sum // of what follows
	guardedOpen    []public.File
	guardedAllowed *guard.Allowed
}

// New returns a generator that has read nothing.
func New(o Options) *Generator {
	return &Generator{opts: o, leaves: newLeaves(), listed: map[string][]diag.Finding{}, since: map[string]bool{}}
}

// Apply reads what the batch names and returns the next generation. Faults in
// the source are findings of the generation: whatever can no longer be read
// stays as it last was, and is marked. The error is for what no author can mend
// in a text: a source folder that is not there.
func (g *Generator) Apply(b Batch) (*Generation, error) {
	src, err := source.Open(g.opts.Source)
	if err != nil {
		return nil, err
	}
	defer src.Close()
	g.opts.progress(Listing, 0, 0)
	r := round{Generator: g, src: src, today: b.Today, plans: map[string]*site.File{}, pages: map[string]*info.Page{}}
	if g.opts.Remembers {
		if g.clock, err = memory.Clock(g.opts.State()); err != nil {
			return nil, err
		}
	}
	jobs.Both(g.opts.jobs(), func() { err = r.readContent(b.Paths) }, func() {
		if g.now == nil || touches(b.Paths, source.Layouts) {
			r.readLayouts()
		}
	})
	if err != nil {
		return nil, err
	}
	g.opts.progress(Deriving, 0, 0)
	next, err := r.generation()
	if err != nil {
		return nil, fmt.Errorf("make the open site: %w", err)
	}
	g.now, g.past = next, nil
	return next, nil
}
