package diag

import "strings"

// Lang is the language of messages.
type Lang string

// The languages that messages are written in.
const (
	Swedish Lang = "sv"
	English Lang = "en"
)

// words are a rule's two sentences in one language: what is wrong, and what to
// do about it.
type words struct{ says, do string }

// rule is one entry of the catalogue.
type rule struct {
	severity Severity
	sv, en   words
}

// SeverityOf returns the severity that the catalogue gives to a rule.
func SeverityOf(name string) Severity { return catalogue[name].severity }

// Rules returns the names of all rules.
func Rules() []string {
	names := make([]string, 0, len(catalogue))
	for name := range catalogue {
		names = append(names, name)
	}
	return names
}

// Says tells in one sentence what is wrong.
func (f Finding) Says(lang Lang) string { return f.fill(lang, func(w words) string { return w.says }) }

// Do tells in one sentence what to do about it.
func (f Finding) Do(lang Lang) string { return f.fill(lang, func(w words) string { return w.do }) }

func (f Finding) fill(lang Lang, part func(words) string) string {
	w := catalogue[f.Rule].sv
	if lang == English {
		w = catalogue[f.Rule].en
	}
	text := part(w)
	for i, arg := range f.Args {
		text = strings.ReplaceAll(text, "{"+string(rune('0'+i))+"}", arg)
	}
	return text
}
