package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Findings stand where they stand in the file, whatever its line ends, its
// letters and the lines above its text.
func TestPlaces(t *testing.T) {
	type place struct{ line, col int }
	for _, c := range []struct {
		name, text string
		first      int
		want       place
	}{
		{"at the beginning", "<b>", 1, place{1, 1}},
		{"after a header", "<b>", 12, place{12, 1}},
		{"columns count characters", "åäö € <b>", 1, place{1, 7}},
		{"a letter of two code points", "a\u030a <b>", 1, place{1, 4}},
		{"a letter outside the first plane", "\U0001F600 <b>", 1, place{1, 3}},
		{"a no-break space", "\u00a0<b>", 1, place{1, 2}},
		{"a tab is one character", "a\t<b>", 1, place{1, 3}},
		{"a NUL is one character", "a\x00<b>", 1, place{1, 3}},
		{"CRLF", "ett\r\ntvå\r\n\r\nå <b>\r\n", 1, place{4, 3}},
		{"spaces at line ends", "ett  \ntvå\t \n<b>", 1, place{3, 1}},
		{"the last line without an end", "ett\n\n<b>", 5, place{7, 1}},
		{"in a list", "- å\n  - <b>", 1, place{2, 5}},
		{"in a quotation", "> å\n> <b>", 1, place{2, 3}},
		{"after a tab in a list", "-\tå <b>", 1, place{1, 5}},
		{"in a table", "| å | b |\n|---|---|\n| ö | ä <b> |", 1, place{3, 9}},
		{"in a footnote", "x[^1]\n\n[^1]: å <b>", 1, place{3, 9}},
		{"in a definition", "å\n: ä <b>", 1, place{2, 5}},
		{"in a directive", "::: note\nå <b>\n:::", 3, place{4, 3}},
		{"in a heading", "## å <b>", 1, place{1, 6}},
		{"in emphasis", "**å *ä <b>***", 1, place{1, 8}},
		{"a block after blank lines", "\n\n\n  <div>", 1, place{4, 3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := Page("p.md", []byte(c.text), c.first, addressOf("p.md"))
			if len(found) != 1 || found[0].Rule != "raw-html" {
				t.Fatalf("findings: %v, want one raw-html", found)
			}
			if got := (place{found[0].Line, found[0].Col}); got != c.want {
				t.Errorf("raw-html at %v, want %v", got, c.want)
			}
		})
	}
}

// Spaces at the end of a line make no line break that nobody sees; a backslash
// does, and a no-break space stays.
func TestSpacesAtLineEnds(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"ett  \ntvå", "<p>ett\ntvå</p>\n"},
		{"ett\t\t\r\ntvå\r\n", "<p>ett\ntvå</p>\n"},
		{"ett\\\ntvå", "<p>ett<br>\ntvå</p>\n"},
		{"0520-49\u00a050\u00a000\u00a0\nx", "<p>0520-49\u00a050\u00a000\u00a0\nx</p>\n"},
		{"ett   ", "<p>ett</p>\n"},
		{"   \nett\n\t\n", "<p>ett</p>\n"},
	} {
		p, found := Page("p.md", []byte(c.text), 1, addressOf("p.md"))
		if diff := cmp.Diff(c.want, p.HTML); diff != "" || found != nil {
			t.Errorf("%q: %v\n%s", c.text, found, diff)
		}
	}
}

// Line ends are no part of what a text says.
func TestCRLFIsLF(t *testing.T) {
	text := "## Å\n\n- [ ] a\n  b Klart: 2026-02-01\n\n```\nkod\n```\n\n| a |\n|---|\n| b |\n\n::: note\nx\n:::\n"
	crlf := ""
	for _, c := range text {
		if c == '\n' {
			crlf += "\r"
		}
		crlf += string(c)
	}
	a, f := Page("p.md", []byte(text), 1, addressOf("p.md"))
	b, g := Page("p.md", []byte(crlf), 1, addressOf("p.md"))
	if diff := cmp.Diff(a, b) + cmp.Diff(f, g); diff != "" {
		t.Error(diff)
	}
}

// A NUL reaches no part of what a text says: the contact box begins with one.
func TestNULIsReplaced(t *testing.T) {
	p, _ := Plan("a.md", []byte("## What we decided together\n- [ ] a\x00 (responsible: A\x00B)"), 1, together)
	got := p.Sections[0].Tasks[0]
	if got.Text != "a\uFFFD" || got.HTML != "a\uFFFD" || got.Responsible != "A\uFFFDB" {
		t.Errorf("task %+v", got)
	}
	text := strings.ReplaceAll("# n\n[n](n \"n\") `n` <n@n.se>\n\n    n\n\n| n |\n|-|\n", "n", ContactMark)
	page, _ := Page("p.md", []byte(text), 1, addressOf("p.md"))
	if strings.Contains(page.HTML, "\x00") || page.HTML == "" {
		t.Errorf("%q", page.HTML)
	}
}
