package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// line is the words of one paragraph as one run of bytes, so that a marker is
// found wherever emphasis begins or ends. Code, links and pictures are one NUL
// each, since no marker reaches into them.
type line struct {
	r      *reading
	flat   []byte
	low    []byte // flat in small letters
	pieces []piece
	gone   []bool // which bytes of flat are cut out
	cuts   []span // of the markers
}

// piece is a text of the tree and the offset at which it begins in the line.
type piece struct {
	node *ast.Text
	from int
}

// line gathers the words of a paragraph. It is good until the next one.
func (r *reading) line(n ast.Node) *line {
	l := &r.paragraph
	l.r, l.flat, l.pieces = r, l.flat[:0], l.pieces[:0]
	l.gather(n)
	return l
}

func (l *line) gather(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch t := c.(type) {
		case *ast.Text:
			l.pieces = append(l.pieces, piece{t, len(l.flat)})
			l.flat = append(l.flat, l.r.text[t.Segment.Start:t.Segment.Stop]...)
			if t.SoftLineBreak() || t.HardLineBreak() {
				l.flat = append(l.flat, '\n')
			}
		case *ast.Emphasis:
			l.gather(t)
		default:
			l.flat = append(l.flat, 0)
		}
	}
}

// offset returns the place in the text of an offset in the line.
func (l *line) offset(at int) int {
	for i := len(l.pieces) - 1; i >= 0; i-- {
		if p := l.pieces[i]; p.from <= at {
			return min(p.node.Segment.Start+at-p.from, p.node.Segment.Stop)
		}
	}
	return 0
}

// name returns the words of a span, with single spaces.
func (l *line) name(s span) string {
	return squeeze(bytes.ReplaceAll(l.flat[s.from:s.to], []byte{0}, nil))
}

// marks are the markers of one agreement. The zero span is none.
type marks struct {
	by, responsible span
	cuts            []span // all that belongs to the markers, in order; good until the next line
	twice           int    // where a marker stands for the second time, else -1
}

// markers finds "Klart: 2026-02-01" and "(ansvarig: Name)", in Swedish and in
// English. Each begins with its word, whatever the case; a small "klart:" is
// one only before a digit, since it is also an ordinary word.
func (l *line) markers() marks {
	m := marks{twice: -1, cuts: l.cuts[:0]}
	if bytes.IndexByte(l.flat, ':') < 0 {
		return m
	}
	l.low = lower(l.low[:0], l.flat)
	low := l.low
	for at := 0; at < len(low); {
		i := bytes.IndexByte(low[at:], ':')
		if i < 0 {
			break
		}
		colon := at + i
		at = colon + 1
		cut, value, kind := l.marker(low, colon)
		if cut.to == 0 {
			continue
		}
		at = cut.to
		m.cuts = append(m.cuts, cut)
		l.cuts = m.cuts
		switch {
		case *m.of(kind) != span{}:
			m.twice = cut.from
		default:
			*m.of(kind) = value
		}
	}
	return m
}

// The kinds of markers.
const (
	byMarker = iota
	responsibleMarker
)

func (m *marks) of(kind int) *span {
	if kind == byMarker {
		return &m.by
	}
	return &m.responsible
}

// marker reads the marker whose word ends at a colon: all of it, and its value.
func (l *line) marker(low []byte, colon int) (cut, value span, kind int) {
	word := bytes.TrimRight(low[:colon], " ")
	for _, name := range []string{"klart", "done by"} {
		if from, ok := ends(word, name); ok {
			value = l.day(colon + 1)
			if l.flat[from] == low[from] && !startsWithDigit(l.flat[value.from:]) {
				return span{}, span{}, byMarker
			}
			return span{from, value.to}, value, byMarker
		}
	}
	for _, name := range []string{"(ansvarig", "(responsible"} {
		if from, ok := ends(word, name); ok {
			end := closing(low, from)
			if end < 0 {
				return span{}, span{}, responsibleMarker
			}
			return span{from, end + 1}, span{colon + 1, end}, responsibleMarker
		}
	}
	return span{}, span{}, byMarker
}

// ends returns where the last word or words of text begin, if they are name.
func ends(text []byte, name string) (from int, ok bool) {
	if !bytes.HasSuffix(text, []byte(name)) {
		return 0, false
	}
	from = len(text) - len(name)
	return from, name[0] == '(' || from == 0 || !isName(text[from-1])
}

// day returns the words after "Klart:": one if it has the form of a date, else
// up to three of the same line and sentence, so that a finding can show what
// was written.
func (l *line) day(from int) span {
	s := span{from, from}
	for s.from < len(l.flat) && isBlank(l.flat[s.from]) {
		s.from++
	}
	s.to = s.from
	for range 3 {
		word := s.to
		for word < len(l.flat) && l.flat[word] == ' ' {
			word++
		}
		end := word
		for end < len(l.flat) && !isBlank(l.flat[end]) && l.flat[end] != '(' && l.flat[end] != 0 {
			end++
		}
		bare := bytes.TrimRight(l.flat[word:end], ".,;")
		if len(bare) == 0 {
			break
		}
		s.to = word + len(bare)
		if s.to < end || isDate(l.flat[s.from:s.to]) {
			break
		}
	}
	return s
}

// isDate reports whether a word has the form of a date, whether or not the
// calendar has that day.
func isDate(word []byte) bool {
	if len(word) != len("2006-01-02") {
		return false
	}
	for i, c := range word {
		if dash := i == 4 || i == 7; dash != (c == '-') || !dash && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func startsWithDigit(b []byte) bool { return len(b) > 0 && b[0] >= '0' && b[0] <= '9' }

// closing returns the parenthesis that closes the one at from, or -1.
func closing(b []byte, from int) int {
	open := 0
	for i := from; i < len(b); i++ {
		switch b[i] {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return i
			}
		}
	}
	return -1
}

// lower appends b to low, with small letters for A to Z and spaces for line
// ends, so that the offsets are the same.
func lower(low, b []byte) []byte {
	for _, c := range b {
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c == '\n':
			c = ' '
		}
		low = append(low, c)
	}
	return low
}
