package intranet

import (
	"cmp"
	"maps"
	"slices"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/plan"
	"planportal/generator/site"
)

// unit is a unit's list, with names.
func (m *maker) unit(u *site.Unit) ([]byte, error) {
	path := unitPath(u.Slug)
	v := Unit{
		Frame: m.frame(path, "units", u.Name, Link{"Enheter", "../index.html"}),
		Name:  u.Name, Slug: u.Slug, Unread: m.unread(u.Unread, path), Tallies: tallies(&u.Todo),
		Groups: m.groups(readable(u.Items), path, withNames), Plans: m.register(u.Entries, path),
	}
	v.Valid = valid(u.Span)
	return m.set.Execute("intranet/unit.html", v)
}

// protected is the list of hidden plans of all units, with names.
func (m *maker) protected() ([]byte, error) {
	u, path := m.s.Protected, "protected/index.html"
	v := Protected{
		Frame:  m.frame(path, "protected", "Skyddade planer"),
		Unread: m.unread(u.Unread, path), Tallies: tallies(&u.Todo),
		Groups: m.groups(readable(u.Items), path, withNames), Plans: m.register(u.Entries, path),
		Findings: fileFindings(u.Entries),
	}
	v.Valid = valid(u.Span)
	return m.set.Execute("intranet/protected.html", v)
}

// readable leaves out the items that only say that a plan cannot be read: those
// plans stand above the list.
func readable(items []*site.Item) []*site.Item {
	out := make([]*site.Item, 0, len(items))
	for _, it := range items {
		if it.Source != due.Unreadable {
			out = append(out, it)
		}
	}
	return out
}

// register is every plan of a unit, closed ones and drafts too.
func (m *maker) register(entries []*site.Entry, path string) (rows []PlanRow) {
	for _, e := range entries {
		if e.Plan == nil {
			continue
		}
		p := e.Plan
		r := PlanRow{
			ID: e.ID, Href: up(path) + planPath(e), Client: p.Client, Responsible: p.Responsible,
			Status: statusWords[p.Status], StatusKey: string(p.Status),
		}
		if it := first(e.Items); it != nil {
			r.State, r.Next = stateOf(it.State), dayOf(it.Due)
		}
		rows = append(rows, r)
	}
	return rows
}

// first is the most urgent of a plan's items, nil if nothing is to be done.
func first(items []*site.Item) *site.Item {
	todo := urgent(items)
	if len(todo) == 0 {
		return nil
	}
	return todo[0]
}

// urgent is what is to be done for one plan, most urgent first.
func urgent(items []*site.Item) []*site.Item {
	todo := slices.DeleteFunc(slices.Clone(items), func(it *site.Item) bool { return it.State == due.Done })
	slices.SortStableFunc(todo, func(a, b *site.Item) int {
		return cmp.Or(a.State.Urgency()-b.State.Urgency(), cmp.Compare(a.Due, b.Due))
	})
	return todo
}

// person is what one responsible person has to do, without names of clients.
func (m *maker) person(p *site.Person) ([]byte, error) {
	path := personPath(p)
	v := List{
		Frame:   m.frame(path, "people", p.Name, Link{"Ansvariga", "index.html"}),
		Heading: p.Name, Kind: "person", Lead: "Det här ska göras i de planer och överenskommelser som " + p.Name + " ansvarar för.",
		Tallies: tallies(&p.Todo), Groups: m.groups(p.Items, path, withoutNames), Left: dayOf(p.Left),
	}
	v.Valid = valid(p.Span)
	return m.set.Execute("intranet/list.html", v)
}

// month is everything that falls due in a month, without names of clients.
func (m *maker) month(l *site.Month) ([]byte, error) {
	path, title := monthPath(l), upper(l.Month.Text("sv"))
	v := List{
		Frame:   m.frame(path, "months", title, Link{"Månader", "index.html"}),
		Heading: title, Kind: "month", Lead: "Det här ska vara gjort i " + l.Month.Text("sv") + ".",
		Tallies: tallies(&l.Todo), Groups: m.groups(l.Items, path, withoutNames),
	}
	before, after := neighbours(m.s.Months, l.Month)
	if n := m.s.Months[before]; n != nil {
		v.Prev = Link{upper(before.Text("sv")), before.String() + ".html"}
	}
	if n := m.s.Months[after]; n != nil {
		v.Next = Link{upper(after.Text("sv")), after.String() + ".html"}
	}
	v.Valid = valid(l.Span)
	return m.set.Execute("intranet/list.html", v)
}

// neighbours are the nearest months with a page on both sides, zero for none.
func neighbours(months map[day.Month]*site.Month, at day.Month) (before, after day.Month) {
	for m := range months {
		if m < at && m > before {
			before = m
		}
		if m > at && (after == 0 || m < after) {
			after = m
		}
	}
	return before, after
}

func (m *maker) unitTable() ([]byte, error) {
	path := "units/index.html"
	return m.set.Execute("intranet/units.html", Units{Frame: m.frame(path, "units", "Enheter"), Units: m.unitSummaries(path)})
}

func (m *maker) unitSummaries(path string) (rows []Summary) {
	for _, u := range m.s.Units {
		rows = append(rows, summary(u.Name, up(path)+unitPath(u.Slug), len(u.Entries), &u.Todo))
	}
	return sorted(rows)
}

func (m *maker) peopleTable() ([]byte, error) {
	path := "people/index.html"
	return m.set.Execute("intranet/people.html", People{Frame: m.frame(path, "people", "Ansvariga"), People: m.peopleSummaries(path)})
}

func (m *maker) peopleSummaries(path string) (rows []Summary) {
	for _, p := range m.s.People {
		n := 0
		for _, e := range p.Entries {
			if e.Plan.Status != plan.Closed {
				n++
			}
		}
		rows = append(rows, summary(p.Name, up(path)+personPath(p), n, &p.Todo))
	}
	return sorted(rows)
}

// sorted puts table rows in Swedish order of their names.
func sorted(rows []Summary) []Summary {
	order := site.NewOrder()
	slices.SortFunc(rows, func(a, b Summary) int { return cmp.Or(order.Compare(a.Name, b.Name), cmp.Compare(a.Href, b.Href)) })
	return rows
}

func (m *maker) monthTable() ([]byte, error) {
	path := "months/index.html"
	v := Months{Frame: m.frame(path, "months", "Månader")}
	for _, at := range slices.Sorted(maps.Keys(m.s.Months)) {
		l := m.s.Months[at]
		if len(l.Items) > 0 {
			v.Months = append(v.Months, summary(upper(at.Text("sv")), up(path)+monthPath(l), 0, &l.Todo))
		}
	}
	return m.set.Execute("intranet/months.html", v)
}
