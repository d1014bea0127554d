package feed

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
)

// ICS writes the rows as a calendar (RFC 5545): one all-day event for each that
// has a day. Calendars wander to phones and to colleagues, so events name ids,
// never clients. An event keeps its UID when its day moves, and is cancelled
// when the thing is done. A plan that is removed leaves the calendar, and whoever
// subscribes to it loses the event: the text is a function of the source alone,
// and has no memory of what once stood there. With alarmDays above 0 each event reminds so many
// days before.
//
// A unit's calendar is written at every edit of its plans, and a library that
// builds a tree of properties first took five times as long; libraries of others
// read ours in the tests.
func ICS(w io.Writer, rows []Row, lang diag.Lang, alarmDays int) error {
	c := calendarText{lang: lang}
	if alarmDays > 0 {
		c.alarm = "-P" + strconv.Itoa(alarmDays) + "D"
	}
	c.add("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//planportal//due//SV\r\nMETHOD:PUBLISH\r\n")
	out := blocks{to: w}
	for i := range rows {
		if !rows[i].Due.IsZero() {
			c.event(&rows[i])
			c.text = out.write(c.text)
		}
	}
	c.add("END:VCALENDAR\r\n")
	return out.end(c.text)
}

// calendarText is the next piece of a calendar.
type calendarText struct {
	text  []byte
	lang  diag.Lang
	alarm string // how long before the day; empty for none
}

func (c *calendarText) event(r *Row) {
	id, kind := escaped(r.ID), escaped(r.KindWord(c.lang))
	c.add("BEGIN:VEVENT\r\n")
	c.line("UID", r.Kind.String(), "-", r.ID, r.markText(), uidEnd)
	c.day("DTSTAMP:", r.stamp)
	c.add("T000000Z\r\nSEQUENCE:") // from the plan, not the clock: the same source makes the same bytes
	c.text = strconv.AppendInt(c.text, int64(r.sequence()), 10)
	c.day("\r\nDTSTART;VALUE=DATE:", r.Due)
	c.day("\r\nDTEND;VALUE=DATE:", r.Due+1)
	c.add("\r\n")
	c.line("SUMMARY", id, ": ", kind)
	c.add("TRANSP:TRANSPARENT\r\n")
	switch {
	case r.State == due.Done:
		c.add("STATUS:CANCELLED\r\n")
	case c.alarm != "":
		c.add("BEGIN:VALARM\r\nACTION:DISPLAY\r\n")
		c.line("TRIGGER", c.alarm)
		c.line("DESCRIPTION", id, ": ", kind)
		c.add("END:VALARM\r\n")
	}
	c.add("END:VEVENT\r\n")
}

func (c *calendarText) add(text string) { c.text = append(c.text, text...) }

// day writes a day as YYYYMMDD.
func (c *calendarText) day(before string, d day.Date) {
	var room [10]byte
	iso := d.Append(room[:0])
	c.text = append(append(append(append(c.text, before...), iso[:4]...), iso[5:7]...), iso[8:]...)
}

// longest is how many octets of a line may stand before the line is folded
// (RFC 5545, 3.1).
const longest = 75

// line writes a content line, folded between characters.
func (c *calendarText) line(name string, value ...string) {
	begin := len(c.text)
	c.text = append(append(c.text, name...), ':')
	for _, part := range value {
		c.text = append(c.text, part...)
	}
	if len(c.text)-begin > longest {
		left := string(c.text[begin:])
		c.text = c.text[:begin]
		for room := longest; len(left) > room; room = longest - 1 { // the space of a folded line counts
			at := room
			for !utf8.RuneStart(left[at]) {
				at--
			}
			c.text = append(append(c.text, left[:at]...), "\r\n "...)
			left = left[at:]
		}
		c.text = append(c.text, left...)
	}
	c.text = append(c.text, "\r\n"...)
}

// escaped is a text as a property's value (RFC 5545, 3.3.11).
func escaped(text string) string {
	if !strings.ContainsAny(text, "\\;,\r\n") {
		return text
	}
	return escaper.Replace(text)
}

var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// uid names a row's event for all time, whatever its day.
func (r *Row) uid() string { return r.Kind.String() + "-" + r.ID + r.markText() + uidEnd }

const uidEnd = "@planportal"

// markText tells agreements of one plan apart: a dash and eight hexadecimal
// digits.
func (r *Row) markText() string {
	if r.Kind != due.Agreement {
		return ""
	}
	text := []byte("-00000000")
	for i, n := 8, r.mark; i > 0; i, n = i-1, n>>4 {
		text[i] = "0123456789abcdef"[n&15]
	}
	return string(text)
}

// sequence counts up with every change that a calendar should follow (RFC 5545,
// 3.8.7.4). Nobody keeps count, so it is read off the plan: first how many
// things have happened in it, then the day, then whether it is done. A day that
// is put off counts up by itself; one that is brought forward does when a
// meeting was held, which is when days are brought forward.
func (r Row) sequence() int {
	const days = 1 << 16 // up to the year 2149
	n := r.changes*days + min(max(int(r.Due-epoch), 0), days-1)
	if r.State == due.Done {
		return 2*n + 1
	}
	return 2 * n
}

var epoch = day.Must("1970-01-01")
