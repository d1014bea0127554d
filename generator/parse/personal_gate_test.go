package parse_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"planportal/generator/diag"
	"planportal/generator/parse"
)

// gateForms are thirty ways to write a personal identity number. The numbers are
// made for tests: Tolvan Tolvansson's, his samordningsnummer, and two of the
// Swedish Tax Agency's test series.
var gateForms = [...]string{
	"19121212-1212", "191212121212", "121212-1212", "121212+1212", "1212121212",
	"121212 1212", "19121212 1212", "19121212+1212", "1912-12-12-1212", "1912 12 12 1212",
	"19121212 - 1212", "121212 - 1212", "19121212\u20131212", "19121212\u20101212", "19121212\u20111212",
	"19121212\u22121212", "121212\u20131212", "19121212\u00A01212", "121212\u20091212", "121212\u202F1212",
	"12 12 12 1212", "12-12-12-1212", "19121272-1219", "191212721219", "121272-1219",
	"1212721219", "121272+1219", "18900101-9802", "189001019802", "900101+9802",
}

// The gate finds every form in every place of a page, and says where it stands.
func TestGateFindsEveryForm(t *testing.T) {
	places := map[string]string{
		"a sentence": "%s", "brackets": "(%s)", "bold": "**%s**", "a link's words": "[%s](index.md)", "code": "`%s`",
		"a table": "| a | b |\n|---|---|\n| x | %s |", "an item": "- [ ] %s", "an end": "pnr:%s.", "a heading": "## %s", "a footnote": "x[^1]\n\n[^1]: %s",
	}
	seen := map[string]bool{}
	for _, form := range gateForms {
		seen[form] = true
		for place, around := range places {
			page := "---\ntitle: Kontakt\n---\n" + strings.ReplaceAll(around, "%s", form) + "\n"
			_, found := parse.Page("content/pages/a.md", "a", "sv", []byte(page))
			if !gated(found) {
				t.Errorf("%q is not found in %s", form, place)
			}
		}
		_, found := parse.Plan("content/plans/norr/a.md", "norr", "a", []byte("---\nclient: Exempel Exempelsson\nprotection: none\nstatus: draft\n---\n## Hur har jag det nu?\n"+form+"\n"))
		if !gated(found) {
			t.Errorf("%q is not found in a plan", form)
		}
	}
	if len(seen) != 30 {
		t.Errorf("there are %d forms, not 30", len(seen))
	}
}

func gated(found []diag.Finding) bool {
	for _, f := range found {
		if (f.Rule == "personal-number" || f.Rule == "test-number") && f.Line > 3 {
			return true
		}
	}
	return false
}

// Case numbers, order numbers and the like have the same shape, and nine times
// in ten another check digit: none of ten thousand is an alarm.
func TestGateLeavesOrderNumbersAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 3)) // the same numbers each time
	shapes := [...]string{"%06d%03d%d", "%06d-%03d%d", "%06d+%03d%d", "%06d %03d%d", "19%06d%03d%d", "20%06d-%03d%d"}
	for range 10_000 {
		date, serial := (r.IntN(100)*100+1+r.IntN(12))*100+1+r.IntN(28), r.IntN(1000)
		right := checkDigit(fmt.Sprintf("%06d%03d", date, serial))
		wrong := (right + 1 + r.IntN(9)) % 10
		order := fmt.Sprintf(shapes[r.IntN(len(shapes))], date, serial, wrong)
		if found := parse.PersonalNumbers([]byte("Beställning " + order + " har kommit.")); len(found) > 0 {
			t.Fatalf("an alarm for the order number %s", order)
		}
		real := order[:len(order)-1] + fmt.Sprint(right)
		if len(parse.PersonalNumbers([]byte(real))) != 1 { // the test would pass if nothing were ever found
			t.Fatalf("no alarm for %s, which has the right check digit", real)
		}
	}
}

// checkDigit is the tenth digit to nine (folkbokföringslagen 18 §): reckoned
// here in another way than in the program.
func checkDigit(nine string) int {
	doubled := [...]int{0, 2, 4, 6, 8, 1, 3, 5, 7, 9}
	sum := 0
	for i, c := range nine {
		if i%2 == 0 {
			sum += doubled[c-'0']
		} else {
			sum += int(c - '0')
		}
	}
	return (10 - sum%10) % 10
}
