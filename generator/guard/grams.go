package guard

// A gram is the hash of something that can be a trace: some words in a row, a
// number however it is written, a day beside a name. What a plan holds and what
// an open file holds are compared as grams, so that neither need be kept.
type gram = uint64

// The kinds of grams are told apart by what they are mixed with.
const (
	seedPhrase  = 0x9e3779b97f4a7c15 // up to nine words in a row
	seedClose   = 0xff51afd7ed558ccd // two to five in one sentence, of which one is an ordinary word
	seedCapital = 0xc2b2ae3d27d4eb4f // the same, if all are ordinary and each has a capital
	seedNumber  = 0x165667b19e3779f9 // digits in a row
	seedBorn    = 0x27d4eb2f165667c5 // a day near a word
	seedDay     = 0x85ebca6b2545f491 // a day by itself
	seedPassage = 0x94d049bb133111eb // passageWords words in a row
)

const (
	base         = 0x2545f4914f6cdd1d // of the hash of words in a row
	phraseWords  = 5                  // in a phrase that is searched everywhere
	wideWords    = 9                  // in one that is searched where the source has not been
	passageWords = 10
	bornNear     = 8    // so near a day of birth a name must stand, in the same sentence
	minNoise     = 5    // letters in what is no chance among bytes that may mean nothing
	minPassage   = 40   // letters in a passage
	passageBit   = 1    // set in the grams of passages, and in no other
	maxDigits    = 15   // in a number
	minDigits    = 7    // in a number that is searched
	firstBorn    = 1900 // the first year of a day of birth
	lastBorn     = 2099
)

var powers = powersOf(base)

func powersOf(b uint64) (p [passageWords + 1]uint64) {
	p[0] = 1
	for i := range passageWords {
		p[i+1] = p[i] * b
	}
	return p
}

func seal(h, seed uint64) gram { return mix(h^seed) &^ passageBit }

// phrase is the gram of all the words in a row.
func phrase(ws []word) gram { return seal(hashOf(ws), seedPhrase) }

// nameGram is the gram of a name. Ordinary words stand side by side by chance: at
// the end of one sentence and the beginning of the next, or if all of the name
// are such words, anywhere.
func nameGram(ws []word) gram {
	switch n := count(ws, ordinary); {
	case n == len(ws):
		return seal(hashOf(ws), seedCapital)
	case n > 0:
		return seal(hashOf(ws), seedClose)
	}
	return phrase(ws)
}

func hashOf(ws []word) (h uint64) {
	for i := range ws {
		h = h*base + ws[i].sum
	}
	return h
}

// reader tells the grams of a text one by one.
type reader struct {
	noise bool // what is read are bytes of a picture or a font, in which short words stand by chance
	wide  bool // also those that are searched only where the source has not been
	see   func(grams []gram)
	told  *rows    // whose grams need not be told again; nil to tell all
	ends  *ends    // of what is looked for; nil if that is not known, and everything is told
	sums  []uint64 // sums[i] is the hash of all words before i
	rows  []uint64 // the same, with all that matters of the words
	usual []bool   // which words are ordinary
	grams []gram   // that are to be told,
	at    []int32  // and with which word each begins
}

// batch is how many grams are told at once, and some more.
const batch = 1 << 10

// tell tells a gram that begins with the word at i, with others.
func (r *reader) tell(g gram, i int) {
	r.grams = append(r.grams, g)
	r.at = append(r.at, int32(i))
}

// flush tells what was not told yet.
func (r *reader) flush() {
	r.see(r.grams)
	r.grams, r.at = r.grams[:0], r.at[:0]
}

func (r *reader) read(ws []word) {
	r.sums, r.rows, r.usual = append(r.sums[:0], 0), append(r.rows[:0], 0), r.usual[:0]
	for i := range ws {
		r.sums = append(r.sums, r.sums[i]*base+ws[i].sum)
		r.rows = append(r.rows, r.rows[i]*base+ws[i].all())
		r.usual = append(r.usual, ordinary.has(ws[i].sum) || ordinary.has(ws[i].stem))
	}
	longest := phraseWords
	if r.wide {
		longest = wideWords
	}
	letters := 0 // in the last passageWords words
	for end := 1; end <= len(ws); end++ {
		last := &ws[end-1]
		letters += int(last.letters)
		if end > passageWords {
			letters -= int(ws[end-1-passageWords].letters)
		}
		fresh := r.told == nil || r.told.add(r.row(end))
		if fresh && (r.ends == nil || r.ends.has(last)) {
			r.phrases(ws, end, longest)
		}
		if fresh && end >= passageWords && letters >= minPassage {
			h := r.sums[end] - r.sums[end-passageWords]*powers[passageWords]
			r.tell(mix(h^seedPassage)|passageBit, end-passageWords)
		}
		if last.digits > 0 {
			r.numbers(ws, end)
			r.day(ws, end)
		}
		if len(r.grams) > batch {
			r.flush()
		}
	}
	r.flush()
}

// row is the hash of the words before end that a phrase or a passage which ends
// there is made of.
func (r *reader) row(end int) uint64 {
	n := min(end, passageWords)
	h := r.rows[end] - r.rows[end-n]*powers[n] + uint64(n)
	if r.noise {
		h = ^h
	}
	return mix(h)
}

// phrases tells the phrases that end before the word at end, and what they are
// if the s at their end is a genitive's.
func (r *reader) phrases(ws []word, end, longest int) {
	genitive := uint64(0)
	if stem := ws[end-1].stem; stem != 0 {
		genitive = stem - ws[end-1].sum
	}
	close, some, every := true, false, true
	letters := 0
	for n := 1; n <= min(longest, end); n++ {
		first := &ws[end-n]
		letters += int(first.letters)
		chance := r.noise && letters < minNoise
		h := r.sums[end] - r.sums[end-n]*powers[n]
		if !chance {
			r.phrase(h, genitive, n, seedPhrase, end-n)
		}
		some, every = some || r.usual[end-n], every && r.usual[end-n] && first.capital
		if n > 1 && n <= phraseWords && close && some && !chance {
			r.phrase(h, genitive, n, seedClose, end-n)
			if every {
				r.phrase(h, genitive, n, seedCapital, end-n)
			}
		}
		close = close && !first.apart
	}
}

func (r *reader) phrase(h, genitive uint64, n int, seed uint64, first int) {
	r.tell(seal(h, seed), first)
	if genitive != 0 && n <= phraseWords {
		r.tell(seal(h+genitive, seed), first)
	}
}

// numbers tells the numbers whose last digits are the word before end.
func (r *reader) numbers(ws []word, end int) {
	var value, scale uint64 = 0, 1
	digits := 0
	for i := end - 1; i >= 0 && ws[i].number(); i-- {
		digits += int(ws[i].digits)
		if digits > maxDigits {
			return
		}
		value += ws[i].value * scale
		for range ws[i].digits {
			scale *= 10
		}
		if digits >= minDigits {
			for _, n := range spellings(value, digits) {
				r.tell(seal(n, seedNumber), i)
			}
		}
		if !ws[i].near {
			return
		}
	}
}

// spellings are a number as it is searched: without zeros before it, without
// Sweden's 46, and a personal identity number without its century.
func spellings(value uint64, digits int) []uint64 {
	if digits == 12 && value >= 18e10 && value < 21e10 {
		return []uint64{value, value % 1e10}
	}
	if digits >= 10 && digits <= 13 {
		for _, cc := range []uint64{46e7, 46e8, 46e9} {
			if value >= cc && value < cc/46*47 {
				return []uint64{value, value % (cc / 46)}
			}
		}
	}
	return []uint64{value}
}

// day tells the day that ends before the word at end, with the words around it.
func (r *reader) day(ws []word, end int) {
	day, n := dayAt(ws[:end])
	if n == 0 {
		return
	}
	first := end - n
	r.tell(seal(day, seedDay), first)
	for i := end - n; i > max(0, end-n-bornNear) && !ws[i].apart; i-- {
		r.born(day, &ws[i-1], first)
	}
	for i := end; i < min(len(ws), end+bornNear) && !ws[i].apart; i++ {
		r.born(day, &ws[i], first)
	}
}

func (r *reader) born(day uint64, name *word, first int) {
	r.tell(born(day, name.sum), first)
	if name.stem != 0 {
		r.tell(born(day, name.stem), first)
	}
}

func born(day, name uint64) gram { return seal(mix(day)+name, seedBorn) }

// dayAt reads the day that the last words say, as year·10000 + month·100 + day,
// and how many words say it: 1998-04-12, 19980412, 12 april 1998, 12/4 1998.
func dayAt(ws []word) (day uint64, n int) {
	last := ws[len(ws)-1]
	if last.number() && last.digits == 8 {
		return checked(last.value/10000, last.value/100%100, last.value%100, 1)
	}
	if len(ws) < 3 || last.letters > 0 {
		return 0, 0
	}
	first, middle := ws[len(ws)-3], ws[len(ws)-2]
	month := middle.value
	if middle.letters > 0 {
		month = months[middle.sum]
	}
	if !first.number() {
		return 0, 0
	}
	if first.digits == 4 && last.digits <= 2 {
		return checked(first.value, month, last.value, 3)
	}
	if last.digits == 4 && first.digits <= 2 {
		return checked(last.value, month, first.value, 3)
	}
	return 0, 0
}

func checked(year, month, dom uint64, n int) (uint64, int) {
	if year < firstBorn || year > lastBorn || month < 1 || month > 12 || dom < 1 || dom > 31 {
		return 0, 0
	}
	return year*10000 + month*100 + dom, n
}

// months are the names of months as dates hold them, by the word's sum.
var months = monthSums(
	"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta",
	"jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
)

func monthSums(names ...string) map[uint64]uint64 {
	sums := map[uint64]uint64{}
	for i, name := range names {
		sums[words([]byte(name), nil)[0].sum] = uint64(i%12) + 1
	}
	return sums
}
