package edit_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"planportal/content"
	"planportal/generator/day"
	"planportal/generator/edit"
	"planportal/generator/parse"
	"planportal/generator/plan"
)

// TestNothingIsLost: whatever way a plan is written in, the new text says the
// old plan and the meeting, and every line is there still, with all its bytes
// but those that were to change.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.Custom(drawPlan).Draw(t, "plan")
		old, found := parse.Plan("a.md", "norr", "a", []byte(src))
		if old == nil {
			t.Fatalf("the case is no plan: %v\n%s", found, src)
		}
		r := drawReview(t, old)
		text, now, err := edit.Record("norr", "a", []byte(src), r)
		if err != nil {
			t.Fatalf("%v\n%s", err, src)
		}
		sameBut(t, src, now, r)
		sameLines(t, src, string(text), r)
	})
}

// TestExamples: the same, for the plans that a new site starts with.
func TestExamples(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(content.Plans(0)).Filter(hasMet).Draw(t, "plan")
		old, _ := parse.Plan("a.md", "norr", "a", f.Bytes)
		r := drawReview(t, old)
		text, now, err := edit.Record("norr", "a", f.Bytes, r)
		if err != nil {
			t.Fatal(err)
		}
		sameBut(t, string(f.Bytes), now, r)
		sameLines(t, string(f.Bytes), string(text), r)
	})
}

func hasMet(f content.File) bool {
	p, _ := parse.Plan("a.md", "norr", "a", f.Bytes)
	_, met := p.LastMet()
	return met
}

// names are texts that YAML reads as themselves, and some that need quotes.
var names = []string{
	"Åsa Öberg", "O'Brien", "Null", "Ja: nej", "#1", "a, b", `Kafé "Å"`, "- b", "0142", "2026-01-01", "yes", "[x]", "{", "a #b", "@hem", `C:\å`,
	"Östra \"gården\", 'rum' 1", "x", "~", "!", "&a", "*a", "%", "1e3", "...", "---", "🙂",
}

func drawReview(t *rapid.T, old *plan.Plan) edit.Review {
	met, _ := old.LastMet()
	r := edit.Review{
		Date:    met + day.Date(rapid.IntRange(0, 400).Draw(t, "days")),
		Place:   rapid.SampledFrom(names).Draw(t, "place"),
		Present: rapid.SliceOfN(rapid.SampledFrom(names), 1, 4).Draw(t, "present"),
		Moved:   map[int]day.Date{},
	}
	r.Next = r.Date + day.Date(rapid.IntRange(1, 365).Draw(t, "next"))
	for i, a := range old.Agreements {
		switch outcome := rapid.SampledFrom([]string{"kept", "done", "moved"}).Draw(t, "outcome"); {
		case a.Done || a.By.IsZero() || outcome == "kept":
		case outcome == "done":
			r.Done = append(r.Done, i)
		default:
			r.Moved[i] = r.Date + day.Date(i)
		}
	}
	return r
}

// drawPlan writes a plan in one of many ways.
func drawPlan(t *rapid.T) string {
	one := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
	comment := func() string { return one("comment", "", "", " # å", "   #") }
	keys := []string{
		"client: Åsa Exempel" + comment() + "\n", "protection: none\n", one("status", "status: active\n", "status: 'active' # x\n"),
		"responsible: \"Karin Exempel\"\n", "copies: []" + comment() + "\n", drawMeetings(t, comment),
		one("next", "", "next_review:\n", "next_review:   # å\n", "next_review: 2026-04-20\n", "next_review: \"2026-04-20\" # å\n", "\"next_review\" : '2026-04-20'\n"),
	}
	var b strings.Builder
	b.WriteString(one("fence", "---\n", "---\n# å\n"))
	for _, k := range rapid.Permutation(keys).Draw(t, "order") {
		b.WriteString(k)
		b.WriteString(one("between", "", "", "\n", "# mellan\n", "  # - {kind: follow-up}\n"))
	}
	b.WriteString("---\n## Det här bestämde vi tillsammans\nÅ.\n\n")
	for i := range rapid.IntRange(0, 4).Draw(t, "agreements") {
		day := day.Must("2026-02-01") + day.Date(i)
		b.WriteString(one("bullet", "- ", "* ", "1. ", "-   ") + one("box", "[ ]", "[x]", "[X]", "[\t]"))
		b.WriteString(fmt.Sprintf(one("words",
			" Å att simma. Klart: %s (ansvarig: Karin)\n", " **Klart:  %s**, å (ansvarig: Karin)\n",
			" å (responsible: Å).\n  Done by: %s.\n", " å 2026-02-01 klart: %s (ansvarig: Å)  \n\n      Mer å.\n"), day))
	}
	text := b.String()
	if one("spelling", "one", "two") == "two" {
		text = norm.NFD.String(text)
	}
	if one("ends", "LF", "CRLF") == "CRLF" {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// drawMeetings writes a list of meetings in one of many ways.
func drawMeetings(t *rapid.T, comment func() string) string {
	one := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
	rows := []string{
		"kind: planning, date: 2025-11-03, place: Å, present: [Åsa Exempel]",
		"place: '}', kind: preparatory, date: 2025-11-01", "date: \"2026-01-10\", kind: follow-up, place: \"å # {\", present: [a, 'b, c']",
	}
	rows = rows[:rapid.IntRange(1, len(rows)).Draw(t, "meetings")]
	indent := one("indent", "", "  ", "    ")
	switch one("style", "rows", "keys", "brackets", "bracket lines") {
	case "rows":
		text := "meetings:" + comment() + "\n"
		for _, r := range rows {
			text += indent + one("dash", "- ", "-   ") + one("brace", "{", "{ ", "{\n        ") + r + "}" + comment() + "\n"
		}
		return text
	case "keys":
		text := "meetings:" + comment() + "\n"
		for range rows {
			text += indent + "- kind: planning" + comment() + "\n" + indent + "  date: 2025-11-03\n"
			text += one("present", "{  present: [Åsa Exempel]\n", "{  present:\n{  - Åsa Exempel\n{  - 'b, c'\n", "{  present:\n{    - Åsa Exempel\n")
			text = strings.ReplaceAll(text, "{  ", indent+"  ") + indent + "  place: Å" + comment() + "\n"
		}
		return text
	case "brackets":
		return "meetings: [{" + strings.Join(rows, "}, {") + "}" + one("last", "", ",", " ") + "]" + comment() + "\n"
	}
	return "meetings: [\n  {" + strings.Join(rows, "},"+comment()+"\n  {") + "}" + one("last", "", ",") + comment() + "\n  ]\n"
}

// sameLines demands that every old line is in the new text, in order: as it
// was, with another day or box, or with one thing put in where lists of
// meetings and the next day stand. No more lines may have come than a meeting
// and a day can have.
func sameLines(t interface{ Fatalf(string, ...any) }, src, text string, r edit.Review) {
	olds, news := strings.Split(masked(src), "\n"), strings.Split(masked(text), "\n")
	i, more := 0, 0
	for _, line := range news {
		switch {
		case i < len(olds) && (line == olds[i] || putIn(olds[i], line)):
			i++
		default:
			more++
		}
	}
	if i < len(olds) || more > 5+len(r.Present) {
		t.Fatalf("line %d is lost, or %d lines are too many:\n%s\nis now\n%s", i+1, more, src, text)
	}
}

// putIn reports whether a line that may grow has grown in one place.
func putIn(old, line string) bool {
	if len(line) <= len(old) || !strings.Contains(old, "kind: ") && !strings.Contains(old, "next_review") {
		return false
	}
	head := 0
	for head < len(old) && old[head] == line[head] {
		head++
	}
	return strings.HasSuffix(line, old[head:])
}

// masked makes all days and boxes of a text alike.
func masked(text string) string {
	var b strings.Builder
	for at := 0; at < len(text); {
		switch rest := text[at:]; {
		case len(rest) >= 10 && day.Looks(rest[:10]):
			b.WriteString("DAY")
			at += 10
		case strings.HasPrefix(rest, "[ ]"), strings.HasPrefix(rest, "[\t]"), strings.HasPrefix(rest, "[x]"):
			b.WriteString("BOX")
			at += 3
		default:
			b.WriteByte(text[at])
			at++
		}
	}
	return b.String()
}
