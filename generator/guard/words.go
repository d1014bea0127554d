package guard

import "unicode"

// word is a word of a text, folded and hashed.
type word struct {
	sum     uint64 // of the folded letters
	stem    uint64 // of all but a last s, which may be a genitive; 0 if there is none
	value   uint64 // of digits, up to 15 of them
	at, end int32  // in the text
	letters uint8  // how many of each, up to 200
	digits  uint8
	capital bool // it begins with a capital
	near    bool // what is between it and the word before is at most three bytes
	apart   bool // a sentence or a block of text ends between it and the word before
}

// blockEnd stands in a text where a block of it ended.
const blockEnd = 0x1E

// number reports whether the word is nothing but digits.
func (w *word) number() bool { return w.letters == 0 && w.digits > 0 }

// all is a hash of everything that phrases are made of.
func (w *word) all() uint64 {
	h := w.sum
	if w.capital {
		h ^= seedCapital
	}
	if w.apart {
		h ^= seedClose
	}
	return h
}

const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

// mix spreads a hash over all its bits.
func mix(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

// words cuts a text into words.
func words(text []byte, into []word) []word {
	w := wording{words: into, sum: hashStart}
	for i := 0; i < len(text); {
		switch kind := kinds[text[i]]; {
		case kind&start != 0:
			i = w.ascii(text, i)
		case kind&gap != 0:
			if w.open {
				w.close(i)
			}
			if kind&stop != 0 {
				w.stop(text, i)
			}
			i++
		default:
			r, size := runeAt(text, i)
			w.wide(r, i)
			i += size
		}
	}
	if w.open {
		w.close(len(text))
	}
	return w.words
}

// wording is the word that is being read.
type wording struct {
	words []word
	now   word
	open  bool
	sum   uint64
	apart bool   // for the next word
	last  uint64 // the sum before the last letter
	tail  byte   // the last letter
}

func (w *wording) begin(at int, capital bool) {
	w.open, w.sum = true, hashStart
	near := len(w.words) > 0 && at-int(w.words[len(w.words)-1].end) <= 3
	w.now = word{at: int32(at), capital: capital, near: near, apart: w.apart}
	w.apart = false
}

// stop reads a character at which a sentence or a block may end.
func (w *wording) stop(text []byte, at int) {
	if text[at] == blockEnd {
		w.apart = true
		return
	}
	ended := at+1 == len(text) || text[at+1] <= ' '
	initial := len(w.words) > 0 && w.words[len(w.words)-1].letters == 1
	w.apart = w.apart || ended && !initial
}

// ascii reads letters and digits of ASCII as digit and letter do, and returns
// where they end.
func (w *wording) ascii(text []byte, i int) int {
	if !w.open {
		w.begin(i, text[i] >= 'A' && text[i] <= 'Z')
	}
	letters, digits, value := int(w.now.letters), int(w.now.digits), w.now.value
	sum, last, tail := w.sum, w.last, w.tail
	for ; i < len(text) && kinds[text[i]]&start != 0; i++ {
		c := text[i]
		if isDigit(c) {
			if digits < 15 {
				value = value*10 + uint64(c-'0')
			}
			digits++
		} else {
			c |= 0x20
			letters++
		}
		last, tail = sum, c
		sum = (sum ^ uint64(c)) * hashPrime
	}
	w.now.letters, w.now.digits, w.now.value = uint8(min(letters, 200)), uint8(min(digits, 200)), value
	w.sum, w.last, w.tail = sum, last, tail
	return i
}

func (w *wording) digit(c byte) {
	if w.now.digits < 15 {
		w.now.value = w.now.value*10 + uint64(c-'0')
	}
	w.now.digits = min(w.now.digits+1, 200)
	w.add(c)
}

func (w *wording) letter(c byte) {
	w.now.letters = min(w.now.letters+1, 200)
	w.add(c)
}

func (w *wording) add(c byte) {
	w.last, w.tail = w.sum, c
	w.sum = (w.sum ^ uint64(c)) * hashPrime
}

// wide reads a character beyond ASCII.
func (w *wording) wide(r rune, at int) {
	var letters string
	switch {
	case unseen(r):
		return
	case r < 0x250:
		letters = folded[r]
	default:
		letters = foldSlow(r)
	}
	if letters == "" {
		if w.open {
			w.close(at)
		}
		return
	}
	if !w.open {
		w.begin(at, unicode.IsUpper(r))
	}
	for i := range len(letters) {
		if isDigit(letters[i]) {
			w.digit(letters[i])
		} else {
			w.letter(letters[i])
		}
	}
}

func (w *wording) close(end int) {
	w.now.end = int32(end)
	w.now.sum = mix(w.sum)
	if w.tail == 's' && w.now.letters > 2 {
		w.now.stem = mix(w.last)
	}
	w.words = append(w.words, w.now)
	w.open = false
}
