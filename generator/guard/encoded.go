package guard

import (
	"bytes"
	"encoding/base64"
	"hash/maphash"
	"unicode/utf8"
)

// The shortest runs of letters that are tried as base64 and as hexadecimal
// digits: they hold a short name.
const (
	minBase64 = 10
	minHex    = 14
)

// encoded reads what stands in base64 or hexadecimal digits in a text, wherever
// it begins in its run of letters.
func (s *scan) encoded(v *view, depth int) {
	t := v.text
	for i := nextRun(t, 0); i >= 0; {
		run := runOf(t, i)
		if run.mixed || run.length >= minHex && run.hex {
			s.run(v, i, run, depth)
		}
		i = nextRun(t, run.end)
	}
}

// run reads a run that begins at i, if no file has had it. What a file has to
// tell of itself is in none of those that are remembered.
func (s *scan) run(v *view, i int, r run, depth int) {
	var hash uint64
	if s.told != nil {
		hash = maphash.Bytes(s.told.lines.seed, v.text[i:r.end]) + uint64(depth)
		if s.told.codes.has(hash) {
			return
		}
	}
	left := s.left
	r.spell(v.text, i)
	if r.mixed {
		s.base64(v, r, depth)
	}
	if r.length >= minHex && r.hex {
		s.hex(v, r, depth)
	}
	if s.told != nil && s.left == left && s.unread == "" && (s.form == nil || !s.form.found) {
		s.told.codes.add(hash)
	}
}

// nextRun finds where, from i on, at least minBase64 of base64's letters stand in
// a row; -1 if nowhere. Of such a row, every minBase64th byte is one.
func nextRun(t []byte, i int) int {
	for {
		at := i + minBase64 - 1
		for ; at < len(t) && !in64(t[at]); at += minBase64 {
		}
		if at >= len(t) {
			return -1
		}
		first, end := at, at+1
		for first > i && in64(t[first-1]) {
			first--
		}
		for end < len(t) && end-first < minBase64 && in64(t[end]) {
			end++
		}
		if end-first >= minBase64 {
			return first
		}
		i = end
	}
}

// run is a row of base64's letters, without the line ends in it.
type run struct {
	length, end int
	mixed, hex  bool
	text        []byte  // in the standard alphabet
	at          []int32 // where each stood
}

func in64(c byte) bool { return kinds[c]&code != 0 }

func runOf(t []byte, i int) (r run) {
	r.hex = true
	upper, lower := false, false
	line := i
	for ; i < len(t); i++ {
		c := t[i]
		if !in64(c) {
			next := i + 1
			if c == '\r' && next < len(t) && t[next] == '\n' {
				next++
			}
			wrapped := (c == '\n' || c == '\r') && i-line >= 32 && next < len(t) && in64(t[next])
			if !wrapped {
				break
			}
			i, line = next-1, next
			continue
		}
		r.length++
		upper, lower = upper || c >= 'A' && c <= 'Z' || isDigit(c), lower || c >= 'a' && c <= 'z'
		r.hex = r.hex && isHex(c)
	}
	r.end, r.mixed = i, upper && lower
	return r
}

// spell writes down the letters of the run that begins at i.
func (r *run) spell(t []byte, i int) {
	r.text, r.at = make([]byte, 0, r.length), make([]int32, 0, r.length)
	for ; i < r.end; i++ {
		c := t[i]
		switch {
		case c == '-':
			c = '+'
		case c == '_':
			c = '/'
		case !in64(c):
			continue // an end of a line
		}
		r.text, r.at = append(r.text, c), append(r.at, int32(i))
	}
}

// base64 decodes a run from each of its first four letters on: what stands
// before the code in the same run does not hide it.
func (s *scan) base64(v *view, r run, depth int) {
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(r.text)))
	for shift := range min(4, len(r.text)) {
		text := r.text[shift:]
		if len(text)%4 == 1 {
			text = text[:len(text)-1]
		}
		n, err := base64.RawStdEncoding.Decode(out, text)
		if err != nil && n == 0 || !telling64(out[:n], shift == 0) {
			continue
		}
		b := view{text: out[:n], under: v, how: "base64"}
		for k := 0; k < n; k += 3 {
			b.marks = append(b.marks, mark{int32(k), r.at[shift+k/3*4]})
		}
		s.decoded(&b, shift == 0, depth)
	}
}

// telling64 reports whether decoded has anything to read in what was decoded.
func telling64(b []byte, whole bool) bool {
	return utf8.Valid(b) || whole && packed(b) || bytes.IndexByte(b, 0) >= 0 || spoken(b)
}

// spoken reports whether a text of minSpoken bytes is among bytes.
func spoken(b []byte) bool {
	row := 0
	for i := range b {
		if !printable(b, i) {
			row = 0
		} else if row++; row == minSpoken {
			return true
		}
	}
	return false
}

func (s *scan) hex(v *view, r run, depth int) {
	for shift := range 2 {
		b := view{under: v, how: "hex"}
		for i := shift; i+1 < len(r.text); i += 2 {
			c, _ := unhex(r.text[i : i+2])
			b.text, b.marks = append(b.text, byte(c)), append(b.marks, mark{int32(len(b.text)), r.at[i]})
		}
		s.decoded(&b, shift == 0, depth)
	}
}

// decoded reads what came out of a code: a document if it looks like one, else
// the texts in it.
func (s *scan) decoded(v *view, whole bool, depth int) {
	if len(v.text) == 0 {
		return
	}
	if depth > maxDepth {
		s.cannot("depth")
		return
	}
	if utf8.Valid(v.text) || whole && packed(v.text) {
		s.document(v, depth+1)
		return
	}
	s.binary(v, depth+1)
}
