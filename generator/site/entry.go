package site

import (
	"slices"

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
	ref := &Ref{Path: f.Path, Unit: f.Unit, ID: f.ID, Hidden: f.Hidden, Readable: f.Plan != nil}
	e := &Entry{File: f, Ref: ref, Findings: f.Findings}
	if f.Plan != nil {
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

func (e *Entry) add(it due.Item, n *Site) {
	soon := n.Settings.Staff.SoonDays
	e.Items = append(e.Items, &Item{Item: it, State: it.On(n.Today, soon), Ref: e.Ref, file: e.File})
	e.Span = e.Span.Narrow(it, n.Today, soon)
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
