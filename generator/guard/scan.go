package guard

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// scan reads a file in every way in which somebody could have written
// something into it, and tells every gram that it meets, some at a time.
type scan struct {
	wide bool
	see  func(grams []gram)
	form *formSeeker // reads every text; may be nil

	noise  bool   // what is read are bytes that may mean nothing
	left   int64  // so many bytes may still be unpacked
	unread string // why a part could not be looked into, "" if all was
	words  []word
	read   reader
	told   *told // what need not be told again; nil to tell all, and where it stands
	ends   *ends // of what is looked for; nil if that is not known. With them, rows are not counted
	size   int   // of all texts that were read of the file, in bytes

	found []tag  // of the text that is being read
	slab  []byte // for views,
	full  int    // of which so much is used

	now  *view // what is being read
	from int   // where in it the piece begins
}

// room is room for so many bytes of a view, which lasts until the text that it is
// a view of has been read.
func (s *scan) room(n int) []byte {
	const most = 1 << 18
	if n > most/4 {
		return make([]byte, 0, n)
	}
	if s.full+n > len(s.slab) {
		s.slab, s.full = make([]byte, most), 0
	}
	s.full += n
	return s.slab[s.full-n : s.full-n : s.full]
}

// spot is where the gram stands that is told at i.
func (s *scan) spot(i int) Spot {
	return Spot{s.now.at(s.from + int(s.words[s.read.at[i]].at)), slices.Compact(s.now.through())}
}

// list is a see function that writes down grams, each at least once.
func list(into *[]gram) func(grams []gram) {
	most := 1 << 20 // with so many, those that are there twice are looked for
	return func(grams []gram) {
		if *into = append(*into, grams...); len(*into) > most {
			slices.Sort(*into)
			*into = slices.Compact(*into)
			most = max(most, 2*len(*into))
		}
	}
}

// Spot is a place in a file.
type Spot struct {
	Offset  int      // in bytes from the file's beginning
	Through []string // the ways by which it was found there, outermost first: "zip", "base64"
}

const (
	maxDepth    = 6       // how often one thing may lie in another
	maxUnpacked = 1 << 27 // bytes, of all that is unpacked from one file
	maxRows     = 700_000 // of words, in one file: more is no text that anybody reads
	chunk       = 1 << 20 // a long text is read in pieces,
	overlap     = 1 << 14 // which hold the end of the piece before
	minSpoken   = 5       // bytes in a text among bytes that are none
)

// file reads a file's name and its bytes.
func (s *scan) file(name string, content []byte) {
	if s.told == nil {
		s.whole(name, content)
		return
	}
	defer func(shared *told, before *ends) { s.told, s.ends = shared, before }(s.told, s.ends)
	large := len(content) > maxRows
	if !large {
		s.whole(name, content)
		large = s.size > 2*maxRows
	}
	if large { // its rows are counted by themselves
		s.told, s.ends = newTold(len(content)), nil
		s.whole(name, content)
		if s.told.rows.used > maxRows {
			s.cannot("size")
		}
	}
}

func (s *scan) whole(name string, content []byte) {
	s.left, s.unread, s.size = maxUnpacked, "", 0
	s.texts(&view{text: []byte(name), how: "name"}, 1)
	s.document(&view{text: content}, 0)
}

// document reads bytes that may be of any kind.
func (s *scan) document(v *view, depth int) {
	if depth > maxDepth {
		s.cannot("depth")
		return
	}
	if plain(v.text) {
		defer func(before bool) { s.noise = before }(s.noise)
		s.noise = false
		s.texts(v, depth)
	} else {
		s.binary(v, depth)
	}
	s.unpack(v, depth)
}

// cannot notes that a part was not looked into: "encrypted", "depth" and "size",
// or the kind of what could not be unpacked.
func (s *scan) cannot(why string) {
	if s.unread == "" {
		s.unread = why
	}
}

// plain reports whether bytes are a text: hardly any control characters.
func plain(b []byte) bool {
	b = b[:min(len(b), 4096)]
	odd := 0
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == utf8.RuneError && size == 1 && !latin(b[i]) {
			odd++
		}
		i += size
	}
	return odd*50 <= len(b)
}

// latin reports whether a byte is a letter of Latin-1.
func latin(c byte) bool { return c >= 0xC0 && c != 0xD7 && c != 0xF7 }

// texts reads a text as it stands, and as browsers and other programs read it.
func (s *scan) texts(v *view, depth int) {
	defer func(full int) { s.full = full }(s.full)
	s.text(v)
	s.encoded(v, depth)
	s.tags(v)
	tags := bytes.Count(v.text, []byte("<"))
	plainly := v
	for range 4 {
		next, changed := s.unescaped(v)
		if !changed {
			break
		}
		v = next
		s.text(v)
	}
	if v != plainly {
		s.encoded(v, depth)
		if bytes.Count(v.text, []byte("<")) > tags {
			s.tags(v)
		}
	}
	if bytes.Contains(plainly.text, []byte("=")) {
		if q, changed := s.quotedPrintable(plainly); changed {
			s.text(q)
			s.tags(q)
		}
	}
}

// tags reads a text without its tags: a word may go on over one, and a row of
// words may have some between them.
func (s *scan) tags(v *view) {
	s.found = tagsOf(v.text, s.found[:0])
	if len(s.found) == 0 {
		return
	}
	for _, with := range [][]byte{{' '}, nil} {
		t := s.untagged(v, s.found, with...)
		if u, changed := s.unescaped(t); changed {
			t = u
		}
		s.text(t)
	}
}

// text reads a text just as it stands.
func (s *scan) text(v *view) {
	if s.form != nil {
		s.form.read(v.text)
	}
	s.size += len(v.text)
	if s.told == nil {
		s.stretch(v, 0, len(v.text))
		return
	}
	for from, to := range s.told.lines.fresh(v.text, s.noise) {
		s.stretch(v, from, to)
	}
}

func (s *scan) stretch(v *view, from, end int) {
	for ; ; from += chunk - overlap {
		to := min(from+chunk, end)
		s.piece(v, from, to)
		if to == end {
			return
		}
	}
}

func (s *scan) piece(v *view, from, to int) {
	s.words = words(v.text[from:to], s.words[:0])
	s.now, s.from = v, from
	s.read.wide, s.read.noise, s.read.see = s.wide, s.noise, s.see
	s.read.ends, s.read.told = s.ends, nil
	if s.told != nil && s.ends == nil {
		s.read.told = &s.told.rows
	}
	s.read.read(s.words)
}

// binary reads the texts in bytes that are none: in metadata of pictures, in
// documents of office programs.
func (s *scan) binary(v *view, depth int) {
	defer func(before bool) { s.noise = before }(s.noise)
	s.noise = true
	for from := 0; from < len(v.text); {
		to := from
		for to < len(v.text) && printable(v.text, to) {
			to++
		}
		if to-from >= minSpoken {
			s.texts(&view{text: v.text[from:to], under: v, from: from}, depth)
		}
		from = to + 1
	}
	for _, order := range []int{0, 1} {
		s.sixteen(v, order)
	}
}

// printable reports whether a byte may be of a text: ASCII, UTF-8 or a Latin-1
// letter beside another letter.
func printable(b []byte, i int) bool {
	c := b[i]
	switch {
	case c >= ' ' && c < 0x7F, c == '\n', c == '\r', c == '\t':
		return true
	case c < 0x80:
		return false
	case i+1 < len(b) && c >= 0xC2 && c < 0xF5 && b[i+1] >= 0x80 && b[i+1] < 0xC0:
		return true
	case c < 0xC0:
		return i > 0 && b[i-1] >= 0x80
	}
	return i > 0 && letter(b[i-1]) || i+1 < len(b) && letter(b[i+1])
}

// sixteen reads texts in UTF-16, wherever they begin. order is 1 if the higher
// byte comes first.
func (s *scan) sixteen(v *view, order int) {
	t := v.text
	for i := 0; i+9 < len(t); i++ {
		if t[i+1-order] != 0 || !wordByte(t[i+order]) {
			continue
		}
		b := builder{from: t, done: i, bare: s.told != nil}
		j := i
		for ; j+1 < len(t); j += 2 {
			high, low := t[j+1-order], t[j+order]
			if high > 3 && high != 0x1E && high != 0x20 || high == 0 && low < ' ' && low != '\n' && low != '\r' && low != '\t' {
				break
			}
			b.put(j, j+2, utf8.AppendRune(nil, rune(high)<<8|rune(low))...)
		}
		if j-i >= 10 {
			s.text(&view{text: b.out, marks: b.marks, under: v, how: "utf-16"})
			i = j - 1
		}
	}
}

func wordByte(c byte) bool { return alnum(c) || latin(c) }

// Through names the ways in one word for a message.
func (s Spot) way() string { return strings.Join(s.Through, "/") }
