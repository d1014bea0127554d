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
// are in the file. A no-break space stays, and a NUL becomes U+FFFD. Where the
// lines begin goes into the memory of lines.
func clean(body []byte, firstLine int, lines []int) source {
	if bytes.IndexByte(body, 0) >= 0 {
		body = bytes.ReplaceAll(body, []byte{0}, []byte("\uFFFD"))
	}
	lines, ok := linesOf(body, lines)
	if !ok { // most texts are clean, and need no copy
		body = trimmed(body)
		lines, _ = linesOf(body, lines)
	}
	return source{body, lines, firstLine}
}

// linesOf finds where the lines begin. It is false unless every line ends with an
// LF and no space before it.
func linesOf(body []byte, lines []int) ([]int, bool) {
	lines = lines[:0]
	for at := 0; at < len(body); {
		end := at + bytes.IndexByte(body[at:], '\n')
		if end < at || end > at && isBlank(body[end-1]) {
			return lines, false
		}
		lines = append(lines, at)
		at = end + 1
	}
	return lines, true
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
