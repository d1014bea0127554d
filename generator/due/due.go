// Package due answers one question: what must be done for which plan, and by
// when? It knows the law's yearly review and the rules that follow from it, and
// nothing of files or pages.
package due

import (
	"planportal/generator/day"
	"planportal/generator/info"
	"planportal/generator/plan"
)

// Item is one thing to do, or done. Its day does not depend on today; its State
// does.
type Item struct {
	Kind        Kind
	Due         day.Date // zero when nothing says by when: the state is Missing
	Done        bool
	Source      Source
	Responsible string
	Agreement   int // the place of the agreement in Plan.Agreements, for kind Agreement
}

// Kind says what is to be done.
type Kind string

// The kinds of things to do.
const (
	Review    Kind = "review"    // uppföljning, LSS 10 §
	Agreement Kind = "agreement" // what the people decided together
	Offer     Kind = "offer"     // a plan is offered (LSS 10 §), by the municipality's promise every year
	Signature Kind = "signature" // the plan is to be signed
	Page      Kind = "page"      // an information page is to be reviewed
)

// Kinds are all kinds, in the order in which lists show them.
var Kinds = [...]Kind{Review, Agreement, Offer, Signature, Page}

// Order is the place of a kind in Kinds.
func (k Kind) Order() int {
	for i, other := range Kinds {
		if k == other {
			return i
		}
	}
	return len(Kinds)
}

// Source says where an item's day comes from.
type Source string

// The sources of days.
const (
	Agreed     Source = "agreed"     // people wrote the day down
	Derived    Source = "derived"    // it follows from an event and a rule
	NoMeeting  Source = "no-meeting" // there has been no planning meeting to count from
	NoOffer    Source = "no-offer"   // nothing says when a plan was offered
	NoReview   Source = "no-review"  // the page has never been reviewed
	Unreadable Source = "unreadable" // the plan cannot be read
)

// signDays is how many days after the planning meeting a plan is to be signed.
const signDays = 30

// Limit is the last day on which p may be reviewed: twelve months after the
// people last met (LSS 10 §, "minst en gång om året"). It is false when no
// planning meeting has been held.
//
// A later next_review does not move it; parse reports review-too-late.
func Limit(p *plan.Plan) (day.Date, bool) {
	met, ok := p.LastMet()
	if !ok {
		return 0, false
	}
	return met.AddMonths(12), true
}

// Of returns everything that is to be done, or done, for p. isStaff tells which
// names belong to the staff: an agreement that somebody else keeps is followed
// up by the plan's responsible.
func Of(p *plan.Plan, isStaff func(name string) bool) []Item {
	switch p.Status {
	case plan.Active:
		return append([]Item{review(p)}, append(agreements(p, isStaff), signature(p)...)...)
	case plan.Offered, plan.Declined:
		return []Item{offer(p)}
	}
	return nil
}

func review(p *plan.Plan) Item {
	it := Item{Kind: Review, Responsible: p.Responsible, Source: NoMeeting}
	limit, ok := Limit(p)
	if !ok {
		return it
	}
	it.Due, it.Source = limit, Derived
	if !p.NextReview.IsZero() && p.NextReview <= limit {
		it.Due, it.Source = p.NextReview, Agreed
	}
	return it
}

func agreements(p *plan.Plan, isStaff func(string) bool) []Item {
	items := make([]Item, 0, len(p.Agreements)+2)
	for i, a := range p.Agreements {
		owner := p.Responsible
		if a.Responsible != p.Client && isStaff(a.Responsible) {
			owner = a.Responsible
		}
		items = append(items, Item{Kind: Agreement, Due: a.By, Done: a.Done, Source: Agreed, Responsible: owner, Agreement: i})
	}
	return items
}

// offer is due twelve months after the last one. That a plan is offered when a
// measure is granted is LSS 10 §; that it is offered every year is the
// municipality's promise.
func offer(p *plan.Plan) Item {
	last := p.LastOffer()
	if last.IsZero() {
		return Item{Kind: Offer, Responsible: p.Responsible, Source: NoOffer}
	}
	return Item{Kind: Offer, Due: last.AddMonths(12), Responsible: p.Responsible, Source: Derived}
}

// signature is due when there has been a planning meeting. Signatures from
// before the last planning meeting are of an older plan.
func signature(p *plan.Plan) []Item {
	met := p.Planned()
	if met.IsZero() {
		return nil
	}
	signed := p.Signed.Client >= met && p.Signed.Responsible >= met
	return []Item{{Kind: Signature, Due: met + signDays, Done: signed, Responsible: p.Responsible, Source: Derived}}
}

// OfPage returns the review of an information page.
func OfPage(p *info.Page) Item {
	it := Item{Kind: Page, Due: p.ReviewDue(), Source: Derived, Responsible: p.Owner}
	if it.Due.IsZero() {
		it.Source = NoReview
	}
	return it
}
