package intranet

import (
	"fmt"
	"html/template"
	"slices"
	"sync"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
	"planportal/generator/form"
	"planportal/generator/plan"
	"planportal/generator/site"
)

// paper is what a plan's page is made on. The next plan has it again: a large site
// has many, and what each leaves behind would have to be collected.
type paper struct {
	plan   plan.Plan
	view   Plan
	states []due.State
}

var papers = sync.Pool{New: func() any { return new(paper) }}

// plan is one plan's page, fit to print and sign.
func (m *maker) plan(to []byte, e *site.Entry) ([]byte, error) {
	on := papers.Get().(*paper)
	defer papers.Put(on)
	return m.set.Execute(to, "intranet/plan.html", m.planOn(on, e))
}

// planOn fills in the view of a plan's page.
func (m *maker) planOn(on *paper, e *site.Entry) *Plan {
	p, path, last := e.In(&on.plan), planPath(e.Ref), on.view
	v := &on.view
	*v = Plan{
		ID: e.ID, Path: e.Path, Client: p.Client, Unit: m.home(e, path), Protection: protectionWords[p.Protection],
		Status: statusWords[p.Status], StatusKey: string(p.Status), Stale: e.Broken,
		Responsible: m.responsible(e, path), Born: dayOf(p.Born), RegionNotified: dayOf(p.RegionNotified),
		Copies: p.Copies, NoCopies: p.CopiesSaid && len(p.Copies) == 0,
		Measures: measures(last.Measures[:0], p), Others: others(last.Others[:0], p), Offers: offers(last.Offers[:0], p),
		Meetings: meetings(last.Meetings[:0], p), Signatures: signatures(last.Signatures[:0], p),
		Sections: sections(last.Sections[:0], p), Agreements: on.agreements(last.Agreements[:0], e.Items), Warnings: findings(e.Findings),
		Todo: last.Todo[:0],
	}
	if r := p.Representative; r.Name != "" {
		v.Representative = r.Name + ", " + r.Role
	}
	v.last(p)
	made := m.rower(path)
	for _, it := range urgent(e.Items) {
		v.Todo = append(v.Todo, made.row(it, e))
		if it.Kind == due.Review && it.Source != due.Unreadable {
			v.Review = Review{State: stateOf(it.State), Due: dayOf(it.Due), Agreed: it.Source == due.Agreed, Why: sourceWords[it.Source]}
		}
	}
	v.Frame = m.frame(path, "units", e.ID, m.trail(e, path)...)
	v.Valid = valid(e.Span)
	return v
}

// home is the list that the plan stands in.
func (m *maker) home(e *site.Entry, path string) Link {
	name := m.s.UnitName(e.Unit)
	if e.Hidden {
		return Link{Text: name}
	}
	return Link{name, above(path).unit(e.Unit)}
}

func (m *maker) trail(e *site.Entry, path string) []Link {
	if e.Hidden {
		return []Link{{"Skyddade planer", "index.html"}}
	}
	return []Link{{"Enheter", up(path) + "units/index.html"}, m.home(e, path)}
}

func (m *maker) responsible(e *site.Entry, path string) Link {
	if e.Hidden {
		return Link{Text: e.Responsible}
	}
	return Link{e.Responsible, m.personHrefOf(e.Responsible, above(path))}
}

// last fills in the last meeting that made or reviewed the plan.
func (v *Plan) last(p *plan.Plan) {
	met, _ := p.LastMet()
	for _, mt := range p.Meetings {
		if mt.Date == met && mt.Kind != plan.Preparatory {
			v.Present, v.Place, v.Met = mt.Present, mt.Place, dayOf(mt.Date)
		}
	}
}

// What follows is appended to out, which has room for it from the plan before.

func measures(out []Measure, p *plan.Plan) []Measure {
	for _, x := range p.Measures {
		out = append(out, Measure{Name: measureWords[x.Slug], Decided: dayOf(x.Decided)})
	}
	return out
}

func others(out []Pair, p *plan.Plan) []Pair {
	for _, o := range p.Others {
		out = append(out, Pair{Name: o.Who, Text: o.What})
	}
	return out
}

func offers(out []Pair, p *plan.Plan) []Pair {
	for _, o := range p.Offers {
		out = append(out, Pair{Day: dayOf(o.Date), Text: answerWords[o.Answer]})
	}
	return out
}

func meetings(out []Meeting, p *plan.Plan) []Meeting {
	for _, mt := range p.Meetings {
		out = append(out, Meeting{Kind: meetingWords[mt.Kind], KindKey: string(mt.Kind), Date: dayOf(mt.Date), Place: mt.Place, Present: mt.Present})
	}
	return out
}

// signatures are the two lines to sign on. A signature from before the last
// planning meeting is of an older plan and does not count.
func signatures(out []Signature, p *plan.Plan) []Signature {
	if p.Status == plan.Offered || p.Status == plan.Declined {
		return out
	}
	of := func(who, role string, signed day.Date) Signature {
		if signed < p.Planned() {
			signed = 0
		}
		return Signature{Who: who, Role: role, Date: dayOf(signed)}
	}
	return append(out,
		of(p.Client, "den som planen gäller", p.Signed.Client),
		of(p.Responsible, "ansvarig för planen", p.Signed.Responsible),
	)
}

// part is a heading of the form, with the words that stand there when the
// author has left the heading out.
type part struct {
	part   plan.Part
	title  string
	within plan.Part
	blank  string // the anchor that it has then
}

// parts are the headings in the form's order.
var parts = partsOf(form.In("sv"))

func partsOf(f form.Form) (all []part) {
	for i, p := range plan.Parts {
		made := part{part: p, title: f.Find(string(p)).Title, blank: fmt.Sprintf("tom-%d", i+1)}
		if p == plan.ShortTerm || p == plan.LongTerm {
			made.within = plan.Goals
		}
		all = append(all, made)
	}
	return all
}

// sections are the plan's headings as the author ordered them; parts of the
// form that are missing follow where the form has them, blank.
func sections(out []Section, p *plan.Plan) []Section {
	for i, s := range p.Sections {
		made := Section{
			ID: partID(i), Key: string(s.Part), Title: s.Title, Body: template.HTML(s.HTML),
			Together: s.Part == plan.Together, Blank: s.HTML == "" && s.Part != plan.Goals && s.Part != plan.Together,
		}
		if s.Level > 2 && len(out) > 0 {
			out[len(out)-1].Parts = append(out[len(out)-1].Parts, made)
			continue
		}
		out = heading(out, made)
	}
	if p.Status == plan.Offered || p.Status == plan.Declined {
		return out // there is no plan yet, so nothing of it is missing
	}
	return addMissing(out)
}

func addMissing(out []Section) []Section {
	for _, f := range parts {
		blank := Section{ID: f.blank, Key: string(f.part), Title: f.title, Together: f.part == plan.Together, Blank: f.part != plan.Goals && f.part != plan.Together}
		if f.within == "" {
			if !has(out, f.part) {
				out = heading(out, blank)
			}
			continue
		}
		at := slices.IndexFunc(out, func(s Section) bool { return s.Key == string(f.within) })
		if !has(out[at].Parts, f.part) {
			out[at].Parts = append(out[at].Parts, blank)
		}
	}
	return out
}

// heading adds a section at the top, with room for parts of its own.
func heading(out []Section, s Section) []Section {
	if len(out) < cap(out) {
		s.Parts = out[:len(out)+1][len(out)].Parts[:0]
	}
	return append(out, s)
}

// partID is the anchor of a section by its place.
func partID(place int) string {
	if place < len(partIDs) {
		return partIDs[place]
	}
	return fmt.Sprintf("del-%d", place+1)
}

var partIDs = func() (all [20]string) {
	for i := range all {
		all[i] = fmt.Sprintf("del-%d", i+1)
	}
	return all
}()

func has(sections []Section, part plan.Part) bool {
	return slices.ContainsFunc(sections, func(s Section) bool { return s.Key == string(part) })
}

func (on *paper) agreements(out []Agreement, items []*site.Item) []Agreement {
	on.states = append(on.states[:0], make([]due.State, len(on.plan.Agreements))...) // none where nothing is to be done
	for _, it := range items {
		if it.Kind == due.Agreement {
			on.states[it.Agreement] = it.State
		}
	}
	for i, a := range on.plan.Agreements {
		row := Agreement{Body: template.HTML(a.HTML), By: dayOf(a.By), Responsible: a.Responsible}
		switch {
		case on.states[i] != 0:
			row.State = stateOf(on.states[i])
		case a.Done:
			row.State = stateOf(due.Done)
		}
		out = append(out, row)
	}
	return out
}

func findings(fs []diag.Finding) (out []Finding) {
	for _, f := range fs {
		out = append(out, Finding{Line: f.Line, Col: f.Col, Rule: f.Rule, Severity: f.Severity.String(), Says: f.Says(diag.Swedish), Do: f.Do(diag.Swedish)})
	}
	return out
}
