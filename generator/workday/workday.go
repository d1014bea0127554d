// Package workday answers one question: on which days does Sweden not work? It
// knows the public holidays and the three eves that the law puts beside them.
package workday

import (
	"slices"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/se"

	"planportal/generator/day"
)

// Last is the last day on or before d that is no Saturday, Sunday, public
// holiday (act 1989:253), Midsummer Eve, Christmas Eve or New Year's Eve (act
// 1930:173, 2 §).
func Last(d day.Date) day.Date {
	for IsWeekend(d) || Holiday(d) != "" {
		d--
	}
	return d
}

// IsWeekend reports whether d is a Saturday or a Sunday.
func IsWeekend(d day.Date) bool {
	w := d.Weekday()
	return w == time.Saturday || w == time.Sunday
}

// Holiday is the Swedish name of the public holiday or eve that d is, empty if it
// is none.
func Holiday(d day.Date) string {
	y, m, dom := d.Civil()
	for _, h := range holidays {
		actual, _ := h.Calc(y) // at midnight of the computer's own zone
		if _, month, of := actual.Date(); month == m && of == dom {
			return h.Name
		}
	}
	return ""
}

// holidays are the library's, which leave out the two that are Sundays anyway.
var holidays = append([]*cal.Holiday{se.Paskdagen, se.Pingstdagen}, se.Holidays...)

// Holidays are those of a year, in order.
func Holidays(year int) (days []day.Date) {
	for _, h := range holidays {
		if actual, _ := h.Calc(year); !actual.IsZero() {
			days = append(days, day.Of(actual))
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}
