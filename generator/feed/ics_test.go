package feed

import (
	"bytes"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
)

// TestFold: whatever the length of an id, no line is longer than 75 octets and
// no letter is cut in two where a line goes on (RFC 5545 3.1).
func TestFold(t *testing.T) {
	for n := 1; n <= 64; n++ {
		for _, kind := range due.Kinds {
			row := Row{ID: strings.Repeat("a", n), Kind: kind, Due: day.Must("2026-11-21"), stamp: day.Must("2026-11-21")}
			var out bytes.Buffer
			if err := ICS(&out, []Row{row}, diag.Swedish, 14); err != nil {
				t.Fatal(err)
			}
			for _, line := range strings.Split(strings.TrimSuffix(out.String(), "\r\n"), "\r\n") {
				if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
					t.Errorf("%d letters: the line %q has %d octets", n, line, len(line))
				}
			}
			said := row.ID + ": " + row.KindWord(diag.Swedish)
			whole := strings.ReplaceAll(out.String(), "\r\n ", "")
			for _, property := range []string{"SUMMARY:" + said, "DESCRIPTION:" + said, "UID:" + row.uid()} {
				if !strings.Contains(whole, property+"\r\n") {
					t.Errorf("%d letters: unfolded, there is no %q in\n%s", n, property, whole)
				}
			}
		}
	}
}

// TestAnEventIsTheSameWhenItsDayMoves: a calendar replaces what has the same
// UID, and strikes out what is done.
func TestAnEventIsTheSameWhenItsDayMoves(t *testing.T) {
	event := func(on string, state due.State) string {
		var out bytes.Buffer
		row := Row{ID: "a", Kind: due.Review, Due: day.Must(on), State: state, stamp: day.Must("2026-01-01")}
		if err := ICS(&out, []Row{row}, diag.Swedish, 7); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	before, after, done := event("2026-11-21", due.Soon), event("2026-12-24", due.Soon), event("2026-11-21", due.Done)
	if count(t, before) >= count(t, done) || count(t, done) >= count(t, after) {
		t.Errorf("SEQUENCE does not count up: %d, done %d, put off %d", count(t, before), count(t, done), count(t, after))
	}
	uid := regexp.MustCompile(`(?m)^UID:.*$`)
	if uid.FindString(before) == "" || uid.FindString(before) != uid.FindString(after) || before == after {
		t.Errorf("moved:\n%s\n%s", before, after)
	}
	if !strings.Contains(done, "STATUS:CANCELLED") || strings.Contains(done, "VALARM") || strings.Contains(before, "CANCELLED") {
		t.Errorf("done:\n%s", done)
	}
	if !strings.Contains(before, "TRIGGER:-P7D") {
		t.Errorf("no alarm a week before:\n%s", before)
	}
}

// count is the SEQUENCE of a calendar's only event.
func count(t *testing.T, calendar string) int {
	t.Helper()
	_, rest, _ := strings.Cut(calendar, "SEQUENCE:")
	number, _, _ := strings.Cut(rest, "\r\n")
	n, err := strconv.Atoi(number)
	if err != nil {
		t.Fatalf("no SEQUENCE in\n%s", calendar)
	}
	return n
}

// TestSequence: whatever people do with a plan, an event that is to replace
// another counts higher, and never leaves RFC 5545's range.
func TestSequence(t *testing.T) {
	early, late := day.Must("2026-05-01"), day.Must("2026-10-20")
	for what, pair := range map[string][2]Row{
		"put off":                      {{Due: early, changes: 1}, {Due: late, changes: 1}},
		"done":                         {{Due: early, changes: 1}, {Due: early, changes: 1, State: due.Done}},
		"brought forward at a meeting": {{Due: late, changes: 1}, {Due: early, changes: 2}},
		"done, and opened again later": {{Due: early, changes: 1, State: due.Done}, {Due: late, changes: 1}},
	} {
		if a, b := pair[0].sequence(), pair[1].sequence(); a >= b {
			t.Errorf("%s: %d, then %d", what, a, b)
		}
	}
	if most := (Row{Due: day.Must("9999-12-31"), changes: 16000, State: due.Done}).sequence(); most <= 0 || most > math.MaxInt32 {
		t.Errorf("%d does not fit", most)
	}
}
