package generator

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/jobs"
	"planportal/generator/memory"
	"planportal/generator/public"
	"planportal/generator/sealed"
	"planportal/generator/site"
	"planportal/generator/source"
	"planportal/generator/stamp"
)

// past is what the last build knew.
type past struct {
	build *memory.Build
	site  *site.Site // its plans, on its day; nil if the settings were others
}

// recall begins where the last build stopped: the plans of a folder that has not
// been touched since are known already, and stay sealed. Pages are few, and are
// read again.
func (r *round) recall() {
	build, ok := memory.Load(r.opts.State())
	if !ok {
		return
	}
	shelves, ok := build.Open(r.opts.State(), r.opts.jobs())
	if !ok {
		return
	}
	byUnit := make(map[string]memory.Shelf, len(shelves))
	for _, sh := range shelves {
		byUnit[path.Base(sh.Folder)] = sh
		r.leaves.sealed[sh.Folder] = shelf{sh, listing(r.source.content, sh.Folder)}
	}
	r.leaves.keepSealed(r.source.content)
	r.kept, r.past = build, &past{build: build}
	settings, there, err := r.src.ReadSettings()
	if err == nil && there && bytes.Equal(settings, build.Settings) {
		r.settle(settings, true)
		r.past.site, _ = build.Site(r.opts.State(), r.settings, func(unit string) []*site.File { return files(byUnit[unit]) })
	}
	if r.past.site == nil { // every page is made anew, and broken settings must not live on
		for path, l := range r.leaves.all() {
			r.plans[path] = l.plan
		}
		r.settled = false
	}
}

// files are the plans of a shelf.
func files(sh memory.Shelf) (all []*site.File) {
	for _, t := range sh.Texts.Get() {
		all = append(all, t.File)
	}
	return all
}

// Told is what a build told.
type Told struct {
	Read     int // texts of the source
	Findings []diag.Finding
	Stats    Stats
}

// Unchanged returns what the last build told, if nothing has changed since: not
// a file of the source, not a file of either site, not the day, not the program.
// It reads no file, and is false whenever that is not certain.
func (g *Generator) Unchanged(today day.Date) (Told, bool) {
	b, ok := memory.Load(g.opts.State())
	if !ok {
		return Told{}, false
	}
	if g.source = sourcesIn(g.opts.Source); b.Today != today || !b.Source.Is(g.source.sum()) ||
		!b.Public.Is(folderSum(g.opts.Public)) || !b.Intranet.Is(folderSum(g.opts.Intranet)) {
		return Told{}, false
	}
	return Told{b.Read, b.Findings, Stats{Foreign: b.Foreign}}, true
}

func sum(t *stamp.Tree) memory.Sum { return t.Digest[:] }

// folderSum is the digest of a folder. One that cannot be looked through has
// none, which is like no other.
func folderSum(dir string) memory.Sum {
	t, err := stamp.Folder(dir)
	if err != nil {
		return nil
	}
	return sum(t)
}

// sources is the state of everything that is read.
type sources struct {
	content *stamp.Tree // with what lies in each folder
	layouts *stamp.Tree // nil if there is none
	whole   bool        // no part of them is unreadable
}

func sourcesIn(dir string) (s sources) {
	var unread, none error
	s.content, unread = stamp.List(filepath.Join(dir, "content"))
	s.layouts, none = stamp.Folder(filepath.Join(dir, string(source.Layouts)))
	s.whole = unread == nil && (none == nil || errors.Is(none, os.ErrNotExist))
	return s
}

// sum is the digest of the sources, if they can be read.
func (s sources) sum() memory.Sum {
	if !s.whole {
		return nil
	}
	if s.layouts == nil {
		return sum(s.content)
	}
	both := sha256.Sum256(append(sum(s.content), sum(s.layouts)...))
	return both[:]
}

func (s sources) before(clock int64) bool {
	return s.content.Before(clock) && (s.layouts == nil || s.layouts.Before(clock))
}

// Remember writes down what the generator knows and how both folders stand, so
// that the next build can begin here. now must be the generation that was made
// and published last by p, with these stats.
func (g *Generator) Remember(p *Publisher, now *Generation, stats Stats) error {
	if !g.opts.Remembers || now.Failed() {
		return nil
	}
	b := memory.Build{
		Today: now.Site.Today, Settings: g.settingsText, Layouts: now.Layouts.Sum(), Attached: attachedSum(now.Files),
		Read: g.leaves.size(), Pages: g.pages(), Findings: now.Findings, Foreign: stats.Foreign,
	}
	sums := []func(){
		func() { b.Guarded = g.guarded() },
		func() { b.Public = folderSum(g.opts.Public) },
		func() { b.Intranet = p.intranetSum() },
		func() {
			if g.source.content == nil {
				g.source = sourcesIn(g.opts.Source)
			}
		},
	}
	jobs.Each(g.opts.jobs(), len(sums), func(i int) { sums[i]() })
	if g.source.before(g.clock) {
		b.Source = g.source.sum()
	}
	content := g.source.content
	g.source = sources{}
	known := memory.Known{Site: now.Site, Changed: g.since}
	for _, sh := range g.leaves.sealed {
		known.Shelves = append(known.Shelves, sh.Shelf)
	}
	for folder, texts := range g.leaves.folders() {
		sh := memory.Shelf{Folder: folder, Plans: len(texts), Texts: sealed.Open(texts)}
		sh.Digest = digest(content, folder, texts)
		known.Shelves = append(known.Shelves, sh)
	}
	slices.SortFunc(known.Shelves, func(a, b memory.Shelf) int { return cmp.Compare(a.Folder, b.Folder) })
	kept, err := b.Keep(g.opts.State(), g.kept, known, g.opts.jobs())
	if err != nil {
		g.kept = nil
		return err
	}
	g.kept = kept
	clear(g.since)
	return nil
}

// pages are the hashes of all pages, by path.
func (g *Generator) pages() (all []memory.Page) {
	for _, path := range slices.Sorted(maps.Keys(g.leaves.open)) {
		if l := g.leaves.open[path]; l.plan == nil {
			all = append(all, memory.Page{Path: path, Hash: l.hash})
		}
	}
	return all
}

// knew reports whether the last build read the same page.
func (p *past) knew(path string, hash [sha256.Size]byte) bool {
	return p != nil && slices.Contains(p.build.Pages, memory.Page{Path: path, Hash: hash})
}

func attachedSum(files []public.Attachment) memory.Sum {
	whole := sha256.New()
	for _, f := range files {
		one := sha256.Sum256(f.Bytes)
		fmt.Fprintf(whole, "%q %x\n", f.Path, one)
	}
	return whole.Sum(nil)
}

// standing is the generation that both folders hold already, nil if they may
// hold anything else than the last build left there.
func (p *Publisher) standing(g *Generation) *Generation {
	b := g.past.build
	if g.past.site == nil || !b.Layouts.Is(g.Layouts.Sum()) || !b.Attached.Is(attachedSum(g.Files)) || len(b.Foreign) > 0 {
		return nil
	}
	for _, page := range b.Pages {
		if g.Site.Pages[page.Path] == nil {
			return nil // what it left on the intranet is not known
		}
	}
	tree, err := stamp.Folder(p.opts.Intranet)
	if err != nil || !b.Intranet.Is(sum(tree)) || !b.Public.Is(folderSum(p.opts.Public)) {
		return nil
	}
	p.tree, p.touched = tree, map[string]bool{}
	return &Generation{Site: g.past.site, Layouts: g.Layouts, Files: g.Files}
}

// intranetSum is the digest of the intranet's folder as it was published last.
func (p *Publisher) intranetSum() memory.Sum {
	if p.tree == nil {
		return folderSum(p.opts.Intranet)
	}
	tree, err := p.tree.Again(p.opts.Intranet, slices.Collect(maps.Keys(p.touched)))
	if err != nil {
		return nil
	}
	return sum(tree)
}
