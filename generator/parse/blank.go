package parse

import (
	"strings"
	"unicode/utf8"
)

// BlankPlan is the form as an empty plan, in Swedish: every row of it, with
// hints where something is to be filled in. A hint stands in parentheses; as
// long as it stands there, it counts as nothing. The blank is a draft that can
// be read.
func BlankPlan() string { return blankHeader(planFields) + planBlank }

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

const planBlank = `
## Hur har jag det nu?

*(Beskriv hur du har det, och vad som är viktigt för dig.)*

## Mina önskemål och mål

### På kort sikt

*(Vad vill du ska hända det närmaste året?)*

### På lång sikt

*(Vad vill du längre fram i livet?)*

## Hur ska jag nå målen?

*(Vilka insatser behöver jag?)*

*(Var behöver jag hjälp?)*

*(När behöver jag hjälp?)*

## Det här bestämde vi tillsammans

*(Skriv en rad för varje sak: Att …, Klart, ansvarig. Så här:
` + "`- [ ] Att prova simning. Klart: 2026-02-01 (ansvarig: Kim Exempel)`" + `)*
`

const pageBlank = `
*(Börja med det viktigaste. Skriv till den som läser: du.)*

## (en rubrik som säger vad stycket handlar om)

*(Korta meningar, en sak i taget. Förklara svåra ord där de står.)*
`
