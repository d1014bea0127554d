// Package day answers one question: which day? A Date is a civil day of the
// proleptic Gregorian calendar, without clock or zone.
package day

import (
	"fmt"
	"time"
)

// Date counts days; 1 is 0001-01-01. Dates compare with < and subtract to a
// number of days. The zero Date is no day at all.
type Date int32

// rataDie is the Date of 1970-01-01, the day at which Unix time begins.
const rataDie = 719163

// New returns the day of that year, month and day, and false if the calendar
// has no such day or the year is outside 1 to 9999.
func New(year int, month time.Month, dom int) (Date, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || dom < 1 || dom > daysIn(year, month) {
		return 0, false
	}
	return fromCivil(year, month, dom), true
}

// Parse reads exactly YYYY-MM-DD and nothing else. It returns false for other
// forms and for days that the calendar does not have.
func Parse(s string) (Date, bool) {
	if !Looks(s) {
		return 0, false
	}
	n := func(from, to int) (v int) {
		for _, c := range []byte(s[from:to]) {
			v = v*10 + int(c-'0')
		}
		return v
	}
	return New(n(0, 4), time.Month(n(5, 7)), n(8, 10))
}

// Looks reports whether s has the form of a date, whether or not the calendar
// has that day.
func Looks(s string) bool {
	if len(s) != 10 {
		return false
	}
	for i, c := range []byte(s) {
		if dash := i == 4 || i == 7; dash != (c == '-') || !dash && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// Must is Parse for constants in tests and tables; it panics on a bad date.
func Must(s string) Date {
	d, ok := Parse(s)
	if !ok {
		panic("day: no such day: " + s)
	}
	return d
}

// Of returns the day on which t falls in t's own location.
func Of(t time.Time) Date {
	y, m, d := t.Date()
	return fromCivil(y, m, d)
}

func fromCivil(y int, m time.Month, d int) Date {
	return Date(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()/86400 + rataDie)
}

func (d Date) time() time.Time { return time.Unix((int64(d)-rataDie)*86400, 0).UTC() }

// IsZero reports whether d is no day.
func (d Date) IsZero() bool { return d == 0 }

// Civil returns the year, the month and the day of the month.
func (d Date) Civil() (year int, month time.Month, dom int) { return d.time().Date() }

// Year is the year of the Gregorian calendar.
func (d Date) Year() int { return d.time().Year() }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// Week returns the ISO 8601 year and week, 1 to 53.
func (d Date) Week() (year, week int) { return d.time().ISOWeek() }

// Monday returns the first day of d's ISO week.
func (d Date) Monday() Date { return d - Date((int(d.Weekday())+6)%7) }

// AddMonths returns the day of the same number n months later, or the last day
// of that month if it is shorter (act 1930:173, 1 §).
func (d Date) AddMonths(n int) Date {
	y, m, dom := d.Civil()
	first := time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return fromCivil(first.Year(), first.Month(), min(dom, daysIn(first.Year(), first.Month())))
}

// Month returns the month that d is in.
func (d Date) Month() Month {
	y, m, _ := d.Civil()
	return Month(y*12 + int(m) - 1)
}

// String returns YYYY-MM-DD, and nothing for the zero Date.
func (d Date) String() string {
	var text [10]byte
	return string(d.Append(text[:0]))
}

// Append appends what String returns.
func (d Date) Append(to []byte) []byte {
	if d.IsZero() {
		return to
	}
	y, m, dom := d.Civil()
	text := [...]byte{0, 0, 0, 0, '-', 0, 0, '-', 0, 0}
	digits(text[0:4], y)
	digits(text[5:7], int(m))
	digits(text[8:10], dom)
	return append(to, text[:]...)
}

// digits writes n with leading zeros. Days are printed by the million.
func digits(to []byte, n int) {
	for i := len(to) - 1; i >= 0; i-- {
		to[i] = byte('0' + n%10)
		n /= 10
	}
}

// MarshalText writes YYYY-MM-DD.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Month counts months; 24 is January of year 2.
type Month int32

// Civil returns the year and the month.
func (m Month) Civil() (int, time.Month) { return int(m) / 12, time.Month(m%12 + 1) }

// First returns the first day of the month.
func (m Month) First() Date {
	y, mo := m.Civil()
	return fromCivil(y, mo, 1)
}

// String returns YYYY-MM.
func (m Month) String() string {
	y, mo := m.Civil()
	return fmt.Sprintf("%04d-%02d", y, int(mo))
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
