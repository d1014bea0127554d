package generator

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/memory"
	"planportal/generator/public"
	"planportal/generator/site"
	"planportal/generator/source"
	"planportal/generator/stamp"
)

// past is what the last build knew.
type past struct {
	build *memory.Build
	site  *site.Site // its plans, on its day; nil if the settings were others
}

// recall begins where the last build stopped: every plan whose file has not been
// touched since is known already. Pages are few, and are read again.
func (r *round) recall() {
	build, ok := memory.Load(r.opts.State())
	if !ok {
		return
	}
	texts, ok := build.Texts(r.opts.State(), r.opts.jobs())
	if !ok {
		return
	}
	plans := make(map[string]*site.File, len(texts))
	r.leaves, r.ids = make(map[string]leaf, len(texts)), make(map[string][]string, len(texts))
	paths := make([]string, len(texts)) // each is the only one of its id, mostly
	for i, t := range texts {
		r.leaves[t.File.Path] = leaf{stamp: t.Stamp, hash: t.Hash, plan: t.File, recalled: true}
		if others, shared := r.ids[t.File.ID]; shared {
			r.ids[t.File.ID] = append(others, t.File.Path)
			r.touched = append(r.touched, t.File.ID)
		} else {
			paths[i] = t.File.Path
			r.ids[t.File.ID] = paths[i : i+1 : i+1]
		}
		plans[t.File.Path] = t.File
	}
	r.kept, r.past, r.plans = build, &past{build: build}, plans
	settings, there, err := r.src.ReadSettings()
	if err != nil || !there || !bytes.Equal(settings, build.Settings) {
		return // every page is made anew, and broken settings must not live on
	}
	r.settle(settings, true)
	r.shareIDs(nil)
	r.past.site = site.Empty().Next(site.Change{Today: build.Today, Settings: r.settings, Plans: plans, Jobs: r.opts.jobs()})
	r.plans = map[string]*site.File{}
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
	var err error
	if g.source, err = sourceTree(g.opts.Source); err != nil || b.Today != today || !b.Source.Is(g.source.sum()) ||
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
type sources struct{ content, layouts *stamp.Tree } // layouts may be nil

func sourceTree(dir string) (s sources, err error) {
	if s.content, err = stamp.Folder(filepath.Join(dir, "content")); err != nil {
		return sources{}, err
	}
	s.layouts, err = stamp.Folder(filepath.Join(dir, string(source.Layouts)))
	if errors.Is(err, os.ErrNotExist) {
		return s, nil
	}
	return s, err
}

func (s sources) sum() memory.Sum {
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
		Guarded: g.guarded(),
		Public:  folderSum(g.opts.Public), Intranet: p.intranetSum(),
		Read: len(g.leaves), Pages: g.pages(), Findings: now.Findings, Foreign: stats.Foreign,
	}
	if g.source.content == nil {
		g.source, _ = sourceTree(g.opts.Source) // if it cannot be looked through, it has no sum
	}
	if g.source.content != nil && g.source.before(g.clock) {
		b.Source = g.source.sum()
	}
	g.source = sources{}
	kept, err := b.Keep(g.opts.State(), g.kept, g.change(), len(g.leaves), g.texts, g.opts.jobs())
	if err != nil {
		g.kept = nil
		return err
	}
	g.kept = kept
	clear(g.since)
	return nil
}

// change is what is another since what was kept.
func (g *Generator) change() (c memory.Change) {
	for _, path := range slices.Sorted(maps.Keys(g.since)) {
		if !g.since[path] {
			continue
		}
		if l, there := g.leaves[path]; there {
			c.Changed = append(c.Changed, l.text())
		} else {
			c.Gone = append(c.Gone, path)
		}
	}
	return c
}

// texts are all plans as they were read, by path.
func (g *Generator) texts() (all []memory.Text) {
	for _, path := range slices.Sorted(maps.Keys(g.leaves)) {
		if l := g.leaves[path]; l.plan != nil {
			all = append(all, l.text())
		}
	}
	return all
}

// pages are the hashes of all pages, by path.
func (g *Generator) pages() (all []memory.Page) {
	for _, path := range slices.Sorted(maps.Keys(g.leaves)) {
		if l := g.leaves[path]; l.plan == nil {
			all = append(all, memory.Page{Path: path, Hash: l.hash})
		}
	}
	return all
}

// knew reports whether the last build read the same page.
func (p *past) knew(path string, hash [sha256.Size]byte) bool {
	return p != nil && slices.Contains(p.build.Pages, memory.Page{Path: path, Hash: hash})
}

func (l leaf) text() memory.Text { return memory.Text{Stamp: l.stamp, Hash: l.hash, File: l.plan} }

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
