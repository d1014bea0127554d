package generator_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"planportal/generator/diag"
	"planportal/generator/parse"
)

// TestForm: every row of the form is in the blank that new writes, on a plan's
// page, and looked after by check. That it is on the public checklist is
// TestFacts.
func TestForm(t *testing.T) {
	s := buildStarter(t)
	const plan = "dv-norr/ex-2025-0031"
	page := clean(tree(t, filepath.Join(s.intranet, "units"))[plan+".html"])
	source, err := os.ReadFile(filepath.Join(s.source, "content", "plans", plan+".md"))
	if err != nil {
		t.Fatal(err)
	}
	blank := string(parse.BlankPlan())
	for _, row := range []struct {
		row      string
		blank    string   // the blank says
		page     []string // the plan's page says
		old, new string   // what a careless person does to the plan
		rule     string   // what check then says
	}{
		{"F1 present", "Närvarande", []string{"Närvarande", "Maj Exempel"}, ", present: [Alva Exempel, Maj Exempel, Kim Påhitt, Rut Modell]", "", "no-one-present"},
		{"F1 present, the person", "Närvarande", []string{"Närvarande"}, "present: [Alva Exempel, Maj Exempel,", "present: [Maj Exempel,", "client-not-present"},
		{"F2 place", "Plats och datum", []string{"Plats och datum", "Verkstan", `datetime="2026-04-14"`}, "place: Biblioteket, ", "", "no-place"},
		{"F2 date", "Plats och datum", []string{"Biblioteket"}, "date: 2025-10-27, ", "", "missing-field"},
		{"F3 for whom", "Vem gäller planen för", []string{"Vem gäller planen för?", "Alva Exempel"}, "client: Alva Exempel\n", "", "missing-field"},
		{"F3 a YAML word", "client:", []string{"Alva Exempel"}, "client: Alva Exempel\n", "client: Null\n", "needs-quotes"},
		{"F4 now, missing", "## Hur har jag det nu?", []string{"Hur har jag det nu?", "verkstan fyra dagar"}, "## Hur har jag det nu?", "## Annat", "missing-part"},
		{"F5 goals, short", "### På kort sikt", []string{"Mina önskemål och mål", "På kort sikt"}, "### På kort sikt\n", "", "missing-part"},
		{"F5 goals, long", "### På lång sikt", []string{"På lång sikt", "Jag vill flytta till eget"}, "### På lång sikt\n", "", "missing-part"},
		{"F6 how", "Vilka insatser behöver jag?", []string{"Hur ska jag nå målen?"}, "## Hur ska jag nå målen?", "### Annat", "missing-part"},
		{"F7 agreement, day", "Klart:", []string{"Det här bestämde vi tillsammans", "Klart: ", "Ansvarig: Rut Modell"}, " Klart: 2027-01-29", "", "agreement-without-date"},
		{"F7 agreement, responsible", "(ansvarig:", []string{"Att besöka två bostäder"}, " (ansvarig: Rut Modell)", "", "agreement-without-responsible"},
		{"F8 follow-up", "next_review:", []string{"Uppföljning och utvärdering", "Nästa uppföljning:"}, "next_review: 2026-10-20", "next_review: 2027-10-20", "review-too-late"},
		{"F9 your signature", "Din underskrift", []string{"Underskrifter", "den som planen gäller"}, "signed: {client: 2025-11-03", "signed: {client: 2025-10-03", "signed-before-meeting"},
		{"F10 the responsible's signature", "underskrift av den som är ansvarig", []string{"ansvarig för planen"}, "responsible: 2025-11-03}", "responsible: 2025-10-03}", "signed-before-meeting"},
		{"F11 copies", "exemplar", []string{"Exemplar", "Vem får ett exemplar"}, "copies: [Alva Exempel, Maj Exempel, Daglig verksamhet Norr]\n", "", "copies-not-said"},
	} {
		t.Run(row.row, func(t *testing.T) {
			if !strings.Contains(blank, row.blank) {
				t.Errorf("the blank does not say %q", row.blank)
			}
			for _, words := range row.page {
				if !strings.Contains(page, words) {
					t.Errorf("the plan's page does not say %q", words)
				}
			}
			careless := strings.Replace(string(source), row.old, row.new, 1)
			if careless == string(source) {
				t.Fatalf("the example has no %q", row.old)
			}
			_, found := parse.Plan("content/plans/"+plan+".md", "dv-norr", "ex-2025-0031", []byte(careless))
			if !slices.ContainsFunc(found, func(f diag.Finding) bool { return f.Rule == row.rule && f.Do(diag.Swedish) != "" }) {
				t.Errorf("check does not say %s but %v", row.rule, found)
			}
		})
	}
}
