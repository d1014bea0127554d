package check

import (
	"maps"
	"slices"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
	"planportal/generator/info"
)

// yearly is how many months what somebody has read or assessed stays true.
const yearly = 12

// Aged finds what time alone has made old on the pages: sections of the law that
// nobody has read for a year, an accessibility statement that nobody has gone
// through for as long, and days that have not been yet.
func Aged(pages map[string]*info.Page, today day.Date) (found []diag.Finding) {
	for _, path := range slices.Sorted(maps.Keys(pages)) {
		p := pages[path]
		find := func(key, rule string, args ...string) {
			at := p.Key(key)
			found = append(found, diag.At(p.Path, at.Line, at.Col, rule, args...))
		}
		for _, age := range ages(p) {
			switch {
			case age.day > today:
				find(age.key, "day-ahead", age.key)
			case age.rule != "" && age.day.AddMonths(yearly) < today:
				find(age.key, age.rule, age.day.String())
			}
		}
		if last, ok := p.LastReviewed(); ok && p.Edited > last.Date {
			find("edited", "edited-after-review", last.Date.String())
		}
	}
	return found
}

// AgedSpan is the part of span around today on which Aged finds the same.
func AgedSpan(span due.Span, pages map[string]*info.Page, today day.Date) due.Span {
	for _, p := range pages {
		for _, age := range ages(p) {
			span = span.Line(age.day, today)
			if age.rule != "" {
				span = span.Line(age.day.AddMonths(yearly)+1, today)
			}
		}
	}
	return span
}

// age is a day that a page's header tells.
type age struct {
	key  string
	day  day.Date
	rule string // what it breaks after a year; empty if it may grow old
}

func ages(p *info.Page) (all []age) {
	add := func(key string, d day.Date, rule string) {
		if !d.IsZero() {
			all = append(all, age{key, d, rule})
		}
	}
	add("law_read", p.LawRead, "law-read-long-ago")
	add("native_read", p.NativeRead, "")
	add("edited", p.Edited, "")
	if last, ok := p.LastReviewed(); ok {
		add("reviewed", last.Date, "")
	}
	if s := p.Statement; s != nil {
		add("statement.assessed", s.Assessed, "")
		add("statement.updated", s.Updated, "old-statement")
	}
	return all
}
