package due

import "planportal/generator/day"

// State says how urgent an item is on a day. Files and commands have its String.
type State uint8

// The states, most urgent first. The zero State is none of them.
const (
	_       State = iota
	Overdue       // försenad
	Missing       // saknar dag
	Soon          // snart
	Later         // senare
	Done          // klar
)

// States are all states, most urgent first.
var States = [...]State{Overdue, Missing, Soon, Later, Done}

// On returns it's state on the day today: overdue from the day after its day,
// soon from soonDays days before it.
func (it Item) On(today day.Date, soonDays int) State {
	switch {
	case it.Done:
		return Done
	case it.Due.IsZero():
		return Missing
	case it.Due < today:
		return Overdue
	case it.Due <= today+day.Date(soonDays):
		return Soon
	}
	return Later
}

// Urgency is the place of a state in States.
func (s State) Urgency() int { return int(s) - 1 }

func (s State) String() string {
	return [...]string{"", "overdue", "missing", "soon", "later", "done"}[s]
}

// MarshalText returns the state's String.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Span is the days From to Through on which no item changes its state. A zero
// From means since ever, a zero Through for ever.
type Span struct{ From, Through day.Date }

// Narrow returns the part of sp around today on which it, too, keeps its state.
func (sp Span) Narrow(it Item, today day.Date, soonDays int) Span {
	if it.Done || it.Due.IsZero() {
		return sp
	}
	return sp.Line(it.Due-day.Date(soonDays), today).Line(it.Due+1, today)
}

// Line returns the part of sp around today that does not cross into the day
// line.
func (sp Span) Line(line, today day.Date) Span {
	switch {
	case line <= today:
		sp.From = max(sp.From, line)
	case sp.Through.IsZero() || line <= sp.Through:
		sp.Through = line - 1
	}
	return sp
}

// And returns the days that are in both spans.
func (sp Span) And(other Span) Span {
	sp.From = max(sp.From, other.From)
	if sp.Through.IsZero() || !other.Through.IsZero() && other.Through < sp.Through {
		sp.Through = other.Through
	}
	return sp
}

// Holds reports whether the day is in the span.
func (sp Span) Holds(d day.Date) bool {
	return sp.From <= d && (sp.Through.IsZero() || d <= sp.Through)
}
