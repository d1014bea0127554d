package generator

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"planportal/generator/diag"
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
		pages, foundPages := r.src.List(source.Pages)
		plans, foundPlans := r.src.List(source.Plans)
		return looked{entries: append(pages, plans...), found: slices.Concat(r.src.Strays(), foundPages, foundPlans)}
	}
	l := looked{paths: []string{}}
	for _, p := range paths {
		p = path.Clean(p)
		switch {
		case within(p, source.Pages), within(p, source.Plans):
			entries, found := r.src.Look(p)
			l.paths, l.entries, l.found = append(l.paths, norm.NFC.String(p)), append(l.entries, entries...), append(l.found, found...)
		case p != source.Settings && !within(p, source.Files) && !within(p, source.Layouts):
			return r.look(nil)
		}
	}
	slices.SortFunc(l.entries, func(a, b source.Entry) int { return strings.Compare(a.Path, b.Path) })
	l.entries = slices.CompactFunc(l.entries, func(a, b source.Entry) bool { return a.Path == b.Path })
	return l
}

// touches reports whether a batch names something of a zone.
func touches(paths []string, zone source.Zone) bool {
	return paths == nil || slices.ContainsFunc(paths, func(p string) bool {
		p = path.Clean(p)
		return within(p, zone) || p == string(zone) || p == "content" || p == "."
	})
}

// within reports whether a path lies below a zone.
func within(p string, zone source.Zone) bool { return strings.HasPrefix(p, string(zone)+"/") }

// known are the files that were read before below what the round has looked at.
func (r *round) known(l looked) (paths []string) {
	single := true
	for _, p := range l.paths {
		_, file := r.leaves[p]
		single = single && (file || path.Ext(p) == ".md")
	}
	if l.paths != nil && single { // no folder: no need to look through all files
		for _, p := range l.paths {
			if _, file := r.leaves[p]; file {
				paths = append(paths, p)
			}
		}
		return paths
	}
	for p := range r.leaves {
		if l.covers(p) {
			paths = append(paths, p)
		}
	}
	return paths
}
