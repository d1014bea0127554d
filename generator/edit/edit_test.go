package edit_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"planportal/generator/day"
	"planportal/generator/edit"
	"planportal/generator/parse"
	"planportal/generator/plan"
)

// before and after stand around the part of a header that a case is about.
const (
	before = `---
client: Åsa Exempel   # hela namnet
protection: none
status: "active"
responsible: 'Karin Exempel'
offers: {2025-09-12: accepted}
`
	after = `copies: []
---
## Hur har jag det nu?
Å, bra. # ingen kommentar

## Mina önskemål och mål
### På kort sikt
Att simma.
### På lång sikt
Att flytta.
## Hur ska jag nå målen?
Med hjälp.
## Det här bestämde vi tillsammans
- [ ] Att simma på 2026-02-01. Klart: 2026-02-01 (ansvarig: Åsa Exempel)
- [x] Att söka. Klart: 2025-12-15 (ansvarig: Karin Exempel)
* [ ] **Done by: 2026-03-01.** Åka buss (responsible: Karin
  Exempel)
+ [ ] Att ringa (ansvarig: Karin Exempel).
  Klart: 2026-04-01
`
	planning = "- {kind: planning, date: 2025-11-03, place: Huset, present: [Åsa Exempel, Karin Exempel]}"
)

// review is what people said at the meeting of every case.
func review() edit.Review {
	return edit.Review{
		Date: day.Must("2026-05-04"), Place: "Kaféet: bordet", Present: []string{"Åsa Exempel", "Null"},
		Done: []int{0}, Moved: map[int]day.Date{2: day.Must("2026-09-01"), 3: day.Must("2026-10-01")},
		Next: day.Must("2027-05-03"),
	}
}

// row is the meeting in braces, with signs for the texts whose letters are spelt
// in one way, whatever the rest of the file does.
const row = `{kind: follow-up, date: 2026-05-04, place: «place», present: [«name», "Null"]}`

var written = strings.NewReplacer("«place»", `"Kaféet: bordet"`, "«name»", "Åsa Exempel")

// headers are ways to write meetings and the next day, and what becomes of them.
var headers = map[string]struct{ was, want string }{
	"a line each": {
		"meetings:\n  " + planning + "\nnext_review: 2026-04-20\n",
		"meetings:\n  " + planning + "\n  - " + row + "\nnext_review: 2027-05-03\n",
	},
	"comments at line ends": {
		"meetings: # alla\n  " + planning + " # det } första\n    # de var sena\n  # - {kind: follow-up}\nnext_review: 2026-04-20 # en måndag\n",
		"meetings: # alla\n  " + planning + " # det } första\n    # de var sena\n  - " + row + "\n  # - {kind: follow-up}\nnext_review: 2027-05-03 # en måndag\n",
	},
	"no next day": {
		"meetings:\n" + planning + "\n",
		"meetings:\n" + planning + "\n- " + row + "\nnext_review: 2027-05-03\n",
	},
	"the next day is empty": {
		"next_review:      # om ett år\nmeetings:\n  " + planning + "\n\n# slut\n",
		"next_review: 2027-05-03      # om ett år\nmeetings:\n  " + planning + "\n  - " + row + "\n\n# slut\n",
	},
	"the next day is in quotes and below": {
		"\"next_review\":\n  '2026-04-20'\nmeetings:\n  -   " + planning[2:] + "\n",
		"\"next_review\":\n  '2027-05-03'\nmeetings:\n  -   " + planning[2:] + "\n  -   " + row + "\n",
	},
	"in brackets": {
		"meetings: [" + planning[2:] + "] # alla\n",
		"meetings: [" + planning[2:] + ", " + row + "] # alla\nnext_review: 2027-05-03\n",
	},
	"in brackets, a line each": {
		"meetings: [\n  " + planning[2:] + ", # ett\n  {kind: preparatory, date: 2025-10-01, place: Å} # två\n  ]\n",
		"meetings: [\n  " + planning[2:] + ", # ett\n  {kind: preparatory, date: 2025-10-01, place: Å}, # två\n  " + row + "\n  ]\nnext_review: 2027-05-03\n",
	},
	"in brackets, a comma last": {
		"meetings: [\n  " + planning[2:] + ", # ett\n]\nnext_review: 2026-04-20\n",
		"meetings: [\n  " + planning[2:] + ", # ett\n  " + row + ",\n]\nnext_review: 2027-05-03\n",
	},
	"a line each key": {
		"meetings:\n  - kind: planning\n    place: Huset\n    date: 2025-11-03 # tog tid\n    present: [Åsa Exempel]\n\nnext_review: 2026-04-20\n",
		"meetings:\n  - kind: planning\n    place: Huset\n    date: 2025-11-03 # tog tid\n    present: [Åsa Exempel]\n" +
			"  - kind: follow-up\n    date: 2026-05-04\n    place: «place»\n    present: [«name», \"Null\"]\n\nnext_review: 2027-05-03\n",
	},
	"a line each name": {
		"meetings:\n-\n  kind: planning\n  date: 2025-11-03\n  place: Huset\n  present:\n    - Åsa Exempel\n    # - Karin\n    - 'Karin Exempel'\n",
		"meetings:\n-\n  kind: planning\n  date: 2025-11-03\n  place: Huset\n  present:\n    - Åsa Exempel\n    # - Karin\n    - 'Karin Exempel'\n" +
			"- kind: follow-up\n  date: 2026-05-04\n  place: «place»\n  present:\n    - «name»\n    - \"Null\"\nnext_review: 2027-05-03\n",
	},
	"over two lines": {
		"meetings:\n  - {kind: planning, date: 2025-11-03,\n     place: Huset, present: [Åsa Exempel]}\nnext_review: 2026-04-20\n",
		"meetings:\n  - {kind: planning, date: 2025-11-03,\n     place: Huset, present: [Åsa Exempel]}\n  - " + row + "\nnext_review: 2027-05-03\n",
	},
}

// bodies are the texts before and after the meeting.
var bodies = strings.NewReplacer(
	"- [ ] Att simma", "- [x] Att simma",
	"Done by: 2026-03-01", "Done by: 2026-09-01",
	"Klart: 2026-04-01", "Klart: 2026-10-01",
)

func TestRecord(t *testing.T) {
	spellings := map[string]func(string) string{
		"":           func(s string) string { return s },
		" CRLF":      func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		" two marks": norm.NFD.String,
	}
	for name, c := range headers {
		for spelling, spell := range spellings {
			t.Run(name+spelling, func(t *testing.T) {
				src := spell(before + c.was + after)
				want := written.Replace(spell(before + c.want + bodies.Replace(after)))
				got, now, err := edit.Record("norr", "a", []byte(src), review())
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, string(got)); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
				sameBut(t, src, now, review())
			})
		}
	}
}

// sameBut demands that the plan is what src says, and the meeting, and nothing
// else. Lines may be others.
func sameBut(t interface {
	Helper()
	Errorf(string, ...any)
	Fatalf(string, ...any)
}, src string, now *plan.Plan, r edit.Review) {
	t.Helper()
	want, found := parse.Plan("a.md", now.Unit, now.ID, []byte(src))
	if want == nil {
		t.Fatalf("the case is no plan: %v\n%s", found, src)
	}
	want.Meetings = append(want.Meetings, plan.Meeting{Kind: plan.FollowUp, Date: r.Date, Place: r.Place, Present: r.Present})
	want.NextReview = r.Next
	for i := range want.Agreements {
		a := &want.Agreements[i]
		a.Done = a.Done || slices.Contains(r.Done, i)
		if to, moved := r.Moved[i]; moved {
			a.By = to
		}
	}
	anyLine := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Line" }, cmp.Ignore())
	if diff := cmp.Diff(want, now, anyLine); diff != "" {
		t.Errorf("the plan (-want +got):\n%s", diff)
	}
}

// TestUnsure: what cannot be changed without doubt is not changed, and the line
// is told at which a person has to write.
func TestUnsure(t *testing.T) {
	good := "meetings:\n  " + planning + "\n"
	for name, c := range map[string]struct {
		src  string
		line int
	}{
		"all in braces":        {strings.Replace("---\n{client: Åsa, protection: none, status: active, responsible: Karin, meetings: [M], copies: []}\n---\n", "M", planning[2:], 1) + strings.SplitN(after, "---\n", 2)[1], 2},
		"an explicit key":      {before + "? meetings\n: [" + planning[2:] + "]\n" + after, 7},
		"a day out of escapes": {before + good + "next_review: \"\\x32026-04-20\"\n" + after, 9},
	} {
		t.Run(name, func(t *testing.T) {
			if p, found := parse.Plan("a.md", "norr", "a", []byte(c.src)); p == nil {
				t.Fatalf("the case is no plan: %v", found)
			}
			text, now, err := edit.Record("norr", "a", []byte(c.src), review())
			var unsure *edit.Unsure
			if !errors.As(err, &unsure) || unsure.Line != c.line || text != nil || now != nil {
				t.Errorf("%v, want to be unsure of line %d\n%s", err, c.line, text)
			}
		})
	}
}

func TestNoPlan(t *testing.T) {
	for _, src := range []string{"", "hej", before, before + "meetings: [\n" + after, "\xff"} {
		if text, _, err := edit.Record("norr", "a", []byte(src), review()); !errors.Is(err, edit.ErrUnreadable) || text != nil {
			t.Errorf("%q gives %v", src, err)
		}
	}
	r := review()
	r.Place = "(ett ställe)"
	if _, _, err := edit.Record("norr", "a", []byte(before+"meetings:\n  "+planning+"\n"+after), r); err == nil {
		t.Error("a hint is written as a place")
	}
}
