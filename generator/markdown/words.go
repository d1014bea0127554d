package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// The words of plain texts: where they begin, which of their signs mean
// something, and how they are written.

// title looks at words without emphasis and with single spaces, so that they are
// the same with and without markup.
func (p *plain) title(s span) sign {
	words := p.text[s.from:s.to]
	if !p.begins(s.from) || bytes.IndexByte(words, '*') >= 0 || bytes.Contains(words, []byte("  ")) {
		return unknown
	}
	return p.signs(s)
}

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

// sign is what a byte may mean among words, or a run of them at most.
type sign byte

const (
	letter  sign = iota
	twin         // something else if it stands twice
	typeset      // a quotation mark
	unknown      // anything
)

var signs = func() (of [256]sign) {
	for c := range byte(' ') {
		of[c] = unknown
	}
	for _, c := range []byte("\\`<>&[]_~|@\x7F") {
		of[c] = unknown
	}
	of['-'], of['.'], of['"'], of['\''] = twin, twin, typeset, typeset
	return of
}()

func (p *plain) signs(s span) (most sign) {
	for i := s.from; i < s.to; i++ {
		if c := p.text[i]; signs[c] != twin || p.text[i+1] == c {
			most = max(most, signs[c])
		}
	}
	if bytes.Contains(p.text[s.from:s.to], []byte("://")) {
		return unknown
	}
	return most
}

// write writes words as HTML.
func (p *plain) write(w *buffer, s span, how sign) {
	if how == letter {
		_, _ = w.Write(p.text[s.from:s.to])
		return
	}
	p.speech.typeset(w, p.text, s)
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
