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
	lost, won := turnedItems(gone, come)
	r := &Register{
		Entries: patch(before.Entries, gone, come, byName), Todo: n.patched(before.Todo, lost, won),
		Done: patch(before.Done, done(lost), done(won), byDayAndID), Held: heldAfter(before.Held, gone, come),
		Named: before.Named,
	}
	if len(lost)+len(won) > 0 || !slices.EqualFunc(before.Entries, r.Entries, func(a, b *Entry) bool { return a.Ref == b.Ref }) {
		r.Named = named(r.Items, r.Entries)
	}
	return r
}

// turnedItems are the items that only the plans have that are gone, and those that
// only the others have.
func turnedItems(gone, come []*Entry) (lost, won []*Item) {
	gone, come = unlike(gone, come)
	kept := map[*Item]bool{}
	for _, e := range come {
		for _, it := range e.Items {
			kept[it] = false
		}
	}
	for _, e := range gone {
		for _, it := range e.Items {
			if _, stays := kept[it]; stays {
				kept[it] = true
			} else {
				lost = append(lost, it)
			}
		}
	}
	for _, e := range come {
		for _, it := range e.Items {
			if !kept[it] {
				won = append(won, it)
			}
		}
	}
	return lost, won
}

// unlike leaves out versions of a plan that have the same items, if they stand in
// the same place of both.
func unlike(gone, come []*Entry) (otherGone, otherCome []*Entry) {
	if len(gone) != len(come) {
		return gone, come
	}
	for i := range gone {
		if gone[i].Ref != come[i].Ref || !slices.Equal(gone[i].Items, come[i].Items) {
			otherGone, otherCome = append(otherGone, gone[i]), append(otherCome, come[i])
		}
	}
	return otherGone, otherCome
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

// heldAfter counts the plans' follow-up meetings by month, after some plans have gone
// and others come.
func heldAfter(before map[day.Month]int, gone, come []*Entry) map[day.Month]int {
	now := make(map[day.Month]int, len(before))
	maps.Copy(now, before)
	count := func(entries []*Entry, by int) {
		for _, e := range entries {
			for _, month := range e.held {
				now[month] += by
			}
		}
	}
	count(come, 1)
	count(gone, -1)
	maps.DeleteFunc(now, func(_ day.Month, n int) bool { return n == 0 })
	return now
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
