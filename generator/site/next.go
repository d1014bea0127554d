package site

import (
	"cmp"
	"maps"
	"slices"
	"strings"

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

// move is one plan that is not as it was: gone, new, edited, or over a line.
type move struct{ old, now *Entry }

// moves finds every plan that is another in the next generation, in path order.
func (n *Site) moves(s *Site, c Change) []move {
	everything := c.Settings != nil
	calm := s.Span.Holds(n.Today) && !everything // no unit is another by itself
	moved := map[string]move{}
	look := func(e *Entry) {
		_, changed := c.Plans[e.Path]
		if changed || everything || !e.Span.Holds(n.Today) {
			moved[e.Path] = move{old: e}
		}
	}
	touched := touchedUnits(c)
	touched[hidden] = slices.ContainsFunc(s.Hidden, func(r *Ref) bool { _, changed := c.Plans[r.Path]; return changed })
	lookIn := func(u *Unit) {
		if everything || touched[u.Slug] || !u.Span.Holds(n.Today) {
			for _, e := range u.Register().Entries {
				look(e)
			}
		}
	}
	lookIn(s.Protected)
	if calm {
		for slug := range touched {
			if u := s.Units[slug]; u != nil {
				lookIn(u)
			}
		}
	} else {
		for _, u := range s.Units {
			lookIn(u)
		}
	}
	for path, f := range c.Plans {
		if _, known := moved[path]; !known && f != nil {
			moved[path] = move{}
		}
	}
	out := make([]move, len(moved))
	paths := slices.Sorted(maps.Keys(moved))
	jobs.Each(max(1, c.Jobs), len(paths), func(i int) {
		m := moved[paths[i]]
		f, changed := c.Plans[paths[i]]
		if !changed {
			f = m.old.File
		}
		out[i] = move{m.old, n.entry(f)}
	})
	return out
}

func touchedUnits(c Change) map[string]bool {
	units := map[string]bool{}
	for path := range c.Plans {
		units[unitOf(path)] = true
	}
	return units
}

// unitOf returns the unit's folder in a plan's path.
func unitOf(path string) string {
	unit, _, _ := strings.Cut(strings.TrimPrefix(path, "content/plans/"), "/")
	return unit
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

// register is what a unit holds after some plans have gone and others come.
func (n *Site) register(before *Register, gone, come []*Entry) *Register {
	lost, won := itemsOf(gone), itemsOf(come)
	r := &Register{
		Entries: patch(before.Entries, gone, come, byName), Todo: n.patched(before.Todo, lost, won),
		Done: patch(before.Done, done(lost), done(won), byDayAndID), Held: map[day.Month]int{},
	}
	for _, e := range r.Entries {
		r.hold(e)
	}
	r.Named = named(r.Items, r.Entries)
	return r
}

func itemsOf(entries []*Entry) (items []*Item) {
	for _, e := range entries {
		items = append(items, e.Items...)
	}
	return items
}

// named are items that are sorted by day, those of one day as their plans are
// among entries.
func named(items []*Item, entries []*Entry) []*Item {
	place := make(map[*Ref]int, len(entries))
	for i, e := range entries {
		place[e.Ref] = i
	}
	out := slices.Clone(items)
	for from, to := 0, 0; from < len(out); from = to {
		for to < len(out) && out[to].Due == out[from].Due {
			to++
		}
		if to > from+1 {
			slices.SortStableFunc(out[from:to], func(a, b *Item) int { return place[a.Ref] - place[b.Ref] })
		}
	}
	return out
}

// sort puts an entry into the unit's lists of plans that need care.
func (u *Unit) sort(e *Entry, n *Site) {
	if e.Broken {
		u.Unread = append(u.Unread, e.Ref)
	}
	if e.Plan == nil {
		return
	}
	if met := e.Plan.Planned(); e.Plan.Status == plan.Active && !met.IsZero() && e.Plan.RegionNotified.IsZero() {
		u.Untold = append(u.Untold, Case{*e.Ref, e.Plan.Responsible, met})
	}
	if left := n.left(e.Plan.Responsible); !left.IsZero() && left < n.Today && e.Plan.Status != plan.Closed {
		u.Orphans = append(u.Orphans, Case{*e.Ref, e.Plan.Responsible, left})
	}
}

// hold counts the entry's follow-up meetings.
func (r *Register) hold(e *Entry) {
	if e.Plan == nil {
		return
	}
	for _, m := range e.Plan.Meetings {
		if m.Kind == plan.FollowUp {
			r.Held[m.Date.Month()]++
		}
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
		n.PageItems = append(n.PageItems, &Item{Item: it, State: it.On(n.Today, n.Settings.Staff.SoonDays), Page: p})
	}
	slices.SortStableFunc(n.PageItems, func(a, b *Item) int { return int(a.Due - b.Due) })
}
