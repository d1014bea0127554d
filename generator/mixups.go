package generator

import (
	"slices"

	"planportal/generator/diag"
	"planportal/generator/jobs"
	"planportal/generator/mixup"
	"planportal/generator/parse"
	"planportal/generator/plan"
	"planportal/generator/site"
	"planportal/generator/source"
)

// Mixups finds the plans of a generation that hold what belongs to another
// person. It reads every plan's text once more, so it is for check: a build does
// not wait for it.
func Mixups(o Options, g *Generation) ([]diag.Finding, error) {
	src, err := source.Open(o.Source)
	if err != nil {
		return nil, err
	}
	defer src.Close()
	var plans []mixup.Plan
	var hidden []bool
	for _, e := range g.Site.Entries() {
		if e.Readable() && !e.Broken {
			plans = append(plans, mixup.Plan{Path: e.Path, Client: e.Client, Others: headerNames(e.Plan())})
			hidden = append(hidden, e.Hidden)
		}
	}
	text := func(i int) (body []byte, line int) {
		entries, _ := src.Look(plans[i].Path)
		if len(entries) != 1 {
			return nil, 0 // gone since
		}
		bytes, _, _ := src.Read(entries[0], maxText, nil)
		return parse.Body(bytes)
	}
	side := func(n int, do func(int)) { jobs.Each(o.jobs(), n, do) }
	return mixup.Compare(plans, staffNames(g.Site), mixup.Texts{Body: text, Hidden: func(i int) bool { return hidden[i] }}, side), nil
}

// headerNames are all that the header of a plan names beside the client.
func headerNames(p *plan.Plan) []string {
	names := append([]string{p.Responsible, p.Representative.Name}, p.Copies...)
	for _, o := range p.Others {
		names = append(names, o.Who, o.What)
	}
	for _, m := range p.Meetings {
		names = append(names, m.Present...)
	}
	return slices.Compact(names)
}

// staffNames are those who answer for plans. One of them may be named as a client
// is, and stands in many texts.
func staffNames(s *site.Site) (names []string) {
	for _, p := range s.Settings.Staff.People {
		names = append(names, p.Name)
	}
	for _, e := range s.Entries() {
		if e.Readable() && (len(names) == 0 || names[len(names)-1] != e.Responsible) {
			names = append(names, e.Responsible)
		}
	}
	return names
}
