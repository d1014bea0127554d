package mixup

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// word is a word of a text, in small letters, as its hash.
type word struct {
	hash      uint64
	stem      uint64 // of the word without its last s: "Anderssons" is Andersson's
	line, col int32
	after     between
	capital   bool // begins with a capital letter
	part      bool // af, von, de: stands in names without one
	begins    bool // the first word after a heading
}

// between is what stands between a word and the one before it.
type between uint8

const (
	other between = iota
	space         // and marks of emphasis
	comma         // and spaces
)

type words []word

// wordsOf reads the words of a plan's text: not its headings, which are the
// form's, and not the hints of a blank.
func wordsOf(body []byte, line int) (all words) {
	all = make(words, 0, len(body)/6)
	begins := true
	blank := true // the line before is empty
	for ; len(body) > 0; line++ {
		text := body
		if i := bytes.IndexByte(body, '\n'); i >= 0 {
			text = body[:i]
		}
		body = body[min(len(text)+1, len(body)):]
		trimmed := bytes.TrimSpace(text)
		switch {
		case len(trimmed) == 0:
			blank = true
			continue
		case trimmed[0] == '#', bytes.HasPrefix(trimmed, []byte("*(")) && bytes.HasSuffix(trimmed, []byte(")*")):
			begins, blank = true, true
			continue
		}
		first := len(all)
		all = all.line(text, line)
		if len(all) > first {
			all[first].begins = begins
			if blank || all[first].after != space {
				all[first].after = other
			}
			begins, blank = false, false
		}
	}
	return all
}

// line reads the words of a line.
func (w words) line(text []byte, line int) words {
	after, col := space, int32(1)
	for len(text) > 0 {
		r, size := rune(text[0]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text)
		}
		if ascii[text[0]] == 0 && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			after = after.then(r)
			text, col = text[size:], col+1
			continue
		}
		next, long, letters := scan(text)
		next.line, next.col, next.after = int32(line), col, after
		w = append(w, next)
		text, col, after = text[long:], col+letters, space
	}
	return w
}

// then is what stands between two words when another character comes.
func (b between) then(r rune) between {
	switch {
	case b == other:
		return other
	case unicode.IsSpace(r) || r == '*' || r == '_':
		return b
	case r == ',' && b == space:
		return comma
	}
	return other
}

// The FNV-1a hash, which is the same on every machine.
const (
	offset = 14695981039346656037
	prime  = 1099511628211
)

// scan reads one word: letters and digits, and hyphens and apostrophes between
// them.
func scan(text []byte) (w word, long int, letters int32) {
	h, before, last := uint64(offset), uint64(offset), rune(0)
	for long < len(text) {
		if c := ascii[text[long]]; c != 0 { // most letters by far
			w.capital = w.capital || long == 0 && rune(text[long]) != c && c >= 'a'
			last, before = c, h
			h = (h ^ uint64(c)) * prime
			long, letters = long+1, letters+1
			continue
		}
		r, size := utf8.DecodeRune(text[long:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !joins(text[long:], r, size) {
			break
		}
		if long == 0 {
			w.capital = unicode.IsUpper(r)
		}
		last = unicode.ToLower(r)
		before = h
		for c := uint32(last); c > 0; c >>= 8 {
			h = (h ^ uint64(c&0xff)) * prime
		}
		long, letters = long+size, letters+1
	}
	w.hash, w.stem = h, h
	if last == 's' && letters > 2 {
		w.stem = before
	}
	w.part = letters <= 3 && particles[string(text[:long])]
	return w, long, letters
}

// ascii holds the small letter of each letter and digit of ASCII, 0 for others.
var ascii = func() (small [256]rune) {
	for c := range rune(128) {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			small[c] = unicode.ToLower(c)
		}
	}
	return small
}()

// joins reports whether a character holds two halves of a word together.
func joins(text []byte, r rune, size int) bool {
	if r != '-' && r != '\u2010' && r != '\u2011' && r != '\'' && r != '\u2019' {
		return false
	}
	next, _ := utf8.DecodeRune(text[size:])
	return unicode.IsLetter(next)
}

// particles stand in names with a small letter.
var particles = map[string]bool{"af": true, "av": true, "von": true, "van": true, "de": true, "der": true, "den": true, "la": true, "el": true, "al": true, "bin": true}
