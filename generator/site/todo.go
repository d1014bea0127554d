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
	at := s.Urgency()
	for k := range c {
		n += c[k][at]
	}
	return n
}

// OfKind is the number of items of that kind in all states.
func (c *Counts) OfKind(k due.Kind) (n int) {
	for _, count := range c[k.Order()] {
		n += count
	}
	return n
}

// Total is the number of items in all.
func (c *Counts) Total() (n int) {
	for k := range c {
		for _, count := range c[k] {
			n += count
		}
	}
	return n
}

// plus adds the other counts to c so many times.
func (c *Counts) plus(other *Counts, times int) {
	for k := range other {
		for s := range other[k] {
			c[k][s] += times * other[k][s]
		}
	}
}

func (c *Counts) add(items []*Item, n int) {
	for _, it := range items {
		c[it.Kind.Order()][it.State.Urgency()] += n
	}
}

// inList are the states in the order in which their items stand in a list by
// day. The items in a state stand together, since an item's state follows from
// its day.
var inList = [...]due.State{due.Missing, due.Overdue, due.Soon, due.Later}

// Place is the place of a state's first item in a list by day, if it has any.
func (c *Counts) Place(s due.State) int {
	from, _ := c.places(s)
	return from
}

// places are the places from and to of a state's items in a list by day.
func (c *Counts) places(s due.State) (from, to int) {
	for _, state := range inList {
		n := c.Of(state)
		if state == s {
			return from, from + n
		}
		from += n
	}
	return 0, 0
}

// span is the days around today on which no state changes in a list by day: they
// follow from the last item and the first on each side of the states' borders.
// at is the day of the item at a place.
func (c *Counts) span(today, soon day.Date, at func(int) day.Date) (sp due.Span) {
	if from, to := c.places(due.Overdue); from < to {
		sp = sp.Line(at(to-1)+1, today).Line(at(to-1)-soon, today)
	}
	if from, to := c.places(due.Soon); from < to {
		sp = sp.Line(at(to-1)-soon, today).Line(at(from)+1, today)
	}
	if from, to := c.places(due.Later); from < to {
		sp = sp.Line(at(from)-soon, today)
	}
	return sp
}

// Todo is a list of open items with what follows from them.
type Todo struct {
	Items  []*Item  // what has no day first, then by day; on one day by id, which tells nothing of names
	Counts Counts   // of the open items
	Span   due.Span // the days on which no item changes its state
}

// In returns the items in a state.
func (t *Todo) In(s due.State) []*Item {
	from, to := t.Counts.places(s)
	return t.Items[from:to]
}

// First is the day of the first item in that state, zero if there is none or it
// has no day.
func (t *Todo) First(s due.State) day.Date {
	if in := t.In(s); len(in) > 0 {
		return in[0].Due
	}
	return 0
}

// patched is t without what is gone and with what has come.
func (n *Site) patched(t Todo, gone, come []*Item) Todo {
	gone, come = undone(gone), undone(come)
	t.Counts.add(gone, -1)
	t.Counts.add(come, 1)
	t.Items = patch(t.Items, gone, come, byDayAndID)
	t.Span = t.Counts.span(n.Today, n.soon(), func(i int) day.Date { return t.Items[i].Due })
	return t
}

func (n *Site) soon() day.Date { return day.Date(n.Settings.Staff.SoonDays) }

func undone(items []*Item) []*Item {
	return slices.DeleteFunc(slices.Clone(items), func(it *Item) bool { return it.State == due.Done })
}

func done(items []*Item) []*Item {
	return slices.DeleteFunc(slices.Clone(items), func(it *Item) bool { return it.State != due.Done })
}
