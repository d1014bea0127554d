package intranet

import (
	"fmt"
	"html/template"
	"slices"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
	"planportal/generator/form"
	"planportal/generator/plan"
	"planportal/generator/site"
)

// plan is one plan's page, fit to print and sign.
func (m *maker) plan(to []byte, e *site.Entry) ([]byte, error) {
	p, path := e.Plan, planPath(e.Ref)
	v := Plan{
		ID: e.ID, Path: e.Path, Client: p.Client, Unit: m.home(e, path), Protection: protectionWords[p.Protection],
		Status: statusWords[p.Status], StatusKey: string(p.Status), Stale: e.Broken,
		Responsible: m.responsible(e, path), Born: dayOf(p.Born), RegionNotified: dayOf(p.RegionNotified),
		Copies: p.Copies, NoCopies: p.CopiesSaid && len(p.Copies) == 0,
		Measures: measures(p), Offers: offers(p), Meetings: meetings(p), Signatures: signatures(p),
		Sections: sections(p), Agreements: agreements(e), Warnings: findings(e.Findings),
	}
	for _, o := range p.Others {
		v.Others = append(v.Others, Pair{Name: o.Who, Text: o.What})
	}
	if r := p.Representative; r.Name != "" {
		v.Representative = r.Name + ", " + r.Role
	}
	v.last(p)
	todo := urgent(e.Items)
	v.Todo = make([]Row, 0, len(todo))
	made := m.rower(path)
	for _, it := range todo {
		v.Todo = append(v.Todo, made.row(it, names{e.Ref: e}))
		if it.Kind == due.Review && it.Source != due.Unreadable {
			v.Review = Review{State: stateOf(it.State), Due: dayOf(it.Due), Agreed: it.Source == due.Agreed, Why: sourceWords[it.Source]}
		}
	}
	v.Frame = m.frame(path, "units", e.ID, m.trail(e, path)...)
	v.Valid = valid(e.Span)
	return m.set.Execute(to, "intranet/plan.html", v)
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
		return Link{Text: e.Plan.Responsible}
	}
	return Link{e.Plan.Responsible, m.personHrefOf(e.Plan.Responsible, above(path))}
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

func measures(p *plan.Plan) []Measure {
	out := make([]Measure, 0, len(p.Measures))
	for _, x := range p.Measures {
		out = append(out, Measure{Name: measureWords[x.Slug], Decided: dayOf(x.Decided)})
	}
	return out
}

func offers(p *plan.Plan) (out []Pair) {
	for _, o := range p.Offers {
		out = append(out, Pair{Day: dayOf(o.Date), Text: answerWords[o.Answer]})
	}
	return out
}

func meetings(p *plan.Plan) []Meeting {
	out := make([]Meeting, 0, len(p.Meetings))
	for _, mt := range p.Meetings {
		out = append(out, Meeting{Kind: meetingWords[mt.Kind], KindKey: string(mt.Kind), Date: dayOf(mt.Date), Place: mt.Place, Present: mt.Present})
	}
	return out
}

// signatures are the two lines to sign on. A signature from before the last
// planning meeting is of an older plan and does not count.
func signatures(p *plan.Plan) []Signature {
	if p.Status == plan.Offered || p.Status == plan.Declined {
		return nil
	}
	of := func(who, role string, signed day.Date) Signature {
		if signed < p.Planned() {
			signed = 0
		}
		return Signature{Who: who, Role: role, Date: dayOf(signed)}
	}
	return []Signature{
		of(p.Client, "den som planen gäller", p.Signed.Client),
		of(p.Responsible, "ansvarig för planen", p.Signed.Responsible),
	}
}

// part is a heading of the form, with the words that stand there when the
// author has left the heading out.
type part struct {
	part   plan.Part
	title  string
	within plan.Part
}

// parts are the headings in the form's order.
var parts = partsOf(form.In("sv"))

func partsOf(f form.Form) (all []part) {
	for _, p := range plan.Parts {
		made := part{part: p, title: f.Find(string(p)).Title}
		if p == plan.ShortTerm || p == plan.LongTerm {
			made.within = plan.Goals
		}
		all = append(all, made)
	}
	return all
}

// sections are the plan's headings as the author ordered them; parts of the
// form that are missing follow where the form has them, blank.
func sections(p *plan.Plan) []Section {
	out := make([]Section, 0, len(p.Sections)+1)
	for i, s := range p.Sections {
		made := Section{
			ID: fmt.Sprintf("del-%d", i+1), Key: string(s.Part), Title: s.Title, Body: template.HTML(s.HTML),
			Together: s.Part == plan.Together, Blank: s.HTML == "" && s.Part != plan.Goals && s.Part != plan.Together,
		}
		if s.Level > 2 && len(out) > 0 {
			out[len(out)-1].Parts = append(out[len(out)-1].Parts, made)
			continue
		}
		out = append(out, made)
	}
	if p.Status == plan.Offered || p.Status == plan.Declined {
		return out // there is no plan yet, so nothing of it is missing
	}
	return addMissing(out)
}

func addMissing(out []Section) []Section {
	for i, f := range parts {
		blank := Section{ID: fmt.Sprintf("tom-%d", i+1), Key: string(f.part), Title: f.title, Together: f.part == plan.Together, Blank: f.part != plan.Goals && f.part != plan.Together}
		if f.within == "" {
			if !has(out, f.part) {
				out = append(out, blank)
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

func has(sections []Section, part plan.Part) bool {
	return slices.ContainsFunc(sections, func(s Section) bool { return s.Key == string(part) })
}

func agreements(e *site.Entry) []Agreement {
	out := make([]Agreement, 0, len(e.Plan.Agreements))
	states := make([]due.State, len(e.Plan.Agreements)) // none where nothing is to be done
	for _, it := range e.Items {
		if it.Kind == due.Agreement {
			states[it.Agreement] = it.State
		}
	}
	for i, a := range e.Plan.Agreements {
		row := Agreement{Body: template.HTML(a.HTML), By: dayOf(a.By), Responsible: a.Responsible}
		switch {
		case states[i] != 0:
			row.State = stateOf(states[i])
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
