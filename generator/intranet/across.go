package intranet

import (
	"cmp"
	"maps"
	"net/url"
	"slices"

	"planportal/generator/due"
	"planportal/generator/site"
)

// across is a list across units. It shows ids, days, units and who answers, and
// never whom a plan is for.
type across struct {
	key, title, lead string
	list             func(*site.Site) *site.List
	count            func(*site.Standing) int
	anchor           string // where in a unit's list its part stands
}

func (a across) path() string { return "lists/" + a.key + ".html" }

// acrossLists are the lists behind the numbers of the front page.
var acrossLists = []across{
	byState(due.Overdue, "Det här skulle ha varit gjort, det äldsta först."),
	byState(due.Missing, "Det här saknar dag, så ingen vet när det ska vara gjort."),
	byState(due.Soon, "Det här ska göras snart."),
	byState(due.Later, "Det här ska göras längre fram."),
	byKind(due.Review, "En plan ska följas upp minst en gång om året (LSS 10 §)."),
	byKind(due.Agreement, "Det här har personer och personal kommit överens om i planerna."),
	byKind(due.Offer, "Den som inte har någon plan ska få ett nytt erbjudande varje år."),
	byKind(due.Signature, "En plan ska skrivas under inom 30 dagar efter planeringsmötet."),
}

func byState(s due.State, lead string) across {
	return across{
		key: s.String(), title: groupWords[s], lead: lead, anchor: "#" + s.String(),
		list: func(g *site.Site) *site.List { return g.ByState[s] }, count: func(u *site.Standing) int { return u.Of(s) },
	}
}

func byKind(k due.Kind, lead string) across {
	return across{
		key: k.String(), title: kindsWords[k], lead: lead, anchor: "#att-g%C3%B6ra.slag=" + url.PathEscape(kindWords[k]),
		list: func(g *site.Site) *site.List { return g.ByKind[k] }, count: func(u *site.Standing) int { return u.OfKind(k) },
	}
}

// across makes one of the lists across units.
func (m *maker) across(to []byte, a across) ([]byte, error) {
	path, l := a.path(), a.list(m.s)
	room, giveBack := roomForRows()
	defer giveBack()
	v := List{
		Frame: m.frame(path, "front", a.title), Heading: a.title, Kind: "across", Lead: a.lead,
		Groups: m.groups(room, l.Items, func(s due.State) int { return l.Counts[s.Urgency()] }, path, withoutNames), More: l.Total() - len(l.Items),
	}
	v.Valid = valid(l.Span)
	if v.More > 0 {
		v.Tallies = counted(l)
		v.Units = m.unitCounts(path, a.anchor, a.count)
	}
	return m.set.Execute(to, "intranet/list.html", v)
}

// counted counts a list by state, where it has more than one.
func counted(l *site.List) (out []Tally) {
	for _, state := range []due.State{due.Overdue, due.Missing, due.Soon, due.Later} {
		if n := l.Counts[state.Urgency()]; n > 0 {
			out = append(out, countOf(state, n, l.Items))
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

// care is a list of plans that need care for another reason than a day.
type care struct {
	key, title, lead string
	pick             func(*site.Unit) []site.Case
	word             string // what the row's day is
}

func (c care) path() string { return "lists/" + c.key + ".html" }

// differs reports whether the list would say something else of a unit; either
// may be nil.
func (c care) differs(a, b *site.Unit) bool { return !slices.Equal(c.cases(a), c.cases(b)) }

func (c care) cases(u *site.Unit) []site.Case {
	if u == nil {
		return nil
	}
	return c.pick(u)
}

var careLists = []care{
	{
		key: "region", title: "Regionen inte underrättad",
		lead: "Kommun och region ska underrätta varandra om de planer som upprättas (LSS 10 §). I de här planerna står det inte att det är gjort.",
		pick: func(u *site.Unit) []site.Case { return u.Untold }, word: "Planeringsmöte",
	},
	{
		key: "left", title: "Ansvarig har slutat",
		lead: "Den som står som ansvarig har slutat. Bestäm tillsammans med personen vem som tar över.",
		pick: func(u *site.Unit) []site.Case { return u.Orphans }, word: "Slutade",
	},
}

// care makes one of the lists of plans that need care.
func (m *maker) care(to []byte, c care) ([]byte, error) {
	path := c.path()
	g := Group{State: State{Key: "missing", Word: c.title}, Title: c.title, Parts: []Part{{}}}
	v := List{Frame: m.frame(path, "front", c.title), Heading: c.title, Kind: "across", Lead: c.lead}
	v.Valid = valid(m.s.Span)
	for _, u := range m.s.Units {
		g.Count += len(c.pick(u))
	}
	for _, one := range m.firstOf(c, site.Shown(g.Count)) {
		g.Parts[0].Rows = append(g.Parts[0].Rows, m.careRow(c, one, path))
	}
	if g.Count > 0 {
		v.Groups, v.More = []Group{g}, g.Count-len(g.Parts[0].Rows)
	}
	if v.More > 0 {
		v.Units = m.unitCounts(path, "", func(u *site.Standing) int { return len(c.pick(m.s.Units[u.Slug])) })
	}
	return m.set.Execute(to, "intranet/list.html", v)
}

// firstOf is the first n plans of the list, unit by unit.
func (m *maker) firstOf(c care, n int) (cases []site.Case) {
	for _, slug := range slices.Sorted(maps.Keys(m.s.Units)) {
		if len(cases) < n {
			cases = append(cases, slices.SortedFunc(slices.Values(c.pick(m.s.Units[slug])), func(a, b site.Case) int {
				return cmp.Or(cmp.Compare(a.Ref.ID, b.Ref.ID), cmp.Compare(a.Ref.Path, b.Ref.Path))
			})...)
		}
	}
	return cases[:n]
}

func (m *maker) careRow(c care, one site.Case, path string) Row {
	return Row{
		ID: one.Ref.ID, Href: above(path).plan(&one.Ref), Unit: m.s.UnitName(one.Ref.Unit), UnitHref: above(path).unit(one.Ref.Unit),
		Responsible: one.Responsible, PersonHref: m.personHrefOf(one.Responsible, above(path)),
		Kind: c.key, KindWord: c.word, Due: dayOf(one.Since), State: State{Key: "missing", Word: c.title},
	}
}
