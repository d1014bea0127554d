package parse_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"planportal/generator/diag"
	"planportal/generator/parse"
	"planportal/generator/readable"
)

// fieldTable is a schema as the manual shows it: a row for each key, those of a
// map below the map's.
func fieldTable(fields []parse.Field) string {
	var b strings.Builder
	b.WriteString("| Key | What it is | In Swedish | What to write |\n|---|---|---|---|\n")
	fieldRows(&b, "", fields)
	return b.String()
}

func fieldRows(b *strings.Builder, above string, fields []parse.Field) {
	for _, f := range fields {
		name, required := above+"`"+f.Key+"`", ""
		if f.Required {
			required = ", **required**"
		}
		write := may(&f)
		if f.Type != parse.Option && f.Type != parse.Boolean {
			write += "<br>for instance `" + f.Example + "`"
		}
		fmt.Fprintf(b, "| %s%s | %s | %s | %s |\n", name, required, f.Doc.En, f.Doc.Sv, write)
		fieldRows(b, name+" › ", f.Fields)
		if f.Item != nil {
			fieldRows(b, name+" › ", f.Item.Fields)
		}
	}
}

// may tells what may stand in a field.
func may(f *parse.Field) string {
	switch f.Type {
	case parse.Words:
		return "a text, or one for each language"
	case parse.Date:
		return "a day"
	case parse.Number:
		return fmt.Sprintf("a whole number from %d to %d", f.Min, f.Max)
	case parse.Boolean:
		return "`true` or `false`"
	case parse.Option:
		return oneOf(f.Choices)
	case parse.DateOrOption:
		return "a day, or " + oneOf(f.Choices)
	case parse.List:
		if f.Item.Type == parse.Map {
			return "a list, each entry with the keys below"
		}
		return "a list, each entry " + may(f.Item)
	case parse.Map:
		return "the keys below"
	case parse.Dict:
		return "pairs; before the colon " + may(f.Keys) + "<br>after the colon " + may(f.Item)
	}
	return "a text"
}

// oneOf lists words to choose from, with what they mean.
func oneOf(choices []parse.Choice) string {
	var all []string
	for _, c := range choices {
		said := "`" + c.Value + "` " + c.Doc.En
		if c.Doc.Sv != c.Doc.En && c.Doc.Sv != c.Value {
			said += " (" + c.Doc.Sv + ")"
		}
		all = append(all, said)
	}
	if len(all) == 1 {
		return all[0]
	}
	return "one of<br>" + strings.Join(all, "<br>")
}

// trap is something that looks right and is not.
type trap struct {
	written string // what the author writes
	why     string
	file    string // the file that it stands in, if it is not what is written and the least header
	read    func(written string) []diag.Finding
}

// trapTable tells what the program says of each trap.
func trapTable(t *testing.T, traps []trap) string {
	var b strings.Builder
	b.WriteString("| Written | What is wrong | What planportal says |\n|---|---|---|\n")
	for _, tr := range traps {
		src := tr.file
		if src == "" {
			src = tr.written
		}
		found := tr.read(src)
		if len(found) == 0 {
			t.Errorf("the trap %q has no finding", tr.written)
			continue
		}
		f := found[max(slices.IndexFunc(found, isError), 0)]
		grade := ""
		if !isError(f) {
			grade = f.Severity.String() + ": "
		}
		said := grade + f.Says(diag.English) + "; " + f.Do(diag.English)
		fmt.Fprintf(&b, "| %s | %s | %s `[%s]` |\n", code(tr.written), tr.why, cell.Replace(said), f.Rule)
	}
	return b.String()
}

func isError(f diag.Finding) bool { return f.Severity == diag.Error }

// cell makes a text safe for a cell of a table.
var cell = strings.NewReplacer("|", `\|`, "<", "&lt;", "](", `]\(`)

// code is a text as code in a cell, one line below the other. What cannot be
// seen is told in parentheses instead.
func code(text string) string {
	if strings.HasPrefix(text, "(") {
		return text
	}
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, "`"+strings.NewReplacer("\n", "", "\t", "→ ", "|", `\|`).Replace(line)+"`")
	}
	return strings.Join(lines, "<br>")
}

// limitTable tells when a text is too hard to read.
func limitTable() string {
	var b strings.Builder
	b.WriteString("| Language | Words in a sentence, at most | LIX, at most | Above it |\n|---|--:|--:|---|\n")
	fields := parse.PageFields()
	lang := fields[slices.IndexFunc(fields, func(f parse.Field) bool { return f.Key == "lang" })]
	for _, l := range lang.Choices {
		limit := readable.LimitOf(l.Value)
		lix, grade := "not counted", "a warning"
		if limit.LIX > 0 {
			lix = strconv.Itoa(limit.LIX)
		}
		if limit.Must {
			grade = "an error"
		}
		fmt.Fprintf(&b, "| %s | %d | %s | %s |\n", l.Doc.En, limit.Words, lix, grade)
	}
	return b.String()
}
