package site

import (
	"hash/fnv"
	"slices"
	"strconv"
	"sync"
	"unique"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
	"planportal/generator/plan"
)

// Entry is a plan among others, with what is due for it today.
type Entry struct {
	*File
	Ref      *Ref
	Items    []*Item
	Findings []diag.Finding // the file's own, and what only a day or the staff list shows
	Span     due.Span       // the days on which no item and no finding changes
	Gist

	key string // sorts by the client's name
}

// Gist is what lists need of a plan; zero if there is none.
type Gist struct {
	Client, Responsible string
	Status              plan.Status
	Planned             day.Date // see plan.Plan
	RegionNotified      day.Date
	Agreed              []string // the words of the agreements

	held []day.Month // of the follow-up meetings
}

func gistOf(p *plan.Plan) Gist {
	g := Gist{Client: p.Client, Responsible: known(p.Responsible), Status: p.Status, Planned: p.Planned(), RegionNotified: p.RegionNotified}
	if len(p.Agreements) > 0 {
		g.Agreed = make([]string, len(p.Agreements))
		for i := range p.Agreements {
			g.Agreed[i] = p.Agreements[i].Text
		}
	}
	for _, m := range p.Meetings {
		if m.Kind == plan.FollowUp {
			g.held = append(g.held, m.Date.Month())
		}
	}
	return g
}

// known is the same name, which is in memory once: lists outlive the texts that
// it is read from, and people are looked up by it.
func known(name string) string { return unique.Make(name).Value() }

// rooms are those in which plans are unpacked for a moment.
var rooms = sync.Pool{New: func() any { return new(plan.Plan) }}

// entry derives what is due for f today; nil for a file that is gone.
func (n *Site) entry(f *File) *Entry {
	if f == nil {
		return nil
	}
	room := rooms.Get().(*plan.Plan)
	defer rooms.Put(room)
	e := &Entry{File: f, Ref: &Ref{Path: f.Path, Unit: f.Unit, ID: f.ID, Hidden: f.Hidden, Readable: f.Readable()}, Findings: f.Findings}
	var items []due.Item
	p := f.In(room)
	if p != nil {
		e.Ref.Changes, e.Ref.Changed = history(p)
		e.key = sortKey(p.Client)
		e.Gist = gistOf(p)
		items = due.Of(p, n.Settings.Staff.IsStaff)
	}
	if f.Broken {
		items = append(items, due.Item{Kind: due.Review, Source: due.Unreadable, Responsible: e.Responsible})
	}
	e.add(items, n)
	if p != nil {
		e.remark(p, n)
	}
	return e
}

// shows reports whether lists show the same of both plans: everything but their
// texts, and of these those of agreements.
func (e *Entry) shows(other *Entry) bool {
	if e == other {
		return true
	}
	if *e.Ref != *other.Ref || e.Broken != other.Broken || !slices.EqualFunc(e.Items, other.Items, (*Item).same) {
		return false
	}
	return e.Client == other.Client && e.Responsible == other.Responsible && e.Status == other.Status && slices.Equal(e.Agreed, other.Agreed)
}

// keep takes over what says the same of the plan as in another version: lists that
// hold it need not be made again. Nobody else must have seen e yet.
func (e *Entry) keep(old *Entry) {
	if *e.Ref != *old.Ref {
		return
	}
	e.Ref = old.Ref
	for i, it := range e.Items {
		it.Ref = e.Ref
		if same := slices.IndexFunc(old.Items, it.same); same >= 0 {
			e.Items[i] = old.Items[same]
		}
	}
	if slices.Equal(e.Items, old.Items) {
		e.Items = old.Items
	}
}

// add adds what is due for the plan.
func (e *Entry) add(items []due.Item, n *Site) {
	soon := n.Settings.Staff.SoonDays
	e.Items = make([]*Item, len(items))
	for i, it := range items {
		if it.Responsible == e.Responsible {
			it.Responsible = e.Responsible // the same letters, but in memory once
		} else {
			it.Responsible = known(it.Responsible)
		}
		made := &Item{Item: it, State: it.On(n.Today, soon), Ref: e.Ref}
		if it.Kind == due.Agreement {
			made.Mark = e.mark(int(it.Agreement))
		}
		e.Items[i] = made
		e.Span = e.Span.Narrow(it, n.Today, soon)
	}
}

// mark names an agreement by its words. The client's name goes in too, so that
// whoever sees a mark cannot try out words.
func (g *Gist) mark(at int) uint32 {
	same := 0
	text := g.Agreed[at]
	for _, other := range g.Agreed[:at] {
		if other == text {
			same++
		}
	}
	var room [256]byte
	said := append(append(append(room[:0], g.Client...), 0), text...)
	sum := fnv.New32a()
	sum.Write(strconv.AppendInt(append(said, 0), int64(same), 10))
	return sum.Sum32()
}

// history counts what has happened in a plan and finds the day of the last of
// it, zero if nothing has.
func history(p *plan.Plan) (n int32, last day.Date) {
	for _, m := range p.Meetings {
		last = max(last, m.Date)
	}
	for _, o := range p.Offers {
		last = max(last, o.Date)
	}
	return int32(len(p.Meetings) + len(p.Offers)), max(last, p.Signed.Client, p.Signed.Responsible)
}

// remark finds what the plan says that does not fit today or the staff.
func (e *Entry) remark(p *plan.Plan, n *Site) {
	found := slices.Clone(e.Findings)
	for _, m := range p.Meetings {
		e.Span = e.Span.Line(m.Date, n.Today)
		if m.Date > n.Today {
			found = append(found, diag.At(e.Path, 1, 0, "meeting-ahead", m.Date.String()))
		}
	}
	if left := n.left(e.Responsible); !left.IsZero() && e.Status != plan.Closed {
		e.Span = e.Span.Line(left+1, n.Today)
		if left < n.Today {
			found = append(found, diag.At(e.Path, 1, 0, "responsible-left", left.String()))
		}
	}
	e.Findings = diag.Sort(found)
}
