package parse

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"planportal/generator/markdown"
)

// Places says where the parts of a plan stand, for who changes its text. All
// places are byte offsets in the file as it is: with its own line ends and its
// own spelling of å.
type Places struct {
	Keys       []Key            // of the header, in the file's order
	Close      int              // where the line begins that ends the header
	Agreements []AgreementPlace // in the order of Plan.Agreements
}

// Key is a key of a header and what stands there.
type Key struct {
	Name  string
	At    int
	Value Part
}

// Part is a value in a header. What is in brackets or braces has an End: the
// bracket that closes it. What is not has none, since only the next thing tells
// where it ends.
type Part struct {
	At, End int
	Items   []Part // of a list
	Keys    []Key  // of a map
}

// AgreementPlace is where the box of an agreement begins, and the day after
// its marker; -1 if it has no day.
type AgreementPlace struct{ Box, By int }

// PlanPlaces finds the places of a plan. They are true of a text that Plan can
// read; the result is false if there is no header to find anything in.
func PlanPlaces(src []byte) (Places, bool) {
	r := &report{}
	text, ok := readable(src, r)
	if !ok {
		return Places{}, false
	}
	d, ok := split(text, r)
	if !ok {
		return Places{}, false
	}
	root, ok := readYAML(d.header, d.headerLine, r)
	if !ok {
		return Places{}, false
	}
	f := finder{linesOf(src), closings(d.header, d.headerLine)}
	p := Places{Keys: f.part(&root).Keys, Close: f.at(spot{d.bodyLine - 1, 1})}
	body, _ := markdown.Plan("", d.body, d.bodyLine, isTogether)
	for _, s := range body.Sections {
		for _, t := range s.Tasks {
			a := AgreementPlace{f.at(spot{t.Line, t.Col}), -1}
			if t.By != "" {
				a.By = f.at(spot{t.ByLine, t.ByCol})
			}
			p.Agreements = append(p.Agreements, a)
		}
	}
	return p, true
}

// finder turns lines and columns of the text that was read into places of the
// file that it was read from.
type finder struct {
	fileLines
	closes map[spot]spot // the brackets that close others
}

func (f finder) part(n *node) Part {
	here := spot{n.line, n.col}
	p := Part{At: f.at(here)}
	if close, ok := f.closes[here]; ok && n.shape != scalar {
		p.End = f.at(close)
	}
	for i := range n.items {
		p.Items = append(p.Items, f.part(&n.items[i]))
	}
	for i := range n.pairs {
		key, value := &n.pairs[i].key, &n.pairs[i].value
		p.Keys = append(p.Keys, Key{key.text, f.at(spot{key.line, key.col}), f.part(value)})
	}
	return p
}

// closings pairs the brackets of a header that begins on a line of its file.
func closings(header []byte, first int) map[spot]spot {
	pairs := map[spot]spot{}
	in := func(offset int) spot {
		line, col := place(header, offset)
		return spot{line + first - 1, col}
	}
	s := scan{text: header, value: true}
	for s.at < len(s.text) {
		at, open := s.at, s.opens
		s.step()
		if len(s.opens) < len(open) {
			pairs[in(open[len(open)-1])] = in(at)
		}
	}
	return pairs
}

// fileLines are the lines of a file as it is.
type fileLines struct {
	src    []byte
	starts []int
}

func linesOf(src []byte) fileLines {
	l := fileLines{src: src, starts: []int{0}}
	for i, c := range src {
		if c == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// at is the offset of a line and column. Columns count composed letters, which
// the file may spell with more than one code point.
func (l fileLines) at(s spot) int {
	if s.line > len(l.starts) {
		return len(l.src)
	}
	start := l.starts[max(s.line, 1)-1]
	line := l.src[start:]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	var letters norm.Iter
	letters.Init(norm.NFC, line)
	for col := 1; col < s.col && !letters.Done(); {
		col += utf8.RuneCount(letters.Next())
	}
	return start + letters.Pos()
}
