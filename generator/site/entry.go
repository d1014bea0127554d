package site

import (
	"hash/fnv"
	"slices"
	"strconv"

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

	key string // sorts by the client's name
}

// entry derives what is due for f today; nil for a file that is gone.
func (n *Site) entry(f *File) *Entry {
	if f == nil {
		return nil
	}
	e := &Entry{File: f, Ref: &Ref{Path: f.Path, Unit: f.Unit, ID: f.ID, Hidden: f.Hidden, Readable: f.Plan != nil}, Findings: f.Findings}
	if f.Plan != nil {
		e.Ref.Changes, e.Ref.Changed = history(f.Plan)
		e.key = sortKey(f.Plan.Client)
		for _, it := range due.Of(f.Plan, n.Settings.Staff.IsStaff) {
			e.add(it, n)
		}
		e.remark(n)
	}
	if f.Broken {
		e.add(due.Item{Kind: due.Review, Source: due.Unreadable, Responsible: responsible(f.Plan)}, n)
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
	a, b := e.Plan, other.Plan
	return a == b || a != nil && b != nil && a.Client == b.Client && a.Responsible == b.Responsible && a.Status == b.Status &&
		slices.EqualFunc(a.Agreements, b.Agreements, func(a, b plan.Agreement) bool { return a.Text == b.Text })
}

func (e *Entry) add(it due.Item, n *Site) {
	soon := n.Settings.Staff.SoonDays
	made := &Item{Item: it, State: it.On(n.Today, soon), Ref: e.Ref}
	if it.Kind == due.Agreement {
		made.Mark = mark(e.Plan, int(it.Agreement))
	}
	e.Items = append(e.Items, made)
	e.Span = e.Span.Narrow(it, n.Today, soon)
}

// mark names an agreement by its words. The client's name goes in too, so that
// whoever sees a mark cannot try out words.
func mark(p *plan.Plan, at int) uint32 {
	same := 0
	text := p.Agreements[at].Text
	for _, a := range p.Agreements[:at] {
		if a.Text == text {
			same++
		}
	}
	var room [256]byte
	said := append(append(append(room[:0], p.Client...), 0), text...)
	sum := fnv.New32a()
	sum.Write(strconv.AppendInt(append(said, 0), int64(same), 10))
	return sum.Sum32()
}

// history counts what has happened in a plan and finds the day of the last of
// it, zero if nothing has.
func history(p *plan.Plan) (n int, last day.Date) {
	for _, m := range p.Meetings {
		last = max(last, m.Date)
	}
	for _, o := range p.Offers {
		last = max(last, o.Date)
	}
	return len(p.Meetings) + len(p.Offers), max(last, p.Signed.Client, p.Signed.Responsible)
}

// remark finds what the plan says that does not fit today or the staff.
func (e *Entry) remark(n *Site) {
	found := slices.Clone(e.Findings)
	for _, m := range e.Plan.Meetings {
		e.Span = e.Span.Line(m.Date, n.Today)
		if m.Date > n.Today {
			found = append(found, diag.At(e.Path, 1, 0, "meeting-ahead", m.Date.String()))
		}
	}
	if left := n.left(e.Plan.Responsible); !left.IsZero() && e.Plan.Status != plan.Closed {
		e.Span = e.Span.Line(left+1, n.Today)
		if left < n.Today {
			found = append(found, diag.At(e.Path, 1, 0, "responsible-left", left.String()))
		}
	}
	e.Findings = diag.Sort(found)
}

func responsible(p *plan.Plan) string {
	if p == nil {
		return ""
	}
	return p.Responsible
}
