package check

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/info"
	"planportal/generator/settings"
)

// statement is a page that is an accessibility statement with everything in it.
func statement(p *info.Page) info.Page {
	p.Statement = &info.Statement{
		Actor: "Exempelkommun", Service: "Stöd enligt LSS", Level: info.Partly, Complaint: "https://www.exempel.se/anmal",
		Assessed: day.Must("2026-10-20"), Updated: day.Must("2026-11-01"), Gaps: "besok", Method: "besok", Feedback: "besok",
	}
	p.Links = []info.Link{{Target: "https://www.exempel.se/anmal"}}
	p.Prose = []info.Prose{
		{Words: "Exempelkommun svarar för Stöd enligt LSS."},
		{Words: "Webbplatsen är Delvis förenlig med lagen. Bedömd 20 oktober 2026, uppdaterad 2026-11-01."},
	}
	return *p
}

func TestStatement(t *testing.T) {
	for want, change := range map[string]func(*info.Page){
		"":                             nil,
		"statement-lacks actor":        func(p *info.Page) { p.Statement.Actor = "" },
		"statement-lacks service":      func(p *info.Page) { p.Statement.Service = "" },
		"statement-lacks level":        func(p *info.Page) { p.Statement.Level = "" },
		"statement-lacks assessed":     func(p *info.Page) { p.Statement.Assessed = 0 },
		"statement-lacks updated":      func(p *info.Page) { p.Statement.Updated = 0 },
		"statement-lacks complaint":    func(p *info.Page) { p.Statement.Complaint = "" },
		"statement-lacks gaps":         func(p *info.Page) { p.Statement.Gaps = "" },
		"statement-lacks method":       func(p *info.Page) { p.Statement.Method = "" },
		"statement-lacks feedback":     func(p *info.Page) { p.Statement.Feedback = "" },
		"statement-not-said actor":     func(p *info.Page) { p.Statement.Actor = "Påhittstad" },
		"statement-not-said service":   func(p *info.Page) { p.Statement.Service = "Bad" },
		"statement-not-said level":     func(p *info.Page) { p.Statement.Level = info.Fully },
		"statement-not-said assessed":  func(p *info.Page) { p.Statement.Assessed++ },
		"statement-not-said updated":   func(p *info.Page) { p.Statement.Updated++ },
		"statement-not-said complaint": func(p *info.Page) { p.Links = nil },
		"statement-not-said gaps":      func(p *info.Page) { p.Statement.Gaps = "x" },
		"no-statement":                 func(p *info.Page) { p.Statement = nil },
	} {
		p := page("index", "sv", nil)
		*p = statement(p)
		if change != nil {
			change(p)
		}
		found := Pages([]*info.Page{p}, nil, settings.Site{
			Open: settings.Open{Name: "Exempelkommun", Languages: []string{"sv"}},
			Keys: map[string]settings.Place{"name": {Line: 1, Col: 7}},
		})
		var got []string
		for _, f := range found {
			got = append(got, strings.Join(append([]string{f.Rule}, f.Args...), " "))
		}
		if diff := cmp.Diff(want, strings.Join(got, "\n")); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// Age tells what was read or assessed more than a year ago, from the day after.
func TestAged(t *testing.T) {
	read := page("index", "sv", func(p *info.Page) {
		p.LawRead = day.Must("2025-11-21")
		p.Statement = &info.Statement{Assessed: day.Must("2024-01-01"), Updated: day.Must("2025-11-21")}
		p.Edited, p.Reviewed = day.Must("2025-11-20"), []info.Review{{Date: day.Must("2025-11-20")}}
	})
	pages := map[string]*info.Page{read.Path: read}
	for today, want := range map[string]string{
		"2025-11-20": "content/pages/index.sv.md:1:1 day-ahead\ncontent/pages/index.sv.md:1:1 day-ahead\ncontent/pages/index.sv.md:1:1 day-ahead",
		"2026-11-01": "",
		"2026-11-21": "",
		"2026-11-22": "content/pages/index.sv.md:1:1 law-read-long-ago\ncontent/pages/index.sv.md:1:1 old-statement",
	} {
		if diff := cmp.Diff(want, lines(Aged(pages, day.Must(today)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", today, diff)
		}
	}
	read.Edited++
	if diff := cmp.Diff("content/pages/index.sv.md:1:1 edited-after-review", lines(Aged(pages, day.Must("2026-11-01")))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Nothing of what Aged finds changes within its span, and something does after.
func TestAgedSpan(t *testing.T) {
	p := page("index", "sv", func(p *info.Page) {
		p.LawRead, p.Statement = day.Must("2025-11-21"), &info.Statement{Updated: day.Must("2026-03-01")}
	})
	pages := map[string]*info.Page{p.Path: p}
	told := func(d day.Date) string { return lines(Aged(pages, d)) }
	for d, end := day.Must("2025-11-01"), day.Must("2027-04-01"); d < end; {
		span := AgedSpan(due.Span{}, pages, d)
		last := span.Through
		if last.IsZero() {
			last = end
		}
		for on := d; on <= last && on < end; on++ {
			if told(on) != told(d) {
				t.Fatalf("%v is in the span of %v, but is told of otherwise", on, d)
			}
		}
		if last < end && told(last+1) == told(d) {
			t.Errorf("nothing changes on %v", last+1)
		}
		d = last + 1
	}
}

// What nobody has read who has the language as their own is a note for each
// language, at its first page; staff pages and drafts do not count.
func TestNatives(t *testing.T) {
	unread := func(name, lang string, more ...func(*info.Page)) *info.Page {
		return page(name, lang, func(p *info.Page) {
			p.NativeRead = 0
			for _, change := range more {
				change(p)
			}
		})
	}
	open := settings.Open{Languages: []string{"sv", "fi", "sv-simple"}}
	c := newChecker(nil, nil, settings.Site{Open: open})
	c.natives([]*info.Page{
		unread("b", "fi"), unread("a", "fi"), page("c", "fi", nil), unread("a", "sv"), unread("a", "sv-simple"), unread("a", "en"),
		unread("0", "fi", func(p *info.Page) { p.Draft = true }), unread("1", "fi", func(p *info.Page) { p.Audience = info.Staff }),
	})
	var got []string
	for _, f := range c.found {
		got = append(got, f.File+" "+f.Rule+" "+f.Args[0])
	}
	want := []string{"content/pages/a.fi.md native-unread 2", "content/pages/a.sv-simple.md easy-unread 1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
