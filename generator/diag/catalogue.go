package diag

import (
	"maps"
	"slices"
	"strings"
)

// Lang is the language of messages.
type Lang string

// The languages that messages are written in.
const (
	Swedish Lang = "sv"
	English Lang = "en"
)

// words are two short sentences in one language: what is wrong, and what to do
// about it.
type words struct{ says, do string }

// in picks the language that findings are printed in; it is Swedish unless
// English is asked for.
func in[T any](lang Lang, sv, en T) T {
	if lang == English {
		return en
	}
	return sv
}

// rule is one entry of the catalogue. In its texts {0}, {1}, … are a finding's
// Args.
type rule struct {
	severity Severity
	sv, en   words
}

// rooms are the rules room by room: each file rules_*.go holds some. No name
// stands in two of them.
var rooms = []map[string]rule{layoutRules, nameRules, headerRules, fieldRules, planRules, pageRules, siteRules, sourceRules, linkRules, textRules, checkRules, pictureRules, iconRules, accessRules, guardRules, faultRules, contactRules, mixupRules, stagedRules}

// catalogue holds every rule by name.
var catalogue = joined(rooms)

func joined(rooms []map[string]rule) map[string]rule {
	all := make(map[string]rule)
	for _, room := range rooms {
		maps.Copy(all, room)
	}
	return all
}

// SeverityOf returns the severity that the catalogue gives to a rule. A rule
// that the catalogue does not know is an Error: doubt must not pass.
func SeverityOf(name string) Severity { return catalogue[name].severity }

// Rules returns the names of all rules, sorted.
func Rules() []string { return slices.Sorted(maps.Keys(catalogue)) }

// Says tells in one sentence what is wrong.
func (f Finding) Says(lang Lang) string {
	r := catalogue[f.Rule]
	return fill(in(lang, r.sv, r.en).says, f.Args, lang)
}

// Do tells in one sentence what to do about it.
func (f Finding) Do(lang Lang) string {
	r := catalogue[f.Rule]
	return fill(in(lang, r.sv, r.en).do, f.Args, lang)
}

// fill puts the arguments into a text, each where its number stands. What an
// argument says is never filled again.
func fill(text string, args []string, lang Lang) string {
	if !strings.Contains(text, "{") {
		return text
	}
	pairs := make([]string, 0, 2*len(args))
	for i, arg := range args {
		pairs = append(pairs, "{"+string(rune('0'+i))+"}", spoken(arg, lang))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}
