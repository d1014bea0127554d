package diag

// Nearest returns the word of words that is fewest edits away from what was
// written, the first one if several are; empty if there are no words. It is
// for the question "did you mean …?".
func Nearest(written string, words []string) string {
	best, least := "", -1
	for _, w := range words {
		if d := distance([]rune(written), []rune(w)); least < 0 || d < least {
			best, least = w, d
		}
	}
	return best
}

// distance counts the edits between two words: a letter put in, taken out or
// changed, or two neighbours that changed places.
func distance(a, b []rune) int {
	before, last := []int(nil), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range b {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(row[j]+1, last[j+1]+1, change)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
