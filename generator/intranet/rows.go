package intranet

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/info"
	"planportal/generator/site"
	"planportal/layouts"
)

// maker makes the pages of one generation.
type maker struct {
	s      *site.Site
	set    *layouts.Set
	assets map[string]string
	sizes  info.Sizes // of the information pages' pictures
}

func newMaker(s *site.Site, set *layouts.Set, files []Attachment) maker {
	m := maker{s: s, set: set, assets: set.AssetPaths(layouts.Intranet), sizes: info.Sizes{}}
	for _, f := range files {
		m.sizes[f.Path] = f.Size
	}
	return m
}

// frame is what surrounds the page at path.
func (m *maker) frame(path, here, title string, crumbs ...Link) Frame {
	if here != "front" {
		way := append(make([]Link, 0, len(crumbs)+2), Link{Text: "Uppföljning", Href: up(path) + "index.html"})
		crumbs = append(append(way, crumbs...), Link{Text: title})
	}
	return Frame{Root: up(path), Title: title, Site: &m.s.Settings.Open, Here: here, Crumbs: crumbs, Logo: m.logo(path), assets: m.assets}
}

// logo is the municipality's own mark, seen from the page at path.
func (m *maker) logo(path string) Logo {
	name := m.s.Settings.Open.Logo
	if name == "" {
		return Logo{}
	}
	return Logo{up(path) + "pages/files/" + name, m.sizes[name].Width, m.sizes[name].Height}
}

// valid is the span of days in words.
func valid(sp due.Span) Valid { return Valid{From: dayOf(sp.From), Through: dayOf(sp.Through)} }

// said are the days that were put into words before, from firstSaid on: a large
// site has the same few thousand again and again.
var said [36_525]atomic.Pointer[Day]

var firstSaid = day.Must("1970-01-01")

func dayOf(d day.Date) Day {
	if d.IsZero() {
		return Day{}
	}
	at := int(d - firstSaid)
	if at < 0 || at >= len(said) {
		return words(d)
	}
	known := said[at].Load()
	if known == nil {
		w := words(d)
		known = &w
		said[at].Store(known)
	}
	return *known
}

func words(d day.Date) Day { return Day{ISO: d.String(), Text: d.Text("sv"), Week: d.WeekText("sv")} }

func stateOf(s due.State) State { return State{Key: s.String(), Word: stateWords[s]} }

// names are the plans of which a list may show whom they are for and what was
// agreed: only inside the unit's own folder and in protected/ (act 2001:454
// 7 a §).
type names map[*site.Ref]*site.Entry

// withoutNames is for all other lists.
var withoutNames names

// rower makes the rows of one page. It keeps the last unit and the last person,
// since most rows of a page have both in common with the row before.
type rower struct {
	*maker
	above                    top
	unit, unitName, unitHref string
	person, personHref       string
}

func (m *maker) rower(path string) rower { return rower{maker: m, above: above(path)} }

// row is one due thing in a list. It shows names if it is given the plan's entry.
func (m *rower) row(it *site.Item, named *site.Entry) Row {
	if it.Page != nil {
		return m.pageRow(it, m.above)
	}
	r := Row{
		ID: it.ID, Kind: it.Kind.String(), KindWord: kindWords[it.Kind], State: stateOf(it.State), Due: dayOf(it.Due),
		Responsible: it.Responsible,
	}
	if it.Unit != m.unit {
		m.unit, m.unitName, m.unitHref = it.Unit, m.s.UnitName(it.Unit), m.above.unit(it.Unit)
	}
	if it.Responsible != m.person {
		m.person, m.personHref = it.Responsible, m.personHrefOf(it.Responsible, m.above)
	}
	if !it.Hidden { // whoever answers only for hidden plans has no page
		r.PersonHref = m.personHref
	}
	if it.Source == due.Unreadable {
		r.State.Word = "Kan inte läsas"
	}
	if it.Readable {
		r.Href = m.above.plan(it.Ref)
	}
	if named != nil || !it.Hidden {
		r.Unit = m.unitName
	}
	if !it.Hidden {
		r.UnitHref = m.unitHref
	}
	if named != nil && it.Readable {
		r.Client = named.Client
		if it.Kind == due.Agreement {
			r.Text = named.Agreed[it.Agreement]
		}
	}
	return r
}

func (m *maker) pageRow(it *site.Item, above top) Row {
	return Row{
		ID: it.Page.Title, Href: string(above) + pagePath(it.Page), Responsible: it.Responsible,
		Kind: it.Kind.String(), KindWord: kindWords[it.Kind], State: stateOf(it.State), Due: dayOf(it.Due),
	}
}

// personHrefOf is the page of somebody who answers for something, if there is
// one.
func (m *maker) personHrefOf(name string, above top) string {
	p := m.s.People[name]
	if p == nil {
		return ""
	}
	return above.person(p.Slug)
}

// roomForRows is room in which the rows of a page are made; they last until it is
// given back.
func roomForRows() (room *[]Row, giveBack func()) {
	room = rowRooms.Get().(*[]Row)
	return room, func() { rowRooms.Put(room) }
}

var rowRooms = sync.Pool{New: func() any { return new([]Row) }}

// groups splits rows by state; what is soon by week, what is later by month.
// count counts the whole list, of which items may be a part.
func (m *maker) groups(room *[]Row, items []*site.Item, count func(due.State) int, path string, show names) (groups []Group) {
	made := m.rower(path)
	*room = slices.Grow((*room)[:0], len(items))
	rows := *room // of all parts of all groups, one after the other
	for _, state := range due.States {
		g := Group{State: stateOf(state), Title: groupWords[state], Count: count(state)}
		var before *site.Item
		for _, it := range items {
			if it.State != state {
				continue
			}
			if before == nil || !samePart(before, it) {
				title, span := partOf(it)
				g.Parts = append(g.Parts, Part{Title: title, Range: span, Rows: rows[len(rows):]})
			}
			rows = append(rows, made.row(it, show[it.Ref]))
			last := &g.Parts[len(g.Parts)-1]
			last.Rows = last.Rows[:len(last.Rows)+1]
			before = it
		}
		if len(g.Parts) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// samePart reports whether two items of one state stand under one heading.
func samePart(a, b *site.Item) bool {
	switch a.State {
	case due.Soon:
		return a.Due.Monday() == b.Due.Monday()
	case due.Later:
		return a.Due.Month() == b.Due.Month()
	}
	return true
}

// partOf heads the rows around an item: the ISO week for what is soon, the
// month for what is later, nothing for what is late.
func partOf(it *site.Item) (title, span string) {
	switch it.State {
	case due.Soon:
		from := it.Due.Monday()
		to := from + 6
		week := "V" + from.WeekText("sv")[1:]
		if from.Month() == to.Month() {
			_, _, dom := from.Civil()
			return week, fmt.Sprintf("%d–%s", dom, to.DayMonth("sv"))
		}
		return week, from.DayMonth("sv") + "–" + to.DayMonth("sv")
	case due.Later:
		return upper(it.Due.Month().Text("sv")), ""
	}
	return "", ""
}

// tallies count the list at list by state, for its page s. Each links to the
// first row of its state, on whichever page that stands. first is the day of the
// first item in a state.
func tallies(c *site.Counts, first func(due.State) day.Date, list string, s sheet) (out []Tally) {
	for _, state := range []due.State{due.Overdue, due.Missing, due.Soon, due.Later} {
		n := c.Of(state)
		if n == 0 && state == due.Missing {
			continue
		}
		tally := countOf(state, n, s.items)
		if n > 0 {
			tally.Note = note(first(state), state)
		}
		if page := numbered(list, c.Place(state)/rowsPerPage); n > 0 && s.pager != nil && page != s.path {
			tally.Href = page[strings.LastIndex(page, "/")+1:] + "#" + state.String()
		}
		out = append(out, tally)
	}
	return out
}

// countOf counts n items in a state, of which the page shows those among shown.
// If it shows none, the number itself is where a link to the state leads.
func countOf(state due.State, n int, shown []*site.Item) Tally {
	t := Tally{State: State{Key: state.String(), Word: groupWords[state]}, Count: n}
	switch {
	case slices.ContainsFunc(shown, func(it *site.Item) bool { return it.State == state }):
		t.Href = "#" + state.String()
	case n > 0:
		t.ID = state.String()
	}
	return t
}

// note is the day of a state's first item, in words.
func note(first day.Date, s due.State) string {
	if s == due.Missing {
		return ""
	}
	return [...]string{due.Overdue: "äldst ", due.Soon: "nästa ", due.Later: "från "}[s] + first.Text("sv")
}

func upper(s string) string {
	if s == "" {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:] // months begin with a letter of ASCII
}

// unreadable are the plans that cannot be read, for the head of a list.
func unreadable(refs []*site.Ref, path string) (out []Unread) {
	for _, r := range refs {
		u := Unread{ID: r.ID, Href: up(path) + findingsHref(r)}
		if r.Readable {
			u.LastGood = above(path).plan(r)
		}
		out = append(out, u)
	}
	return out
}

// findingsHref is where a file's findings stand.
func findingsHref(r *site.Ref) string {
	if r.Hidden {
		return "protected/index.html#fil-" + r.ID
	}
	return "findings.html#fil-" + r.ID
}

func summary(s *site.Standing, href string) Summary {
	return Summary{
		Name: s.Name, Href: href, Plans: s.Plans, Overdue: s.Of(due.Overdue), Soon: s.Of(due.Soon), Later: s.Of(due.Later), Missing: s.Of(due.Missing),
		Oldest: dayOf(s.Oldest),
	}
}
