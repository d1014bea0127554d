package parse

import (
	"slices"
	"strings"

	"planportal/generator/day"
	"planportal/generator/plan"
)

// rows checks the rows of the form that stand in the header: who is
// responsible, who was there, where, and who gets a copy.
func (c checker) rows(h *value, p *plan.Plan) {
	if v := h.at("responsible"); !v.written && p.Status != plan.Closed {
		f := &planFields[index(planFields, "responsible")]
		c.at(max(v.line, 1), max(v.col, 1), "missing-field", f.Key, f.example())
	}
	if status := h.at("status"); (p.Status == plan.Offered || p.Status == plan.Declined) && !h.at("offers").written {
		c.at(status.line, status.col, "no-offer", string(p.Status))
	}
	if p.Status != plan.Active {
		return
	}
	c.meetings(h.at("meetings"), p)
	if v := h.at("copies"); !p.CopiesSaid {
		c.at(max(v.line, 1), max(v.col, 1), "copies-not-said")
	}
}

// meetings checks that each meeting has a place, and that it is said who was
// at the last planning meeting.
func (c checker) meetings(list *value, p *plan.Plan) {
	var last *value
	for i := range list.items {
		m := &list.items[i]
		if m.parts == nil {
			continue
		}
		if v := m.at("place"); !v.written {
			c.at(m.line, m.col, "no-place")
		}
		if m.at("kind").text == string(plan.Planning) && (last == nil || m.at("date").day >= last.at("date").day) {
			last = m
		}
	}
	if last == nil {
		return
	}
	present := last.at("present")
	names := present.texts()
	switch {
	case len(names) == 0 && (!present.written || len(present.items) == 0):
		c.at(last.line, last.col, "no-one-present")
	case len(names) > 0 && !among(p.Client, names):
		c.at(present.line, present.col, "client-not-present")
	}
}

// among reports whether a list holds a name; capitals and extra spaces do not
// make it another one.
func among(name string, names []string) bool {
	if slices.Contains(names, name) {
		return true
	}
	same := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	for _, n := range names {
		if strings.EqualFold(same(n), same(name)) {
			return true
		}
	}
	return false
}

// dates checks the days of a plan against each other.
func (c checker) dates(h *value, p *plan.Plan) {
	if first := firstPlanned(p); first != 0 {
		signed := h.at("signed")
		for _, v := range []*value{signed.at("client"), signed.at("responsible")} {
			if v.day != 0 && v.day < first {
				c.at(v.line, v.col, "signed-before-meeting", v.day.String(), first.String())
			}
		}
		if v := h.at("region_notified"); v.day != 0 && v.day < first {
			c.at(v.line, v.col, "notified-before-meeting", v.day.String(), first.String())
		}
	}
	met, planned := p.LastMet()
	v := h.at("next_review")
	if p.Status != plan.Active || !planned || met == 0 || v.day == 0 {
		return
	}
	if limit := met.AddMonths(12); v.day > limit {
		c.at(v.line, v.col, "review-too-late", v.day.String(), limit.String())
	}
	if v.day <= met {
		c.at(v.line, v.col, "review-before-meeting", v.day.String(), met.String())
	}
}

// firstPlanned is the day of the first planning meeting, 0 if there was none.
func firstPlanned(p *plan.Plan) day.Date {
	for _, m := range p.Meetings {
		if m.Kind == plan.Planning && m.Date != 0 {
			return m.Date
		}
	}
	return 0
}
