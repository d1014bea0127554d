package explain

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/plan"
	"planportal/generator/settings"
	"planportal/generator/site"
	"planportal/generator/workday"
)

// TestHolidays: the public holidays of act 1989:253 and the eves of act
// 1930:173, in a year with and one without the moving ones on other days.
func TestHolidays(t *testing.T) {
	free := strings.Fields(`2026-01-01 2026-01-06 2026-04-03 2026-04-05 2026-04-06 2026-05-01 2026-05-14 2026-05-24 2026-06-06
		2026-06-19 2026-06-20 2026-10-31 2026-12-24 2026-12-25 2026-12-26 2026-12-31 2027-01-01 2027-06-25 2027-06-26 2027-11-06`)
	for _, d := range free {
		if holiday(day.Must(d), "sv") == "" {
			t.Errorf("%s is a working day", d)
		}
	}
	for _, d := range strings.Fields("2026-01-02 2026-01-05 2026-04-02 2026-04-30 2026-05-13 2026-06-05 2026-06-18 2026-12-23 2026-12-30 2027-06-24") {
		if h := holiday(day.Must(d), "sv"); h != "" {
			t.Errorf("%s is %s", d, h)
		}
	}
}

func TestLastWorkday(t *testing.T) {
	for due, want := range map[string]string{
		"2026-11-20": "2026-11-20", // Friday
		"2026-11-21": "2026-11-20", // Saturday
		"2026-12-27": "2026-12-23", // Sunday after Christmas
		"2026-04-06": "2026-04-02", // Easter Monday
		"2026-06-20": "2026-06-18", // Midsummer Day
		"2027-01-01": "2026-12-30",
	} {
		if got := workday.Last(day.Must(due)).String(); got != want {
			t.Errorf("the last working day before %s is %s, want %s", due, got, want)
		}
	}
}

func generation(today string, plans ...*plan.Plan) *site.Site {
	files := map[string]*site.File{}
	for _, p := range plans {
		p.Protection, p.Responsible = plan.None, "Karin Exempel"
		path := "content/plans/norr/" + p.ID + ".md"
		files[path] = &site.File{Path: path, Unit: "norr", ID: p.ID, Packed: plan.Pack(p)}
	}
	return site.Empty().Next(site.Change{Today: day.Must(today), Settings: &settings.Site{Staff: settings.Staff{SoonDays: 30}}, Plans: files})
}

func planned(id, date, next string) *plan.Plan {
	p := &plan.Plan{ID: id, Client: "Alva Exempel", Status: plan.Active, Meetings: []plan.Meeting{{Kind: plan.Planning, Date: day.Must(date)}}}
	p.NextReview, _ = day.Parse(next)
	p.Signed = plan.Signed{Client: day.Must(date), Responsible: day.Must(date)}
	return p
}

func TestText(t *testing.T) {
	for name, tt := range map[string]struct {
		plan *plan.Plan
		lang diag.Lang
		want string
	}{
		"by the law": {planned("a", "2025-11-29", ""), diag.Swedish, `a (norr), läget 2026-11-21

Uppföljning: 2026-11-29, snart, om 8 dagar
  Händelse: senaste mötet 2025-11-29
  Regel: minst en gång om året, alltså senast 2026-11-29 (LSS 10 §)
  Sista arbetsdag: fredag 27 november 2026, eftersom dagen är söndag

Underskrift: 2025-12-29, klar
  Händelse: planeringsmöte 2025-11-29
  Regel: båda har skrivit under efter planeringsmötet
`},
		"agreed, in English": {planned("b", "2025-11-20", "2026-11-20"), diag.English, `b (norr) as of 2026-11-21

Review: 2026-11-20, overdue, 1 days late
  Event: last meeting on 2025-11-20
  Rule: at least once a year, so by 2026-11-20 (LSS section 10); 2026-11-20 was agreed (next_review)
  Last working day: Friday 20 November 2026

Signature: 2025-12-20, done
  Event: planning meeting on 2025-11-20
  Rule: both have signed since the planning meeting
`},
		"too late does not move it": {planned("c", "2026-01-07", "2027-02-01"), diag.Swedish, `c (norr), läget 2026-11-21

Uppföljning: 2027-01-07, senare, om 47 dagar
  Händelse: senaste mötet 2026-01-07
  Regel: minst en gång om året, alltså senast 2027-01-07 (LSS 10 §); next_review 2027-02-01 är senare och flyttar inte dagen
  Sista arbetsdag: torsdag 7 januari 2027

Underskrift: 2026-02-06, klar
  Händelse: planeringsmöte 2026-01-07
  Regel: båda har skrivit under efter planeringsmötet
`},
		"nothing to do": {&plan.Plan{ID: "d", Client: "Alva Exempel", Status: plan.Closed}, diag.Swedish, `d (norr), läget 2026-11-21

Ingenting ska göras: planen är avslutad.
`},
	} {
		t.Run(name, func(t *testing.T) {
			s := generation("2026-11-21", tt.plan)
			var b strings.Builder
			if err := Text(&b, s.Entries()[0], s.Today, tt.lang); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, b.String()); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
		})
	}
}

// TestNextIsTheNextChange: on no day before the one that Next names does any
// item change its state, and on that day exactly those that it names do.
func TestNextIsTheNextChange(t *testing.T) {
	plans := []*plan.Plan{planned("a", "2025-11-29", ""), planned("b", "2025-12-24", ""), planned("c", "2026-03-01", "2026-12-01")}
	states := func(s *site.Site) map[string]string {
		out := map[string]string{}
		for _, e := range s.Entries() {
			for _, it := range e.Items {
				out[e.ID+" "+it.Kind.String()] = it.State.String()
			}
		}
		return out
	}
	for today := day.Must("2026-10-01"); today < day.Must("2027-02-01"); today++ {
		s := generation(today.String(), plans...)
		on, turns := Next(s)
		d := today + 1
		for ; d < day.Must("2027-06-01") && cmp.Equal(states(s), states(generation(d.String(), plans...))); d++ {
		}
		if d == day.Must("2027-06-01") {
			d = 0
		}
		if on != d {
			t.Fatalf("on %v: the next change is on %v, want %v", today, on, d)
		}
		if on.IsZero() {
			continue
		}
		want := states(s)
		for _, turn := range turns {
			want[turn.Item.ID+" "+turn.Item.Kind.String()] = turn.State.String()
		}
		if diff := cmp.Diff(want, states(generation(on.String(), plans...))); diff != "" {
			t.Fatalf("on %v (-named +true):\n%s", on, diff)
		}
	}
}

func TestSameWordsInBothLanguages(t *testing.T) {
	sv, en := texts[diag.Swedish], texts[diag.English]
	for k := range sv.kind {
		if en.kind[k] == "" {
			t.Errorf("no English word for the kind %s", k)
		}
	}
	if strings.Count(sv.agreedRule, "%v") != strings.Count(en.agreedRule, "%v") || strings.Count(sv.workday, "%s") != strings.Count(en.workday, "%s") {
		t.Error("the languages have not the same gaps")
	}
}
