package feed

import (
	"fmt"
	"io"
	"time"

	ics "github.com/arran4/golang-ical"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
)

// ICS writes the rows as a calendar (RFC 5545): one all-day event for each that
// has a day. Calendars wander to phones and to colleagues, so events name ids,
// never clients. An event keeps its UID when its day moves, and is cancelled
// when the thing is done. With alarmDays above 0 each event reminds so many
// days before.
func ICS(w io.Writer, rows []Row, lang diag.Lang, alarmDays int) error {
	cal := ics.NewCalendarFor("planportal")
	cal.SetProductId("-//planportal//due//SV")
	cal.SetMethod(ics.MethodPublish)
	for _, r := range rows {
		if !r.Due.IsZero() {
			r.event(cal, lang, alarmDays)
		}
	}
	return cal.SerializeTo(w, ics.WithNewLineWindows)
}

func (r Row) event(cal *ics.Calendar, lang diag.Lang, alarmDays int) {
	e := cal.AddEvent(r.uid())
	e.SetDtStampTime(at(r.stamp)) // from the plan, not the clock: the same source makes the same bytes
	e.SetSequence(r.changes)
	e.SetAllDayStartAt(at(r.Due))
	e.SetAllDayEndAt(at(r.Due + 1))
	e.SetSummary(r.ID + ": " + r.KindWord(lang))
	e.SetTimeTransparency(ics.TransparencyTransparent)
	if r.State == due.Done {
		e.SetStatus(ics.ObjectStatusCancelled)
		return
	}
	if alarmDays > 0 {
		a := e.AddAlarm()
		a.SetAction(ics.ActionDisplay)
		a.SetTrigger(fmt.Sprintf("-P%dD", alarmDays))
		a.SetProperty(ics.ComponentPropertyDescription, r.ID+": "+r.KindWord(lang))
	}
}

// uid names a row's event for all time, whatever its day.
func (r Row) uid() string { return fmt.Sprintf("%s-%s%s@planportal", r.Kind, r.ID, r.key) }

func at(d day.Date) time.Time {
	y, m, dom := d.Civil()
	return time.Date(y, m, dom, 0, 0, 0, 0, time.UTC)
}
