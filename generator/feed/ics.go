package feed

import (
	"fmt"
	"io"
	"time"

	ics "github.com/arran4/golang-ical"

	"planportal/generator/day"
	"planportal/generator/diag"
)

// ICS writes the rows as a calendar (RFC 5545): one all-day event for each that
// has a day. Calendars wander to phones and to colleagues, so events name ids,
// never clients. An event keeps its UID when its day moves.
func ICS(w io.Writer, rows []Row, lang diag.Lang) error {
	cal := ics.NewCalendarFor("planportal")
	cal.SetProductId("-//planportal//due//SV")
	cal.SetMethod(ics.MethodPublish)
	for _, r := range rows {
		if r.Due.IsZero() {
			continue
		}
		e := cal.AddEvent(r.uid())
		e.SetDtStampTime(at(r.Due)) // the same source, the same bytes: no clock
		e.SetAllDayStartAt(at(r.Due))
		e.SetAllDayEndAt(at(r.Due + 1))
		e.SetSummary(r.ID + ": " + r.KindWord(lang))
		e.SetTimeTransparency(ics.TransparencyTransparent)
	}
	return cal.SerializeTo(w, ics.WithNewLineWindows)
}

func (r Row) uid() string { return fmt.Sprintf("%s-%s-%d@planportal", r.Kind, r.ID, r.agreement) }

func at(d day.Date) time.Time {
	y, m, dom := d.Civil()
	return time.Date(y, m, dom, 0, 0, 0, 0, time.UTC)
}
