package site

import (
	"fmt"
	"maps"
	"slices"

	"planportal/generator/day"
	"planportal/generator/jobs"
	"planportal/generator/plan"
)

// share is what one list loses and gains.
type share[T any] struct{ gone, come []T }

// shares deals out what has moved to the lists that hold it. keys says in which
// lists an entry stands, and with what.
func shares[K comparable, T any](moved []move, keys func(e *Entry, yield func(K, T))) map[K]*share[T] {
	out := map[K]*share[T]{}
	at := func(k K) *share[T] {
		if out[k] == nil {
			out[k] = &share[T]{}
		}
		return out[k]
	}
	for _, m := range moved {
		if m.old != nil {
			keys(m.old, func(k K, x T) { at(k).gone = append(at(k).gone, x) })
		}
		if m.now != nil {
			keys(m.now, func(k K, x T) { at(k).come = append(at(k).come, x) })
		}
	}
	return out
}

// byUnit puts an entry into its unit's list, or into that of protected/.
func byUnit(e *Entry, yield func(string, *Entry)) {
	if e.Hidden {
		yield(hidden, e)
		return
	}
	yield(e.Unit, e)
}

// byOwner puts an entry into the list of the plan's responsible.
func byOwner(e *Entry, yield func(string, *Entry)) {
	if name := responsible(e.Plan); name != "" && !e.Hidden {
		yield(name, e)
	}
}

// byDoer puts an item into the list of whoever answers for it.
func byDoer(e *Entry, yield func(string, *Item)) {
	for _, it := range e.Items {
		if it.Responsible != "" && !e.Hidden {
			yield(it.Responsible, it)
		}
	}
}

// byMonth puts an item into the list of the month in which it is due.
func byMonth(e *Entry, yield func(day.Month, *Item)) {
	for _, it := range e.Items {
		if !it.Due.IsZero() && !it.Done && !e.Hidden {
			yield(it.Due.Month(), it)
		}
	}
}

// remake makes every list anew that gains or loses something, side by side, and
// then puts them in place one by one.
func remake[K comparable, T, L any](atOnce int, touched map[K]T, make func(K, T) L, put func(K, L)) {
	keys := slices.Collect(maps.Keys(touched))
	lists := slices.Grow([]L(nil), len(keys))[:len(keys)]
	jobs.Each(atOnce, len(keys), func(i int) { lists[i] = make(keys[i], touched[keys[i]]) })
	for i, k := range keys {
		put(k, lists[i])
	}
}

// claims is what somebody's lists lose and gain.
type claims struct {
	plans *share[*Entry]
	items *share[*Item]
}

func (n *Site) nextPeople(s *Site, moved []move, atOnce int) {
	touched := map[string]claims{}
	for name, sh := range shares(moved, byOwner) {
		touched[name] = claims{plans: sh}
	}
	for name, sh := range shares(moved, byDoer) {
		touched[name] = claims{touched[name].plans, sh}
	}
	n.People = maps.Clone(s.People)
	remake(atOnce, touched, func(name string, c claims) *Person {
		return n.person(s.People[name], name, c.plans, c.items)
	}, func(name string, p *Person) {
		n.People[name] = p
		if len(p.Entries) == 0 && len(p.All) == 0 {
			delete(n.People, name)
		}
	})
	n.nextSlugs(s, touched)
}

// person is the next version of somebody; before is nil for a new name.
func (n *Site) person(before *Person, name string, plans *share[*Entry], items *share[*Item]) *Person {
	if before == nil {
		before = &Person{Standing: Standing{Slug: Slug(name)}}
	}
	p := &Person{Left: n.left(name), Entries: before.Entries, All: before.All, Todo: before.Todo}
	if plans != nil {
		p.Entries = patch(before.Entries, plans.gone, plans.come, byPath)
	}
	if items != nil {
		p.All = patch(before.All, items.gone, items.come, byDayAndID)
		p.Todo = n.patched(before.Todo, items.gone, items.come)
	}
	open := 0
	for _, e := range p.Entries {
		if e.Plan.Status != plan.Closed {
			open++
		}
	}
	p.Standing = standing(name, before.Slug, open, &p.Todo)
	return p
}

func (n *Site) nextMonths(s *Site, moved []move, atOnce int) {
	n.Months = maps.Clone(s.Months)
	remake(atOnce, shares(moved, byMonth), func(month day.Month, sh *share[*Item]) *Month {
		before := s.Months[month]
		if before == nil {
			before = &Month{}
		}
		m := &Month{Month: month, PerUnit: maps.Clone(before.PerUnit), Todo: n.patched(before.Todo, sh.gone, sh.come)}
		m.count(sh.gone, -1)
		m.count(sh.come, 1)
		return m
	}, func(month day.Month, m *Month) {
		n.Months[month] = m
		if len(m.Items) == 0 {
			delete(n.Months, month)
		}
	})
}

// count adds n for each of the items to its unit's number.
func (m *Month) count(items []*Item, n int) {
	if m.PerUnit == nil {
		m.PerUnit = map[string]int{}
	}
	for _, it := range items {
		m.PerUnit[it.Entry.Unit] += n
		if m.PerUnit[it.Entry.Unit] == 0 {
			delete(m.PerUnit, it.Entry.Unit)
		}
	}
}

// left is the person's last working day here, zero for those who have not left.
func (n *Site) left(name string) day.Date {
	for _, p := range n.Settings.Staff.People {
		if p.Name == name {
			return p.Left
		}
	}
	return 0
}

// nextSlugs gives people whose names make the same slug a number each, in the
// order of their names. Only when somebody has come or gone is there anything to
// do.
func (n *Site) nextSlugs(s *Site, touched map[string]claims) {
	same := true
	for name := range touched {
		same = same && (s.People[name] == nil) == (n.People[name] == nil)
	}
	if same {
		return
	}
	names := map[string][]string{}
	for name := range n.People {
		slug := Slug(name)
		names[slug] = append(names[slug], name)
	}
	n.twins = map[string]string{}
	for slug, same := range names {
		slices.Sort(same)
		for i, name := range same[1:] {
			n.twins[name] = fmt.Sprintf("%s-%d", slug, i+2)
		}
	}
	for name, p := range n.People {
		if slug := n.slug(name); p.Slug != slug {
			again := *p
			again.Slug = slug
			n.People[name] = &again
		}
	}
}

func (n *Site) slug(name string) string {
	if twin, ok := n.twins[name]; ok {
		return twin
	}
	return Slug(name)
}

// SameAddresses reports whether everybody who is in both generations has the
// same address in both. It fails only when two people's names make one slug.
func (s *Site) SameAddresses(other *Site) bool { return maps.Equal(s.twins, other.twins) }
