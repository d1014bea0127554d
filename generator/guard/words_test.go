package guard

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

// FuzzWords holds the words of a text to what they are when it is read character
// by character.
func FuzzWords(f *testing.F) {
	for _, leak := range leaks {
		f.Add([]byte(leak.content))
	}
	for _, text := range []string{
		"Bo S. Ek. Hej!\x1eja", strings.Repeat("9", 300) + "a", strings.Repeat("bå", 300), "19980412-2387 12345678901234567", "a.b. c\u00ad.", "ÅsaS ß1ﬁ٣x½", "\xff\xc5sa\xc3", "K.\nBo!?", "s as ass åss1",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if got, want := words(text, nil), slowWords(text); !slices.Equal(got, want) {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	})
}

func slowWords(text []byte) []word {
	w := wording{sum: hashStart}
	for i, size := 0, 0; i < len(text); i += size {
		var r rune
		if r, size = runeAt(text, i); unseen(r) {
			continue
		}
		letters := foldSlow(r)
		if letters == "" && w.open {
			w.close(i)
		}
		if letters == "" && strings.ContainsRune(".!?\x1e", r) {
			w.stop(text, i)
		}
		if letters != "" && !w.open {
			w.begin(i, unicode.IsUpper(r))
		}
		for _, c := range []byte(letters) {
			if isDigit(c) {
				w.digit(c)
			} else {
				w.letter(c)
			}
		}
	}
	if w.open {
		w.close(len(text))
	}
	return w.words
}
