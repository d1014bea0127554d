// Package explain answers one question: why is each date what it is? It tells,
// in Swedish and English, from which event a day comes and by which rule.
package explain

import (
	"fmt"
	"io"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
	"planportal/generator/plan"
	"planportal/generator/site"
	"planportal/generator/workday"
)

// Reason is why one thing is due on its day.
type Reason struct {
	Item    *site.Item
	Event   string   // what the day is counted from
	Rule    string   // how it is counted, with its source in the law
	Working day.Date // the last working day on or before it, zero without a day
}

// Of returns the reasons of everything that is to be done, or done, for a plan.
// They name no one.
func Of(e *site.Entry, lang diag.Lang) []Reason {
	var out []Reason
	p := e.Plan()
	for _, it := range e.Items {
		r := Reason{Item: it}
		r.Event, r.Rule = why(p, it, lang)
		if !it.Due.IsZero() {
			r.Working = workday.Last(it.Due)
		}
		out = append(out, r)
	}
	return out
}

// why says what an item's day is counted from, and how.
func why(p *plan.Plan, it *site.Item, lang diag.Lang) (event, rule string) {
	t := texts[lang]
	switch {
	case it.Source == due.Unreadable:
		return t.unreadable, t.unreadableRule
	case it.Kind == due.Review:
		return review(p, it, t)
	case it.Kind == due.Agreement:
		return t.written, t.agreementRule
	case it.Kind == due.Offer && it.Due.IsZero():
		return t.noOffer, t.offerRule
	case it.Kind == due.Offer:
		return fmt.Sprintf(t.offered, p.LastOffer()), t.offerRule
	}
	event = fmt.Sprintf(t.planned, p.Planned())
	if it.Done {
		return event, t.signedRule
	}
	return event, t.signRule
}

func review(p *plan.Plan, it *site.Item, t words) (event, rule string) {
	limit, ok := due.Limit(p)
	if !ok {
		return t.noMeeting, t.reviewRule
	}
	met, _ := p.LastMet()
	event = fmt.Sprintf(t.met, met)
	switch {
	case it.Source == due.Agreed:
		return event, fmt.Sprintf(t.agreedRule, limit, p.NextReview)
	case !p.NextReview.IsZero():
		return event, fmt.Sprintf(t.tooLateRule, limit, p.NextReview)
	}
	return event, fmt.Sprintf(t.limitRule, limit)
}

// Text writes the reasons of a plan's days.
func Text(w io.Writer, e *site.Entry, today day.Date, lang diag.Lang) error {
	t := texts[lang]
	p := &printer{w: w}
	p.line("%s", fmt.Sprintf(t.head, e.ID, e.Unit, today))
	if e.Readable() && len(e.Items) == 0 {
		p.line("\n%s", fmt.Sprintf(t.nothing, t.status[e.Status]))
	}
	for _, r := range Of(e, lang) {
		p.reason(r, today, t)
	}
	return p.err
}

// printer keeps the first error, so that the text reads as a text.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *printer) reason(r Reason, today day.Date, t words) {
	it := r.Item
	title := t.kind[it.Kind]
	if it.Kind == due.Agreement {
		title = fmt.Sprintf("%s %d", title, it.Agreement+1)
	}
	p.line("\n%s: %s", title, t.when(it, today))
	p.line("  %s %s", t.eventLabel, r.Event)
	p.line("  %s %s", t.ruleLabel, r.Rule)
	if r.Working.IsZero() || it.Done {
		return
	}
	working := r.Working.WeekdayText(t.lang)
	if r.Working != it.Due {
		working = fmt.Sprintf(t.workday, working, holiday(it.Due, t.lang))
	}
	p.line("  %s %s", t.workLabel, working)
}

// when is an item's day with its state and how far away it is.
func (t words) when(it *site.Item, today day.Date) string {
	switch {
	case it.Done && it.Due.IsZero():
		return t.state[due.Done]
	case it.Due.IsZero():
		return t.state[it.State]
	case it.Done:
		return fmt.Sprintf("%v, %s", it.Due, t.state[due.Done])
	}
	days := it.Days(today)
	switch {
	case days < 0:
		return fmt.Sprintf("%v, %s, %s", it.Due, t.state[it.State], fmt.Sprintf(t.late, -days))
	case days == 0:
		return fmt.Sprintf("%v, %s, %s", it.Due, t.state[it.State], t.todayWord)
	}
	return fmt.Sprintf("%v, %s, %s", it.Due, t.state[it.State], fmt.Sprintf(t.left, days))
}
