package guard

import (
	"bytes"
	"hash/maphash"
	"iter"
)

// told remembers what of some files was told already, and need not be told again:
// rows of words, lines, and codes such as base64. What a file says of itself, that
// it is a plan or cannot be searched, is told of each file.
type told struct {
	rows  rows
	lines lines
	codes rows // of hashes of the codes, and of how deep they lie
}

// newTold has room for what files of a site tell that have so many bytes together.
func newTold(size int) *told {
	t := newLines(size)
	t.rows = newRows(size / 8)
	return t
}

// newLines is the same without room for rows.
func newLines(size int) *told {
	return &told{codes: newRows(size / 512), lines: lines{seen: newRows(size / 32), seed: maphash.MakeSeed()}}
}

// lines remembers which lines of texts were read already. The pages of a site
// share most of their lines, and a line tells the same wherever it stands if what
// stands before it is the same: as many words as a gram can reach back. Such a
// line need not even be cut into words.
type lines struct {
	seen   rows // of hashes of a line and what stands before it
	seed   maphash.Seed
	starts []line // of the text that is being read
}

// line is a line's beginning, and how many words stand before it, at least.
type line struct{ at, words int }

const (
	reach   = 20   // words: more than any gram has, or the most digits of a number
	maxFore = 1024 // bytes before a line: what stands after more is always read
)

// fresh yields the parts of a text that tell what no text before has told. Each
// is made of whole lines, and begins far enough before the first line that is
// new. noise says how the text is read.
func (l *lines) fresh(text []byte, noise bool) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		l.starts = append(l.starts[:0], line{})
		fore := 0 // the line in starts that the one at hand is read after
		from, to := 0, 0
		for at, words := 0, 0; at < len(text); {
			end := len(text)
			if n := bytes.IndexByte(text[at:], '\n'); n >= 0 {
				end = at + n + 1
			}
			for fore+1 < len(l.starts) && l.starts[fore+1].words <= words-reach {
				fore++
			}
			if before := l.starts[fore].at; l.new(text, before, at, end, noise) {
				if before > to {
					if from < to && !yield(from, to) {
						return
					}
					from = before
				}
				to = end
			}
			words += begun(text[at:end])
			at = end
			l.starts = append(l.starts, line{at, words})
		}
		if to > from {
			yield(from, to)
		}
	}
}

// new reports whether a line was not read yet after what stands before it.
func (l *lines) new(text []byte, before, at, end int, noise bool) bool {
	if at-before > maxFore {
		return true
	}
	hash := maphash.Bytes(l.seed, text[before:end])
	if noise {
		hash = ^hash
	}
	return l.seen.add(hash)
}

// begun counts words, at least: letters and digits of ASCII after something of
// ASCII that is neither begin one, whatever stands around them.
func begun(line []byte) (n int) {
	before := byte(gap)
	for _, c := range line {
		now := kinds[c]
		n += int(now & start & (before >> 1))
		before = now
	}
	return n
}

// The kinds of bytes.
const (
	start   = 1  // may begin a word
	gap     = 2  // ends one
	code    = 4  // is of base64's letters
	escapes = 8  // may begin an escape
	stop    = 16 // may end a sentence or a block
)

var kinds = func() (k [256]byte) {
	for c := range byte(0x80) {
		k[c] = gap
		if alnum(c) {
			k[c] = start
		}
		if alnum(c) || c == '+' || c == '/' || c == '-' || c == '_' {
			k[c] |= code
		}
		if c == '&' || c == '%' || c == '\\' {
			k[c] |= escapes
		}
		if c == '.' || c == '!' || c == '?' || c == blockEnd {
			k[c] |= stop
		}
	}
	return k
}()
