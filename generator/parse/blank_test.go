package parse_test

import (
	"strings"
	"testing"

	"planportal/generator/diag"
	"planportal/generator/form"
	"planportal/generator/parse"
	"planportal/generator/plan"
)

func TestBlankPlanIsAReadableDraft(t *testing.T) {
	p, found := parse.Plan("content/plans/norr/a.md", "norr", "a", []byte(parse.BlankPlan()))
	if p == nil {
		t.Fatalf("the blank cannot be read:\n%s", printed(found))
	}
	for _, f := range found {
		if f.Rule != "still-blank" {
			t.Errorf("unexpected finding %s", printed([]diag.Finding{f}))
		}
	}
	if len(found) != 2 {
		t.Errorf("client and responsible are to be filled in, but there are %d findings:\n%s", len(found), printed(found))
	}
	if p.Status != plan.Draft || p.Client != "a" || p.Responsible != "" || p.CopiesSaid || len(p.Meetings)+len(p.Agreements) > 0 {
		t.Errorf("the blank says something: %+v", p)
	}
	for _, s := range p.Sections {
		if s.HTML != "" {
			t.Errorf("the hint of %q counts as written: %s", s.Title, s.HTML)
		}
	}
}

// A blank that became active must not pass for a plan.
func TestBlankPlanIsNoActivePlan(t *testing.T) {
	text := strings.Replace(parse.BlankPlan(), "status: draft ", "status: active", 1)
	p, found := parse.Plan("a.md", "norr", "a", []byte(text))
	if p != nil {
		t.Error("an active plan without a client was read")
	}
	want := map[string]int{"missing-field": 2, "copies-not-said": 1, "empty-part": 5}
	got := map[string]int{}
	for _, f := range found {
		got[f.Rule]++
	}
	for rule, n := range want {
		if got[rule] != n {
			t.Errorf("%s: %d findings, want %d\n%s", rule, got[rule], n, printed(found))
		}
	}
}

// The eleven rows of the form, by their Swedish labels: those of package form,
// and what the rows of the text say of how to write.
func TestBlankPlanHasEveryRow(t *testing.T) {
	blank := strings.ToLower(parse.BlankPlan())
	has := func(label string) {
		t.Helper()
		if !strings.Contains(blank, strings.ToLower(label)) {
			t.Errorf("the blank lacks %q", label)
		}
	}
	f := form.In("sv")
	for _, key := range []string{
		"present", "meeting", "client", "now", "goals", "short-term", "long-term", "how", "how-what", "how-where", "how-when", "together",
		"next_review", "signed-client", "signed-responsible",
	} {
		has(strings.TrimRight(f.Find(key).Title, "?"))
	}
	for _, words := range []string{"- [ ] Att", "Klart: 2026", "(ansvarig:", "exemplar"} {
		has(words)
	}
	for _, f := range parse.PlanFields() {
		has("\n" + f.Key + ":")
	}
}

// Who takes away the "# " before an entry has a line that can be read.
func TestBlankPlanFilledIn(t *testing.T) {
	text := strings.ReplaceAll(parse.BlankPlan(), "\n  # ", "\n  ")
	text = strings.Replace(text, "(för- och efternamn)", "Exempel Exempelsson", 1)
	text = strings.Replace(text, "(för- och efternamn)", "Karin Exempel", 1)
	p, found := parse.Plan("a.md", "norr", "a", []byte(text))
	if p == nil || len(found) > 0 {
		t.Fatalf("the filled-in blank:\n%s", printed(found))
	}
	if len(p.Measures) != 2 || len(p.Others) != 1 || len(p.Offers) != 1 || len(p.Meetings) != 3 {
		t.Errorf("the entries were not read: %+v", p)
	}
}

func TestBlankPageIsAReadableDraft(t *testing.T) {
	p, found := parse.Page("content/pages/ny.md", "ny", "sv", []byte(parse.BlankPage()))
	if p == nil {
		t.Fatalf("the blank cannot be read:\n%s", printed(found))
	}
	if !p.Draft || p.IsOpen() {
		t.Error("a blank page is on the open site")
	}
	if _, found := parse.Page("content/pages/ny.md", "ny", "sv", []byte(strings.Replace(parse.BlankPage(), "draft: true ", "draft: false", 1))); !diag.Failed(found) {
		t.Error("a blank page without a title was read")
	}
}

func printed(found []diag.Finding) string {
	var b strings.Builder
	if err := diag.Text(&b, found, diag.Swedish); err != nil {
		return err.Error()
	}
	return b.String()
}
