package day

import (
	"time"
	_ "time/tzdata" // the zone must be right on machines that have no zone files
)

// stockholm is the only zone that the program knows: it decides what "today"
// is, and nothing else.
var stockholm = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		panic("day: the built-in zone data lacks Europe/Stockholm")
	}
	return zone
}()

// Today returns the day in Stockholm at the instant now.
func Today(now time.Time) Date { return Of(now.In(stockholm)) }

// NextMidnight returns the instant at which the day after Today(now) begins in
// Stockholm; days there last 23, 24 or 25 hours.
func NextMidnight(now time.Time) time.Time {
	y, m, d := now.In(stockholm).Date()
	return time.Date(y, m, d+1, 0, 0, 0, 0, stockholm)
}
