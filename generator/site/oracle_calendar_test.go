package site_test

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"planportal/generator/day"
	"planportal/generator/settings"
)

// civil is a day as people write it. The one without a year is no day.
type civil struct{ year, month, day int }

func (d civil) before(other civil) bool {
	if d.year != other.year {
		return d.year < other.year
	}
	if d.month != other.month {
		return d.month < other.month
	}
	return d.day < other.day
}

// date is the same day as the product keeps it, by way of its text alone.
func (d civil) date() day.Date {
	if d.year == 0 {
		return 0
	}
	return day.Must(fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day))
}

// calendar is every day from 2020 on, one after another.
type calendar struct {
	days []civil
	at   map[civil]int
}

// newCalendar counts the days up one by one, as on a wall calendar.
func newCalendar() *calendar {
	c := &calendar{at: map[civil]int{}}
	for d := (civil{2020, 1, 1}); d.year < 2034; {
		c.at[d] = len(c.days)
		c.days = append(c.days, d)
		if d.day++; d.day > length(d) {
			d.day, d.month = 1, d.month+1
		}
		if d.month > 12 {
			d.month, d.year = 1, d.year+1
		}
	}
	return c
}

// length is how many days the day's month has.
func length(d civil) int {
	switch d.month {
	case 2:
		if d.year%4 == 0 && (d.year%100 != 0 || d.year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// yearAfter is the day of the same name a year later, or the last one before it
// that there is (act 1930:173 1 §).
func (c *calendar) yearAfter(d civil) civil {
	d.year++
	for {
		if _, there := c.at[d]; there {
			return d
		}
		d.day--
	}
}

// staff are the people who answer for plans.
var staff = func() (names []string) {
	for i := range 100 {
		names = append(names, fmt.Sprintf("Ansvarig %d", i))
	}
	return names
}()

func staffOf(names []string) settings.Staff {
	s := settings.Staff{SoonDays: 30}
	for _, name := range names {
		s.People = append(s.People, settings.Person{Name: name})
	}
	return s
}

// randomFacts invents a plan. Days stand often at the ends of months, and some
// plans lack what most have.
func randomFacts(rng *rand.Rand, c *calendar) facts {
	pick := func(from ...string) string { return from[rng.IntN(len(from))] }
	on := func() civil {
		d := c.days[c.at[civil{2024, 1, 1}]+rng.IntN(365*6)]
		switch rng.IntN(8) {
		case 0, 1:
			d.day = length(d)
		case 2:
			d.day = 1
		case 3:
			d = civil{d.year, 2, 1}
			d.day = length(d)
		}
		return d
	}
	maybe := func(percent int) (d civil) {
		if rng.IntN(100) < percent {
			d = on()
		}
		return d
	}
	f := facts{
		status: pick("active", "active", "active", "active", "offered", "declined", "draft", "closed"),
		client: pick("Alva", "Bo", staff[0]), responsible: pick(staff...),
		next: maybe(70), signedByClient: maybe(75), signedByStaff: maybe(75),
	}
	for range rng.IntN(4) {
		f.meetings = append(f.meetings, meeting{pick("preparatory", "planning", "planning", "follow-up"), on()})
	}
	slices.SortFunc(f.meetings, func(a, b meeting) int { return c.at[a.on] - c.at[b.on] })
	for range rng.IntN(3) {
		f.offers = append(f.offers, on())
	}
	slices.SortFunc(f.offers, func(a, b civil) int { return c.at[a] - c.at[b] })
	for range rng.IntN(4) {
		f.agreements = append(f.agreements, promise{on(), rng.IntN(3) == 0, pick("Alva", "Mamma", staff[0], staff[1], "")})
	}
	return f
}
