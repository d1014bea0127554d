package workday_test

import (
	"strings"
	"testing"

	"planportal/generator/day"
	"planportal/generator/workday"
)

// The public holidays of act 1989:253 that are no ordinary Sundays, with the
// eves of act 1930:173, by almanac.
func TestHolidays(t *testing.T) {
	for year, want := range map[int]string{
		2026: "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31",
		2027: "01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-25 06-26 11-06 12-24 12-25 12-26 12-31",
		2008: "01-01 01-06 03-21 03-23 03-24 05-01 05-11 06-06 06-20 06-21 11-01 12-24 12-25 12-26 12-31", // Ascension on 1 May
	} {
		var got []string
		for _, d := range workday.Holidays(year) {
			got = append(got, d.String()[5:])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%d: %s, want %s", year, strings.Join(got, " "), want)
		}
	}
}

func TestLast(t *testing.T) {
	for d, want := range map[string]string{
		"2026-11-20": "2026-11-20", "2026-11-22": "2026-11-20", "2026-12-27": "2026-12-23", "2026-06-21": "2026-06-18", "2027-01-01": "2026-12-30",
	} {
		if got := workday.Last(day.Must(d)).String(); got != want {
			t.Errorf("%s: %s, want %s", d, got, want)
		}
	}
}
