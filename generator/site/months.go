package site

import (
	"maps"
	"slices"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/sealed"
)

// Month is everything open that falls due in a month.
type Month struct {
	Month  day.Month
	Counts Counts
	Span   due.Span // the days on which no item changes its state
	Days   [31]int  // how many items there are, by day of the month
	Inside sealed.Value[*InMonth]
}

// InMonth is what is looked at only when a month changes or is shown.
type InMonth struct {
	PerUnit map[string]int // how many of the items each unit has, by slug
	Head    Head
}

// PerUnit is how many of the items each unit has, by slug.
func (m *Month) PerUnit() map[string]int { return m.Inside.Get().PerUnit }

// Items are those that are shown, by day and id.
func (m *Month) Items() []*Item { return m.Inside.Get().Head.shown(m.Counts.Total()) }

// First is the day of the first item in that state, zero if there is none.
func (m *Month) First(s due.State) day.Date {
	if from, to := m.Counts.places(s); from < to {
		return m.at(from)
	}
	return 0
}

// at is the day of the item at a place of the list by day.
func (m *Month) at(place int) day.Date {
	for d, n := range m.Days {
		if place -= n; place < 0 {
			return m.Month.First() + day.Date(d)
		}
	}
	return 0
}

// Shows reports whether both months show the same; other may be nil.
func (m *Month) Shows(other *Month) bool {
	return m == other || other != nil && m.Counts == other.Counts && m.Span == other.Span && m.Days == other.Days &&
		slices.EqualFunc(m.Items(), other.Items(), (*Item).same) && maps.Equal(m.PerUnit(), other.PerUnit())
}

// Standing is how everything that falls due in the month stands.
func (m *Month) Standing(name string) Standing {
	return standing(name, "", 0, &m.Counts, m.First(due.Overdue))
}

func (n *Site) nextMonths(s *Site, moved []move, atOnce int) {
	n.Months = maps.Clone(s.Months)
	remake(atOnce, turned(moved, n.Settings != s.Settings, byMonth), func(month day.Month, sh *share[*Item]) *Month {
		before := s.Months[month]
		if before == nil {
			before = &Month{Inside: sealed.Open(&InMonth{})}
		}
		return n.month(month, before, sh.gone, sh.come)
	}, func(month day.Month, m *Month) {
		n.Months[month] = m
		if m.Counts.Total() == 0 {
			delete(n.Months, month)
		}
	})
}

func (n *Site) month(month day.Month, before *Month, gone, come []*Item) *Month {
	m := *before
	m.Month = month
	in := &InMonth{PerUnit: maps.Clone(before.PerUnit())}
	if in.PerUnit == nil {
		in.PerUnit = map[string]int{}
	}
	m.Counts.add(gone, -1)
	m.Counts.add(come, 1)
	count := func(items []*Item, by int) {
		for _, it := range items {
			m.Days[it.Due-month.First()] += by
			if in.PerUnit[it.Unit] += by; in.PerUnit[it.Unit] == 0 {
				delete(in.PerUnit, it.Unit)
			}
		}
	}
	count(gone, -1)
	count(come, 1)
	m.Span = m.Counts.span(n.Today, n.soon(), m.at)
	in.Head = before.Inside.Get().Head.next(before.Counts.Total(), gone, come, m.Counts.Total(), func() []*Item {
		return n.openItems(func(it *Item) bool { return !it.Due.IsZero() && it.Due.Month() == month })
	})
	m.Inside = sealed.Open(in)
	return &m
}
