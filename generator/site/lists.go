package site

import (
	"maps"
	"slices"

	"planportal/generator/day"
	"planportal/generator/due"
)

// List is what all units together have to do of one state or kind. While two
// generations show the same, it is the same pointer.
type List struct {
	Items  []*Item              // the first ones, by day and id
	Counts [len(due.States)]int // how many there are in all, by state
	Span   due.Span             // the days on which nothing in any unit changes its state
}

// Total is how many items there are in all.
func (l *List) Total() (n int) {
	for _, c := range l.Counts {
		n += c
	}
	return n
}

// group is what a list across units is of: a state, or a kind.
type group struct {
	state due.State
	kind  due.Kind
}

// groups are those that have lists.
var groups = func() (all []group) {
	for _, state := range inList {
		all = append(all, group{state: state})
	}
	for _, kind := range due.Kinds {
		all = append(all, group{kind: kind})
	}
	return all
}()

func (g group) has(it *Item) bool {
	return it.State != due.Done && (it.State == g.state || it.Kind == g.kind)
}

func (g group) counts(c *Counts) (counts [len(due.States)]int) {
	if g.kind != "" {
		return c[g.kind.Order()]
	}
	counts[g.state.Urgency()] = c.Of(g.state)
	return counts
}

func (g group) total(c *Counts) (n int) {
	for _, count := range g.counts(c) {
		n += count
	}
	return n
}

// nextLists makes the lists across units. Their cost follows the change, not the
// site.
func (n *Site) nextLists(s *Site, moved []move) {
	n.nextHeld(s)
	n.Counts, n.Span = Counts{}, due.Span{}
	for _, u := range n.Units {
		n.Counts.Plus(&u.Counts)
		n.Span = n.Span.And(u.Span)
	}
	n.heads = map[group]head{}
	n.ByState, n.ByKind = map[due.State]*List{}, map[due.Kind]*List{}
	changed := turned(moved, n.Settings != s.Settings, byGroup)
	for _, g := range groups {
		h, total := s.heads[g], g.total(&n.Counts)
		if sh := changed[g]; sh != nil {
			h = h.next(g.total(&s.Counts), sh.gone, sh.come, total, func() []*Item { return n.openItems(g.has) })
		}
		n.heads[g] = h
		l := &List{Items: h.shown(total), Counts: g.counts(&n.Counts), Span: n.Span}
		if g.kind != "" {
			n.ByKind[g.kind] = s.ByKind[g.kind].or(l)
		} else {
			n.ByState[g.state] = s.ByState[g.state].or(l)
		}
	}
}

// or is l itself if the next list says the same; l may be nil.
func (l *List) or(next *List) *List {
	if l != nil && l.Counts == next.Counts && l.Span == next.Span && slices.EqualFunc(l.Items, next.Items, (*Item).same) {
		return l
	}
	return next
}

// openItems are the items of all units that are asked for.
func (n *Site) openItems(has func(*Item) bool) (items []*Item) {
	for _, u := range n.Units {
		for _, it := range u.Register().Items {
			if has(it) {
				items = append(items, it)
			}
		}
	}
	return items
}

// nextHeld counts the meetings of all units by month.
func (n *Site) nextHeld(s *Site) {
	n.Held = maps.Clone(s.Held)
	if n.Held == nil {
		n.Held = map[day.Month]int{}
	}
	hold := func(u *Unit, by int) {
		for month, held := range u.Register().Held {
			if n.Held[month] += by * held; n.Held[month] == 0 {
				delete(n.Held, month)
			}
		}
	}
	for slug, u := range n.Units {
		if s.Units[slug] != u {
			hold(s.Units[slug], -1)
			hold(u, 1)
		}
	}
	for slug, u := range s.Units {
		if n.Units[slug] == nil {
			hold(u, -1)
		}
	}
}
