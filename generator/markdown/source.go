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
	s := source{
		text:  make([]byte, 0, len(body)+1),
		lines: make([]int, 0, bytes.Count(body, []byte{'\n'})+1),
		first: firstLine,
	}
	for len(body) > 0 {
		line, rest, _ := bytes.Cut(body, []byte{'\n'})
		s.lines = append(s.lines, len(s.text))
		s.text = append(s.text, bytes.TrimRight(line, " \t\r")...)
		s.text = append(s.text, '\n')
		body = rest
	}
	return s
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
