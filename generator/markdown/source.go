package markdown

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// source is a cleaned text that knows its lines.
type source struct {
	text  []byte
	lines []int // the offset at which each line begins
	first int   // the number of the first line in its file
}

// clean turns CRLF into LF and drops spaces at the ends of lines, since two of
// them would be a line break that nobody sees. Lines and columns stay what they
// are in the file. A no-break space stays, and a NUL becomes U+FFFD.
func clean(body []byte, firstLine int) source {
	if bytes.IndexByte(body, 0) >= 0 {
		body = bytes.ReplaceAll(body, []byte{0}, []byte("\uFFFD"))
	}
	if !isClean(body) {
		body = trimmed(body)
	}
	s := source{text: body, lines: make([]int, 0, bytes.Count(body, lf)), first: firstLine}
	for at := 0; at < len(body); at += bytes.IndexByte(body[at:], '\n') + 1 {
		s.lines = append(s.lines, at)
	}
	return s
}

var lf = []byte{'\n'}

// isClean reports whether every line ends with an LF and no space before it.
// Most texts are so, and need no copy.
func isClean(body []byte) bool {
	for _, end := range []string{" \n", "\t\n", "\r\n"} {
		if bytes.Contains(body, []byte(end)) {
			return false
		}
	}
	return len(body) == 0 || body[len(body)-1] == '\n'
}

// trimmed returns a copy in which every line ends so.
func trimmed(body []byte) []byte {
	text := make([]byte, 0, len(body)+1)
	for line := range bytes.Lines(body) {
		text = append(text, bytes.TrimRight(line, " \t\r\n")...)
		text = append(text, '\n')
	}
	return text
}

// place returns the line and the column of an offset, both from 1; the column
// counts characters.
func (s source) place(offset int) (line, col int) {
	offset = max(0, min(offset, len(s.text)))
	i := sort.SearchInts(s.lines, offset+1) - 1
	if i < 0 {
		return s.first, 1
	}
	return s.first + i, utf8.RuneCount(s.text[s.lines[i]:offset]) + 1
}
