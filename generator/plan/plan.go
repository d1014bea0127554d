// Package plan answers one question: what is a plan? It holds the individual
// plan of LSS 10 § as the people wrote it, and nothing of files, pages or
// today's date.
package plan

import "planportal/generator/day"

// Plan is one person's individual plan. It is never changed after it has been
// read; whoever wants another plan makes another value.
type Plan struct {
	ID   string // the file's name; unique in the whole site
	Unit string // the folder's name

	Client         string
	Protection     Protection
	Status         Status
	Responsible    string // empty only when Status is Closed
	Born           day.Date
	Representative Representative
	Measures       []Measure
	Others         []Other
	Offers         []Offer   // oldest first
	Meetings       []Meeting // oldest first
	NextReview     day.Date  // the day that was agreed, zero if none was
	Signed         Signed
	RegionNotified day.Date
	Copies         []string
	CopiesSaid     bool // the list is there, though it may be empty

	Sections   []Section
	Agreements []Agreement
}

// Protection says how the person's data must be kept in the population
// register's terms. Anything but None moves the plan into protected/.
type Protection string

// The protections of folkbokföringslagen and offentlighets- och sekretesslagen.
const (
	None       Protection = "none"
	Marked     Protection = "marked"     // sekretessmarkering
	Registered Protection = "registered" // skyddad folkbokföring
	Fictitious Protection = "fictitious" // fingerade personuppgifter
)

// Status says how far the plan has come.
type Status string

// The states of a plan, in the order in which a plan goes through them.
const (
	Draft    Status = "draft"
	Offered  Status = "offered"
	Declined Status = "declined"
	Active   Status = "active"
	Closed   Status = "closed"
)

// Representative is who speaks for the client (LSS 8 §).
type Representative struct{ Name, Role string }

// Measure is an insats of LSS 9 §. A zero Decided means that it is planned.
type Measure struct {
	Slug    string // one of Measures
	Decided day.Date
}

// Measures are the slugs of the ten measures in the order of LSS 9 §.
var Measures = [...]string{
	"radgivning", "personlig-assistans", "ledsagarservice", "kontaktperson", "avlosarservice",
	"korttidsvistelse", "korttidstillsyn", "boende-barn", "boende-vuxna", "daglig-verksamhet",
}

// Other is what somebody else than the municipality and the region does.
type Other struct{ Who, What string }

// Offer is one time that a plan was offered.
type Offer struct {
	Date   day.Date
	Answer Answer
}

// Answer is what the person said to an offer.
type Answer string

// The answers to an offer.
const (
	Accepted   Answer = "accepted"
	DeclinedIt Answer = "declined"
	Later      Answer = "later"
	NoAnswer   Answer = "no-answer"
)

// Meeting is one of the three kinds of meetings about a plan.
type Meeting struct {
	Kind    Kind
	Date    day.Date
	Place   string
	Present []string
}

// Kind of a meeting.
type Kind string

// The three kinds of meetings.
const (
	Preparatory Kind = "preparatory"
	Planning    Kind = "planning"
	FollowUp    Kind = "follow-up"
)

// Signed holds the days on which the plan was signed, zero if it was not.
type Signed struct{ Client, Responsible day.Date }

// Section is a part of the plan's text, rendered to safe HTML.
type Section struct {
	Part  Part
	Title string // as the author wrote it
	Level int    // 2 or 3
	Line  int
	HTML  string // without the heading; safe by construction
}

// Part is what a heading of the form stands for.
type Part string

// The parts of the form; Free is a heading of the author's own.
const (
	Now       Part = "now"        // Hur har jag det nu?
	Goals     Part = "goals"      // Mina önskemål och mål
	ShortTerm Part = "short-term" // På kort sikt
	LongTerm  Part = "long-term"  // På lång sikt
	How       Part = "how"        // Hur ska jag nå målen?
	Together  Part = "together"   // Det här bestämde vi tillsammans
	Free      Part = ""
)

// Parts are those of the form, in its order.
var Parts = [...]Part{Now, Goals, ShortTerm, LongTerm, How, Together}

// Agreement is one row of what the people decided together.
type Agreement struct {
	Text        string // plain words, without the two markers
	HTML        string // the same words as safe inline HTML
	By          day.Date
	Responsible string
	Done        bool
	Line        int
}

// LastMet is the day of the last planning or follow-up meeting. It is false
// when no planning meeting has been held: then there is no plan to review yet.
func (p *Plan) LastMet() (day.Date, bool) {
	var last day.Date
	planned := false
	for _, m := range p.Meetings {
		if m.Kind == Preparatory {
			continue
		}
		planned = planned || m.Kind == Planning
		last = max(last, m.Date)
	}
	return last, planned
}

// Planned is the day of the last planning meeting, zero if there was none.
func (p *Plan) Planned() (last day.Date) {
	for _, m := range p.Meetings {
		if m.Kind == Planning {
			last = max(last, m.Date)
		}
	}
	return last
}

// LastOffer is the day on which a plan was last offered, zero if it never was.
func (p *Plan) LastOffer() (last day.Date) {
	for _, o := range p.Offers {
		last = max(last, o.Date)
	}
	return last
}

// Protected reports whether the plan belongs in protected/ and nowhere else.
func (p *Plan) Protected() bool { return p.Protection != None }
