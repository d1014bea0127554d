package due

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/day"
	"planportal/generator/info"
	"planportal/generator/plan"
)

func met(kind plan.Kind, date string) plan.Meeting {
	return plan.Meeting{Kind: kind, Date: day.Must(date)}
}

func active(meetings ...plan.Meeting) *plan.Plan {
	return &plan.Plan{Status: plan.Active, Client: "Alva", Responsible: "Karin", Meetings: meetings}
}

func TestReview(t *testing.T) {
	for name, tt := range map[string]struct {
		plan   *plan.Plan
		next   string
		due    string
		source Source
	}{
		"a year after the planning meeting":     {active(met(plan.Planning, "2025-11-03")), "", "2026-11-03", Derived},
		"a leap day's year ends on 28 February": {active(met(plan.Planning, "2024-02-29")), "", "2025-02-28", Derived},
		"a follow-up counts from itself":        {active(met(plan.Planning, "2025-11-03"), met(plan.FollowUp, "2026-05-04")), "", "2027-05-04", Derived},
		"a preparatory meeting does not count":  {active(met(plan.Planning, "2025-11-03"), met(plan.Preparatory, "2026-05-04")), "", "2026-11-03", Derived},
		"the agreed day":                        {active(met(plan.Planning, "2025-11-03")), "2026-10-20", "2026-10-20", Agreed},
		"the agreed day may be the limit":       {active(met(plan.Planning, "2025-11-03")), "2026-11-03", "2026-11-03", Agreed},
		"a later day does not move it":          {active(met(plan.Planning, "2025-11-03")), "2026-11-04", "2026-11-03", Derived},
		"no meeting at all":                     {active(), "2026-11-04", "", NoMeeting},
		"only a preparatory meeting":            {active(met(plan.Preparatory, "2025-11-03")), "", "", NoMeeting},
		"a follow-up without a planning":        {active(met(plan.FollowUp, "2025-11-03")), "", "", NoMeeting},
	} {
		t.Run(name, func(t *testing.T) {
			tt.plan.NextReview, _ = day.Parse(tt.next)
			want, _ := day.Parse(tt.due)
			got := review(tt.plan)
			if got.Due != want || got.Source != tt.source {
				t.Errorf("due %v (%s), want %v (%s)", got.Due, got.Source, want, tt.source)
			}
		})
	}
}

func TestSignature(t *testing.T) {
	signed := func(client, responsible string) plan.Signed {
		c, _ := day.Parse(client)
		r, _ := day.Parse(responsible)
		return plan.Signed{Client: c, Responsible: r}
	}
	for name, tt := range map[string]struct {
		signed plan.Signed
		again  string
		due    string
		done   bool
	}{
		"both":                      {signed("2026-01-10", "2026-01-10"), "", "2026-02-09", true},
		"one is missing":            {signed("2026-01-10", ""), "", "2026-02-09", false},
		"none":                      {signed("", ""), "", "2026-02-09", false},
		"of the plan before this":   {signed("2026-01-20", "2026-01-20"), "2026-06-01", "2026-07-01", false},
		"of this plan and not last": {signed("2026-06-01", "2026-06-02"), "2026-06-01", "2026-07-01", true},
	} {
		t.Run(name, func(t *testing.T) {
			p := active(met(plan.Planning, "2026-01-10"))
			if tt.again != "" {
				p.Meetings = append(p.Meetings, met(plan.Planning, tt.again))
			}
			p.Signed = tt.signed
			want := []Item{{Kind: Signature, Due: day.Must(tt.due), Done: tt.done, Source: Derived, Responsible: "Karin"}}
			if diff := cmp.Diff(want, signature(p)); diff != "" {
				t.Errorf("signature (-want +got):\n%s", diff)
			}
		})
	}
}

func TestOffer(t *testing.T) {
	for _, status := range []plan.Status{plan.Offered, plan.Declined} {
		p := &plan.Plan{Status: status, Responsible: "Karin", Offers: []plan.Offer{{Date: day.Must("2024-02-29")}, {Date: day.Must("2023-05-05")}}}
		want := []Item{{Kind: Offer, Due: day.Must("2025-02-28"), Source: Derived, Responsible: "Karin"}}
		if diff := cmp.Diff(want, Of(p, nobody)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", status, diff)
		}
	}
	if got := Of(&plan.Plan{Status: plan.Offered}, nobody); got[0].Source != NoOffer || !got[0].Due.IsZero() {
		t.Errorf("without an offer: %+v", got[0])
	}
}

func nobody(string) bool { return false }

func TestNothingIsDue(t *testing.T) {
	for _, status := range []plan.Status{plan.Draft, plan.Closed} {
		p := active(met(plan.Planning, "2020-01-01"))
		p.Status = status
		p.Agreements = []plan.Agreement{{By: day.Must("2020-02-02")}}
		if got := Of(p, nobody); len(got) != 0 {
			t.Errorf("%s: %+v", status, got)
		}
	}
}

// TestWhoKeepsAnAgreement: the client's own promises, and those of people who
// are no staff, are followed up by whoever answers for the plan.
func TestWhoKeepsAnAgreement(t *testing.T) {
	staff := func(name string) bool { return name == "Bo" || name == "Alva" }
	for who, want := range map[string]string{"Bo": "Bo", "Karin": "Karin", "Alva": "Karin", "Mamma": "Karin", "": "Karin"} {
		p := active()
		p.Agreements = []plan.Agreement{{By: day.Must("2026-02-02"), Responsible: who}}
		if got := agreements(p, staff)[0].Responsible; got != want {
			t.Errorf("%q promised: followed up by %q, want %q", who, got, want)
		}
	}
}

func TestState(t *testing.T) {
	today := day.Must("2026-11-21")
	for _, tt := range []struct {
		item Item
		want State
	}{
		{Item{Due: today - 1}, Overdue},
		{Item{Due: today}, Soon},
		{Item{Due: today + 30}, Soon},
		{Item{Due: today + 31}, Later},
		{Item{}, Missing},
		{Item{Due: today - 1, Done: true}, Done},
	} {
		if got := tt.item.On(today, 30); got != tt.want {
			t.Errorf("due %v, done %v: %s, want %s", tt.item.Due, tt.item.Done, got, tt.want)
		}
	}
}

// TestSpanIsExact: on every day of a span all items have the state that they
// have today, and on the days beside it at least one has not.
func TestSpanIsExact(t *testing.T) {
	items := []Item{{Due: day.Must("2026-11-10")}, {Due: day.Must("2026-12-24")}, {Due: day.Must("2027-03-01")}, {}, {Due: day.Must("2026-11-20"), Done: true}}
	states := func(d day.Date) (all [5]State) {
		for i, it := range items {
			all[i] = it.On(d, 30)
		}
		return all
	}
	for d := day.Must("2026-09-01"); d < day.Must("2027-05-01"); d++ {
		var sp Span
		for _, it := range items {
			sp = sp.Narrow(it, d, 30)
		}
		if !sp.Holds(d) {
			t.Fatalf("%v: the span %v does not hold its own day", d, sp)
		}
		for at := d - 200; at < d+200; at++ {
			if sp.Holds(at) && states(at) != states(d) {
				t.Fatalf("%v: the span %v holds %v, which differs", d, sp, at)
			}
		}
		if !sp.From.IsZero() && states(sp.From-1) == states(d) || !sp.Through.IsZero() && states(sp.Through+1) == states(d) {
			t.Fatalf("%v: the span %v could be longer", d, sp)
		}
	}
}

func TestPage(t *testing.T) {
	p := &info.Page{Owner: "Redaktionen", ReviewIn: 12, Reviewed: []info.Review{{Date: day.Must("2022-05-20"), By: "JONHJO"}}}
	want := Item{Kind: Page, Due: day.Must("2023-05-20"), Source: Derived, Responsible: "Redaktionen"}
	if diff := cmp.Diff(want, OfPage(p)); diff != "" {
		t.Errorf("page (-want +got):\n%s", diff)
	}
	if got := OfPage(&info.Page{ReviewIn: 12}).On(day.Must("2026-11-21"), 30); got != Missing {
		t.Errorf("a page that was never reviewed is %s, want missing", got)
	}
}
