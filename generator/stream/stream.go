// Package stream answers one question: how do values become bytes, and bytes the
// same values again? One description of a value serves both ways, so that they
// cannot differ.
package stream

import (
	"encoding/binary"
	"slices"
	"unsafe"
)

// Stream carries values into bytes, or out of them.
type Stream struct {
	reads bool
	out   []byte
	in    []byte // what is read is parts of it: it is never changed
	torn  bool
	usual *Words
	said  []string // the other words that were carried
}

// Writing carries values into bytes, after those that are there.
func Writing(there []byte) *Stream { return &Stream{out: there, usual: &Words{}} }

// Reading carries values out of bytes, which are never changed from then on:
// texts are parts of them.
func Reading(in []byte) *Stream { return &Stream{reads: true, in: in, usual: &Words{}} }

// With has words carried as their places among the usual ones. It returns s.
func (s *Stream) With(usual *Words) *Stream {
	s.usual = usual
	return s
}

// Write begins anew as Writing does, in the room that s has.
func (s *Stream) Write() { *s = Stream{out: s.out[:0], usual: s.usual, said: s.forgotten()} }

// Read begins anew as Reading does, in the room that s has.
func (s *Stream) Read(in []byte) {
	*s = Stream{reads: true, in: in, out: s.out[:0], usual: s.usual, said: s.forgotten()}
}

func (s *Stream) forgotten() []string {
	clear(s.said)
	return s.said[:0]
}

// Reads reports whether values come out of bytes. Whoever writes shares the value
// with others, and must leave it as it is.
func (s *Stream) Reads() bool { return s.reads }

// Bytes are those that were written.
func (s *Stream) Bytes() []byte { return s.out }

// Whole reports whether everything that was there was read, and nothing else.
func (s *Stream) Whole() bool { return !s.torn && len(s.in) == 0 }

// Tear gives up reading: everything after it is empty.
func (s *Stream) Tear() { s.torn, s.in = true, nil }

// Number carries a whole number, which is mostly small.
func Number[T ~int | ~int32 | ~int64](s *Stream, v *T) {
	if !s.reads {
		s.out = binary.AppendVarint(s.out, int64(*v))
		return
	}
	n, size := binary.Varint(s.in)
	if size <= 0 || int64(T(n)) != n {
		s.Tear()
		return
	}
	*v, s.in = T(n), s.in[size:]
}

// Small carries a number from 0 to the last that it may be.
func Small[T ~uint8 | ~int32 | ~uint32](s *Stream, v *T, last T) {
	n := int64(*v)
	Number(s, &n)
	if n < 0 || n > int64(last) {
		s.Tear()
		return
	}
	if s.reads {
		*v = T(n)
	}
}

// Flag carries a truth.
func (s *Stream) Flag(v *bool) {
	n := int64(0)
	if *v {
		n = 1
	}
	Number(s, &n)
	if s.reads {
		*v = n == 1
	}
}

// Text carries any kind of string.
func Text[T ~string](s *Stream, v *T) {
	n := int64(len(*v))
	Number(s, &n)
	if !s.reads {
		s.out = append(s.out, *v...)
		return
	}
	if n < 0 || n > int64(len(s.in)) {
		s.Tear()
		return
	}
	*v, s.in = T(unsafe.String(unsafe.SliceData(s.in), int(n))), s.in[n:]
}

// Bytes carries bytes, and whether they are nil.
func Bytes[T ~[]byte](s *Stream, v *T) {
	there := *v != nil
	s.Flag(&there)
	if !there {
		if s.reads {
			*v = nil
		}
		return
	}
	said := string(*v)
	Text(s, &said)
	if s.reads {
		*v = T(said)
	}
}

// Part carries bytes that are a part of what is read.
func (s *Stream) Part(v *[]byte) {
	said := unsafe.String(unsafe.SliceData(*v), len(*v))
	Text(s, &said)
	if s.reads {
		*v = unsafe.Slice(unsafe.StringData(said), len(said))
	}
}

// Fixed carries bytes of a known number.
func (s *Stream) Fixed(v []byte) {
	if !s.reads {
		s.out = append(s.out, v...)
		return
	}
	if len(s.in) < len(v) {
		s.Tear()
		return
	}
	s.in = s.in[copy(v, s.in):]
}

// List carries a slice, and whether it is nil. It is read into the room that the
// slice has, where each element may have room of its own.
func List[T any](s *Stream, v *[]T, each func(*Stream, *T)) {
	n := int64(len(*v)) + 1
	if *v == nil {
		n = 0
	}
	Number(s, &n)
	if s.reads {
		if n < 0 || n > int64(len(s.in))+1 { // no element takes less than a byte
			s.Tear()
			return
		}
		switch {
		case n == 0:
			*v = nil
		case *v != nil && int(n-1) <= cap(*v):
			*v = (*v)[:n-1]
		default:
			*v = make([]T, n-1)
		}
	}
	for i := range *v {
		each(s, &(*v)[i])
	}
}

// Words are those that many values have.
type Words struct {
	all    []string
	places map[string]int
}

// NewWords are usual words. What was written with them can only be read with them.
func NewWords(all ...string) *Words {
	w := &Words{all: all, places: make(map[string]int, len(all))}
	for i, one := range all {
		w.places[one] = i
	}
	return w
}

// Word carries a text that is often said again: 0 and the text, or its place among
// the usual words and those that s has carried already, from 1 on.
func Word[T ~string](s *Stream, v *T) {
	place := 0
	if !s.reads {
		place = s.place(string(*v))
	}
	if Number(s, &place); place == 0 {
		Text(s, v)
		s.said = append(s.said, string(*v))
		return
	}
	if s.reads {
		*v = T(s.word(place))
	}
}

// place is the place of a word, 0 if it is said for the first time.
func (s *Stream) place(w string) int {
	if at, known := s.usual.places[w]; known {
		return at + 1
	}
	if at := slices.Index(s.said, w); at >= 0 {
		return len(s.usual.all) + at + 1
	}
	return 0
}

// word is the word at a place.
func (s *Stream) word(place int) string {
	switch all := s.usual.all; {
	case place > 0 && place <= len(all):
		return all[place-1]
	case place > len(all) && place <= len(all)+len(s.said):
		return s.said[place-len(all)-1]
	}
	s.Tear()
	return ""
}
