package explain

import (
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/se"

	"planportal/generator/day"
)

// LastWorkday is the last day on or before d that is no Saturday, Sunday,
// public holiday (act 1989:253), Midsummer Eve, Christmas Eve or New Year's Eve
// (act 1930:173, 2 §).
func LastWorkday(d day.Date) day.Date {
	for Holiday(d, "sv") != "" {
		d--
	}
	return d
}

// Holiday names the reason why d is no working day; it is empty for a working
// day.
func Holiday(d day.Date, lang string) string {
	at := noon(d)
	for _, h := range se.Holidays {
		if actual, _ := h.Calc(at.Year()); cal.DayStart(actual).Equal(cal.DayStart(at)) {
			return h.Name
		}
	}
	if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
		return weekend[lang][w]
	}
	return ""
}

var weekend = map[string]map[time.Weekday]string{
	"sv": {time.Saturday: "lördag", time.Sunday: "söndag"},
	"en": {time.Saturday: "a Saturday", time.Sunday: "a Sunday"},
}

func noon(d day.Date) time.Time {
	y, m, dom := d.Civil()
	return time.Date(y, m, dom, 12, 0, 0, 0, time.UTC)
}
