package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"planportal/test/spent"
)

// What is as large as the limits allow passes; one more is a finding at its
// line.
func TestLimits(t *testing.T) {
	table := func(columns, rows int) string {
		return "text\n\n|" + strings.Repeat("a|", columns) + "\n|" + strings.Repeat("-|", columns) + "\n" + strings.Repeat("|b\n", rows)
	}
	lines := func(n int) string {
		return strings.Repeat(strings.Repeat("å", 63)+"\n", n/127) + strings.Repeat("x", n%127)
	}
	for _, c := range []struct {
		name, text string
		want       string
	}{
		{"body", strings.Repeat("x\n\n", maxBody/3) + "y", ""},
		{"body", strings.Repeat("x\n\n", maxBody/3) + "yz", "43691:2 text-too-long 64"},
		{"one line", strings.Repeat("x", maxParagraph-1), ""},
		{"one line", "a\n\n" + strings.Repeat("x", maxParagraph), "3:1 paragraph-too-long 8"},
		{"a heading", "a\n\n## " + strings.Repeat("x", maxParagraph), "3:1 paragraph-too-long 8"},
		{"paragraph", "a\n\n" + lines(maxParagraph), ""},
		{"paragraph", "a\n\n" + lines(maxParagraph+1), "3:1 paragraph-too-long 8"},
		{"paragraph in a list", "a\n\n- " + strings.ReplaceAll(lines(maxParagraph+1), "\n", "\n  "), "3:3 paragraph-too-long 8"},
		{"paragraph that a list cannot interrupt", "a\n" + strings.Repeat("2. b\n", 2000), "1:1 paragraph-too-long 8"},
		{"list of many items", strings.Repeat("- "+strings.Repeat("x", 97)+"\n", 600), ""},
		{"long code", "```\n" + strings.Repeat("kod\n", 9000) + "```", ""},
		{"setext heading", lines(maxParagraph+1) + "\n---\n", "1:1 paragraph-too-long 8"},
		{"definition", lines(maxParagraph+1) + "\n: x\n", "1:1 paragraph-too-long 8"},
		{"columns", table(maxColumns, 3), ""},
		{"columns", table(maxColumns+1, 3), "3:1 table-too-wide 20"},
		{"columns without edges", "a" + strings.Repeat("|a", maxColumns) + "\n-" + strings.Repeat("|-", maxColumns) + "\n", "1:1 table-too-wide 20"},
		{"cells", strings.Repeat(table(maxColumns, maxRows)+"\n", 3), ""},
		{"cells", strings.Repeat(table(maxColumns, maxRows)+"\n", 4), "1518:1 table-too-empty 32768"},
		{"rows", table(3, maxRows), ""},
		{"rows", table(3, maxRows+1), "3:1 table-too-long 500"},
		{"lists on one line", strings.Repeat("- ", maxNesting) + "x", ""},
		{"lists on one line", strings.Repeat("- ", maxNesting+1) + "x", "1:41 nested-too-deep 20"},
		{"quotations", strings.Repeat(">", maxNesting+1) + "x", "1:21 nested-too-deep 20"},
		{"mixed", "text\n\n" + strings.Repeat("> 1. ", maxNesting/2) + "> x", "3:51 nested-too-deep 20"},
		{"directives", strings.Repeat("::: note\n", maxNesting) + "x\n" + strings.Repeat(":::\n", maxNesting), ""},
		{"directives", strings.Repeat("::: note\n", maxNesting+1) + "x\n" + strings.Repeat(":::\n", maxNesting), "21:1 nested-too-deep 20"},
		{"reference links", "[a]: https://exempel.se/" + strings.Repeat("x", 8000) + "\n\n" + strings.Repeat("[a]\n\n", 131), "263:1 text-repeats 1024"},
		{"names of columns", "::: comparison\n|a|" + strings.Repeat("x", 6000) + "|\n|-|-|\n" + strings.Repeat("|b\n", 175) + ":::\n", "178:1 text-repeats 1024"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := Page("p.md", []byte(c.text), 1, addressOf("p.md"))
			var got strings.Builder
			for _, f := range found {
				fmt.Fprintf(&got, "%d:%d %s %s\n", f.Line, f.Col, f.Rule, strings.Join(f.Args, " "))
			}
			if strings.TrimSpace(got.String()) != c.want {
				t.Errorf("got %q, want %q", got.String(), c.want)
			}
		})
	}
}

// Nobody reads the same remark twenty thousand times.
func TestFindingsOfOneRuleEnd(t *testing.T) {
	_, found := Page("p.md", []byte(strings.Repeat("<b>\n\n", 1000)), 1, addressOf("p.md"))
	if len(found) != maxTold {
		t.Errorf("%d findings, want %d", len(found), maxTold)
	}
}

// fill repeats a unit in paragraphs as long as they may be, until the text is.
func fill(unit string) string {
	paragraph := strings.Repeat(unit, (maxParagraph-2)/len(unit))
	return strings.Repeat(paragraph+"\n\n", maxBody/(len(paragraph)+2))
}

// each builds a text as long as it may be out of numbered lines.
func each(format string) string {
	var b strings.Builder
	for i := 0; ; i++ {
		line := strings.ReplaceAll(format, "#", fmt.Sprint(i))
		if b.Len()+len(line) > maxBody {
			return b.String()
		}
		b.WriteString(line)
	}
}

// deeper builds lists that are nested one deeper for each line, up to n.
func deeper(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < maxBody-3*n; i++ {
		b.WriteString(strings.Repeat("  ", i%n) + "- [ ] a\n")
	}
	return b.String()
}

// hostile are texts that cost a parser the square of their size or more. They
// are as large as the limits let them be.
func hostile() map[string]string {
	texts := map[string]string{
		"nested lists on one line":     strings.Repeat("- ", maxParagraph/2-1) + "x" + strings.Repeat("\n", 50000),
		"nested lists on many lines":   strings.Repeat(strings.Repeat("- ", maxNesting)+"x\n", maxBody/(2*maxNesting+2)),
		"too nested lists":             strings.Repeat(strings.Repeat("- ", 4000)+"x\n", 8),
		"nested quotations":            strings.Repeat(strings.Repeat("> ", 4000)+"x\n", 8),
		"nested quotations and lists":  strings.Repeat(strings.Repeat("> - ", 30)+"x\n", 500),
		"lists nested deeper per line": deeper(300),
		"lists as deep as may be":      deeper(maxNesting),
		"a table of rows to fill":      strings.Repeat("\n|a"+strings.Repeat("|a", 19)+"\n|-"+strings.Repeat("|-", 19)+"\n"+strings.Repeat("|\n", 499), 60),
		"a table of thousands squared": "a" + strings.Repeat("|a", 4000) + "\n-" + strings.Repeat("|-", 4000) + "\n" + strings.Repeat("a\n", 12000),
		"escaped bars in code":         strings.Repeat("\n|a"+strings.Repeat("|a", 19)+"\n|-"+strings.Repeat("|-", 19)+"\n"+strings.Repeat("|`\\|`|`\\|`|`\\|`\n", 499), 9),
		"definitions and uses":         each("[a#]: b\n\n[a#]\n"),
		"a long address used often":    "[a]: https://exempel.se/" + strings.Repeat("x", 8000) + "\n\n" + strings.Repeat(strings.Repeat("[a]", 2700)+"\n\n", 7),
		"a long column name":           strings.Repeat("::: comparison\n|a|"+strings.Repeat("x", 6000)+"\n|-|-\n"+strings.Repeat("|\n", 499)+":::\n", 9),
		"footnotes":                    each("[^#]: b\n\nx[^#]\n"),
		"one footnote used often":      "[^1]: b\n\n" + strings.Repeat("[^1]\n\n", 10000),
		"the same heading":             strings.Repeat("## a\n", 13000),
		"open directives":              strings.Repeat("::: note\n", 7000),
		"directives":                   strings.Repeat("::: note\nx\n:::\n", 4000),
		"ends of directives":           strings.Repeat(":::\n", 16000),
		"terms":                        "a\n" + strings.Repeat(": b\n", 16000),
		"setext headings":              strings.Repeat("a\n-\n", 16000),
		"HTML":                         strings.Repeat("<b>\n\n", 13000),
		"tasks":                        "## Det här bestämde vi tillsammans\n" + strings.Repeat("- [ ] a Klart: 2026-01-01 (ansvarig: A)\n", 1600),
		"markers in one task":          "## Det här bestämde vi tillsammans\n- [ ] " + strings.Repeat("Klart: (ansvarig: ", 400),
		"blank lines":                  strings.Repeat("\n", maxBody),
	}
	ticks := ""
	for i := 1; len(ticks) < maxParagraph-200; i++ {
		ticks += "e" + strings.Repeat("`", i%120)
	}
	texts["backticks of all lengths"] = strings.Repeat(ticks+"\n\n", 8)
	for _, unit := range []string{
		"*a_ ", "*a _b", "a**b", "c* ", "a**bc* ", "_*a", "a*_", "***a** b_ ", "~~a ", "~a~~b", "å*_",
		"[a](b", "[", "![", "[a]", "[[a](", "[a][b", "[](", "[](<", "[a](b \"", "[^1]", "[^", "b[\n",
		"<", "<a ", "<a b=\"", "<!--", "<?", "<!A", "<![CDATA[", "<b c", "</a", "<http://", "<a@",
		"&", "&#x", "\\", "`", "\"a ", "'a ", "...", "---a", "|a", "http://", "a@b.", "https://a.b/c ", "(ansvarig: ",
	} {
		texts[fmt.Sprintf("%q", unit)] = fill(unit)
	}
	return texts
}

// No text takes a second of the processor's time. Goldmark without the limits
// takes minutes for some of them.
func TestHostileTexts(t *testing.T) {
	for name, text := range hostile() {
		text := []byte(text[:min(len(text), maxBody)])
		begun := spent.Processor()
		Page("p.md", text, 1, addressOf("p.en.md"))
		page := spent.Processor() - begun
		if strings.Contains(name, "task") {
			Plan("p.md", text, 1, together)
		}
		plan := spent.Processor() - begun - page
		if took := max(page, plan); took > slower*time.Second {
			t.Errorf("%s: %v", name, took)
		} else if took > slower*100*time.Millisecond {
			t.Logf("%s: %v", name, took)
		}
	}
}
