// Package readable answers one question: how hard is this text to read? It
// counts words and sentences, and knows how many are too many in each language.
package readable

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// Measure is what a text is made of.
type Measure struct {
	Words, Sentences int
	Long             int      // words of more than six letters
	Longest          Sentence // the first of those with the most words
}

// Sentence is one sentence of a text.
type Sentence struct {
	Block    int // the block that it stands in
	From, To int // offsets in the block
	Words    int
}

// Of measures a text block by block: a paragraph, a list item or a cell each. A
// block ends its last sentence, with or without a full stop.
func Of(lang string, blocks []string) (m Measure) {
	for i, block := range blocks {
		for _, s := range split(lang, block) {
			words, long := count(block[s.from:s.to])
			if words == 0 {
				continue
			}
			m.Words, m.Long, m.Sentences = m.Words+words, m.Long+long, m.Sentences+1
			if words > m.Longest.Words {
				m.Longest = Sentence{i, s.from, s.to, words}
			}
		}
	}
	return m
}

// LIX is Björnsson's measure of how hard a Swedish text is: the words in a
// sentence plus the long words in a hundred (C. H. Björnsson, Läsbarhet, 1968).
// Up to 30 is very easy, as books for children, 30 to 40 easy, 40 to 50 as in
// newspapers, 50 to 60 as in the texts of authorities, above that hard.
func (m Measure) LIX() int {
	if m.Words == 0 {
		return 0
	}
	words := float64(m.Words)
	return int(math.Round(words/float64(m.Sentences) + 100*float64(m.Long)/words))
}

// count counts the words of a sentence and those of more than six letters. A
// number is a word, a sign is none.
func count(sentence string) (words, long int) {
	letters := 0
	end := func() {
		if letters > 0 {
			words++
		}
		if letters > 6 {
			long++
		}
		letters = 0
	}
	for i, r := range sentence {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			letters++
		case joins(r) && letters > 0 && goesOn(sentence[i+utf8.RuneLen(r):]):
		default:
			end()
		}
	}
	end()
	return words, long
}

// joins reports whether a sign inside a word does not end it: t.ex., 8.00,
// 10-plan, let's, 10:s.
func joins(r rune) bool {
	return r == '.' || r == '-' || r == '\'' || r == '’' || r == ':' || r == ',' || r == '\u00AD'
}

func goesOn(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// Longer returns the sentences of a block that have more than most words.
func Longer(lang, block string, most int) (all []Sentence) {
	for _, s := range split(lang, block) {
		if words, _ := count(block[s.from:s.to]); words > most {
			all = append(all, Sentence{From: s.from, To: s.to, Words: words})
		}
	}
	return all
}
