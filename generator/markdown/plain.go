package markdown

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"
)

// plain reads the Markdown that plans are written in, at a tenth of goldmark's
// cost: headings of level 2 and 3, paragraphs, lists of "- " with one line to an
// item, tasks where they were decided, and words in bold or italics. Whatever
// else it meets, and whenever there is something to find, it gives up, and
// goldmark reads the whole text. When it answers, it says what goldmark says:
// FuzzPlain holds it to that.
type plain struct {
	*reading
	together       func(title string) bool
	sections       []Section
	block          block // the last one of the section
	open           bool  // the next line may go on with it
	decided, above bool  // as in reading.sections
}

// block is a kind of block.
type block byte

const (
	none block = iota
	paragraph
	bullets
	boxes
)

// readPlain reads the text of a plan. It is false for texts that it does not
// understand. One that is no longer than a paragraph may be is within all limits.
func (r *reading) readPlain(together func(title string) bool) ([]Section, bool) {
	if len(r.text) > maxParagraph {
		return nil, false
	}
	p := plain{reading: r, together: together}
	p.html.reset()
	p.tasks.reset()
	p.sections = make([]Section, 0, bytes.Count(r.text, []byte("\n#"))+1)
	for at := 0; at < len(r.text); {
		end := at + bytes.IndexByte(r.text[at:], '\n')
		if !p.line(span{at, end}) {
			return nil, false
		}
		at = end + 1
	}
	p.endSection()
	return p.written(), true
}

// line reads a line. Its end is not in the span, but always behind it.
func (p *plain) line(s span) bool {
	line := p.text[s.from:s.to]
	switch {
	case len(line) == 0:
		p.endBlock()
		return true
	case bytes.HasPrefix(line, []byte("## ")):
		return p.headline(2, span{s.from + len("## "), s.to})
	case bytes.HasPrefix(line, []byte("### ")):
		return p.headline(3, span{s.from + len("### "), s.to})
	case len(p.sections) == 0:
		return false
	case bytes.HasPrefix(line, []byte("- [")):
		return p.to(boxes) && p.task(span{s.from + len("- "), s.to})
	case bytes.HasPrefix(line, []byte("- ")):
		return p.to(bullets) && p.prose("\n<li>", span{s.from + len("- "), s.to}, "</li>")
	case p.open && p.block == paragraph:
		return p.prose("\n", s, "")
	}
	return p.to(paragraph) && p.prose("", s, "")
}

// headline begins a section. The first of level 3 without one of level 2 above it
// is a finding.
func (p *plain) headline(level int, s span) bool {
	set, ok := p.title(s)
	if !ok || level == 3 && len(p.sections) == 0 || bytes.IndexByte(p.text[s.from:s.to], '#') >= 0 {
		return false
	}
	p.endSection()
	p.said.Reset()
	p.write(&p.said, s, set)
	title := p.said.String()
	p.decided = p.together(title) || level == 3 && p.above
	if level == 2 {
		p.above = p.decided
	}
	line, _ := p.place(s.from)
	p.sections = append(p.sections, Section{Title: title, Level: level, Line: line})
	p.block = none
	return true
}

func (p *plain) endSection() {
	p.endBlock()
	if len(p.sections) > 0 {
		p.html.end()
	}
}

// to goes on with the open block, or begins one. It is false where goldmark sees
// one list in what looks like more: with blank lines between its items, or with
// the words of an item on two lines. Tasks leave their list, and so may not be in
// one with other items.
func (p *plain) to(b block) bool {
	list := p.block == bullets || p.block == boxes
	switch {
	case p.open && p.block == b:
		return true
	case list && (p.open || b != paragraph):
		return false
	}
	p.endBlock()
	if p.block, p.open = b, true; b == boxes {
		return true
	}
	if p.html.more() {
		put(&p.html, "\n")
	}
	put(&p.html, [...]string{paragraph: "<p>", bullets: "<ul>"}[b])
	return true
}

func (p *plain) endBlock() {
	if p.open {
		put(&p.html, [...]string{paragraph: "</p>", bullets: "\n</ul>", boxes: ""}[p.block])
	}
	p.open = false
}

// prose writes words that are neither a heading nor a task. Among what was
// decided they may have no colon: it could belong to a marker.
func (p *plain) prose(before string, s span, after string) bool {
	words := p.text[s.from:s.to]
	if words[0] != '*' && !p.begins(s.from) || p.decided && bytes.IndexByte(words, ':') >= 0 {
		return false
	}
	put(&p.html, before)
	open := 0 // stars
	for i := bytes.IndexByte(words, '*'); i >= 0; i = bytes.IndexByte(words, '*') {
		at := s.to - len(words) + i
		set, ok := p.signs(span{at - i, at})
		tag, stars := p.emphasis(at, open)
		if !ok || stars == 0 {
			return false
		}
		p.write(&p.html.buffer, span{at - i, at}, set)
		put(&p.html, tag)
		open, words = stars-open, words[i+stars:]
	}
	rest := span{s.to - len(words), s.to}
	set, ok := p.signs(rest)
	p.write(&p.html.buffer, rest, set)
	put(&p.html, after)
	return ok && open == 0
}

// emphasis returns what one or two stars at an offset become, if so many, or
// none, are open. It is nothing unless they certainly open or close.
func (p *plain) emphasis(at, open int) (tag string, stars int) {
	stars = 1
	if p.text[at+1] == '*' {
		stars = 2
	}
	before, _ := utf8.DecodeLastRune(p.text[:at])
	switch after := p.text[at+stars]; {
	case open == 0 && (before == ' ' || before == '\n') && p.begins(at+stars):
		return [...]string{1: "<em>", 2: "<strong>"}[stars], stars
	case open == stars && !unicode.IsSpace(before) && before != utf8.RuneError && bytes.IndexByte([]byte(" \n.,;:!?)"), after) >= 0:
		return [...]string{1: "</em>", 2: "</strong>"}[stars], stars
	}
	return "", 0
}

// task reads a task on one line, with its markers at the end.
func (p *plain) task(s span) bool {
	box, from := p.text[s.from:s.to], s.from+len("[ ] ")
	if !p.decided || len(box) <= len("[ ] ") || bytes.IndexByte([]byte(" xX"), box[1]) < 0 || box[2] != ']' || box[3] != ' ' {
		return false
	}
	set, ok := p.title(span{from, s.to})
	if !ok {
		return false
	}
	l := &p.paragraph
	l.flat = append(l.flat[:0], p.text[from:s.to]...)
	m, words := l.markers(), l.flat
	if len(m.cuts) > 0 {
		gone := l.mark(m.cuts)
		end := slices.Index(gone, true)
		if m.twice >= 0 || slices.Contains(gone[end:], false) {
			return false
		}
		words = bytes.TrimRight(words[:end], behindWords)
	}
	if len(words) == 0 || len(bytes.TrimSpace(words)) < len(words) {
		return false
	}
	t := Task{Done: box[1] != ' '}
	t.Line, t.Col = p.place(s.from)
	if m.by.to > m.by.from {
		t.ByLine, t.ByCol = p.place(from + m.by.from)
	}
	p.write(&p.tasks.buffer, span{from, from + len(words)}, set)
	p.tasks.end()
	_, _ = p.tasks.Write(l.flat[m.by.from:m.by.to])
	p.tasks.end()
	_, _ = p.tasks.Write(bytes.Trim(l.flat[m.responsible.from:m.responsible.to], " "))
	p.tasks.end()
	in := &p.sections[len(p.sections)-1]
	in.Tasks = append(in.Tasks, t)
	return true
}

// title looks at a line that is words alone, with single spaces: then they are
// the same as HTML and as plain words.
func (p *plain) title(s span) (set, ok bool) {
	words := p.text[s.from:s.to]
	if len(words) == 0 || !p.begins(s.from) || bytes.IndexByte(words, '*') >= 0 || bytes.Contains(words, []byte("  ")) {
		return false, false
	}
	return p.signs(s)
}

// begins reports whether words that begin at an offset begin no block: with a
// letter (those of Swedish are 0xC3 and another byte), with a quotation mark, a
// parenthesis, or a number that does not count the items of a list.
func (p *plain) begins(at int) bool {
	switch c := p.text[at]; {
	case c >= '0' && c <= '9':
		rest := bytes.TrimLeft(p.text[at:], "0123456789")
		return rest[0] != '.' && rest[0] != ')'
	default:
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == 0xC3 || c == '"' || c == '\'' || c == '('
	}
}

// sign is what a character may mean among words.
type sign byte

const (
	letter  sign = iota
	quote        // is typeset
	twin         // is typeset if it stands twice
	colon        // may belong to an address
	unknown      // may mean anything
)

var signs = func() (of [256]sign) {
	for c := range byte(' ') {
		of[c] = unknown
	}
	for _, c := range []byte("\\`<>&[]_~|@\x7F") {
		of[c] = unknown
	}
	of['"'], of['\''], of['-'], of['.'], of[':'] = quote, quote, twin, twin, colon
	return of
}()

// signs looks at words without emphasis: whether they have to be typeset, and
// whether all of their signs are known.
func (p *plain) signs(s span) (set, ok bool) {
	for i := s.from; i < s.to; i++ {
		switch c := p.text[i]; signs[c] {
		case quote:
			set = true
		case twin:
			set = set || p.text[i+1] == c
		case colon:
			if p.text[i+1] == '/' {
				return false, false
			}
		case unknown:
			return false, false
		}
	}
	return set, true
}

// write writes words as HTML.
func (p *plain) write(w *buffer, s span, set bool) {
	if set {
		p.speech.typeset(w, p.text, s)
		return
	}
	_, _ = w.Write(p.text[s.from:s.to])
}

// written gives the sections and tasks their texts.
func (p *plain) written() []Section {
	html, tasks := p.html.texts(), p.tasks.texts()
	for i := range p.sections {
		s := &p.sections[i]
		s.HTML = html()
		for j := range s.Tasks {
			t := &s.Tasks[j]
			t.Text, t.By, t.Responsible = tasks(), tasks(), tasks()
			t.HTML = t.Text
		}
	}
	return p.sections
}

// tape is texts one behind the other, which become one string in memory.
type tape struct {
	buffer
	ends []int
}

func (t *tape) reset() {
	t.Reset()
	t.ends = t.ends[:0]
}

// end ends a text.
func (t *tape) end() { t.ends = append(t.ends, t.Len()) }

// more reports whether something was written since the last text ended.
func (t *tape) more() bool {
	return t.Len() > 0 && (len(t.ends) == 0 || t.Len() > t.ends[len(t.ends)-1])
}

// texts returns a function that returns the texts in their order.
func (t *tape) texts() func() string {
	all, from, i := t.String(), 0, 0
	return func() string {
		text := all[from:t.ends[i]]
		from = t.ends[i]
		i++
		return text
	}
}
