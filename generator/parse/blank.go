package parse

import (
	"strings"
	"unicode/utf8"

	"planportal/generator/form"
	"planportal/generator/plan"
)

// BlankPlan is the form as an empty plan, in Swedish: every row of it, with
// hints where something is to be filled in. A hint stands in parentheses; as
// long as it stands there, it counts as nothing. The blank is a draft that can
// be read.
func BlankPlan() string { return blankHeader(planFields) + planText(form.In("sv")) }

// BlankPage is an empty information page. It is a draft, so that nothing
// unfinished reaches the open site.
func BlankPage() string { return blankHeader(pageFields) + pageBlank }

// hintColumn is where the comments of a blank begin.
const hintColumn = 36

// blankHeader writes each field with what it is for. Entries of lists stand
// below their field as comments: who takes away "# " has a filled-in line.
func blankHeader(fields []Field) string {
	var b strings.Builder
	b.WriteString("---\n")
	for _, f := range fields {
		line := f.Key + ":"
		if f.Blank != "" {
			line += " " + f.Blank
		}
		b.WriteString(line)
		b.WriteString(strings.Repeat(" ", max(2, hintColumn-utf8.RuneCountInString(line))))
		b.WriteString("# " + f.Doc.Sv + "\n")
		for _, l := range f.Lines {
			b.WriteString("  # " + l + "\n")
		}
	}
	b.WriteString("---\n")
	return b.String()
}

// planText is the form's text: its headings, with hints below them.
func planText(f form.Form) string {
	var b strings.Builder
	hint := func(text string) { b.WriteString("\n*(" + text + ")*\n") }
	for _, part := range plan.Parts {
		p := f.Find(string(part))
		b.WriteString("\n" + level(part) + " " + p.Title + "\n")
		switch part {
		case plan.How:
			for _, question := range p.Parts {
				hint(question.Title)
			}
		case plan.Together:
			hint(p.Hint + " " + exampleRow)
		case plan.Goals:
		default:
			hint(p.Hint)
		}
	}
	return b.String()
}

// level is the mark of a part's heading.
func level(p plan.Part) string {
	if p == plan.ShortTerm || p == plan.LongTerm {
		return "###"
	}
	return "##"
}

// exampleRow shows how an agreement is written.
const exampleRow = "Så här:\n`- [ ] Att prova simning. Klart: 2026-02-01 (ansvarig: Förnamn Efternamn)`"

const pageBlank = `
*(Börja med det viktigaste. Skriv till den som läser: du.)*

## (en rubrik som säger vad stycket handlar om)

*(Korta meningar, en sak i taget. Förklara svåra ord där de står.)*
`
