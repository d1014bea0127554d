package site

import (
	"slices"

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

// Group is what a list across units is of: a state, or a kind.
type Group struct {
	State due.State
	Kind  due.Kind
}

// Groups are those that have lists.
var Groups = func() (all []Group) {
	for _, state := range inList {
		all = append(all, Group{State: state})
	}
	for _, kind := range due.Kinds {
		all = append(all, Group{Kind: kind})
	}
	return all
}()

func (g Group) has(it *Item) bool {
	return it.State != due.Done && (it.State == g.State || it.Kind == g.Kind)
}

func (g Group) counts(c *Counts) (counts [len(due.States)]int) {
	if g.Kind != 0 {
		return c[g.Kind.Order()]
	}
	counts[g.State.Urgency()] = c.Of(g.State)
	return counts
}

func (g Group) total(c *Counts) (n int) {
	for _, count := range g.counts(c) {
		n += count
	}
	return n
}

// nextLists makes the lists across units. Their cost follows the change, not the
// site.
func (n *Site) nextLists(s *Site, moved []move) {
	heads, changed := map[Group]Head{}, turned(moved, n.Settings != s.Settings, byGroup)
	for _, g := range Groups {
		heads[g] = s.Heads[g]
		if sh := changed[g]; sh != nil {
			heads[g] = heads[g].next(g.total(&s.Counts), sh.gone, sh.come, g.total(&n.Counts), func() []*Item { return n.openItems(g.has) })
		}
	}
	n.Heads = heads
	n.show(s)
}

// show makes the lists of their heads, or takes those of s that say the same.
func (n *Site) show(s *Site) {
	n.ByState, n.ByKind = map[due.State]*List{}, map[due.Kind]*List{}
	for _, g := range Groups {
		l := &List{Items: n.Heads[g].shown(g.total(&n.Counts)), Counts: g.counts(&n.Counts), Span: n.Span}
		if g.Kind != 0 {
			n.ByKind[g.Kind] = s.ByKind[g.Kind].or(l)
		} else {
			n.ByState[g.State] = s.ByState[g.State].or(l)
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
