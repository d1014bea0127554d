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
	Oldest     day.Date             // of what is overdue, zero if nothing is
	key        string               // sorts by the name
}

// Of is how many items are in that state.
func (s *Standing) Of(state due.State) int { return s.Open[state.Urgency()] }

// standing sums up what is to be done; oldest is the day of what has been late
// longest.
func standing(name, slug string, plans int, c *Counts, oldest day.Date) Standing {
	s := Standing{Name: name, Slug: slug, Plans: plans, Oldest: oldest, key: sortKey(name)}
	for _, state := range due.States {
		s.Open[state.Urgency()] = c.Of(state)
	}
	return s
}

// Table is how all units stand, or all people, in Swedish order of their names.
// While two generations say the same, it is the same pointer.
type Table struct {
	Rows []Standing
	Span due.Span // the days on which no row changes by itself
}

// nextTables makes the two tables anew, or finds that they say what they said.
func (n *Site) nextTables(s *Site) {
	n.ByUnit = nextTable(s.ByUnit, n.Units, func(row *Standing) string { return row.Slug }, func(u *Unit) Standing { return u.Standing }, n.Span)
	n.ByPerson = nextTable(s.ByPerson, n.People, func(row *Standing) string { return row.Name }, func(p *Person) Standing {
		row := p.Standing
		row.Slug = p.Slug // another's name may have given this one a number
		return row
	}, n.Span)
}

// nextTable is the table of all that there are now. Hardly ever is one of them
// new or gone or has another name, and then the rows stand as they stood.
func nextTable[T any](t *Table, all map[string]T, key func(*Standing) string, row func(T) Standing, span due.Span) *Table {
	if t == nil || len(t.Rows) != len(all) {
		return newTable(all, row, span)
	}
	rows, same := t.Rows, true
	for i := range t.Rows {
		before := &t.Rows[i]
		one, there := all[key(before)]
		if !there {
			return newTable(all, row, span)
		}
		switch now := row(one); {
		case now == *before:
			continue
		case now.Name != before.Name:
			return newTable(all, row, span)
		default:
			if same {
				rows, same = slices.Clone(rows), false
			}
			rows[i] = now
		}
	}
	if same && t.Span == span {
		return t
	}
	return &Table{rows, span}
}

func newTable[T any](all map[string]T, row func(T) Standing, span due.Span) *Table {
	rows := make([]Standing, 0, len(all))
	for _, one := range all {
		rows = append(rows, row(one))
	}
	slices.SortFunc(rows, func(a, b Standing) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Slug, b.Slug))
	})
	return &Table{rows, span}
}
