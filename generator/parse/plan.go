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
	p.Measures = each(h.at("measures"), func(key, v *value) plan.Measure { return plan.Measure{Slug: key.text, Decided: v.day} })
	p.Others = each(h.at("others"), func(key, v *value) plan.Other { return plan.Other{Who: key.text, What: v.text} })
	p.Offers = each(h.at("offers"), func(key, v *value) plan.Offer { return plan.Offer{Date: key.day, Answer: plan.Answer(v.text)} })
	slices.SortStableFunc(p.Offers, func(a, b plan.Offer) int { return int(a.Date - b.Date) })
	p.Meetings = each(h.at("meetings"), meeting)
	slices.SortStableFunc(p.Meetings, func(a, b plan.Meeting) int { return int(a.Date - b.Date) })
}

// each makes something of every entry of a dict or a list; the key is nil in a
// list.
func each[T any](v *value, made func(key, v *value) T) []T {
	if len(v.items) == 0 {
		return nil
	}
	all := make([]T, len(v.items))
	for i := range v.items {
		var key *value
		if v.keys != nil {
			key = &v.keys[i]
		}
		all[i] = made(key, &v.items[i])
	}
	return all
}

func meeting(_, v *value) plan.Meeting {
	return plan.Meeting{
		Kind:    plan.Kind(v.at("kind").text),
		Date:    v.at("date").day,
		Place:   v.at("place").text,
		Present: v.at("present").texts(),
	}
}
