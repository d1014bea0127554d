package site

import (
	"cmp"
	"slices"

	"planportal/generator/day"
	"planportal/generator/due"
)

// Standing is how a unit or a person stands: a row of a table of them all.
type Standing struct {
	Name, Slug string
	Plans      int
	Open       [len(due.States)]int // what is open, by due.State.Urgency
	Kinds      [len(due.Kinds)]int  // the same, by due.Kind.Order
	Oldest     day.Date             // of what is overdue, zero if nothing is
	key        string               // sorts by the name
}

// Of is how many items are in that state.
func (s *Standing) Of(state due.State) int { return s.Open[state.Urgency()] }

// OfKind is how many items there are of that kind.
func (s *Standing) OfKind(kind due.Kind) int { return s.Kinds[kind.Order()] }

// standing sums up what is to be done; oldest is the day of what has been late
// longest.
func standing(name, slug string, plans int, c *Counts, oldest day.Date) Standing {
	s := Standing{Name: name, Slug: slug, Plans: plans, Oldest: oldest, key: sortKey(name)}
	for _, state := range due.States {
		s.Open[state.Urgency()] = c.Of(state)
	}
	for _, kind := range due.Kinds {
		s.Kinds[kind.Order()] = c.OfKind(kind)
	}
	return s
}

// Table is how all units stand, or all people, in Swedish order of their names.
// While two generations say the same, it is the same pointer.
type Table struct {
	Rows []Standing
	Span due.Span // the days on which no row changes by itself
}

// row is how a unit or a person stands, both of which are found by this name.
func (s *Standing) row() Standing { return *s }

// nextTable is the table of all that there are now, of which some have turned
// since the table before. Hardly ever is one of them new or gone or has another
// name: then the rows stand as they stood.
func nextTable[T any](t *Table, before, all map[string]*T, turned []string, row func(*T) Standing, span due.Span) *Table {
	if t == nil || len(turned) > 8+len(t.Rows)/4 {
		return newTable(all, row, span)
	}
	rows, same := t.Rows, true
	for _, key := range turned {
		old, now := before[key], all[key]
		if old == nil || now == nil || row(old).Name != row(now).Name {
			return newTable(all, row, span)
		}
		at, found := slices.BinarySearchFunc(rows, row(old), byKey)
		switch {
		case !found:
			return newTable(all, row, span)
		case rows[at] == row(now):
			continue
		case same:
			rows, same = slices.Clone(rows), false
		}
		rows[at] = row(now)
	}
	if same && t.Span == span {
		return t
	}
	return &Table{rows, span}
}

func newTable[T any](all map[string]*T, row func(*T) Standing, span due.Span) *Table {
	rows := make([]Standing, 0, len(all))
	for _, one := range all {
		rows = append(rows, row(one))
	}
	slices.SortFunc(rows, byKey)
	return &Table{rows, span}
}

func byKey(a, b Standing) int {
	return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Slug, b.Slug))
}
