package site

import (
	"container/heap"
	"slices"
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

// held is how many items of a long list are known in their order: so many that
// those that are shown can lose some before all units must be asked again.
const held = 1000

// Head is the beginning of a list across units, in its order: as much as is
// shown of it, and more.
type Head []*Item

// next is the head of a list of total items that had was of before. gone and
// come are what it loses and gains; all returns everything that is in it now.
func (h Head) next(was int, gone, come []*Item, total int, all func() []*Item) Head {
	if len(h) < was {
		last := h[len(h)-1]
		after := func(it *Item) bool { return byDayAndID(it, last) > 0 }
		gone, come = slices.DeleteFunc(slices.Clone(gone), after), slices.DeleteFunc(slices.Clone(come), after)
	}
	out := patch(h, gone, first(come, held), byDayAndID)
	if len(out) < Shown(total) {
		out = first(all(), held)
	}
	return out[:min(len(out), held)]
}

// shown is the part that readers see.
func (h Head) shown(total int) []*Item { return h[:Shown(total)] }

// first are the first n items of those, in order.
func first(items []*Item, n int) []*Item {
	if len(items) <= n {
		return slices.SortedFunc(slices.Values(items), byDayAndID)
	}
	q := queue(slices.Clone(items[:n]))
	heap.Init(&q)
	for _, it := range items[n:] {
		if byDayAndID(it, q[0]) < 0 {
			q[0] = it
			heap.Fix(&q, 0)
		}
	}
	slices.SortFunc(q, byDayAndID)
	return q
}

// queue has its last item at its top.
type queue []*Item

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return byDayAndID(q[i], q[j]) > 0 }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(any)          { panic("site: the queue has a fixed length") }
func (q *queue) Pop() any          { panic("site: the queue has a fixed length") }
