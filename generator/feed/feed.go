// Package feed answers one question: how do due things leave the program as
// data? It makes rows of a generation, filters them, and writes them as JSON,
// CSV and calendars.
package feed

import (
	"cmp"
	"slices"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/site"
)

// Row is one due thing.
type Row struct {
	ID          string // of the plan; for a page its name, with the language if it is not Swedish: "kontakt.en"
	Unit        string // the unit's folder; empty for a page
	Client      string // empty for a page, and for a plan that is protected or cannot be read
	Responsible string // empty if nobody is, or if nobody knows
	Kind        due.Kind
	Due         day.Date // zero when there is no day
	State       due.State
	Days        int // left until Due, negative when late; means nothing without a day
	Source      due.Source
	Path        string // of the source file

	mark    uint32   // see site.Item
	place   int      // of the agreement in its plan
	changes int      // how many things have happened in the plan
	stamp   day.Date // when the last of them happened
}

// Unreadable reports whether the row stands for a plan that cannot be read.
func (r Row) Unreadable() bool { return r.Source == due.Unreadable }

// Rows returns everything that is due in a generation, the done things too:
// first what cannot be read, then by day, and what has no day before all days.
func Rows(s *site.Site) []Row {
	var rows []Row
	add := func(entries []*site.Entry) {
		for _, e := range entries {
			for _, it := range e.Items {
				rows = append(rows, ofPlan(it, e, s.Today))
			}
		}
	}
	for _, u := range s.Units {
		add(u.Register().Entries)
	}
	add(s.Protected.Register().Entries)
	for _, it := range s.PageItems {
		rows = append(rows, ofPage(it, s.Today))
	}
	slices.SortFunc(rows, order)
	return rows
}

// ofPlan is a row of a plan. It names the client if it is given the plan's entry.
func ofPlan(it *site.Item, e *site.Entry, today day.Date) Row {
	r := row(it, today)
	r.ID, r.Unit, r.Path = it.ID, it.Unit, it.Path
	r.mark, r.changes, r.stamp = it.Mark, int(it.Changes), cmp.Or(it.Changed, it.Due)
	if e != nil && !e.Hidden && !e.Broken {
		r.Client = e.Client
	}
	return r
}

func ofPage(it *site.Item, today day.Date) Row {
	r := row(it, today)
	r.ID, r.Path = it.Page.Name, it.Page.Path
	if it.Page.Lang != "sv" {
		r.ID += "." + it.Page.Lang
	}
	return r
}

func row(it *site.Item, today day.Date) Row {
	return Row{
		Responsible: it.Responsible, Kind: it.Kind, Due: it.Due, State: it.State, Days: it.Days(today),
		Source: it.Source, place: int(it.Agreement), stamp: it.Due,
	}
}

// order is total, so that rows of one generation always stand in one order.
func order(a, b Row) int {
	return cmp.Or(
		unreadableFirst(a)-unreadableFirst(b), cmp.Compare(a.Due, b.Due), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.ID, b.ID),
		a.Kind.Order()-b.Kind.Order(), cmp.Compare(a.Path, b.Path), a.place-b.place)
}

// OfUnit returns the rows of one unit's plans, or of the protected ones: what
// cannot be read, then what is open by day, then what is done.
func OfUnit(s *site.Site, u *site.Unit) []Row {
	all := u.Register()
	rows, plans := make([]Row, 0, len(all.Items)+len(all.Done)), all.ByRef()
	for _, it := range all.Items {
		rows = append(rows, ofPlan(it, plans[it.Ref], s.Today))
	}
	slices.SortStableFunc(rows[:len(all.In(due.Missing))], func(a, b Row) int { return unreadableFirst(a) - unreadableFirst(b) })
	for _, it := range all.Done {
		rows = append(rows, ofPlan(it, plans[it.Ref], s.Today))
	}
	return rows
}

// OfPerson returns the rows of what one person answers for, without clients, by
// day.
func OfPerson(s *site.Site, p *site.Person) []Row {
	all := p.Tasks().All
	rows := make([]Row, 0, len(all))
	for _, it := range all {
		rows = append(rows, ofPlan(it, nil, s.Today))
	}
	return rows
}

func unreadableFirst(r Row) int {
	if r.Unreadable() {
		return 0
	}
	return 1
}
