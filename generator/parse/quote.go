package parse

import (
	"slices"
	"strings"
)

// said is a header with one text.
var said = []Field{{Key: "said", Type: Text}}

// Quote writes a text as it may stand in a header, also in brackets: as it is,
// or in quotes if it would else be read as something else. It is false for a
// text that no header holds: nothing, spaces around it, a hint in parentheses, a
// character that nobody sees.
func Quote(text string) (string, bool) {
	if strings.ContainsFunc(text, func(c rune) bool {
		return c == '\n' || c == '\t' || invisible(c) || forbidden(c) != ""
	}) {
		return "", false
	}
	ways := []string{text, `"` + text + `"`, `'` + strings.ReplaceAll(text, `'`, `''`) + `'`}
	way := slices.IndexFunc(ways, func(as string) bool { return says(as, text) })
	if way < 0 {
		return "", false
	}
	return ways[way], true
}

// says reports whether what is written is read as a text.
func says(as, text string) bool {
	src, ok := readable([]byte("{said: "+as+"}\n"), &report{})
	if !ok {
		return false
	}
	r := &report{}
	root, ok := readYAML(src, 1, r)
	if !ok {
		return false
	}
	h := checker{report: r, blank: true}.fields(&root, said)
	return len(r.found) == 0 && h.at("said").written && h.at("said").text == text
}
