package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// cut takes spans out of the line and of the tree that it stands for. What is
// left reads as if the markers had never been there: no space and no second full
// stop remains of them.
func (l *line) cut(spans []span) {
	if len(spans) == 0 {
		return
	}
	gone := l.mark(spans)
	for _, p := range l.pieces {
		l.keep(p, gone)
	}
}

// mark tells which bytes of the line go with spans of it.
func (l *line) mark(spans []span) []bool {
	l.gone = append(l.gone[:0], make([]bool, len(l.flat))...)
	gone := l.gone
	for _, s := range spans {
		for s.from > 0 && isBlank(l.flat[s.from-1]) {
			s.from--
		}
		mark(gone, s)
	}
	for _, s := range spans {
		rest := l.flat[s.to:]
		stop := len(rest) > 0 && bytes.IndexByte([]byte(".,;"), rest[0]) >= 0
		if stop && l.ended(gone, s.from) {
			mark(gone, span{s.to, s.to + 1})
		}
	}
	return gone
}

func mark(gone []bool, s span) {
	for i := s.from; i < s.to; i++ {
		gone[i] = true
	}
}

// ended reports whether what is left before an offset is the end of a sentence,
// or nothing.
func (l *line) ended(gone []bool, at int) bool {
	for i := at - 1; i >= 0; i-- {
		if !gone[i] {
			return bytes.IndexByte([]byte(".,;:!?"), l.flat[i]) >= 0
		}
	}
	return true
}

// keep leaves of a text what is not gone; it becomes as many texts as there are
// pieces left, one of them with the line end if that is left.
func (l *line) keep(p piece, gone []bool) {
	seg, parent := p.node.Segment, p.node.Parent()
	soft, hard := p.node.SoftLineBreak(), p.node.HardLineBreak()
	if at := p.from + seg.Stop - seg.Start; (soft || hard) && gone[at] {
		soft, hard = false, false
	}
	last := p.node
	put := func(from, to int) {
		t := ast.NewTextSegment(text.NewSegment(from, to))
		parent.InsertAfter(parent, last, t)
		last = t
	}
	for i := seg.Start; i < seg.Stop; {
		from := i
		for i < seg.Stop && gone[p.from+i-seg.Start] == gone[p.from+from-seg.Start] {
			i++
		}
		if !gone[p.from+from-seg.Start] {
			put(from, i)
		}
	}
	if last == p.node && (soft || hard) {
		put(seg.Stop, seg.Stop)
	}
	if last != p.node {
		last.SetSoftLineBreak(soft)
		last.SetHardLineBreak(hard)
	}
	parent.RemoveChild(parent, p.node)
	for e, ok := parent.(*ast.Emphasis); ok && !e.HasChildren(); e, ok = parent.(*ast.Emphasis) {
		parent = e.Parent()
		parent.RemoveChild(parent, e)
	}
}
