package site

import (
	"container/heap"
	"maps"
	"slices"

	"planportal/generator/day"
	"planportal/generator/due"
)

// Shown is how much is shown of a list across units that has total items: all of
// it while it fits on a page, else the first ones. The units' own lists hold the
// rest.
func Shown(total int) int {
	if total > 500 {
		return 100
	}
	return total
}

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

// nextLists makes the lists across units. A list is merged anew only if what it
// shows of a unit that has changed is not as before: its cost follows the
// change, not the site.
func (n *Site) nextLists(s *Site) {
	var changed []pair
	for slug, u := range n.Units {
		if s.Units[slug] != u {
			changed = append(changed, pair{s.Units[slug], u})
		}
	}
	for slug, u := range s.Units {
		if n.Units[slug] == nil {
			changed = append(changed, pair{u, nil})
		}
	}
	n.Held = maps.Clone(s.Held)
	for _, p := range changed {
		n.hold(p.old, -1)
		n.hold(p.now, 1)
	}
	n.Counts, n.Span = Counts{}, due.Span{}
	for _, u := range n.Units {
		n.Counts.Plus(&u.Counts)
		n.Span = n.Span.And(u.Span)
	}
	n.ByState, n.ByKind = map[due.State]*List{}, map[due.Kind]*List{}
	for _, state := range [...]due.State{due.Overdue, due.Missing, due.Soon, due.Later} {
		var counts [len(due.States)]int
		counts[state.Urgency()] = n.Counts.Of(state)
		n.ByState[state] = n.list(s.ByState[state], counts, changed, func(u *Unit) []*Item { return u.In(state) })
	}
	for _, kind := range due.Kinds {
		n.ByKind[kind] = n.list(s.ByKind[kind], n.Counts[kind.Order()], changed, func(u *Unit) []*Item { return u.ByKind[kind] })
	}
}

// hold adds a unit's meetings to those of all, times by.
func (n *Site) hold(u *Unit, by int) {
	if u == nil {
		return
	}
	if n.Held == nil {
		n.Held = map[day.Month]int{}
	}
	for month, held := range u.Held {
		if n.Held[month] += by * held; n.Held[month] == 0 {
			delete(n.Held, month)
		}
	}
}

// pair is a unit in two generations; one of them may be nil.
type pair struct{ old, now *Unit }

func (n *Site) list(before *List, counts [len(due.States)]int, changed []pair, pick func(*Unit) []*Item) *List {
	l := &List{Counts: counts, Span: n.Span}
	if before != nil && before.Span == l.Span && before.Counts == l.Counts &&
		!slices.ContainsFunc(changed, func(p pair) bool { return before.differs(p, pick) }) {
		return before
	}
	var parts queue
	for _, u := range n.Units {
		if items := pick(u); len(items) > 0 {
			parts = append(parts, items)
		}
	}
	l.Items = parts.first(Shown(l.Total()))
	return l
}

// differs reports whether a list would show something else of a unit.
func (l *List) differs(p pair, pick func(*Unit) []*Item) bool {
	var old, now []*Item
	if p.old != nil {
		old = pick(p.old)
	}
	if p.now != nil {
		now = pick(p.now)
	}
	return len(old) != len(now) || !slices.Equal(l.shown(old), l.shown(now))
}

// shown is the part of a unit's items that stands no later than the list's last.
func (l *List) shown(items []*Item) []*Item {
	if len(l.Items) == 0 {
		return items
	}
	last := l.Items[len(l.Items)-1]
	n, _ := slices.BinarySearchFunc(items, last, func(it, last *Item) int {
		if byDayAndID(it, last) <= 0 {
			return -1
		}
		return 1
	})
	return items[:n]
}

// queue holds sorted lists; the one that goes on first is at its head.
type queue [][]*Item

// first merges the lists and returns the first n items.
func (q queue) first(n int) (items []*Item) {
	heap.Init(&q)
	for len(q) > 0 && len(items) < n {
		items = append(items, q[0][0])
		if q[0] = q[0][1:]; len(q[0]) == 0 {
			heap.Pop(&q)
			continue
		}
		heap.Fix(&q, 0)
	}
	return items
}

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return byDayAndID(q[i][0], q[j][0]) < 0 }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.([]*Item)) }

func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
