package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// The words of plain texts: where they begin, which of their signs mean
// something, and how they are written.

// begins reports whether the words at an offset certainly begin no block: with a
// letter (those of Swedish begin with 0xC3), a quotation mark, a parenthesis, or a
// number that does not count the items of a list.
func (p *plain) begins(at int) bool {
	c := p.text[at]
	if c >= '0' && c <= '9' {
		rest := bytes.TrimLeft(p.text[at:], "0123456789")
		return rest[0] != '.' && rest[0] != ')'
	}
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || bytes.IndexByte([]byte("\xC3\"'("), c) >= 0
}

// signs are what the bytes of words may mean, each a bit.
type signs byte

const (
	unknown signs = 1 << iota // anything
	twin                      // something only if it stands twice
	typeset                   // a quotation mark, a dash, an ellipsis
	gap                       // two spaces, one of which is no part of plain words
	star
	hash
	colon
)

func (s signs) any(of signs) bool { return s&of != 0 }

var meaning = func() (of [256]signs) {
	for c := range byte(' ') {
		of[c] = unknown
	}
	for _, c := range []byte("\\`<>&[]_~|@\x7F") {
		of[c] = unknown
	}
	of['"'], of['\''], of['-'], of['.'] = typeset, typeset, twin|typeset, twin|typeset
	of[' '], of['*'], of['#'], of[':'] = twin|gap, star, hash, colon
	return of
}()

// signs looks at words. Behind them is always a byte, a line end at the latest.
func (p *plain) signs(s span) (all signs) {
	for i := s.from; i < s.to; i++ {
		c := p.text[i]
		if m := meaning[c]; !m.any(twin) || p.text[i+1] == c {
			all |= m
		}
	}
	if all.any(colon) && bytes.Contains(p.text[s.from:s.to], []byte("://")) {
		all |= unknown
	}
	return all
}

// write writes words as HTML.
func (p *plain) write(w *buffer, s span, how signs) {
	if how.any(typeset) {
		p.speech.typeset(w, p.text, s)
		return
	}
	_, _ = w.Write(p.text[s.from:s.to])
}

// emphasis returns what the stars at an offset become, one or two, where so many
// or none are open. It is nothing unless they certainly open or close.
func (p *plain) emphasis(at, open int) (tag string, stars int) {
	stars = 1
	if p.text[at+1] == '*' {
		stars = 2
	}
	before, _ := utf8.DecodeLastRune(p.text[:at])
	switch after := p.text[at+stars]; {
	case open == 0 && (before == ' ' || before == '\n') && p.begins(at+stars):
		return [...]string{1: "<em>", 2: "<strong>"}[stars], stars
	case open == stars && !unicode.IsSpace(before) && before != utf8.RuneError && bytes.IndexByte([]byte(" \n.,;:!?)"), after) >= 0:
		return [...]string{1: "</em>", 2: "</strong>"}[stars], stars
	}
	return "", 0
}
