package site

import (
	"cmp"
	"maps"
	"slices"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/info"
	"planportal/generator/jobs"
	"planportal/generator/plan"
	"planportal/generator/sealed"
	"planportal/generator/settings"
)

// Change is what has happened since a generation was made.
type Change struct {
	Today    day.Date
	Settings *settings.Site        // nil: as before
	Plans    map[string]*File      // by path; nil: the file is gone
	Pages    map[string]*info.Page // by path; nil: the page is gone
	Jobs     int                   // how much is done side by side; 0 means one thing at a time
}

// Empty is the generation before the first.
func Empty() *Site {
	return &Site{
		Settings: &settings.Site{},
		Units:    map[string]*Unit{}, People: map[string]*Person{}, Months: map[day.Month]*Month{},
		Protected: &Unit{Standing: Standing{Slug: hidden}}, Pages: map[string]*info.Page{},
		twins: map[string]string{},
	}
}

// Next returns the generation after s. Whatever the change does not touch is
// shared with s; a generation made in one step from Empty is the same as one
// made in many.
func (s *Site) Next(c Change) *Site {
	n := *s
	n.Today = c.Today
	if c.Settings != nil {
		n.Settings = c.Settings
	}
	n.nextPages(c, s.Today)

	moved := n.moves(s, c)
	atOnce := max(1, c.Jobs)
	n.nextUnits(s, moved, atOnce)
	after := []func(){
		func() { n.nextLists(s, moved) },
		func() { n.nextPeople(s, moved, atOnce) },
		func() { n.nextMonths(s, moved, atOnce) },
	}
	jobs.Each(atOnce, len(after), func(i int) { after[i]() })
	return &n
}

func (n *Site) nextUnits(s *Site, moved []move, atOnce int) {
	n.Units = maps.Clone(s.Units)
	var turned []string
	remake(atOnce, shares(moved, byUnit), func(slug string, sh *share[*Entry]) *Unit {
		before := s.Units[slug]
		if slug == hidden {
			before = s.Protected
		}
		return n.unit(slug, n.register(before.Register(), sh.gone, sh.come))
	}, func(slug string, u *Unit) {
		if slug == hidden {
			n.Protected, n.Hidden = u, refs(u.Register().Entries)
			return
		}
		turned = append(turned, slug)
		n.Units[slug] = u
		if u.Plans == 0 {
			delete(n.Units, slug)
		}
	})
	n.sum(s, turned)
	n.ByUnit = nextTable(s.ByUnit, s.Units, n.Units, turned, (*Unit).row, n.Span)
}

// sum adds up the units. Those that have turned are others than in s.
func (n *Site) sum(s *Site, turned []string) {
	n.Held = maps.Clone(s.Held)
	if n.Held == nil {
		n.Held = map[day.Month]int{}
	}
	count := func(u *Unit, by int) {
		if u == nil {
			return
		}
		n.Counts.plus(&u.Counts, by)
		for month, held := range u.Register().Held {
			if n.Held[month] += by * held; n.Held[month] == 0 {
				delete(n.Held, month)
			}
		}
	}
	for _, slug := range turned {
		count(s.Units[slug], -1)
		count(n.Units[slug], 1)
	}
	n.span()
}

// span finds the days on which no unit changes by itself.
func (n *Site) span() {
	n.Span = due.Span{}
	for _, u := range n.Units {
		n.Span = n.Span.And(u.Span)
	}
}

// refs are the plans' refs, by id.
func refs(entries []*Entry) []*Ref {
	out := make([]*Ref, len(entries))
	for i, e := range entries {
		out[i] = e.Ref
	}
	slices.SortFunc(out, func(a, b *Ref) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Path, b.Path)) })
	return out
}

// unit makes a unit of what it holds.
func (n *Site) unit(slug string, r *Register) *Unit {
	u := &Unit{Counts: r.Counts, Span: r.Span, Inside: sealed.Open(r)}
	for _, e := range r.Entries {
		u.Span = u.Span.And(e.Span)
		u.Findings = append(u.Findings, e.Findings...)
		u.sort(e, n)
	}
	u.Standing = standing(n.Settings.Staff.UnitName(slug), slug, len(r.Entries), &u.Counts, r.First(due.Overdue))
	return u
}

// sort puts an entry into the unit's lists of plans that need care.
func (u *Unit) sort(e *Entry, n *Site) {
	if e.Broken {
		u.Unread = append(u.Unread, e.Ref)
	}
	if !e.Readable() {
		return
	}
	if e.Status == plan.Active && !e.Planned.IsZero() && e.RegionNotified.IsZero() {
		u.Untold = append(u.Untold, Case{*e.Ref, e.Responsible, e.Planned})
	}
	if left := n.left(e.Responsible); !left.IsZero() && left < n.Today && e.Status != plan.Closed {
		u.Orphans = append(u.Orphans, Case{*e.Ref, e.Responsible, left})
	}
}

// NextPages are the pages of the generation after s, by source path.
func (s *Site) NextPages(c Change) map[string]*info.Page {
	pages := maps.Clone(s.Pages)
	for path, p := range c.Pages {
		pages[path] = p
		if p == nil {
			delete(pages, path)
		}
	}
	return pages
}

func (n *Site) nextPages(c Change, before day.Date) {
	if len(c.Pages) == 0 && c.Settings == nil && c.Today == before {
		return
	}
	n.Pages, n.PageItems = n.NextPages(c), nil
	for _, path := range slices.Sorted(maps.Keys(n.Pages)) {
		p := n.Pages[path]
		if p.Draft {
			continue
		}
		it := due.OfPage(p)
		n.PageItems = append(n.PageItems, &Item{Item: it, State: it.On(n.Today, n.Settings.Staff.SoonDays), Ref: &Ref{Page: p}})
	}
	slices.SortStableFunc(n.PageItems, func(a, b *Item) int { return int(a.Due - b.Due) })
}
