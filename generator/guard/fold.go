package guard

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A text is searched in one spelling: small letters without marks, so that
// Åsa, ÅSA, A + ring + sa, and the asa of an address are the same word.

// folded is what each character below 0x250 becomes; "" for what is no part of
// a word.
var folded = foldTable()

// unlike are letters that Unicode does not take apart.
var unlike = map[rune]string{'ß': "ss", 'æ': "ae", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'œ': "oe", 'ħ': "h", 'ŧ': "t"}

func foldTable() (table [0x250]string) {
	for r := range table {
		table[r] = foldSlow(rune(r))
	}
	return table
}

// foldSlow is the word's part that a character stands for, "" if it is none.
func foldSlow(r rune) (out string) {
	if r < utf8.RuneSelf && !alnum(byte(r)) {
		return ""
	}
	for _, d := range norm.NFKD.String(string(r)) {
		d = unicode.ToLower(d)
		switch other := unlike[d]; {
		case other != "":
			out += other
		case unicode.IsLetter(d) || unicode.IsDigit(d):
			out += string(d)
		}
	}
	return out
}

func alnum(c byte) bool { return c >= '0' && c <= '9' || letter(c) }

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// unseen reports whether a character shows nothing, so that a word goes on
// after it: soft hyphens, zero-width characters, marks that join or turn.
func unseen(r rune) bool {
	switch {
	case r == 0xAD, r == 0x034F, r == 0x061C, r == 0x180E, r == 0xFEFF,
		r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069,
		r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE01EF:
		return true
	case r < 0x300:
		return false
	}
	return unicode.Is(unicode.M, r)
}

// runeAt reads a character; what is not UTF-8 is taken for Latin-1.
func runeAt(text []byte, i int) (r rune, size int) {
	if text[i] < utf8.RuneSelf {
		return rune(text[i]), 1
	}
	r, size = utf8.DecodeRune(text[i:])
	if r == utf8.RuneError && size <= 1 {
		return rune(text[i]), 1
	}
	return r, size
}
