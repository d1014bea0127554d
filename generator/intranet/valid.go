package intranet

import (
	"strconv"

	"planportal/generator/day"
)

// Text is the span in words: "20–24 november 2026", "28 november–3 december
// 2026", "från 20 november 2026" when the calendar alone changes nothing more,
// or "till och med 24 november 2026" when it has changed nothing before.
func (v Valid) Text() string {
	if v.Through.ISO == "" {
		return "från " + v.From.Text
	}
	if v.From.ISO == "" {
		return "till och med " + v.Through.Text
	}
	from, ok := day.Parse(v.From.ISO)
	if !ok || v.From.ISO == v.Through.ISO {
		return v.Through.Text
	}
	through, fine := day.Parse(v.Through.ISO)
	if !fine {
		return v.From.Text
	}
	fromYear, fromMonth, dom := from.Civil()
	year, month, _ := through.Civil()
	switch {
	case fromYear != year:
		return v.From.Text + "–" + v.Through.Text
	case fromMonth != month:
		return from.DayMonth("sv") + "–" + v.Through.Text
	default:
		return strconv.Itoa(dom) + "–" + v.Through.Text
	}
}
