package readable

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a piece of a block, in bytes.
type span struct{ from, to int }

// split parts a block into its sentences. A sentence ends at a full stop, a
// question mark or an exclamation mark before a space and something that can
// begin another: a capital, a digit or a quotation mark.
func split(lang, block string) (all []span) {
	from := 0
	for i, r := range block {
		if r != '.' && r != '?' && r != '!' && r != '…' {
			continue
		}
		end := i + utf8.RuneLen(r)
		end += len(block[end:]) - len(strings.TrimLeft(block[end:], `.?!…"'”’“»)]`))
		next := strings.TrimLeft(block[end:], " \t\n\u00A0")
		if end <= from || next == "" || len(next) == len(block)-end || !begins(next) {
			continue
		}
		if r == '.' && goesOver(lang, block[from:i+1], next) {
			continue
		}
		all = append(all, span{from, end})
		from = len(block) - len(next)
	}
	if strings.TrimSpace(block[from:]) != "" {
		all = append(all, span{from, len(block)})
	}
	return all
}

// begins reports whether a sentence can begin so.
func begins(next string) bool {
	r, size := utf8.DecodeRuneInString(strings.TrimLeft(next, `"'”’“«»(–-[`))
	return size > 0 && (unicode.IsUpper(r) || unicode.IsDigit(r))
}

// goesOver reports whether a full stop belongs to a word and the sentence goes
// on: after t.ex., an initial, or a short form that may end one before anything
// but a capital.
func goesOver(lang, sofar, next string) bool {
	word := strings.ToLower(strings.TrimLeft(last(sofar), `"'”’“«»([`))
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, `"'”’“«»(–-[`))
	switch a := abbreviations[lang]; {
	case slices.Contains(a.before, word):
		return true
	case slices.Contains(a.after, word):
		return !unicode.IsUpper(first)
	}
	return isInitial(last(sofar))
}

// last is the word that a text ends in.
func last(text string) string { return text[strings.LastIndexAny(text, " \t\n\u00A0")+1:] }

// isInitial reports whether a word is a letter of a name: "A.".
func isInitial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && word[size:] == "."
}

// short are the short forms of a language: those that something always follows,
// and those that may end a sentence.
type short struct{ before, after []string }

var swedish = short{
	before: []string{
		"t.ex.", "bl.a.", "d.v.s.", "dvs.", "kl.", "kap.", "s.k.", "ca.", "c:a.", "f.d.", "p.g.a.", "fr.o.m.", "t.o.m.", "o.s.v.", "nr.", "st.",
		"jfr.", "tel.", "dr.", "prof.", "st.f.", "i.st.f.", "s.", "sid.", "art.", "mom.", "resp.", "inkl.", "exkl.", "max.", "min.", "v.", "avs.",
	},
	after: []string{"m.m.", "m.fl.", "osv.", "etc.", "e.d.", "o.d.", "e.kr.", "f.kr.", "forts.", "kr.", "tim.", "mån.", "ex."},
}

// abbreviations are the short forms by language.
var abbreviations = map[string]short{
	"sv": swedish, "sv-simple": swedish,
	"en": {
		before: []string{"e.g.", "i.e.", "mr.", "mrs.", "ms.", "dr.", "prof.", "no.", "sec.", "ch.", "cf.", "vs.", "approx.", "tel.", "st.", "p.", "pp."},
		after:  []string{"etc.", "a.m.", "p.m.", "ltd.", "inc."},
	},
	"fi": {
		before: []string{"esim.", "ks.", "mm.", "eli.", "ts.", "ns.", "n.", "nk.", "klo.", "puh.", "s.", "ko.", "em.", "vrt.", "tri.", "prof.", "mom.", "os.", "nro."},
		after:  []string{"jne.", "ym.", "yms.", "tms.", "jms.", "kpl.", "v.", "kk.", "pv."},
	},
}
