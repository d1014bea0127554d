package feed

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
)

// TestCalendarAsTheLibraryReadsIt: an independent library reads every event with
// the days, texts and UIDs that the rows have.
func TestCalendarAsTheLibraryReadsIt(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var rows []Row
	want := map[string][]string{}
	for i := range 400 {
		r := Row{
			ID:   fmt.Sprintf("plan-%d%s", i, strings.Repeat("-å;,\\ö", rng.IntN(16))),
			Kind: due.Kinds[rng.IntN(4)], Due: day.Must("2026-01-01") + day.Date(rng.IntN(900)), State: due.Later,
			stamp: day.Must("2025-05-05"), changes: rng.IntN(9),
		}
		if rng.IntN(4) == 0 {
			r.State = due.Done
		}
		status := map[due.State]string{due.Done: "CANCELLED"}[r.State]
		rows = append(rows, r)
		want[r.uid()] = []string{r.ID + ": " + r.KindWord(diag.Swedish), r.Due.String(), (r.Due + 1).String(), status, fmt.Sprint(r.changes)}
	}
	var out bytes.Buffer
	if err := ICS(&out, rows, diag.Swedish, 7); err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(out.String(), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Fatalf("a line of %d octets: %q", len(line), line)
		}
	}
	cal, err := ics.ParseCalendar(&out)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, e := range cal.Events() {
		value := func(p ics.ComponentProperty) string {
			if v := e.GetProperty(p); v != nil {
				return v.Value
			}
			return ""
		}
		date := func(p ics.ComponentProperty) string {
			d, err := time.Parse("20060102", value(p))
			if err != nil {
				t.Fatal(err)
			}
			return d.Format("2006-01-02")
		}
		got[value(ics.ComponentPropertyUniqueId)] = []string{
			ics.FromText(value(ics.ComponentPropertySummary)), date(ics.ComponentPropertyDtStart), date(ics.ComponentPropertyDtEnd),
			value(ics.ComponentPropertyStatus), value(ics.ComponentPropertySequence),
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

// TestFold: a line is folded at 75 octets, and never inside a letter.
func TestFold(t *testing.T) {
	for n := range 160 {
		var c calendarText
		text := strings.Repeat("a", n) + strings.Repeat("å", 90)
		c.line("X", text)
		for line := range strings.SplitSeq(strings.TrimSuffix(string(c.text), "\r\n"), "\r\n") {
			if len(line) > 75 || strings.ToValidUTF8(line, "?") != line {
				t.Fatalf("%d: %q has %d octets", n, line, len(line))
			}
		}
		if got := strings.ReplaceAll(string(c.text), "\r\n ", ""); got != "X:"+text+"\r\n" {
			t.Fatalf("%d: unfolded it reads %q", n, got)
		}
	}
}

// BenchmarkICS writes the calendar of a unit with 250 plans.
func BenchmarkICS(b *testing.B) {
	rows := make([]Row, 1250)
	for i := range rows {
		rows[i] = Row{ID: fmt.Sprintf("lss-%06d", i), Kind: due.Review, Due: day.Must("2026-05-05"), State: due.Later, stamp: day.Must("2025-05-05")}
	}
	for b.Loop() {
		if err := ICS(new(bytes.Buffer), rows, diag.Swedish, 0); err != nil {
			b.Fatal(err)
		}
	}
}
