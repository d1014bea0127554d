package diag

import "strings"

// terms are arguments that read differently in each language. An argument that
// begins with "@" names one of them; what follows a colon goes in at {0}.
var terms = map[string]struct{ sv, en string }{
	"did-you-mean": {`menade du "{0}"?`, `did you mean "{0}"?`},
	"one-of":       {`skriv något av: {0}`, `write one of: {0}`},
	"fields-are":   {`fälten är: {0}`, `the fields are: {0}`},
	"write":        {`skriv {0}`, `write {0}`},

	"text":    {"en text", "a text"},
	"date":    {"en dag, ÅÅÅÅ-MM-DD", "a day, YYYY-MM-DD"},
	"number":  {"ett heltal", "a whole number"},
	"boolean": {"true eller false", "true or false"},
	"list":    {"en lista", "a list"},
	"map":     {"flera fält med värden", "several fields with values"},

	"now":        {"Hur har jag det nu?", "How are things now?"},
	"goals":      {"Mina önskemål och mål", "My wishes and goals"},
	"short-term": {"På kort sikt", "In the short run"},
	"long-term":  {"På lång sikt", "In the long run"},
	"how":        {"Hur ska jag nå målen?", "How do I reach the goals?"},
	"together":   {"Det här bestämde vi tillsammans", "What we decided together"},
}

// Term makes an argument that is written in the reader's language: one of the
// words above, "date" or "now".
func Term(name string) string { return "@" + name }

// DidYouMean makes an argument that asks whether word was meant.
func DidYouMean(word string) string { return "@did-you-mean:" + word }

// OneOf makes an argument that lists the words that may stand in a place.
func OneOf(words []string) string { return "@one-of:" + strings.Join(words, ", ") }

// FieldsAre makes an argument that lists the fields that may stand in a place.
func FieldsAre(words []string) string { return "@fields-are:" + strings.Join(words, ", ") }

// Write makes an argument that shows what to write instead.
func Write(what string) string { return "@write:" + what }

// spoken returns an argument as people read it.
func spoken(arg string, lang Lang) string {
	if !strings.HasPrefix(arg, "@") {
		return arg
	}
	name, rest, _ := strings.Cut(arg[1:], ":")
	t, ok := terms[name]
	if !ok {
		return arg
	}
	return strings.Replace(in(lang, t.sv, t.en), "{0}", rest, 1)
}
