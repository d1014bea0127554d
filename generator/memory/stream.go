package memory

import (
	"encoding/binary"
	"hash/maphash"
	"strings"
	"sync/atomic"
	"unique"
	"unsafe"

	"planportal/generator/day"
)

// stream carries values into bytes, or out of them: one description of a value
// serves both ways, so that they cannot differ.
type stream struct {
	way  way
	out  []byte
	in   []byte // texts that are read are parts of it: it is never changed
	torn bool
	size int // of all texts but words

}

// way is what a stream does with a value.
type way uint8

const (
	writing   way = iota
	reading       // from in
	measuring     // how large its texts are
	packing       // its texts into in, which is large enough
)

// number carries a whole number that is mostly small.
func (s *stream) number(v *int64) {
	switch s.way {
	case writing:
		s.out = binary.AppendVarint(s.out, *v)
		return
	case measuring, packing:
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
	if s.way == reading { // whoever writes shares the value with others
		*v = int(n)
	}
}

// small carries a number from 0 to the last that it may be.
func small[T ~uint8 | ~int32 | ~uint32](s *stream, v *T, last T) {
	n := int64(*v)
	s.number(&n)
	if n < 0 || n > int64(last) {
		s.tear()
		return
	}
	if s.way == reading {
		*v = T(n)
	}
}

func (s *stream) day(v *day.Date) {
	n := int64(*v)
	s.number(&n)
	if s.way == reading {
		*v = day.Date(n)
	}
}

func (s *stream) flag(v *bool) {
	n := int64(0)
	if *v {
		n = 1
	}
	s.number(&n)
	if s.way == reading {
		*v = n == 1
	}
}

// text carries any kind of string.
func text[T ~string](s *stream, v *T) {
	switch s.way {
	case measuring:
		s.size += len(*v)
		return
	case packing:
		at := len(s.in)
		s.in = append(s.in, *v...)
		*v = T(unsafe.String(unsafe.SliceData(s.in[at:]), len(*v)))
		return
	}
	n := int64(len(*v))
	s.number(&n)
	if s.way == writing {
		s.out = append(s.out, *v...)
		return
	}
	if n < 0 || n > int64(len(s.in)) {
		s.tear()
		return
	}
	*v, s.in = T(unsafe.String(unsafe.SliceData(s.in), int(n))), s.in[n:]
}

// word carries a string that many plans have: in memory it is there once.
func word[T ~string](s *stream, v *T) {
	switch s.way {
	case measuring:
	case packing:
		*v = T(once(string(*v)))
	default:
		text(s, v)
	}
}

// slug carries the name of a unit's folder, which is in memory once: whoever looks
// it up in a table need not read its letters again.
func slug(s *stream, v *string) {
	if text(s, v); s.way == reading {
		*v = unique.Make(*v).Value()
	}
}

// words are those that were packed last, each at a place of its own: most plans
// say the same few hundred.
var (
	words [4096]atomic.Pointer[string]
	seed  = maphash.MakeSeed()
)

// once returns an equal string that is mostly in memory once.
func once(w string) string {
	at := &words[maphash.String(seed, w)%uint64(len(words))]
	known := at.Load()
	if known == nil || *known != w {
		copy := strings.Clone(w)
		known = &copy
		at.Store(known)
	}
	return *known
}

// bytes carries bytes, and whether they are nil.
func bytes[T ~[]byte](s *stream, v *T) {
	there := *v != nil
	s.flag(&there)
	if there {
		said := string(*v)
		text(s, &said)
		if s.way == reading {
			*v = T(said)
		}
	}
}

// part carries bytes that are a part of in when they are read.
func (s *stream) part(v *[]byte) {
	said := unsafe.String(unsafe.SliceData(*v), len(*v))
	text(s, &said)
	if s.way == reading {
		*v = unsafe.Slice(unsafe.StringData(said), len(said))
	}
}

// fixed carries bytes of a known number.
func (s *stream) fixed(v []byte) {
	if s.way == writing {
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
	if s.way == reading {
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
