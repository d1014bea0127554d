package memory

import (
	"planportal/generator/diag"
	"planportal/generator/plan"
	"planportal/generator/site"
	"planportal/generator/stamp"
)

// carry carries a text of the source with what became of it.
func (t *Text) carry(s *stream) {
	stamped(s, &t.Stamp)
	s.fixed(t.Hash[:])
	if s.way == reading {
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
	slug(s, &f.Unit)
	text(s, &f.ID)
	s.flag(&f.Broken)
	s.flag(&f.Hidden)
	list(s, &f.Findings, finding)
	there := f.Plan != nil
	s.flag(&there)
	if !there {
		return
	}
	if s.way == reading {
		f.Plan = &plan.Plan{}
	}
	onePlan(s, f.Plan)
}

func finding(s *stream, f *diag.Finding) {
	text(s, &f.File)
	s.integer(&f.Line)
	s.integer(&f.Col)
	word(s, &f.Rule)
	severity := int(f.Severity)
	s.integer(&severity)
	f.Severity = diag.Severity(severity)
	list(s, &f.Args, text)
}

func onePlan(s *stream, p *plan.Plan) {
	text(s, &p.ID)
	word(s, &p.Unit)
	text(s, &p.Client)
	word(s, &p.Protection)
	word(s, &p.Status)
	word(s, &p.Responsible)
	s.day(&p.Born)
	text(s, &p.Representative.Name)
	word(s, &p.Representative.Role)
	list(s, &p.Measures, measure)
	list(s, &p.Others, other)
	list(s, &p.Offers, offer)
	list(s, &p.Meetings, meeting)
	s.day(&p.NextReview)
	s.day(&p.Signed.Client)
	s.day(&p.Signed.Responsible)
	s.day(&p.RegionNotified)
	list(s, &p.Copies, word)
	s.flag(&p.CopiesSaid)
	list(s, &p.Sections, section)
	list(s, &p.Agreements, agreement)
}

func measure(s *stream, m *plan.Measure) {
	word(s, &m.Slug)
	s.day(&m.Decided)
}

func other(s *stream, o *plan.Other) {
	word(s, &o.Who)
	text(s, &o.What)
}

func offer(s *stream, o *plan.Offer) {
	s.day(&o.Date)
	word(s, &o.Answer)
}

func meeting(s *stream, m *plan.Meeting) {
	word(s, &m.Kind)
	s.day(&m.Date)
	word(s, &m.Place)
	list(s, &m.Present, word)
}

func section(s *stream, p *plan.Section) {
	word(s, &p.Part)
	word(s, &p.Title)
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
	word(s, &a.Responsible)
	s.flag(&a.Done)
	s.integer(&a.Line)
}

// Compact has a plan that nobody else has seen yet take as little memory as it
// can: its texts lie in one row, and words that many plans have are there once.
func Compact(p *plan.Plan) {
	s := stream{way: measuring}
	onePlan(&s, p)
	s.way, s.in = packing, make([]byte, 0, s.size)
	onePlan(&s, p)
}
