package parse

import "strings"

// Field is one row of the schema: a key of a header or of site.yaml, what may
// stand there, and what it is for. Reading, blanks and the reference all walk
// the same rows.
type Field struct {
	Key      string
	Type     Type
	Required bool

	Choices  []Choice // of a Choice, and the words that a DateOrChoice may be
	Min, Max int      // of a Number, both included
	Fields   []Field  // of a Map
	Keys     *Field   // of a Dict: what its keys are
	Item     *Field   // of a List or a Dict: what its values are

	// Private values are never repeated in a finding, not even in part.
	Private bool

	Doc     Doc
	Example string   // the value as it is written, on one line
	Also    []string // other words that people write for the key
	Blank   string   // what stands in a blank after the key
	Lines   []string // what stands in a blank below the key, as comments
}

// Type says what a field's value is.
type Type uint8

// The types of values.
const (
	Text         Type = iota // a string, trimmed
	Words                    // a string in Swedish, or a Dict of languages and strings
	Date                     // YYYY-MM-DD
	Number                   // a whole number
	Boolean                  // true or false
	Option                   // one of Choices
	DateOrOption             // a day, or one of Choices
	List                     // of Items
	Map                      // with Fields
	Dict                     // from Keys to Items
)

// Choice is a word that may stand in a field.
type Choice struct {
	Value string
	Doc   Doc
	Also  []string // other words that people write for it
}

// Doc is one short sentence, or a few words, in both languages.
type Doc struct{ Sv, En string }

// shape is how a value of the type is written.
func (t Type) shape() shape {
	switch t {
	case List:
		return list
	case Map, Dict:
		return dict
	}
	return scalar
}

// term is the type in the words of findings.
func (t Type) term() string {
	switch t {
	case Date, DateOrOption:
		return "date"
	case Number:
		return "number"
	case Boolean:
		return "boolean"
	case List:
		return "list"
	case Map, Dict:
		return "map"
	}
	return "text"
}

// example is the field as it could stand in a file. Of words to choose from
// it shows all: a single one would soon stand in every file.
func (f *Field) example() string {
	if f.Type == Option {
		return f.Key + ": " + strings.Join(values(f.Choices), " | ")
	}
	return f.Key + ": " + f.Example
}

// index is a key's place among the fields, -1 if there is none such.
func index(fields []Field, key string) int {
	for i := range fields {
		if fields[i].Key == key {
			return i
		}
	}
	return -1
}

// keys returns the keys of fields in order.
func keys(fields []Field) []string {
	all := make([]string, len(fields))
	for i := range fields {
		all[i] = fields[i].Key
	}
	return all
}

// values returns the words of choices in order.
func values(choices []Choice) []string {
	all := make([]string, len(choices))
	for i := range choices {
		all[i] = choices[i].Value
	}
	return all
}
