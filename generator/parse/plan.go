package parse

import (
	"slices"

	"planportal/generator/plan"
)

func readPlan(unit, id string, src []byte, r *report) *plan.Plan {
	text, ok := readable(src, r)
	if !ok {
		return nil
	}
	d, ok := split(text, r)
	if !ok {
		return nil
	}
	p := &plan.Plan{ID: id, Unit: unit}
	root, ok := readYAML(d.header, d.headerLine, r)
	if !ok {
		readParts(d, p, r)
		return p
	}
	c := checker{report: r, blank: true, draft: isDraft(root.find("status"))}
	h := c.fields(&root, planFields)
	c.plan(&h, p)
	c.rows(&h, p)
	c.dates(&h, p)
	c.parts(p, readParts(d, p, r))
	return p
}

func isDraft(n *node) bool { return n != nil && n.text == string(plan.Draft) }

// plan puts a checked header into p.
func (c checker) plan(h *value, p *plan.Plan) {
	p.Client = h.at("client").text
	if p.Client == "" {
		p.Client = p.ID // a draft goes by its id until it is filled in
	}
	p.Protection = plan.Protection(h.at("protection").text)
	p.Status = plan.Status(h.at("status").text)
	p.Responsible = h.at("responsible").text
	p.Born = h.at("born").day
	representative := h.at("representative")
	p.Representative = plan.Representative{Name: representative.at("name").text, Role: representative.at("role").text}
	p.NextReview = h.at("next_review").day
	p.Signed = plan.Signed{Client: h.at("signed").at("client").day, Responsible: h.at("signed").at("responsible").day}
	p.RegionNotified = h.at("region_notified").day
	p.Copies, p.CopiesSaid = h.at("copies").texts(), h.at("copies").written
	for i, m := range h.at("measures").keys {
		p.Measures = append(p.Measures, plan.Measure{Slug: m.text, Decided: h.at("measures").items[i].day})
	}
	for i, o := range h.at("others").keys {
		p.Others = append(p.Others, plan.Other{Who: o.text, What: h.at("others").items[i].text})
	}
	for i, o := range h.at("offers").keys {
		p.Offers = append(p.Offers, plan.Offer{Date: o.day, Answer: plan.Answer(h.at("offers").items[i].text)})
	}
	slices.SortStableFunc(p.Offers, func(a, b plan.Offer) int { return int(a.Date - b.Date) })
	for i := range h.at("meetings").items {
		p.Meetings = append(p.Meetings, meeting(&h.at("meetings").items[i]))
	}
	slices.SortStableFunc(p.Meetings, func(a, b plan.Meeting) int { return int(a.Date - b.Date) })
}

func meeting(v *value) plan.Meeting {
	return plan.Meeting{
		Kind:    plan.Kind(v.at("kind").text),
		Date:    v.at("date").day,
		Place:   v.at("place").text,
		Present: v.at("present").texts(),
	}
}
