package day

import (
	"testing"
	"time"
)

func TestAddMonths(t *testing.T) {
	for _, tt := range []struct {
		from   string
		months int
		want   string
	}{
		{"2024-02-29", 12, "2025-02-28"},
		{"2025-08-31", 6, "2026-02-28"},
		{"2025-11-03", 12, "2026-11-03"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2023-08-31", 6, "2024-02-29"},
		{"2025-12-15", 1, "2026-01-15"},
		{"2026-03-31", -1, "2026-02-28"},
	} {
		if got := Must(tt.from).AddMonths(tt.months).String(); got != tt.want {
			t.Errorf("%s + %d months = %s, want %s", tt.from, tt.months, got, tt.want)
		}
	}
}

func TestWeek(t *testing.T) {
	for _, tt := range []struct {
		day        string
		year, week int
	}{
		{"2024-12-30", 2025, 1},
		{"2021-01-01", 2020, 53},
		{"2027-01-01", 2026, 53},
		{"2026-12-28", 2026, 53},
		{"2027-01-04", 2027, 1},
		{"2026-11-21", 2026, 47},
	} {
		if y, w := Must(tt.day).Week(); y != tt.year || w != tt.week {
			t.Errorf("%s is in %d-W%02d, want %d-W%02d", tt.day, y, w, tt.year, tt.week)
		}
	}
}

func TestDaysAreCalendarDays(t *testing.T) {
	// The night to 29 March 2026 has no hour between two and three.
	if got := Must("2026-03-30") - Must("2026-03-28"); got != 2 {
		t.Errorf("from 28 to 30 March 2026 are %d days, want 2", got)
	}
}

func TestToday(t *testing.T) {
	for _, tt := range []struct{ instant, want string }{
		{"2026-06-30T23:30:00Z", "2026-07-01"},
		{"2026-06-30T21:59:59Z", "2026-06-30"},
		{"2026-12-31T22:59:59Z", "2026-12-31"},
		{"2026-12-31T23:00:00Z", "2027-01-01"},
		{"2026-06-30T14:59:59-07:00", "2026-06-30"},
		{"2026-07-01T07:30:00+09:00", "2026-07-01"},
	} {
		now, err := time.Parse(time.RFC3339, tt.instant)
		if err != nil {
			t.Fatal(err)
		}
		if got := Today(now).String(); got != tt.want {
			t.Errorf("at %s it is %s in Stockholm, want %s", tt.instant, got, tt.want)
		}
	}
}

func TestNextMidnight(t *testing.T) {
	for _, tt := range []struct{ instant, want string }{
		{"2026-03-28T23:30:00Z", "2026-03-29T22:00:00Z"}, // the day of 23 hours
		{"2026-10-24T22:30:00Z", "2026-10-25T23:00:00Z"}, // the day of 25 hours
		{"2026-11-21T12:00:00Z", "2026-11-21T23:00:00Z"},
		{"2026-11-21T23:00:00Z", "2026-11-22T23:00:00Z"}, // midnight is the new day's
	} {
		now, _ := time.Parse(time.RFC3339, tt.instant)
		if got := NextMidnight(now).UTC().Format(time.RFC3339); got != tt.want {
			t.Errorf("after %s the next midnight is %s, want %s", tt.instant, got, tt.want)
		}
	}
}

func TestParseTakesOnlyDays(t *testing.T) {
	for _, bad := range []string{
		"", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026/01/01",
		"2026-01-01 ", "+026-01-01", "２０２６-01-01", "0000-01-01", "2026-01-00",
	} {
		if d, ok := Parse(bad); ok {
			t.Errorf("Parse(%q) = %v, want no day", bad, d)
		}
	}
}

// TestEveryDay walks 400 years, after which the calendar repeats: every day has
// the number after the day before it, and reads back as itself.
func TestEveryDay(t *testing.T) {
	first := Must("1999-12-31")
	at := time.Date(1999, 12, 31, 0, 0, 0, 0, time.UTC)
	for i := range 146097 + 1 {
		d, want := first+Date(i), at.AddDate(0, 0, i)
		back, ok := Parse(d.String())
		if d.String() != want.Format("2006-01-02") || !ok || back != d || d.Weekday() != want.Weekday() {
			t.Fatalf("day %d after %v is %v, want %v", i, first, d, want.Format("2006-01-02"))
		}
		if m := d.Monday(); m.Weekday() != time.Monday || m > d || d-m > 6 {
			t.Fatalf("the week of %v begins on %v", d, m)
		}
	}
}

func TestWords(t *testing.T) {
	d := Must("2026-10-20")
	for _, tt := range []struct{ got, want string }{
		{d.Text("sv"), "20 oktober 2026"},
		{d.WeekdayText("sv"), "tisdag 20 oktober 2026"},
		{d.WeekText("sv"), "vecka 43"},
		{d.Text("sv-simple"), "20 oktober 2026"},
		{d.Text("en"), "20 October 2026"},
		{d.Text("fi"), "20. lokakuuta 2026"},
		{d.Month().Text("sv"), "oktober 2026"},
		{d.Month().String(), "2026-10"},
		{d.Month().First().String(), "2026-10-01"},
		{Date(0).Text("sv"), ""},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2026-11-21", "2024-02-29", "9999-12-31", "0001-01-01", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, ok := Parse(s); ok && d.String() != s {
			t.Errorf("Parse(%q) reads back as %q", s, d)
		}
	})
}
