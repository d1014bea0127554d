package parse

import (
	"bufio"
	"bytes"
	"io"
	"sync"
)

// desk is the memory that a file needs while it is read, and that the next one
// can have. Nothing on it leaves the package: plans and pages hold copies.
type desk struct {
	bytes  bytes.Reader
	lines  *bufio.Reader
	pairs  slab[pair]  // of nodes
	items  slab[node]  // of nodes
	values slab[value] // that checker makes of nodes
}

// reports that are done. They hold memory, and nothing that a file says.
var reports = sync.Pool{New: func() any { return new(report) }}

// newReport takes a report with a desk that may have been used before.
func newReport(file string) *report {
	r := reports.Get().(*report)
	r.file = file
	return r
}

// done gives the desk to another file. What was found belongs to the caller.
func (r *report) done() {
	r.pairs.clear()
	r.items.clear()
	r.values.clear()
	r.found, r.told = nil, nil
	reports.Put(r)
}

// buffered reads a text through the desk's buffer. A reader that has a buffer
// gets none of its own from package frontmatter.
func (d *desk) buffered(text []byte) io.Reader {
	d.bytes.Reset(text)
	if d.lines == nil {
		d.lines = bufio.NewReader(nil)
	}
	d.lines.Reset(&d.bytes)
	return d.lines
}

// slab is memory for many short slices, all given back at once.
type slab[T any] struct {
	used   []T
	pushed []T // what will be a slice, when it is known how long
}

// take returns n zero values.
func (s *slab[T]) take(n int) []T {
	if len(s.used)+n > cap(s.used) {
		s.used = make([]T, 0, max(n, 2*cap(s.used), 64)) // the old ones stay with those who took them
	}
	from := len(s.used)
	s.used = s.used[:from+n]
	return s.used[from : from+n : from+n]
}

func (s *slab[T]) push(v T) { s.pushed = append(s.pushed, v) }

func (s *slab[T]) mark() int { return len(s.pushed) }

// since returns what was pushed since a mark, which must be the last one.
func (s *slab[T]) since(mark int) []T {
	all := s.take(len(s.pushed) - mark)
	copy(all, s.pushed[mark:])
	s.pushed = s.pushed[:mark]
	return all
}

func (s *slab[T]) clear() {
	clear(s.used)
	s.used, s.pushed = s.used[:0], s.pushed[:0]
}
