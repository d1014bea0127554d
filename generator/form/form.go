// Package form answers one question: what does the empty form look like? It
// holds the form's rows and its words in each language, from which the blank
// that new writes, a plan's page, the form on paper and the documents to fill in
// are all made. It knows nobody's plan.
package form

// Form is the empty form in one language.
type Form struct {
	Lang string // as pages name it: "sv", "sv-simple", "en", "fi"
	Tag  string // as documents and their spelling checkers do: "sv-SE"
	Words
	Parts []Part // in the order of the paper
}

// Part is a row of the form, or a blank in one.
type Part struct {
	Key     string // the same in every language: "present", "short-term"
	Title   string
	Hint    string // what to write; empty if the title says it
	Blank   Blank  // empty for a row that is only its Parts
	Size    int    // how many lines or rows there are to write on
	Parts   []Part
	Columns []Column // of a table
}

// Rows has one entry for each line or row to write on.
func (p Part) Rows() []struct{} { return make([]struct{}, max(p.Size, 1)) }

// Column is a column of a table to fill in.
type Column struct {
	Key, Title string
	Share      int // of the width, in percent
}

// Blank is what there is to write on. It is ruled on paper and a field in a
// document, and never a row of dots: a screen reader reads each dot.
type Blank string

// The blanks. A part with Lines or a Table has a heading, the others have a
// label on their line.
const (
	Line  Blank = "line"
	Day   Blank = "day"
	Ink   Blank = "ink" // a signature, by hand
	Lines Blank = "lines"
	Table Blank = "table"
)

const swedishTag = "sv-SE"

// Languages are those that the form is written in.
func Languages() []string { return []string{"sv", "sv-simple", "en", "fi"} }

// In returns the form in a language, in Swedish for one that it is not written
// in.
func In(lang string) Form {
	w, tag := swedish, swedishTag
	switch lang {
	case "sv-simple":
		w = easy
	case "en":
		w, tag = english, "en-GB"
	case "fi":
		w, tag = finnish, "fi-FI"
	default:
		lang = "sv"
	}
	return Form{Lang: lang, Tag: tag, Words: w, Parts: w.parts()}
}

// parts are the rows: what is good to have in a plan, and the support that it
// must show (LSS 10 §).
func (w Words) parts() []Part {
	return []Part{
		{Key: "client", Title: w.Client, Blank: Line},
		{Key: "meeting", Title: w.Meeting, Parts: []Part{
			{Key: "place", Title: w.Place, Blank: Line},
			{Key: "date", Title: w.Date, Blank: Day},
		}},
		{Key: "present", Title: w.Present, Hint: w.PresentHint, Blank: Lines, Size: 2},
		{Key: "support", Title: w.Support, Hint: w.SupportHint, Blank: Table, Size: 4, Columns: []Column{
			{"measure", w.Measure, 42}, {"giver", w.Giver, 30}, {"decided", w.Decided, 28},
		}},
		{Key: "now", Title: w.Now, Hint: w.NowHint, Blank: Lines, Size: 4},
		{Key: "goals", Title: w.Goals, Parts: []Part{
			{Key: "short-term", Title: w.Short, Hint: w.ShortHint, Blank: Lines, Size: 3},
			{Key: "long-term", Title: w.Long, Hint: w.LongHint, Blank: Lines, Size: 3},
		}},
		{Key: "how", Title: w.How, Parts: []Part{
			{Key: "how-what", Title: w.HowWhat, Blank: Lines, Size: 2},
			{Key: "how-where", Title: w.HowWhere, Blank: Lines, Size: 2},
			{Key: "how-when", Title: w.HowWhen, Blank: Lines, Size: 2},
		}},
		{Key: "together", Title: w.Together, Hint: w.TogetherHint, Blank: Table, Size: 6, Columns: []Column{
			{"that", w.That, 52}, {"by", w.By, 20}, {"responsible", w.Responsible, 28},
		}},
		{Key: "next_review", Title: w.Review, Hint: w.ReviewHint, Blank: Day},
		{Key: "signed-client", Title: w.SignedClient, Hint: w.SignedClientHint, Parts: []Part{
			{Key: "client-date", Title: w.Date, Blank: Day},
			{Key: "client-ink", Title: w.Ink, Blank: Ink},
		}},
		{Key: "signed-responsible", Title: w.SignedResponsible, Parts: []Part{
			{Key: "responsible-date", Title: w.Date, Blank: Day},
			{Key: "responsible-ink", Title: w.Ink, Blank: Ink},
			{Key: "responsible-name", Title: w.InkName, Blank: Line},
		}},
		{Key: "copies", Title: w.Copies, Hint: w.CopiesHint, Blank: Lines, Size: 2},
	}
}

// Find returns the part with a key, wherever in the form it stands. It panics on
// a key that the form does not have: keys are the program's own.
func (f Form) Find(key string) Part {
	if p, ok := find(f.Parts, key); ok {
		return p
	}
	panic("form: no part " + key)
}

func find(parts []Part, key string) (Part, bool) {
	for _, p := range parts {
		if p.Key == key {
			return p, true
		}
		if in, ok := find(p.Parts, key); ok {
			return in, true
		}
	}
	return Part{}, false
}
