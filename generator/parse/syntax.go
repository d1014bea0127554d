package parse

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"planportal/generator/diag"
)

// gaveUp is where and why YAML could not read on: what it met at a place, in
// something that began at another.
type gaveUp struct {
	what, in  string
	at, since spot
}

// spot is a line and a column of a header, from 1; zero if it is not known.
type spot struct{ line, col int }

// syntax reports where YAML gave up, with a hint about what is usually wrong
// there. Its own words are for programmers, so they are not repeated.
func (rd reader) syntax(g gaveUp, opens []int) {
	if line := rd.heading(g.at.line); line > 0 {
		rd.at(line+rd.first-1, 1, "unclosed-header")
		return
	}
	at, hint := g.at, "yaml-colon"
	switch before, after := rd.around(g.at); {
	case strings.Contains(g.what, "tab"), bytes.HasPrefix(after, []byte("\t")):
		rd.at(g.at.line+rd.first-1, g.at.col, "tab-indent")
		return
	case strings.Contains(g.in, "quoted scalar") && g.at.line > g.since.line:
		at, hint = g.since, "yaml-quote"
	case strings.Contains(g.in, "quoted scalar"):
		hint = "yaml-escape"
	case strings.Contains(g.in, "flow") && len(opens) > 0:
		at, hint = rd.spot(opens[len(opens)-1]), "yaml-bracket"
	case strings.Contains(g.in, "flow"):
		hint = "yaml-bracket"
	case strings.Contains(g.what, "start any token"), strings.Contains(g.what, "node content"):
		hint = "yaml-sign"
	case strings.Contains(g.what, "block sequence"):
		hint = "yaml-list"
	case bytes.ContainsAny(before, `"'`):
		hint = "yaml-quote"
	case strings.Contains(g.what, "expected key"), strings.Contains(g.what, "mapping values") && !bytes.ContainsRune(before, ':'):
		hint = "yaml-indent"
	case strings.Contains(g.in, "simple key"):
		at = g.since
	}
	if hint == "yaml-indent" {
		before, _ := rd.around(at)
		at.col = 1 + len(before) - len(bytes.TrimLeft(before, " "))
	}
	rd.at(max(at.line, 1)+rd.first-1, max(at.col, 1), "yaml-syntax", diag.Term(hint))
}

// heading is the first line before limit that is a Markdown heading, 0 if
// there is none: then the header was never closed.
func (rd reader) heading(limit int) int {
	n := 0
	for line := range bytes.Lines(rd.text) {
		if n++; n >= limit {
			break
		}
		if isHeading(bytes.TrimRight(line, "\n")) {
			return n
		}
	}
	return 0
}

func (rd reader) spot(offset int) spot {
	line, col := place(rd.text, offset)
	return spot{line, col}
}

// around returns what stands on a spot's line before it, and from it on.
func (rd reader) around(s spot) (before, after []byte) {
	n := 0
	for line := range bytes.Lines(rd.text) {
		if n++; n < s.line {
			continue
		}
		at := 0
		for col := 1; col < s.col && at < len(line); col++ {
			_, size := utf8.DecodeRune(line[at:])
			at += size
		}
		return line[:at], line[at:]
	}
	return nil, nil
}
