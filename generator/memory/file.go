package memory

import (
	"slices"

	"planportal/generator/diag"
	"planportal/generator/plan"
	"planportal/generator/site"
	"planportal/generator/stamp"
)

// carry carries a text of the source with what became of it.
func (t *Text) carry(s *stream) {
	stamped(s, &t.Stamp)
	s.fixed(t.Hash[:])
	if s.reading {
		t.File = &site.File{}
	}
	file(s, t.File)
}

func stamped(s *stream, v *stamp.Stamp) {
	s.number(&v.Size)
	s.number(&v.Modified)
	s.number(&v.Changed)
	inode := int64(v.Inode)
	s.number(&inode)
	v.Inode = uint64(inode)
}

func file(s *stream, f *site.File) {
	text(s, &f.Path)
	text(s, &f.Unit)
	text(s, &f.ID)
	s.flag(&f.Broken)
	s.flag(&f.Hidden)
	list(s, &f.Findings, finding)
	there := f.Plan != nil
	s.flag(&there)
	if !there {
		return
	}
	if s.reading {
		f.Plan = &plan.Plan{}
	}
	onePlan(s, f.Plan)
}

func finding(s *stream, f *diag.Finding) {
	text(s, &f.File)
	s.integer(&f.Line)
	s.integer(&f.Col)
	text(s, &f.Rule)
	severity := int(f.Severity)
	s.integer(&severity)
	f.Severity = diag.Severity(severity)
	list(s, &f.Args, text)
}

func onePlan(s *stream, p *plan.Plan) {
	text(s, &p.ID)
	text(s, &p.Unit)
	text(s, &p.Client)
	text(s, &p.Protection)
	text(s, &p.Status)
	text(s, &p.Responsible)
	s.day(&p.Born)
	text(s, &p.Representative.Name)
	text(s, &p.Representative.Role)
	list(s, &p.Measures, measure)
	list(s, &p.Others, other)
	list(s, &p.Offers, offer)
	list(s, &p.Meetings, meeting)
	s.day(&p.NextReview)
	s.day(&p.Signed.Client)
	s.day(&p.Signed.Responsible)
	s.day(&p.RegionNotified)
	list(s, &p.Copies, text)
	s.flag(&p.CopiesSaid)
	list(s, &p.Sections, section)
	list(s, &p.Agreements, agreement)
}

func measure(s *stream, m *plan.Measure) {
	text(s, &m.Slug)
	s.day(&m.Decided)
}

func other(s *stream, o *plan.Other) {
	text(s, &o.Who)
	text(s, &o.What)
}

func offer(s *stream, o *plan.Offer) {
	s.day(&o.Date)
	text(s, &o.Answer)
}

func meeting(s *stream, m *plan.Meeting) {
	text(s, &m.Kind)
	s.day(&m.Date)
	text(s, &m.Place)
	list(s, &m.Present, text)
}

func section(s *stream, p *plan.Section) {
	text(s, &p.Part)
	text(s, &p.Title)
	s.integer(&p.Level)
	s.integer(&p.Line)
	text(s, &p.HTML)
}

func agreement(s *stream, a *plan.Agreement) {
	text(s, &a.Text)
	same := a.HTML == a.Text // as nearly always: then both are one text in memory, too
	s.flag(&same)
	if same {
		a.HTML = a.Text
	} else {
		text(s, &a.HTML)
	}
	s.day(&a.By)
	text(s, &a.Responsible)
	s.flag(&a.Done)
	s.integer(&a.Line)
}

// Compact returns an equal plan that takes as little memory as it can: all its
// texts lie in one row.
func Compact(p *plan.Plan) *plan.Plan {
	var out stream
	onePlan(&out, p)
	small := &plan.Plan{}
	onePlan(&stream{reading: true, in: slices.Clip(slices.Clone(out.out))}, small)
	return small
}
