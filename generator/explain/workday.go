package explain

import (
	"time"

	"planportal/generator/day"
	"planportal/generator/workday"
)

// holiday names the reason why d is no working day; it is empty for a working
// day.
func holiday(d day.Date, lang string) string {
	if name := workday.Holiday(d); name != "" {
		return name
	}
	return weekend[lang][d.Weekday()]
}

var weekend = map[string]map[time.Weekday]string{
	"sv": {time.Saturday: "lördag", time.Sunday: "söndag"},
	"en": {time.Saturday: "a Saturday", time.Sunday: "a Sunday"},
}
