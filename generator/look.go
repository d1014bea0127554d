package generator

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"planportal/generator/diag"
	"planportal/generator/jobs"
	"planportal/generator/source"
)

// looked is what a round has looked at, and what lies there now.
type looked struct {
	paths   []string // nil for everything
	entries []source.Entry
	found   []diag.Finding
}

// covers reports whether the round has looked at the path.
func (l looked) covers(p string) bool {
	return l.paths == nil || slices.ContainsFunc(l.paths, func(at string) bool { return p == at || strings.HasPrefix(p, at+"/") })
}

// look finds the texts that a batch names. A path that is no part of content/
// or layouts/, or stands above their zones, is a reason to look at everything.
func (r *round) look(paths []string) looked {
	if paths == nil || r.now == nil {
		r.walk()
		pages, foundPages := r.list(source.Pages)
		plans, foundPlans := r.list(source.Plans)
		r.leaves.keepSealed(r.source.content)
		return looked{entries: append(pages, plans...), found: slices.Concat(r.src.Strays(), foundPages, foundPlans)}
	}
	l := looked{paths: make([]string, 0, len(paths)), entries: make([]source.Entry, 0, len(paths))}
	each := make([]looked, len(paths))
	jobs.Each(r.opts.jobs(), len(paths), func(i int) {
		if p := path.Clean(paths[i]); text(p) {
			r.leaves.read(path.Dir(p))
			each[i].entries, each[i].found = r.src.Look(p)
		}
	})
	for i, p := range paths {
		p = path.Clean(p)
		switch {
		case text(p):
			name := norm.NFC.String(p)
			r.leaves.unseal(path.Dir(name)) // of a file
			r.leaves.unseal(name)           // a folder
			l.paths, l.entries, l.found = append(l.paths, name), append(l.entries, each[i].entries...), append(l.found, each[i].found...)
		case p != source.Settings && !within(p, source.Files) && !within(p, source.Layouts):
			return r.look(nil)
		}
	}
	slices.SortFunc(l.entries, func(a, b source.Entry) int { return strings.Compare(a.Path, b.Path) })
	l.entries = slices.CompactFunc(l.entries, func(a, b source.Entry) bool { return a.Path == b.Path })
	return l
}

// walk looks through the source folder, once a round.
func (r *round) walk() {
	if r.source.content == nil {
		r.source = sourcesIn(r.opts.Source) // what cannot be read, the lists of files tell
	}
}

// list finds every file of a zone.
func (r *round) list(zone source.Zone) ([]source.Entry, []diag.Finding) {
	if r.source.content == nil {
		return r.src.List(zone)
	}
	return r.src.ListIn(r.source.content, zone)
}

// touches reports whether a batch names something of a zone.
func touches(paths []string, zone source.Zone) bool {
	return paths == nil || slices.ContainsFunc(paths, func(p string) bool {
		p = path.Clean(p)
		return within(p, zone) || p == string(zone) || p == "content" || p == "."
	})
}

// text reports whether a path is that of a page or of a plan, or of a folder of
// them.
func text(p string) bool { return within(p, source.Pages) || within(p, source.Plans) }

// within reports whether a path lies below a zone.
func within(p string, zone source.Zone) bool { return strings.HasPrefix(p, string(zone)+"/") }

// known are the files that were read before below what the round has looked at.
func (r *round) known(l looked) (paths []string) {
	single := true
	for _, p := range l.paths {
		_, file := r.leaves.open[p]
		single = single && (file || path.Ext(p) == ".md")
	}
	if l.paths != nil && single { // no folder: no need to look through all files
		for _, p := range l.paths {
			if _, file := r.leaves.open[p]; file {
				paths = append(paths, p)
			}
		}
		return paths
	}
	for p := range r.leaves.open {
		if l.covers(p) {
			paths = append(paths, p)
		}
	}
	return paths
}
