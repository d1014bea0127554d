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
	Source      Source
	Done        bool
	Agreement   int32    // the place of the agreement in Plan.Agreements, for kind Agreement
	Due         day.Date // zero when nothing says by when: the state is Missing
	Responsible string
}

// Kind says what is to be done. There are many items, so it is a small number;
// files and commands have its String.
type Kind uint8

// The kinds of things to do. The zero Kind is none of them.
const (
	_         Kind = iota
	Review         // uppföljning, LSS 10 §
	Agreement      // what the people decided together
	Offer          // a plan is offered (LSS 10 §), by the municipality's promise every year
	Signature      // the plan is to be signed
	Page           // an information page is to be reviewed
)

// Kinds are all kinds, in the order in which lists show them.
var Kinds = [...]Kind{Review, Agreement, Offer, Signature, Page}

// Order is the place of a kind in Kinds.
func (k Kind) Order() int { return int(k) - 1 }

func (k Kind) String() string {
	return [...]string{"", "review", "agreement", "offer", "signature", "page"}[k]
}

// MarshalText returns the kind's String.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Source says where an item's day comes from.
type Source uint8

// The sources of days. The zero Source is none of them.
const (
	_          Source = iota
	Agreed            // people wrote the day down
	Derived           // it follows from an event and a rule
	NoMeeting         // there has been no planning meeting to count from
	NoOffer           // nothing says when a plan was offered
	NoReview          // the page has never been reviewed
	Unreadable        // the plan cannot be read
)

func (s Source) String() string {
	return [...]string{"", "agreed", "derived", "no-meeting", "no-offer", "no-review", "unreadable"}[s]
}

// MarshalText returns the source's String.
func (s Source) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

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
		items = append(items, Item{Kind: Agreement, Due: a.By, Done: a.Done, Source: Agreed, Responsible: owner, Agreement: int32(i)})
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
