package diag

import "strings"

// Near is Nearest for words that are only perhaps misspelt: it is false when
// even the nearest word differs by more than a third of its letters. Capitals
// and the choice between "-", "_" and a space do not count.
func Near(written string, words []string) (string, bool) {
	best, least := "", -1
	folded := []rune(fold(written))
	for _, w := range words {
		word := []rune(fold(w))
		limit := len(word) / 3
		if len(folded) > len(word)+limit {
			continue // too long, and perhaps very long
		}
		if d := distance(folded, word); d <= limit && (least < 0 || d < least) {
			best, least = w, d
		}
	}
	return best, least >= 0
}

var dashes = strings.NewReplacer("-", "_", " ", "_")

func fold(word string) string { return dashes.Replace(strings.ToLower(word)) }

// Hint is the argument for a word that is none of words: it asks about the one
// that was probably meant, or lists them all.
func Hint(written string, words []string) string {
	if w, ok := Near(written, words); ok {
		return DidYouMean(w)
	}
	return OneOf(words)
}

// Distance counts the edits between two words: a letter put in, taken out or
// changed, or two neighbours that changed places.
func Distance(a, b string) int { return distance([]rune(a), []rune(b)) }
