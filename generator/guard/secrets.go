package guard

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"planportal/generator/plan"
)

// Kind says what of a plan a trace is.
type Kind uint8

// The kinds of secrets.
const (
	Name    Kind = iota + 1 // of a person
	ID                      // of the plan
	Number                  // a personal identity number, a phone number, any long number; an e-mail address
	Born                    // the day of birth
	Place                   // where people met
	Passage                 // words of the text
)

// Secret is one thing of a plan that must not stand on the open site.
type Secret struct {
	gram gram
	Kind Kind
	// Weak says that the words are those of many: they count only where the open
	// site's own source has not been.
	Weak bool
	// Again says that it is another spelling of a secret that is counted already.
	Again bool
	end   uint32 // of the last word's sum, of what is words in a row and no passage
}

// phraseOf is the secret of all the words in a row.
func phraseOf(ws []word, kind Kind) Secret {
	return Secret{gram: phrase(ws), Kind: kind, end: endOf(ws)}
}

// nameOf is the secret of a name.
func nameOf(ws []word) Secret { return Secret{gram: nameGram(ws), Kind: Name, end: endOf(ws)} }

func endOf(ws []word) uint32 { return uint32(ws[len(ws)-1].sum) }

func (s Secret) weak() Secret {
	s.Weak = true
	return s
}

func (s Secret) again() Secret {
	s.Again = true
	return s
}

// Subject is a plan file as the guard sees it.
type Subject struct {
	Path, Unit, ID string
	Plan           plan.Packed // none if the file could never be read
	Torn           []byte      // the text of a file that cannot be read as it stands
}

// Secrets are all secrets of a plan, each once. What everybody may know is not
// among them.
func (a *Allowed) Secrets(s Subject) []Secret { return a.secrets(s, plan.Packed{}, true) }

// strong are those of them that are searched everywhere.
func (a *Allowed) strong(s Subject) []Secret { return a.secrets(s, plan.Packed{}, false) }

// strongNews are strong ones of a plan, without those of the texts that stand in an
// older version of it, too.
func (a *Allowed) strongNews(m Move) []Secret { return a.secrets(m.New, m.Old.Plan, false) }

func (a *Allowed) secrets(s Subject, older plan.Packed, weak bool) []Secret {
	c := collectors.Get().(*collector)
	defer c.end()
	c.allowed, c.weak = a, weak
	c.id(s)
	if p := s.Plan.In(&c.room); p != nil {
		c.plan(p, older.In(&c.olderRoom))
	}
	c.torn(s.Torn)
	slices.SortFunc(c.found, func(x, y Secret) int {
		if x.gram != y.gram {
			return cmp.Compare(x.gram, y.gram)
		}
		return cmp.Or(before(x.Weak, y.Weak), before(x.Again, y.Again), cmp.Compare(x.Kind, y.Kind))
	})
	return slices.Clone(slices.CompactFunc(c.found, func(x, y Secret) bool { return x.gram == y.gram }))
}

// before sorts what is false first.
func before(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// collector gathers the secrets of one plan.
type collector struct {
	allowed         *Allowed
	weak            bool // weak ones, too
	found           []Secret
	client          string
	named           []word   // the words of the client's name and the representative's
	others          []string // names of other persons that were added
	letters         []byte   // scratch
	words           []word   // scratch
	grams           []gram   // scratch
	room, olderRoom plan.Plan
}

// collectors are those that wait for a plan.
var collectors = sync.Pool{New: func() any { return new(collector) }}

// end makes room for the next plan.
func (c *collector) end() {
	clear(c.others)
	*c = collector{found: c.found[:0], named: c.named[:0], others: c.others[:0], letters: c.letters, words: c.words, grams: c.grams, room: c.room, olderRoom: c.olderRoom}
	collectors.Put(c)
}

func (c *collector) put(s Secret) {
	if !c.allowed.grams[s.gram] && (c.weak || !s.Weak) {
		c.found = append(c.found, s)
	}
}

// split cuts a text into words, which are there until the next text is cut.
func (c *collector) split(text string) []word {
	c.letters = append(c.letters[:0], text...)
	c.words = words(c.letters, c.words[:0])
	return c.words
}

func (c *collector) addWeak(ws []word, kind Kind) {
	if !c.weak || len(ws) == 0 || len(ws) > wideWords || count(ws, common) == len(ws) {
		return
	}
	c.put(phraseOf(ws, kind).weak())
}

// id: an id is searched by itself if nothing else is written so, else with its
// unit before it, as in an address.
func (c *collector) id(s Subject) {
	ws := c.split(s.ID)
	if len(ws) == 0 || len(ws) > phraseWords {
		return
	}
	if !telling(ws, len(s.ID)) {
		c.addWeak(ws, ID)
		if both := c.split(s.Unit + "/" + s.ID); len(both) <= phraseWords {
			c.put(phraseOf(both, ID).again())
		}
		return
	}
	c.put(phraseOf(ws, ID))
	if len(ws) > 1 {
		c.put(phraseOf(c.split(strings.ReplaceAll(s.ID, "-", "")), ID).again())
	}
}

// telling reports whether an id is like no other text: "lss-2025-0142", not
// "lss-10", "kontakt" or "2025-10-20".
func telling(ws []word, length int) bool {
	digits, year := 0, false
	for _, w := range ws {
		digits += int(w.digits)
		year = year || w.number() && w.digits == 4 && w.value >= 1900 && w.value < 2100
	}
	if day, _ := dayAt(ws); day != 0 {
		return false
	}
	return digits >= 5 || digits >= 3 && length >= 6 && !year
}

// plan adds what a plan holds. older is another version of it, of which the texts
// are left out; nil for none.
func (c *collector) plan(p, older *plan.Plan) {
	if older == nil {
		older = &noPlan
	}
	c.client = p.Client
	c.person(p.Client)
	c.person(p.Representative.Name)
	c.born(p)
	c.someone(p.Responsible)
	for _, m := range p.Meetings {
		for _, name := range m.Present {
			c.someone(name)
		}
		c.place(m.Place)
	}
	for _, name := range p.Copies {
		c.someone(name)
	}
	for _, o := range p.Others {
		c.addWeak(c.split(o.Who), Place)
		c.text(o.What)
	}
	for _, a := range p.Agreements {
		c.someone(a.Responsible)
		if !slices.ContainsFunc(older.Agreements, func(o plan.Agreement) bool { return o.Text == a.Text }) {
			c.text(a.Text)
		}
	}
	for _, s := range p.Sections {
		if slices.ContainsFunc(older.Sections, func(o plan.Section) bool { return o.Title == s.Title && o.HTML == s.HTML }) {
			continue
		}
		c.text(s.Title)
		for _, block := range blocks(s.HTML) {
			c.text(block)
		}
	}
}

var noPlan plan.Plan

func (c *collector) born(p *plan.Plan) {
	if p.Born.IsZero() {
		return
	}
	day, n := dayAt(c.split(p.Born.String()))
	if n == 0 {
		return
	}
	for _, w := range c.named {
		if w.letters > 1 && !ordinary.has(w.sum) {
			c.put(Secret{gram: born(day, w.sum), Kind: Born, Again: true})
		}
	}
	c.put(Secret{gram: seal(day, seedDay), Kind: Born, Weak: true})
}

// person adds the name of the client, or of who speaks for the client.
func (c *collector) person(name string) {
	ws := c.split(name)
	c.named = append(c.named, ws...)
	if len(ws) == 1 {
		c.single(ws[0], Name)
	}
	if len(ws) < 2 {
		return
	}
	c.name(ws)
	if joined := strings.ReplaceAll(name, " ", ""); utf8.RuneCountInString(joined) >= 8 {
		if j := c.split(joined); len(j) == 1 {
			c.put(phraseOf(j, Name).again())
		}
	}
}

// someone adds the name of another person. What is an organisation's, a unit's
// or a role is no name.
func (c *collector) someone(name string) {
	if name == c.client || slices.Contains(c.others, name) {
		return
	}
	c.others = append(c.others, name)
	if i := strings.IndexAny(name, ",(/"); i > 0 {
		name = name[:i]
	}
	ws := c.split(name)
	if c.allowed.grams[phrase(ws)] {
		return
	}
	switch {
	case len(ws) == 1:
		c.single(ws[0], Name)
	case body(name) || !nameLike(name):
		c.addWeak(ws, Name)
	case len(ws) > 1:
		c.name(ws)
	}
}

// single adds a word that stands alone: by itself it tells of nobody, but for
// one that no language has.
func (c *collector) single(w word, kind Kind) {
	if odd(w) {
		c.put(phraseOf([]word{w}, kind))
		return
	}
	c.addWeak([]word{w}, kind)
}

// odd reports whether a word is a mark that somebody made, not a word.
func odd(w word) bool { return w.letters >= 3 && w.digits >= 2 && w.letters+w.digits >= 10 }

// name adds a name of several words: as it is written, with the last name
// first, and without the middle ones.
func (c *collector) name(ws []word) {
	ws = ws[:min(len(ws), phraseWords)]
	first, last := ws[0], ws[len(ws)-1]
	c.put(nameOf(ws))
	var turned [phraseWords]word
	c.put(nameOf(append(append(turned[:0], last), ws[:len(ws)-1]...)).again())
	if len(ws) > 2 {
		c.put(nameOf([]word{first, last}).again())
		c.put(nameOf([]word{last, first}).again())
	}
}

// nameLike reports whether each word has a capital, but for von, af and de.
func nameLike(name string) bool {
	for _, w := range strings.Fields(name) {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && !slices.Contains([]string{"von", "af", "av", "de", "van", "der", "al", "bin", "la", "di"}, w) {
			return false
		}
	}
	return true
}

// place adds where people met: a house's address and a place that is called by
// somebody's name are searched everywhere, other places are anybody's.
func (c *collector) place(name string) {
	ws := c.split(name)
	if len(ws) == 1 {
		c.single(ws[0], Place)
		return
	}
	personal := slices.ContainsFunc(ws, func(w word) bool {
		return slices.ContainsFunc(c.named, func(n word) bool {
			return n.letters > 2 && !ordinary.has(n.sum) && (w.sum == n.sum || w.stem == n.sum)
		})
	})
	if len(ws) > 1 && len(ws) <= phraseWords && personal {
		c.put(phraseOf(ws, Place))
		return
	}
	for i := 1; i < len(ws); i++ {
		if ws[i].number() && ws[i].digits <= 3 && ws[i-1].letters >= 5 && !rooms.has(ws[i-1].sum) {
			c.put(phraseOf(ws[i-1:i+1], Place))
		}
	}
	c.addWeak(ws, Place)
}
