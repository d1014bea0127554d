package site

import (
	"slices"

	"planportal/generator/day"
	"planportal/generator/due"
)

// Counts are numbers of items by kind and state.
type Counts [len(due.Kinds)][len(due.States)]int

// At is the number of items of that kind and state.
func (c *Counts) At(k due.Kind, s due.State) int { return c[k.Order()][s.Urgency()] }

// Of is the number of items of all kinds in that state.
func (c *Counts) Of(s due.State) (n int) {
	for _, byState := range c {
		n += byState[s.Urgency()]
	}
	return n
}

// Plus adds the other counts to c.
func (c *Counts) Plus(other *Counts) {
	for k := range other {
		for s := range other[k] {
			c[k][s] += other[k][s]
		}
	}
}

func (c *Counts) add(items []*Item, n int) {
	for _, it := range items {
		c[it.Kind.Order()][it.State.Urgency()] += n
	}
}

// Todo is a list of open items with what follows from them.
type Todo struct {
	Items  []*Item  // what has no day first, then by day; on one day by id, which tells nothing of names
	Counts Counts   // of the open items
	Span   due.Span // the days on which no item changes its state
}

// inList are the states in the order in which their items stand in a list by
// day.
var inList = [...]due.State{due.Missing, due.Overdue, due.Soon, due.Later}

// In returns the items in a state. They stand together, since an item's state
// follows from its day.
func (t *Todo) In(s due.State) []*Item {
	from := 0
	for _, state := range inList {
		n := t.Counts.Of(state)
		if state == s {
			return t.Items[from : from+n]
		}
		from += n
	}
	return nil
}

// First is the first item in that state, nil if there is none.
func (t *Todo) First(s due.State) *Item {
	if in := t.In(s); len(in) > 0 {
		return in[0]
	}
	return nil
}

// todo makes the list of what is open among items.
func (n *Site) todo(items []*Item) Todo { return n.patched(Todo{}, nil, items) }

// few is how many changes are made to a list one by one; for more it is sorted.
const few = 32

// patched is t without what is gone and with what has come. A few changes cost
// two copies of the list at most, however long it is.
func (n *Site) patched(t Todo, gone, come []*Item) Todo {
	gone, come = undone(gone), undone(come)
	t.Counts.add(gone, -1)
	t.Counts.add(come, 1)
	if len(gone)+len(come) > few {
		t.Items = patch(t.Items, gone, come, byDayAndID)
	} else {
		t.Items = spliced(t.Items, gone, come)
	}
	t.Span = t.span(n.Today, day.Date(n.Settings.Staff.SoonDays))
	return t
}

func undone(items []*Item) []*Item {
	return slices.DeleteFunc(slices.Clone(items), func(it *Item) bool { return it.State == due.Done })
}

func spliced(list, gone, come []*Item) []*Item {
	out := make([]*Item, len(list), len(list)+len(come))
	copy(out, list)
	for _, it := range gone {
		if at, found := slices.BinarySearchFunc(out, it, byDayAndID); found {
			out = slices.Delete(out, at, at+1)
		}
	}
	for _, it := range come {
		at, _ := slices.BinarySearchFunc(out, it, byDayAndID)
		out = slices.Insert(out, at, it)
	}
	return out
}

// span finds the lines around today by search: they follow from the last item
// and the first on each side of the states' borders.
func (t *Todo) span(today, soon day.Date) (sp due.Span) {
	late, near, far := t.In(due.Overdue), t.In(due.Soon), t.In(due.Later)
	if len(late) > 0 {
		sp = sp.Line(late[len(late)-1].Due+1, today).Line(late[len(late)-1].Due-soon, today)
	}
	if len(near) > 0 {
		sp = sp.Line(near[len(near)-1].Due-soon, today).Line(near[0].Due+1, today)
	}
	if len(far) > 0 {
		sp = sp.Line(far[0].Due-soon, today)
	}
	return sp
}
