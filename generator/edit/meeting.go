package edit

import (
	"strings"

	"planportal/generator/parse"
	"planportal/generator/plan"
)

// inBraces is the meeting on one line: {kind: follow-up, date: …}.
func inBraces(r Review) (string, bool) {
	place, names, ok := quoted(r)
	if !ok {
		return "", false
	}
	text := "{kind: " + string(plan.FollowUp) + ", date: " + r.Date.String() + ", place: " + place
	if len(names) > 0 {
		text += ", present: [" + strings.Join(names, ", ") + "]"
	}
	return text + "}", true
}

// onLines is the meeting with a line for each key, all but the first moved in
// by indent. Those present get a line each, moved in further by names; none if
// that is negative.
func onLines(r Review, indent string, names int) (string, bool) {
	place, present, ok := quoted(r)
	if !ok {
		return "", false
	}
	keys := []string{"kind: " + string(plan.FollowUp), "date: " + r.Date.String(), "place: " + place}
	switch {
	case len(present) == 0:
	case names < 0:
		keys = append(keys, "present: ["+strings.Join(present, ", ")+"]")
	default:
		keys = append(keys, "present:")
		for _, name := range present {
			keys = append(keys, strings.Repeat(" ", names)+"- "+name)
		}
	}
	return strings.Join(keys, "\n"+indent), true
}

// quoted are the texts of a meeting as they may stand in a header.
func quoted(r Review) (place string, names []string, ok bool) {
	if place, ok = parse.Quote(r.Place); !ok {
		return "", nil, false
	}
	for _, name := range r.Present {
		as, ok := parse.Quote(name)
		if !ok {
			return "", nil, false
		}
		names = append(names, as)
	}
	return place, names, true
}

// agreements ticks what is done, and writes new days over the old ones.
func (e *editor) agreements(old *plan.Plan, r Review) error {
	for _, i := range r.Done {
		box := e.places.Agreements[i].Box
		if !e.swap(box, "[ ]", "[x]") && !e.swap(box, "[\t]", "[x]") {
			return e.unsure(box)
		}
	}
	for i := range old.Agreements {
		to, moves := r.Moved[i]
		a := e.places.Agreements[i]
		if moves && !e.swap(a.By, old.Agreements[i].By.String(), to.String()) {
			return e.unsure(a.Box)
		}
	}
	return nil
}
