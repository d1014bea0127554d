package memory

import (
	"encoding/binary"
	"unsafe"

	"planportal/generator/day"
)

// stream carries values into bytes, or out of them: one description of a value
// serves both ways, so that they cannot differ.
type stream struct {
	reading bool
	out     []byte
	in      []byte // texts that are read are parts of it: it is never changed
	torn    bool
}

// number carries a whole number that is mostly small.
func (s *stream) number(v *int64) {
	if !s.reading {
		s.out = binary.AppendVarint(s.out, *v)
		return
	}
	n, size := binary.Varint(s.in)
	if size <= 0 {
		s.tear()
		return
	}
	*v, s.in = n, s.in[size:]
}

// tear gives up reading: everything after it is empty.
func (s *stream) tear() { s.torn, s.in = true, nil }

func (s *stream) integer(v *int) {
	n := int64(*v)
	s.number(&n)
	*v = int(n)
}

func (s *stream) day(v *day.Date) {
	n := int64(*v)
	s.number(&n)
	*v = day.Date(n)
}

func (s *stream) flag(v *bool) {
	n := int64(0)
	if *v {
		n = 1
	}
	s.number(&n)
	*v = n == 1
}

// text carries any kind of string.
func text[T ~string](s *stream, v *T) {
	n := int64(len(*v))
	s.number(&n)
	if !s.reading {
		s.out = append(s.out, *v...)
		return
	}
	if n < 0 || n > int64(len(s.in)) {
		s.tear()
		return
	}
	*v, s.in = T(unsafe.String(unsafe.SliceData(s.in), int(n))), s.in[n:]
}

// bytes carries bytes, and whether they are nil.
func bytes[T ~[]byte](s *stream, v *T) {
	there := *v != nil
	s.flag(&there)
	if there {
		said := string(*v)
		text(s, &said)
		*v = T(said)
	}
}

// fixed carries bytes of a known number.
func (s *stream) fixed(v []byte) {
	if !s.reading {
		s.out = append(s.out, v...)
		return
	}
	if len(s.in) < len(v) {
		s.tear()
		return
	}
	s.in = s.in[copy(v, s.in):]
}

// list carries a slice, and whether it is nil.
func list[T any](s *stream, v *[]T, each func(*stream, *T)) {
	n := int64(len(*v)) + 1
	if *v == nil {
		n = 0
	}
	s.number(&n)
	if s.reading {
		if n < 0 || n > int64(len(s.in))+1 { // no element takes less than a byte
			s.tear()
			return
		}
		*v = nil
		if n > 0 {
			*v = make([]T, n-1)
		}
	}
	for i := range *v {
		each(s, &(*v)[i])
	}
}
