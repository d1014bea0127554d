package site_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"planportal/generator/day"
	"planportal/generator/plan"
	"planportal/generator/settings"
	"planportal/generator/site"
)

// TestOracle: on each of 400 days, what the site says of 10,000 plans is what
// an oracle says that shares no code with it: it has a calendar of its own, in
// which it walks from day to day, and rules of its own, written after the law
// and the paper form.
func TestOracle(t *testing.T) {
	const plans, days = 10_000, 400
	cal := newCalendar()
	rng := rand.New(rand.NewPCG(10, 2026))
	files, wants := map[string]*site.File{}, map[string][]want{}
	for i := range plans {
		f := randomFacts(rng, cal)
		id := fmt.Sprintf("o-%05d", i)
		path := fmt.Sprintf("content/plans/enhet-%02d/%s.md", i%40, id)
		p := f.plan()
		p.ID, p.Unit = id, fmt.Sprintf("enhet-%02d", i%40)
		files[path] = &site.File{Path: path, Unit: p.Unit, ID: id, Packed: plan.Pack(p), Hidden: i%13 == 0}
		wants[id] = cal.items(f)
	}

	today := cal.at[civil{2027, 6, 1}] // from here over a new year and a leap day
	change := site.Change{Settings: &settings.Site{Staff: staffOf(staff)}, Plans: files}
	s := site.Empty()
	for n := range days {
		change.Today = cal.days[today+n].date()
		s = s.Next(change)
		change = site.Change{}
		compare(t, today+n, s, wants)
		if t.Failed() {
			return
		}
	}
}

// compare checks every item of a generation.
func compare(t *testing.T, today int, s *site.Site, wants map[string][]want) {
	entries := s.Entries()
	if len(entries) != len(wants) {
		t.Fatalf("%d plans, want %d", len(entries), len(wants))
	}
	for _, e := range entries {
		want := wants[e.ID]
		if len(e.Items) != len(want) {
			t.Errorf("%s: %d things to do, want %d: %+v", e.ID, len(e.Items), len(want), want)
			continue
		}
		for i, it := range e.Items {
			w := want[i]
			got := verdict{it.Kind.String(), it.Due, it.State.String(), it.Days(s.Today), it.Source.String(), it.Responsible}
			if says := w.on(today); got != says {
				t.Errorf("%s on %v: %+v, the oracle says %+v", e.ID, s.Today, got, says)
			}
		}
	}
}

// verdict is what is said of one thing on one day.
type verdict struct {
	kind        string
	due         day.Date
	state       string
	days        int
	source, who string
}

// want is what the oracle knows of a thing, whatever the day.
type want struct {
	kind, source, who string
	due               civil // no year: no day
	done              bool

	place int      // of due in the calendar
	date  day.Date // due, as the product writes it
}

// on is the oracle's verdict when today is that day of its calendar.
func (w want) on(today int) verdict {
	v := verdict{kind: w.kind, due: w.date, source: w.source, who: w.who}
	if w.due.year == 0 {
		v.state = "missing"
		return v
	}
	v.days = w.place - today
	switch {
	case w.done:
		v.state = "done"
	case v.days < 0:
		v.state = "overdue"
	case v.days > 30:
		v.state = "later"
	default:
		v.state = "soon"
	}
	return v
}

// facts are what people have written down in a plan.
type facts struct {
	status, client, responsible   string
	meetings                      []meeting // oldest first
	offers                        []civil   // oldest first
	next                          civil
	signedByClient, signedByStaff civil
	agreements                    []promise
}

type (
	meeting struct {
		kind string
		on   civil
	}
	promise struct {
		by   civil
		done bool
		who  string
	}
)

// items are the things to do, in the order of the form: the review, what was
// agreed, the signatures; or the next offer.
func (c *calendar) items(f facts) (all []want) {
	switch f.status {
	case "active":
		all = append(all, c.review(f))
		for _, a := range f.agreements {
			who := f.responsible
			if a.who != f.client && slices.Contains(staff, a.who) {
				who = a.who
			}
			all = append(all, want{kind: "agreement", source: "agreed", who: who, due: a.by, done: a.done})
		}
		if planned := f.last("planning"); planned.year != 0 {
			due := c.days[c.at[planned]+30]
			done := !f.signedByClient.before(planned) && !f.signedByStaff.before(planned)
			all = append(all, want{kind: "signature", source: "derived", who: f.responsible, due: due, done: done})
		}
	case "offered", "declined":
		w := want{kind: "offer", source: "no-offer", who: f.responsible}
		if n := len(f.offers); n > 0 {
			w.source, w.due = "derived", c.yearAfter(f.offers[n-1])
		}
		all = append(all, w)
	}
	for i := range all {
		if all[i].due.year != 0 {
			all[i].place, all[i].date = c.at[all[i].due], all[i].due.date()
		}
	}
	return all
}

// review is due within a year of the last time that people met about the plan,
// on the agreed day if that is not too late; without a planning meeting there
// is no plan to review yet, and no day.
func (c *calendar) review(f facts) want {
	w := want{kind: "review", source: "no-meeting", who: f.responsible}
	met := f.last("planning")
	if met.year == 0 {
		return w
	}
	if again := f.last("follow-up"); met.before(again) {
		met = again
	}
	w.due, w.source = c.yearAfter(met), "derived"
	if f.next.year != 0 && !w.due.before(f.next) {
		w.due, w.source = f.next, "agreed"
	}
	return w
}

// last is the day of the last meeting of that kind, without a year if none.
func (f facts) last(kind string) (on civil) {
	for _, m := range f.meetings {
		if m.kind == kind && on.before(m.on) {
			on = m.on
		}
	}
	return on
}

// plan is the same facts as the product keeps them.
func (f facts) plan() *plan.Plan {
	p := &plan.Plan{
		Client: f.client, Responsible: f.responsible, Status: plan.Status(f.status), Protection: plan.None, NextReview: f.next.date(),
		Signed: plan.Signed{Client: f.signedByClient.date(), Responsible: f.signedByStaff.date()},
	}
	for _, m := range f.meetings {
		p.Meetings = append(p.Meetings, plan.Meeting{Kind: plan.Kind(m.kind), Date: m.on.date()})
	}
	for _, o := range f.offers {
		p.Offers = append(p.Offers, plan.Offer{Date: o.date()})
	}
	for _, a := range f.agreements {
		p.Agreements = append(p.Agreements, plan.Agreement{Text: "Att prova.", By: a.by.date(), Done: a.done, Responsible: a.who})
	}
	return p
}
