package feed

import (
	"slices"

	"planportal/generator/day"
	"planportal/generator/due"
)

// Filter says which rows are asked for. An empty part asks for all, but an empty
// States for all that is not done.
type Filter struct {
	Until       day.Date // the last day that is asked for; what is late or has no day is always in
	Units       []string
	Responsible []string
	Kinds       []due.Kind
	States      []due.State
}

// Keep reports whether r is what is asked for, or could be: a plan that cannot
// be read may be anyone's, due any day, and so only its unit rules it out.
func (f Filter) Keep(r Row) bool {
	if !admits(f.Units, r.Unit) {
		return false
	}
	if r.Unreadable() {
		return len(f.Kinds) == 0 || slices.ContainsFunc(f.Kinds, ofPlans)
	}
	return admits(f.Responsible, r.Responsible) && admits(f.Kinds, r.Kind) && f.state(r.State) &&
		(f.Until.IsZero() || r.Due <= f.Until)
}

func ofPlans(k due.Kind) bool { return k != due.Page }

func (f Filter) state(s due.State) bool {
	if len(f.States) == 0 {
		return s != due.Done
	}
	return slices.Contains(f.States, s)
}

func admits[T comparable](asked []T, is T) bool { return len(asked) == 0 || slices.Contains(asked, is) }

// Select returns the rows that the filter keeps.
func (f Filter) Select(rows []Row) (kept []Row) {
	for _, r := range rows {
		if f.Keep(r) {
			kept = append(kept, r)
		}
	}
	return kept
}
