package guard

import (
	"iter"
	"strings"
)

// What a text says that could be found again.

// text adds what a block of text holds: its sentences and passages, and the
// numbers, addresses and marks in it.
func (c *collector) text(block string) {
	ws := c.split(block)
	for i, w := range ws {
		if odd(w) {
			c.put(phraseOf(ws[i:i+1], Number))
		}
	}
	c.numbers(block, ws)
	c.passages(ws, everyWords)
	for sentence := range sentences(block, ws) {
		if len(sentence) >= passageWords {
			c.passages(sentence, len(sentence))
		} else if len(sentence) > 3 {
			c.addWeak(sentence, Passage)
		}
	}
	c.addresses(block)
}

// everyWords: of so many passages in a row, one is kept. A piece of a text is
// found if it is a whole sentence of passageWords words or more, or any
// everyWords+passageWords-1 words in a row.
const everyWords = 15

// passages keeps, of each so many passages in a row, the one with the smallest
// gram, so that the same ones are kept whatever stands around them (Schleimer,
// Wilkerson and Aiken, "Winnowing", 2003).
func (c *collector) passages(ws []word, every int) {
	c.grams = passages(ws, c.grams[:0])
	every = min(every, len(c.grams))
	least := -1 // where the smallest of the last so many is
	for i := every; every > 0 && i <= len(c.grams); i++ {
		switch {
		case least < i-every:
			least = smallest(c.grams, i-every, i)
		case c.grams[i-1] < c.grams[least]:
			least = i - 1
		default:
			continue // it is added already
		}
		c.put(Secret{gram: c.grams[least], Kind: Passage})
	}
}

func smallest(grams []gram, from, to int) int {
	least := from
	for i := from + 1; i < to; i++ {
		if grams[i] < grams[least] {
			least = i
		}
	}
	return least
}

// passages are the grams of all passages in a row of words.
func passages(ws []word, into []gram) []gram {
	letters, h := 0, uint64(0)
	for i := range ws {
		letters += int(ws[i].letters)
		h = h*base + ws[i].sum
		if i >= passageWords {
			letters -= int(ws[i-passageWords].letters)
			h -= ws[i-passageWords].sum * powers[passageWords]
		}
		if i >= passageWords-1 && letters >= minPassage {
			into = append(into, mix(h^seedPassage)|passageBit)
		}
	}
	return into
}

// numbers adds each run of digits that is long enough and no day, and no number
// that companies and authorities have: 010, 020, 077.
func (c *collector) numbers(block string, ws []word) {
	for i := 0; i < len(ws); {
		if !ws[i].number() {
			i++
			continue
		}
		from, digits, value := i, 0, uint64(0)
		for ; i < len(ws) && ws[i].number() && (i == from || ws[i].near) && digits+int(ws[i].digits) <= maxDigits; i++ {
			for range ws[i].digits {
				value *= 10
			}
			value += ws[i].value
			digits += int(ws[i].digits)
		}
		if i == from {
			i++
			continue
		}
		if day, n := dayAt(ws[from:i]); n == i-from && day > 0 || digits < minDigits || anybodys(block[ws[from].at:]) {
			continue
		}
		for i, n := range spellings(value, digits) {
			if n >= 1e5 {
				c.put(Secret{gram: seal(n, seedNumber), Kind: Number, Again: i > 0})
			}
		}
	}
}

func anybodys(number string) bool {
	for _, public := range []string{"010", "020", "0200", "077", "116"} {
		if strings.HasPrefix(number, public) {
			return true
		}
	}
	return false
}

// addresses adds e-mail addresses.
func (c *collector) addresses(block string) {
	if !strings.Contains(block, "@") {
		return
	}
	for _, field := range strings.Fields(block) {
		if !strings.Contains(field, "@") {
			continue
		}
		if ws := c.split(field); len(ws) > 2 && len(ws) <= phraseWords {
			c.put(phraseOf(ws, Number))
		}
	}
}

// sentences cuts the words of a block where a sentence ends.
func sentences(block string, ws []word) iter.Seq[[]word] {
	return func(yield func([]word) bool) {
		from := 0
		for i := range ws {
			last := i == len(ws)-1
			if last || strings.ContainsAny(block[ws[i].end:ws[i+1].at], ".!?:;\n") {
				if !yield(ws[from : i+1]) {
					return
				}
				from = i + 1
			}
		}
	}
}

// torn adds what can be told of a text that could not be read as a plan.
func (c *collector) torn(text []byte) {
	for line := range strings.Lines(string(text)) {
		key, value, _ := strings.Cut(line, ":")
		switch strings.ToLower(strings.TrimLeft(key, " -{")) {
		case "client", "responsible", "representative", "name":
			c.person(strings.Trim(value, " \r\n\"'"))
		default:
			c.text(line)
		}
	}
}
