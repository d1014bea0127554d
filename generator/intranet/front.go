package intranet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/site"
)

// most is how many rows a list of the front page holds: it shows the worst, and
// the lists that it links to show the rest.
const most = 50

// front is the follow-up index.
func (m *maker) front(to []byte) ([]byte, error) {
	path := "index.html"
	v := Front{
		Frame: m.frame(path, "front", "Uppföljning"),
		Today: dayOf(m.s.Today), Weekday: m.s.Today.WeekdayText("sv"),
		Unread: m.allUnread(path), Tallies: m.totals(), Kinds: kindCounts(&m.s.Counts), Care: m.needCare(), Plot: m.plot(),
		Plans: len(m.s.Hidden),
	}
	for _, u := range m.s.ByUnit.Rows {
		v.Plans += u.Plans
	}
	units, people := worst(m.s.ByUnit.Rows), worst(m.s.ByPerson.Rows)
	v.Units, v.MoreUnits = unitRows(units, path), len(m.s.ByUnit.Rows)-len(units)
	v.People, v.MorePeople = peopleRows(people, path), len(m.s.ByPerson.Rows)-len(people)
	v.Worst, v.MoreWorst = m.head(path, due.Overdue, due.Missing)
	v.Soon, _ = m.head(path, due.Soon)
	v.Protected, v.MoreProtected = m.bareIDs()
	v.Errors, v.Warnings = m.count()
	for _, it := range m.s.PageItems {
		if it.State == due.Overdue {
			v.PagesDue++
		}
	}
	return m.set.Execute(to, "intranet/front.html", v)
}

// worst are those who have most overdue, then most without a day, if there are
// too many to show them all. They keep their order by name.
func worst(all []site.Standing) []site.Standing {
	if len(all) <= most {
		return all
	}
	late, undated := due.Overdue.Urgency(), due.Missing.Urgency()
	order := func(a, b int) int {
		x, y := &all[a].Open, &all[b].Open
		return cmp.Or(y[late]-x[late], y[undated]-x[undated], a-b)
	}
	places := make([]int, 0, most+1)
	for i := range all {
		if len(places) == most && order(places[most-1], i) < 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(places, i, order)
		places = slices.Insert(places, at, i)
		places = places[:min(len(places), most)]
	}
	slices.Sort(places)
	var shown []site.Standing
	for _, i := range places {
		shown = append(shown, all[i])
	}
	return shown
}

// totals count everything by state; each number links to its list.
func (m *maker) totals() (out []Tally) {
	for _, state := range []due.State{due.Overdue, due.Missing, due.Soon, due.Later} {
		t := Tally{State: State{Key: state.String(), Word: groupWords[state]}, Count: m.s.Counts.Of(state)}
		if t.Count > 0 {
			t.Href, t.Note = "lists/"+state.String()+".html", note(m.s.ByState[state].Items[0].Due, state)
		}
		out = append(out, t)
	}
	return out
}

// needCare counts the plans that need care for another reason than a day.
func (m *maker) needCare() (out []Tally) {
	for _, c := range careLists {
		t := Tally{State: State{Key: "missing", Word: c.title}, Href: c.path()}
		for _, u := range m.s.Units {
			t.Count += len(c.pick(u))
		}
		if t.Count > 0 {
			out = append(out, t)
		}
	}
	return out
}

// bareIDs are the ids of protected plans, and how many more there are.
func (m *maker) bareIDs() (ids []Link, more int) {
	refs, rest := cut(m.s.Hidden, most)
	for _, r := range refs {
		ids = append(ids, Link{Text: r.ID, Href: protectedHref(r)})
	}
	return ids, len(rest)
}

func protectedHref(r *site.Ref) string {
	if !r.Readable {
		return findingsHref(r)
	}
	return planPath(r)
}

// allUnread are all plans that cannot be read, by id.
func (m *maker) allUnread(path string) []Unread {
	refs := slices.Clone(m.s.Protected.Unread)
	for _, u := range m.s.Units {
		refs = append(refs, u.Unread...)
	}
	slices.SortFunc(refs, func(a, b *site.Ref) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Path, b.Path))
	})
	return unreadable(refs, path)
}

// head is the first rows in any of the states, and how many more there are.
func (m *maker) head(path string, states ...due.State) (rows []Row, more int) {
	made := m.rower(path)
	for _, state := range states {
		l := m.s.ByState[state]
		items := l.Items[:min(len(l.Items), most-len(rows))]
		for _, it := range items {
			rows = append(rows, made.row(it, nil))
		}
		more += l.Total() - len(items)
	}
	return rows, more
}

func kindCounts(c *site.Counts) (out []KindCount) {
	for _, k := range due.Kinds {
		if k != due.Page {
			out = append(out, KindCount{
				Word: kindsWords[k], Href: "lists/" + k.String() + ".html",
				Overdue: c.At(k, due.Overdue), Soon: c.At(k, due.Soon), Later: c.At(k, due.Later), Missing: c.At(k, due.Missing),
			})
		}
	}
	return out
}

// The plot's box, in SVG units.
const (
	plotWidth, plotHeight = 704, 180
	plotBase, plotTop     = 148, 24
	barWidth              = 34
)

// plot counts reviews by month: five months back, six ahead.
func (m *maker) plot() Plot {
	here := m.s.Today.Month()
	p := Plot{Width: plotWidth, Height: plotHeight, Base: plotBase}
	highest := 1
	for i := range 11 {
		b := m.bar(here + day.Month(i-5))
		b.Now = i == 5
		b.X = i*64 + 15
		b.Width, b.LabelX = barWidth, b.X+barWidth/2
		highest = max(highest, b.Total)
		p.Bars = append(p.Bars, b)
	}
	for i := range p.Bars {
		p.Bars[i].scale(highest)
	}
	p.Alt = alt(p.Bars)
	return p
}

func (m *maker) bar(month day.Month) Bar {
	b := Bar{Month: month.String(), Label: month.Short("sv"), Title: month.Text("sv")}
	b.Done.Count = m.s.Held[month]
	if l := m.s.Months[month]; l != nil {
		b.Late.Count = l.Counts.At(due.Review, due.Overdue)
		b.Planned.Count = l.Counts.At(due.Review, due.Soon) + l.Counts.At(due.Review, due.Later)
		b.Href = monthPath(l)
	}
	b.Total = b.Done.Count + b.Late.Count + b.Planned.Count
	return b
}

// scale stacks the bar's pieces, done at the bottom, so that the highest bar
// fills the box.
func (b *Bar) scale(highest int) {
	y := plotBase - 1
	for _, p := range []*Piece{&b.Done, &b.Late, &b.Planned} {
		p.Height = p.Count * (plotBase - plotTop) / highest
		y -= p.Height
		p.Y = y
	}
	b.TotalY = y - 5
}

// alt says in words what the plot shows.
func alt(bars []Bar) string {
	top := bars[0]
	for _, b := range bars {
		if b.Total > top.Total {
			top = b
		}
	}
	span := fmt.Sprintf("Stapeldiagram över uppföljningar per månad, %s till %s.", bars[0].Title, bars[len(bars)-1].Title)
	if top.Total == 0 {
		return span + " Det finns inga uppföljningar under tiden."
	}
	return fmt.Sprintf("%s Flest i %s: %d gjorda, %d försenade och %d planerade. Siffrorna finns i tabellen under.",
		span, top.Title, top.Done.Count, top.Late.Count, top.Planned.Count)
}
