package site

import (
	"fmt"
	"maps"
	"slices"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/jobs"
	"planportal/generator/plan"
	"planportal/generator/sealed"
)

// share is what one list loses and gains.
type share[T any] struct{ gone, come []T }

// shares deals out what has moved to the lists that hold it. keys says in which
// list an entry stands.
func shares(moved []move, keys func(e *Entry, yield func(string))) map[string]*share[*Entry] {
	out := map[string]*share[*Entry]{}
	at := func(k string) *share[*Entry] {
		if out[k] == nil {
			out[k] = &share[*Entry]{}
		}
		return out[k]
	}
	for _, m := range moved {
		if m.old != nil {
			keys(m.old, func(k string) { at(k).gone = append(at(k).gone, m.old) })
		}
		if m.now != nil {
			keys(m.now, func(k string) { at(k).come = append(at(k).come, m.now) })
		}
	}
	return out
}

// byUnit puts an entry into its unit's list, or into that of protected/.
func byUnit(e *Entry, yield func(string)) {
	if e.Hidden {
		yield(hidden)
		return
	}
	yield(e.Unit)
}

// byOwner puts an entry into the list of the plan's responsible.
func byOwner(e *Entry, yield func(string)) {
	if name := e.Responsible; name != "" && !e.Hidden {
		yield(name)
	}
}

// turned deals out what other versions of plans have made of their items to the
// lists that hold them. What says the same as before is left out, so that a plan
// with another text touches none of them; but all of it counts if the settings
// are others, since lists follow from them, too.
func turned[K comparable](moved []move, everything bool, keys func(it *Item, yield func(K))) map[K]*share[*Item] {
	out := map[K]*share[*Item]{}
	put := func(e, other *Entry, list func(*share[*Item]) *[]*Item) {
		if e == nil || e.Hidden {
			return
		}
		for _, it := range e.Items {
			if !everything && other != nil && slices.Contains(other.Items, it) {
				continue
			}
			keys(it, func(k K) {
				if out[k] == nil {
					out[k] = &share[*Item]{}
				}
				l := list(out[k])
				*l = append(*l, it)
			})
		}
	}
	for _, m := range moved {
		put(m.old, m.now, func(sh *share[*Item]) *[]*Item { return &sh.gone })
		put(m.now, m.old, func(sh *share[*Item]) *[]*Item { return &sh.come })
	}
	return out
}

// byDoer puts an item into the list of whoever answers for it.
func byDoer(it *Item, yield func(string)) {
	if it.Responsible != "" {
		yield(it.Responsible)
	}
}

// byMonth puts an open item into the list of the month in which it is due.
func byMonth(it *Item, yield func(day.Month)) {
	if !it.Due.IsZero() && it.State != due.Done {
		yield(it.Due.Month())
	}
}

// byGroup puts an open item into the lists of its state and its kind.
func byGroup(it *Item, yield func(Group)) {
	if it.State != due.Done {
		yield(Group{State: it.State})
		yield(Group{Kind: it.Kind})
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
	for name, sh := range turned(moved, n.Settings != s.Settings, byDoer) {
		touched[name] = claims{items: sh}
	}
	for name, sh := range shares(slices.DeleteFunc(slices.Clone(moved), move.keepsOwner), byOwner) {
		touched[name] = claims{sh, touched[name].items}
	}
	if n.Settings != s.Settings { // they say who has left, also of those who have nothing to do
		for name := range s.People {
			if _, known := touched[name]; !known {
				touched[name] = claims{}
			}
		}
	}
	n.People = maps.Clone(s.People)
	var turned []string
	remake(atOnce, touched, func(name string, c claims) *Person {
		return n.person(s.People[name], name, c.plans, c.items)
	}, func(name string, p *Person) {
		turned = append(turned, name)
		n.People[name] = p
		if p.Owned == 0 && len(p.Tasks().All) == 0 {
			delete(n.People, name)
		}
	})
	n.nextSlugs(s, turned)
	n.ByPerson = nextTable(s.ByPerson, s.People, n.People, turned, (*Person).row, n.Span)
}

// person is the next version of somebody; before is nil for a new name.
func (n *Site) person(before *Person, name string, plans *share[*Entry], items *share[*Item]) *Person {
	if before == nil {
		before = &Person{Standing: Standing{Slug: Slug(name)}, Inside: sealed.Open(&Tasks{})}
	}
	p := &Person{Left: n.left(name), Owned: before.Owned, Inside: before.Inside}
	open := before.Plans
	if plans != nil {
		p.Owned += len(plans.come) - len(plans.gone)
		open += unclosed(plans.come) - unclosed(plans.gone)
	}
	if items != nil {
		old := before.Tasks()
		p.Inside = sealed.Open(&Tasks{All: patch(old.All, items.gone, items.come, byDayAndID), Todo: n.patched(old.Todo, items.gone, items.come)})
	}
	todo := &p.Tasks().Todo
	p.Counts, p.Span = todo.Counts, todo.Span
	p.Standing = standing(name, before.Slug, open, &p.Counts, todo.First(due.Overdue))
	return p
}

func unclosed(entries []*Entry) (n int) {
	for _, e := range entries {
		if e.Status != plan.Closed {
			n++
		}
	}
	return n
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
func (n *Site) nextSlugs(s *Site, turned []string) {
	same := true
	for _, name := range turned {
		same = same && (s.People[name] == nil) == (n.People[name] == nil)
	}
	if same {
		return
	}
	n.nameTwins()
	for name, p := range n.People {
		if slug := n.slug(name); p.Slug != slug {
			again := *p
			again.Slug = slug
			n.People[name] = &again
		}
	}
}

// nameTwins finds the people whose names make one slug.
func (n *Site) nameTwins() {
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
