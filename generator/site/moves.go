package site

import (
	"slices"
	"strings"

	"planportal/generator/jobs"
	"planportal/generator/plan"
)

// move is one plan that is not as it was: gone, new, edited, or over a line.
type move struct {
	old, now *Entry
	file     *File // that now is made of, nil for none
}

// moves finds every plan that is another in the next generation.
func (n *Site) moves(s *Site, c Change) []move {
	atOnce := max(1, c.Jobs)
	changed := filesByUnit(c.Plans)
	units := n.unsettled(s, c, changed)
	each := make([][]move, len(units))
	jobs.Each(atOnce, len(units), func(i int) {
		files := changed[units[i].Slug]
		if units[i] == s.Protected {
			files = c.Plans
		}
		each[i] = n.leaving(units[i], files, c.Settings != nil)
	})
	moved := slices.Concat(each...)
	for _, f := range fresh(c.Plans, moved) {
		moved = append(moved, move{file: f})
	}
	jobs.Each(atOnce, len(moved), func(i int) {
		m := &moved[i]
		if m.now = n.entry(m.file); m.now != nil && m.old != nil {
			m.now.keep(m.old)
		}
	})
	return moved
}

// unsettled are the units in which a plan may be another.
func (n *Site) unsettled(s *Site, c Change, changed map[string]map[string]*File) (units []*Unit) {
	everything := c.Settings != nil
	if everything || !s.Protected.Span.Holds(n.Today) || slices.ContainsFunc(s.Hidden, func(r *Ref) bool { _, has := c.Plans[r.Path]; return has }) {
		units = append(units, s.Protected)
	}
	if !everything && s.Span.Holds(n.Today) { // no unit is another by itself
		for slug := range changed {
			if u := s.Units[slug]; u != nil {
				units = append(units, u)
			}
		}
		return units
	}
	for _, u := range s.Units {
		if everything || changed[u.Slug] != nil || !u.Span.Holds(n.Today) {
			units = append(units, u)
		}
	}
	return units
}

// leaving are the plans of a unit that will be others: those that have changed, by
// path, and those that change by themselves.
func (n *Site) leaving(u *Unit, changed map[string]*File, everything bool) (moved []move) {
	for _, e := range u.Register().Entries {
		f, has := changed[e.Path]
		switch {
		case has:
			moved = append(moved, move{old: e, file: f})
		case everything || !e.Span.Holds(n.Today):
			moved = append(moved, move{old: e, file: e.File})
		}
	}
	return moved
}

// fresh are the files of which nothing has moved yet: they are new.
func fresh(changed map[string]*File, moved []move) (files []*File) {
	known := make(map[string]bool, len(moved))
	for _, m := range moved {
		known[m.old.Path] = true
	}
	for path, f := range changed {
		if f != nil && !known[path] {
			files = append(files, f)
		}
	}
	return files
}

// filesByUnit are files by the folder that they lie in, and by path.
func filesByUnit(files map[string]*File) map[string]map[string]*File {
	units := map[string]map[string]*File{}
	for path, f := range files {
		unit := unitOf(path)
		if units[unit] == nil {
			units[unit] = map[string]*File{}
		}
		units[unit][path] = f
	}
	return units
}

// unitOf returns the unit's folder in a plan's path.
func unitOf(path string) string {
	unit, _, _ := strings.Cut(strings.TrimPrefix(path, "content/plans/"), "/")
	return unit
}

// keepsOwner reports whether the plan counts for its responsible as it did.
func (m move) keepsOwner() bool {
	return m.old != nil && m.now != nil && m.old.Hidden == m.now.Hidden && m.old.Readable() && m.now.Readable() &&
		m.old.Responsible == m.now.Responsible && (m.old.Status == plan.Closed) == (m.now.Status == plan.Closed)
}
