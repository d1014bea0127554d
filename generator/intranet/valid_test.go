package intranet

import (
	"testing"

	"planportal/generator/day"
)

func TestValidSpan(t *testing.T) {
	at := func(iso string) Day {
		if iso == "" {
			return Day{}
		}
		return Day{ISO: iso, Text: day.Must(iso).Text("sv")}
	}
	for _, test := range []struct{ from, through, want string }{
		{"2026-11-20", "2026-11-24", "20–24 november 2026"},
		{"2026-11-28", "2026-12-03", "28 november–3 december 2026"},
		{"2026-12-28", "2027-01-03", "28 december 2026–3 januari 2027"},
		{"2025-11-20", "2026-11-24", "20 november 2025–24 november 2026"},
		{"2026-11-20", "2026-11-20", "20 november 2026"},
		{"2026-11-20", "", "från 20 november 2026"},
		{"", "2026-11-24", "till och med 24 november 2026"},
	} {
		if got := (Valid{From: at(test.from), Through: at(test.through)}).Text(); got != test.want {
			t.Errorf("from %s through %q is %q, want %q", test.from, test.through, got, test.want)
		}
	}
}
