package intranet

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/site"
)

// unitSheets are the pages of a unit's list.
func unitSheets(u *site.Unit) []sheet { return registerSheets(unitPath(u.Slug), u.Register()) }

func registerSheets(path string, r *site.Register) []sheet {
	return sheets(path, r.Named, readable(r.Entries))
}

// readable are the plans that have a page.
func readable(entries []*site.Entry) []*site.Entry {
	return slices.DeleteFunc(slices.Clone(entries), func(e *site.Entry) bool { return !e.Readable() })
}

// unit is a page of a unit's list, with names.
func (m *maker) unit(to []byte, u *site.Unit, s sheet) ([]byte, error) {
	r := u.Register()
	room, giveBack := roomForRows()
	defer giveBack()
	v := Unit{
		Frame: m.frame(s.path, "units", u.Name, Link{"Enheter", "../index.html"}),
		Name:  u.Name, Slug: u.Slug, Unread: unreadable(u.Unread, s.path), Tallies: tallies(&u.Counts, r.First, unitPath(u.Slug), s),
		Groups: m.groups(room, s.items, u.Counts.Of, s.path, r.ByRef()), Plans: m.register(s.plans, s.path), PlanCount: len(readable(r.Entries)),
		Pager: s.pager, Feeds: unitFeeds,
	}
	v.Valid = valid(u.Span)
	return m.set.Execute(to, "intranet/unit.html", v)
}

const protectedPath = "protected/index.html"

func protectedSheets(u *site.Unit) []sheet { return registerSheets(protectedPath, u.Register()) }

// protected is a page of the list of hidden plans of all units, with names.
func (m *maker) protected(to []byte, s sheet) ([]byte, error) {
	u := m.s.Protected
	r := u.Register()
	room, giveBack := roomForRows()
	defer giveBack()
	v := Protected{
		Frame:  m.frame(s.path, "protected", "Skyddade planer"),
		Unread: unreadable(u.Unread, s.path), Tallies: tallies(&u.Counts, r.First, protectedPath, s),
		Groups: m.groups(room, s.items, u.Counts.Of, s.path, r.ByRef()), Plans: m.register(s.plans, s.path), PlanCount: len(readable(r.Entries)),
		Findings: fileFindings(r.Entries), Pager: s.pager, Feeds: unitFeeds,
	}
	v.Valid = valid(u.Span)
	return m.set.Execute(to, "intranet/protected.html", v)
}

// unitFeeds are a unit's list to take along.
var unitFeeds = []Link{{"kalender (.ics)", "reviews.ics"}, {"Excel (.csv)", "reviews.csv"}, {"data (.json)", "reviews.json"}, {"det som har blivit försenat (Atom)", "overdue.atom"}}

// register is every plan of a unit, closed ones and drafts too.
func (m *maker) register(entries []*site.Entry, path string) (rows []PlanRow) {
	for _, e := range entries {
		if !e.Readable() {
			continue
		}
		r := PlanRow{
			ID: e.ID, Href: above(path).plan(e.Ref), Client: e.Client, Responsible: e.Responsible,
			Status: statusWords[e.Status], StatusKey: string(e.Status),
		}
		if it := next(e.Items); it != nil {
			r.State, r.Next = stateOf(it.State), dayOf(it.Due)
		}
		rows = append(rows, r)
	}
	return rows
}

// next is the most urgent of a plan's items, nil if nothing is to be done.
func next(items []*site.Item) *site.Item {
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

func personSheets(p *site.Person) []sheet { return sheets(personPath(p.Slug), p.Tasks().Items, nil) }

// person is a page of what one person has to do, without names of clients.
func (m *maker) person(to []byte, p *site.Person, s sheet) ([]byte, error) {
	room, giveBack := roomForRows()
	defer giveBack()
	v := List{
		Frame:   m.frame(s.path, "people", p.Name, Link{"Ansvariga", "index.html"}),
		Heading: p.Name, Kind: "person", Lead: "Det här ska göras i de planer och överenskommelser som " + p.Name + " ansvarar för.",
		Tallies: tallies(&p.Counts, p.Tasks().First, personPath(p.Slug), s), Groups: m.groups(room, s.items, p.Counts.Of, s.path, withoutNames), Left: dayOf(p.Left),
		Feeds: []Link{{"kalender (.ics)", p.Slug + ".ics"}}, Pager: s.pager,
	}
	v.Valid = valid(p.Span)
	return m.set.Execute(to, "intranet/list.html", v)
}

// month is what falls due in a month, without names of clients.
func (m *maker) month(to []byte, l *site.Month) ([]byte, error) {
	path, title := monthPath(l), upper(l.Month.Text("sv"))
	items := l.Items()
	room, giveBack := roomForRows()
	defer giveBack()
	v := List{
		Frame:   m.frame(path, "months", title, Link{"Månader", "index.html"}),
		Heading: title, Kind: "month", Lead: "Det här ska vara gjort i " + l.Month.Text("sv") + ".",
		Tallies: tallies(&l.Counts, l.First, path, sheet{path: path, items: items}), Groups: m.groups(room, items, l.Counts.Of, path, withoutNames),
		More: l.Counts.Total() - len(items),
	}
	if v.More > 0 {
		perUnit := l.PerUnit()
		v.Units = m.unitCounts(path, "", func(u *site.Standing) int { return perUnit[u.Slug] })
	}
	before, after := neighbours(m.s.Months, l.Month)
	if n := m.s.Months[before]; n != nil {
		v.Prev = Link{upper(before.Text("sv")), before.String() + ".html"}
	}
	if n := m.s.Months[after]; n != nil {
		v.Next = Link{upper(after.Text("sv")), after.String() + ".html"}
	}
	v.Valid = valid(l.Span)
	return m.set.Execute(to, "intranet/list.html", v)
}

// unitCounts are the units that have something of a list, by name, with how much.
// anchor is where in their own lists it stands.
func (m *maker) unitCounts(path, anchor string, count func(*site.Standing) int) []UnitCount {
	out, hrefs := make([]UnitCount, 0, len(m.s.ByUnit.Rows)), newTexts(len(m.s.ByUnit.Rows))
	above := string(above(path))
	for i := range m.s.ByUnit.Rows {
		u := &m.s.ByUnit.Rows[i]
		if n := count(u); n > 0 {
			out = append(out, UnitCount{Name: u.Name, Count: n})
			hrefs.add(above, "units/", u.Slug, "/index.html", anchor)
		}
	}
	for i, href := range hrefs.each {
		out[i].Href = href
	}
	return out
}

// texts are many short texts in one piece of memory.
type texts struct {
	all  strings.Builder
	ends []int
}

func newTexts(n int) *texts {
	t := &texts{ends: make([]int, 0, n)}
	t.all.Grow(n * 40)
	return t
}

// add adds a text, of its parts.
func (t *texts) add(parts ...string) {
	for _, p := range parts {
		t.all.WriteString(p)
	}
	t.ends = append(t.ends, t.all.Len())
}

// each yields the texts in their order.
func (t *texts) each(yield func(int, string) bool) {
	all, from := t.all.String(), 0
	for i, to := range t.ends {
		if !yield(i, all[from:to]) {
			return
		}
		from = to
	}
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

func (m *maker) unitTable(to []byte) ([]byte, error) {
	path := "units/index.html"
	v := Units{Frame: m.frame(path, "units", "Enheter"), Units: unitRows(m.s.ByUnit.Rows, path)}
	v.Valid = valid(m.s.Span)
	return m.set.Execute(to, "intranet/units.html", v)
}

func (m *maker) peopleTable(to []byte) ([]byte, error) {
	path := "people/index.html"
	v := People{Frame: m.frame(path, "people", "Ansvariga"), People: peopleRows(m.s.ByPerson.Rows, path)}
	v.Valid = valid(m.s.Span)
	return m.set.Execute(to, "intranet/people.html", v)
}

func unitRows(standings []site.Standing, path string) []Summary {
	return summaries(standings, string(above(path))+"units/", "/index.html")
}

func peopleRows(standings []site.Standing, path string) []Summary {
	return summaries(standings, string(above(path))+"people/", ".html")
}

// summaries are rows whose addresses have their slugs between before and after.
func summaries(standings []site.Standing, before, after string) []Summary {
	rows, hrefs := make([]Summary, len(standings)), newTexts(len(standings))
	for i := range standings {
		hrefs.add(before, standings[i].Slug, after)
	}
	for i, href := range hrefs.each {
		rows[i] = summary(&standings[i], href)
	}
	return rows
}

func (m *maker) monthTable(to []byte) ([]byte, error) {
	path := "months/index.html"
	v := Months{Frame: m.frame(path, "months", "Månader")}
	v.Valid = valid(m.s.Span)
	for _, at := range slices.Sorted(maps.Keys(m.s.Months)) {
		l := m.s.Months[at]
		month := l.Standing(upper(at.Text("sv")))
		v.Months = append(v.Months, summary(&month, up(path)+monthPath(l)))
	}
	return m.set.Execute(to, "intranet/months.html", v)
}
