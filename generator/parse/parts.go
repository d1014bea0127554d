package parse

import (
	"slices"
	"strconv"
	"strings"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/form"
	"planportal/generator/markdown"
	"planportal/generator/plan"
)

// heading is a heading of the form in Swedish and in English, without the mark
// at the end. It is compared in small letters.
type heading struct {
	part   plan.Part
	sv, en string
}

var headings = headingsOf(form.In("sv"), form.In("en"))

func headingsOf(sv, en form.Form) (all []heading) {
	for _, p := range plan.Parts {
		bare := func(f form.Form) string { return strings.TrimRight(f.Find(string(p)).Title, "?") }
		all = append(all, heading{p, bare(sv), bare(en)})
	}
	return all
}

// part finds what a heading stands for. A near miss stands for what it was
// meant as, so that nothing below it is lost, and exact is false.
func part(title string) (p plan.Part, exact bool) {
	title = strings.TrimRight(title, " ?:.!")
	for i := range headings {
		if h := &headings[i]; title == h.sv || title == h.en {
			return h.part, true
		}
	}
	return partLike(title)
}

// partLike is part for a heading that is not written as in the form.
func partLike(title string) (p plan.Part, exact bool) {
	title = strings.ToLower(strings.Join(strings.Fields(title), " "))
	title = strings.TrimRight(title, " ?:.!")
	if title == "" {
		return plan.Free, true
	}
	for _, h := range headings {
		if title == strings.ToLower(h.sv) || title == strings.ToLower(h.en) {
			return h.part, true
		}
	}
	for _, h := range headings {
		if near(title, strings.ToLower(h.sv)) || near(title, strings.ToLower(h.en)) {
			return h.part, false
		}
	}
	return plan.Free, true
}

// near reports whether a heading is a known one but for a slip or two: a slip
// in every six letters would make "på kort sikt" and "på lång sikt" one.
func near(title, known string) bool { return diag.Distance(title, known) <= len(known)/6 }

func isTogether(title string) bool {
	p, _ := part(title)
	return p == plan.Together
}

// readParts reads the text of a plan into its sections and agreements.
func readParts(d document, p *plan.Plan, r *report) []markdown.Section {
	text, found := markdown.Plan(r.file, d.body, d.bodyLine, isTogether)
	r.found = append(r.found, found...)
	p.Sections = make([]plan.Section, 0, len(text.Sections))
	for _, s := range text.Sections {
		stands, exact := part(s.Title)
		if first := lineOfPart(stands, p.Sections); first > 0 && stands != plan.Free {
			r.at(s.Line, 1, "duplicate-part", diag.Term(string(stands)), strconv.Itoa(first))
		}
		if !exact {
			r.at(s.Line, 1, "unknown-heading", diag.Term(string(stands)))
		}
		p.Sections = append(p.Sections, plan.Section{
			Part: stands, Title: s.Title, Level: max(s.Level, 2), Line: s.Line, HTML: written(s.HTML),
		})
	}
	return text.Sections
}

// lineOfPart is the line of the first section that stands for a part, 0 if none
// does.
func lineOfPart(p plan.Part, sections []plan.Section) int {
	for i := range sections {
		if sections[i].Part == p {
			return sections[i].Line
		}
	}
	return 0
}

// written returns what is written in a section: nothing if there are only the
// hints of the blank, paragraphs of emphasis in parentheses.
func written(html string) string {
	rest := strings.TrimSpace(html)
	for rest != "" {
		hint, after, ok := strings.Cut(rest, "</p>")
		if !ok || !strings.HasPrefix(hint, "<p><em>(") || !strings.HasSuffix(hint, ")</em>") {
			return html
		}
		rest = strings.TrimSpace(after)
	}
	return ""
}

// parts checks the text of a plan: the headings of the form, and that every
// agreement can be followed up.
func (c checker) parts(p *plan.Plan, sections []markdown.Section) {
	for i := range sections {
		p.Agreements = slices.Grow(p.Agreements, len(sections[i].Tasks))
		for _, t := range sections[i].Tasks {
			p.Agreements = append(p.Agreements, c.agreement(t, p.Status))
		}
	}
	if p.Status != plan.Active {
		return
	}
	for _, h := range headings {
		c.part(h.part, p)
	}
}

// part checks one heading of the form. What stands below the goals stands below
// their two headings.
func (c checker) part(want plan.Part, p *plan.Plan) {
	for _, s := range p.Sections {
		if s.Part != want {
			continue
		}
		if s.HTML == "" && want != plan.Goals && (want != plan.Together || len(p.Agreements) == 0) {
			c.at(s.Line, 1, "empty-part", diag.Term(string(want)))
		}
		return
	}
	c.at(1, 1, "missing-part", diag.Term(string(want)))
}

// agreement checks one row of what was decided. What an active plan lacks stops
// the build, since nobody would be reminded.
func (c checker) agreement(t markdown.Task, status plan.Status) plan.Agreement {
	a := plan.Agreement{Text: t.Text, HTML: t.HTML, Responsible: tidy(t.Responsible), Done: t.Done, Line: t.Line}
	severity := diag.Warning
	if status == plan.Active {
		severity = diag.Error
	}
	if t.By == "" {
		c.as(severity, t.Line, t.Col, "agreement-without-date")
	} else {
		a.By = c.by(t)
	}
	if a.Responsible == "" {
		c.as(severity, t.Line, t.Col, "agreement-without-responsible")
	}
	if strings.TrimSpace(t.Text) == "" {
		c.as(severity, t.Line, t.Col, "agreement-without-text")
	}
	return a
}

// by reads the day on which an agreement is due.
func (c checker) by(t markdown.Task) day.Date {
	d, ok := day.Parse(t.By)
	switch {
	case ok:
	case day.Looks(t.By):
		c.at(t.ByLine, t.ByCol, "impossible-date", "Klart", dateHint(t.By, false))
	default:
		c.at(t.ByLine, t.ByCol, "wrong-type", "Klart", diag.Term("date"), "Klart: 2026-02-01")
	}
	return d
}
