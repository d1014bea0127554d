// Package wording answers one question: which words should no longer stand in a
// text, and which should instead? It knows words that have become outdated,
// hurtful or official in Swedish, English and Finnish.
package wording

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Hit is an outdated word in a text.
type Hit struct {
	At   int    // its offset in the text
	Word string // as it stands there
	Say  string // what to write instead
	// Mild: the word is not wrong, but there may be a better one.
	Mild bool
}

// Outdated finds the outdated words of a text, but for those in quotation
// marks: what others have said, the law among them, is quoted as it stands.
func Outdated(lang, text string) (hits []Hit) {
	room := rooms.Get().(*[]word)
	defer rooms.Put(room)
	*room = split(text, (*room)[:0])
	words := *room
	for i := 0; i < len(words); {
		if words[i].quoted {
			i++
			continue
		}
		t, n := match(indexes[lang], words[i:])
		if n == 0 {
			i++
			continue
		}
		from, to := words[i].from, words[i+n-1].to
		if i == 0 || t.unless == "" || words[i-1].low != t.unless {
			hits = append(hits, Hit{At: from, Word: text[from:to], Say: t.say, Mild: t.mild})
		}
		i += n
	}
	return hits
}

// index are the forms of a language's terms, in their order, by the first
// letter: most words begin none.
type index map[rune][]form

type form struct {
	parts []string
	term  term
}

var indexes = indexed()

func indexed() map[string]index {
	all := map[string]index{}
	for lang, terms := range tables {
		all[lang] = index{}
		for _, t := range terms {
			for _, f := range t.forms {
				first := firstLetter(f)
				all[lang][first] = append(all[lang][first], form{strings.Fields(f), t})
			}
		}
	}
	return all
}

func firstLetter(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// match finds the first term that begins a run of words, and how many of them
// it is.
func match(forms index, words []word) (term, int) {
	for _, f := range forms[firstLetter(words[0].low)] {
		if f.begins(words) {
			return f.term, len(f.parts)
		}
	}
	return term{}, 0
}

// begins reports whether words begin with the form.
func (f form) begins(words []word) bool {
	if len(f.parts) > len(words) {
		return false
	}
	for i, part := range f.parts {
		stem, open := strings.CutSuffix(part, "*")
		if words[i].low != part && !(open && strings.HasPrefix(words[i].low, stem)) {
			return false
		}
	}
	return true
}

// word is a word of a text.
type word struct {
	from, to int
	low      string // in small letters
	quoted   bool   // it stands between quotation marks
}

// rooms are those in which texts are cut into words.
var rooms = sync.Pool{New: func() any { return new([]word) }}

// split finds the words of a text. A quotation that never ends is none.
func split(text string, words []word) []word {
	from, opened := -1, -1 // opened: the first word after the mark
	end := func(at int) {
		if from >= 0 {
			bare := strings.TrimRight(text[from:at], "-:’'")
			words = append(words, word{from: from, to: from + len(bare), low: strings.ToLower(bare)})
		}
		from = -1
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if from < 0 {
				from = i
			}
			continue
		case from >= 0 && strings.ContainsRune("-:’'", r):
			continue
		}
		end(i)
		if !strings.ContainsRune("\"”“»«", r) {
			continue
		}
		if opened < 0 {
			opened = len(words)
			continue
		}
		for j := opened; j < len(words); j++ {
			words[j].quoted = true
		}
		opened = -1
	}
	end(len(text))
	return words
}
