package markdown

import (
	"bytes"
	"slices"
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
	boxes // tasks, which leave their list
)

// The tags around each block.
var (
	beginTags = [...]string{paragraph: "<p>", bullets: "<ul>\n", boxes: ""}
	endTags   = [...]string{paragraph: "</p>\n", bullets: "</ul>\n", boxes: ""}
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
	for i, from := range r.lines {
		to := len(r.text)
		if i+1 < len(r.lines) {
			to = r.lines[i+1]
		}
		if !p.line(span{from, to - 1}) {
			return nil, false
		}
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
	case bytes.HasPrefix(line, []byte("## ")), bytes.HasPrefix(line, []byte("### ")):
		return p.headline(bytes.IndexByte(line, ' '), s)
	case len(p.sections) == 0:
		return false
	case bytes.HasPrefix(line, []byte("- [")):
		return p.to(boxes) && p.task(span{s.from + len("- "), s.to})
	case bytes.HasPrefix(line, []byte("- ")):
		return p.to(bullets) && p.prose("<li>", span{s.from + len("- "), s.to}, "</li>\n")
	case p.open && p.block == paragraph:
		return p.prose("\n", s, "")
	}
	return p.to(paragraph) && p.prose("", s, "")
}

// headline begins a section. If the first one is of level 3, that is a finding.
func (p *plain) headline(level int, s span) bool {
	s.from += level + len(" ")
	how := p.signs(s)
	if !p.begins(s.from) || how.any(unknown|star|gap|hash) || level == 3 && len(p.sections) == 0 {
		return false
	}
	p.endSection()
	p.said.Reset()
	p.write(&p.said, s, how)
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
	if p.endBlock(); len(p.sections) > 0 {
		p.html.Truncate(len(bytes.TrimRight(p.html.Bytes(), "\n")))
		p.html.end()
	}
}

// to goes on with the open block, or begins one. It is false for lists that
// goldmark reads in another way: with blank lines between the items, with an item
// on more than one line, and with tasks among other items.
func (p *plain) to(b block) bool {
	if p.open && p.block == b {
		return true
	}
	if list := p.block >= bullets; list && (p.open || b >= bullets) {
		return false
	}
	p.endBlock()
	p.block, p.open = b, true
	put(&p.html, beginTags[b])
	return true
}

func (p *plain) endBlock() {
	if p.open {
		put(&p.html, endTags[p.block])
	}
	p.open = false
}

// prose writes words that are neither a heading nor a task. Among what was
// decided they may have no colon: it could belong to a marker.
func (p *plain) prose(before string, s span, after string) bool {
	how := p.signs(s)
	if how.any(unknown) || p.text[s.from] != '*' && !p.begins(s.from) || p.decided && how.any(colon) {
		return false
	}
	put(&p.html, before)
	open := 0 // stars
	for {
		i := bytes.IndexByte(p.text[s.from:s.to], '*')
		if i < 0 {
			break
		}
		tag, stars := p.emphasis(s.from+i, open)
		if stars == 0 {
			return false
		}
		p.write(&p.html.buffer, span{s.from, s.from + i}, how)
		put(&p.html, tag)
		open, s.from = stars-open, s.from+i+stars
	}
	p.write(&p.html.buffer, s, how)
	put(&p.html, after)
	return open == 0
}

// task reads a task on one line, with its markers at the end.
func (p *plain) task(s span) bool {
	box := p.text[s.from:s.to]
	s.from += len("[ ] ")
	if !p.decided || len(box) <= len("[ ] ") || bytes.IndexByte([]byte(" xX"), box[1]) < 0 || box[2] != ']' || box[3] != ' ' {
		return false
	}
	l := &p.paragraph
	l.flat = append(l.flat[:0], p.text[s.from:s.to]...)
	how, m, words := p.signs(s), l.markers(), l.flat
	if len(m.cuts) > 0 {
		gone := l.mark(m.cuts)
		end := slices.Index(gone, true)
		if m.twice >= 0 || slices.Contains(gone[end:], false) {
			return false
		}
		words = bytes.TrimRight(words[:end], behindWords)
	}
	if !p.begins(s.from) || how.any(unknown|star|gap) || len(words) == 0 || len(bytes.TrimSpace(words)) < len(words) {
		return false
	}
	t := Task{Done: box[1] != ' '}
	t.Line, t.Col = p.place(s.from - len("[ ] "))
	if m.by.to > m.by.from {
		t.ByLine, t.ByCol = p.place(s.from + m.by.from)
	}
	in := &p.sections[len(p.sections)-1]
	if in.Tasks == nil {
		in.Tasks = make([]Task, 0, bytes.Count(p.text[s.from:], []byte("\n- ["))+1)
	}
	in.Tasks = append(in.Tasks, t)
	p.write(&p.tasks.buffer, span{s.from, s.from + len(words)}, how)
	p.tasks.end()
	_, _ = p.tasks.Write(l.flat[m.by.from:m.by.to])
	p.tasks.end()
	_, _ = p.tasks.Write(bytes.Trim(l.flat[m.responsible.from:m.responsible.to], " "))
	p.tasks.end()
	return true
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
