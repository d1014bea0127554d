package check

import (
	"slices"
	"strings"

	"planportal/generator/day"
	"planportal/generator/info"
)

// statements checks that the site has an accessibility statement, and that
// every one tells what it must.
func (c *checker) statements(pages []*info.Page) {
	has := false
	for _, p := range pages {
		if p.Statement != nil {
			c.statement(p)
			has = has || p.IsOpen()
		}
	}
	if !has && len(c.keys) > 0 { // else site.yaml could not be read: that is the finding
		c.setting("name", "no-statement")
	}
}

// statement checks a statement: what it lacks, and whether the page says what
// its header says.
func (c *checker) statement(p *info.Page) {
	s := p.Statement
	for _, f := range []struct {
		key   string
		there bool
		said  bool
	}{
		{"actor", s.Actor != "", says(p, s.Actor)},
		{"service", s.Service != "", says(p, s.Service)},
		{"level", s.Level != "", says(p, levelWords[p.Lang][s.Level]...)},
		{"assessed", !s.Assessed.IsZero(), says(p, dayWords(s.Assessed, p.Lang)...)},
		{"updated", !s.Updated.IsZero(), says(p, dayWords(s.Updated, p.Lang)...)},
		{"complaint", s.Complaint != "", slices.ContainsFunc(p.Links, func(l info.Link) bool { return l.Target == s.Complaint })},
		{"gaps", s.Gaps != "", slices.Contains(p.Anchors, s.Gaps)},
		{"method", s.Method != "", slices.Contains(p.Anchors, s.Method)},
		{"feedback", s.Feedback != "", slices.Contains(p.Anchors, s.Feedback)},
	} {
		switch {
		case !f.there:
			c.at(p, "statement", "statement-lacks", f.key)
		case !f.said:
			c.at(p, "statement."+f.key, "statement-not-said", f.key)
		}
	}
}

// levelWords are how a page may name its level, as the model statement does.
var levelWords = map[string]map[info.Level][]string{
	"sv":        {info.Fully: {"helt förenlig", "helt tillgänglig"}, info.Partly: {"delvis förenlig", "delvis tillgänglig"}, info.Not: {"inte förenlig", "ej förenlig"}},
	"sv-simple": {info.Fully: {"helt", "allt"}, info.Partly: {"delvis", "nästan", "inte allt"}, info.Not: {"inte"}},
	"en":        {info.Fully: {"fully compliant", "fully accessible"}, info.Partly: {"partially compliant", "partly compliant", "partly accessible"}, info.Not: {"not compliant"}},
	"fi":        {info.Fully: {"täyttää kaikki", "kokonaan"}, info.Partly: {"osittain", "osin"}, info.Not: {"ei täytä"}},
}

// dayWords are how a page may write a day.
func dayWords(d day.Date, lang string) []string { return []string{d.String(), d.Text(lang)} }

// says reports whether the words of a page hold one of some texts.
func says(p *info.Page, texts ...string) bool {
	for _, text := range texts {
		text = strings.ToLower(text)
		if text == "" {
			continue
		}
		if slices.ContainsFunc(p.Prose, func(b info.Prose) bool { return strings.Contains(strings.ToLower(b.Words), text) }) {
			return true
		}
	}
	return false
}
