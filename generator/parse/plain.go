package parse

import (
	"strings"

	"planportal/generator/day"
)

// plain reads the YAML that plans are written in, at a tenth of the library's
// cost: keys at column 1 with a value on their line, or with one block of keys or
// of "- " items below them; brackets close on the line on which they open.
// Whatever else it meets, it gives up, and the library reads the whole header.
// When it answers, it says what the library says: FuzzPlain holds it to that.
type plain struct {
	text   string
	at     int
	line   int // on which at is
	begin  int // column 1 is here; moved on by the bytes that continue a character
	indent int // of the line, before any block of it is read; -1 at the end
	open   int // brackets around at
	*desk
}

// maxOpen is how many brackets may be open here at once.
const maxOpen = 4

// readPlain reads a header that begins on a line of the file. It is false for
// headers that it does not understand.
func readPlain(text string, first int, d *desk) (node, bool) {
	if strings.IndexByte(text, '\t') >= 0 {
		return node{}, false
	}
	p := plain{text: text, line: first, desk: d}
	p.toText()
	root, ok := p.dict(0)
	root.line, root.col = 1, 1
	return root, ok && p.indent < 0 && len(root.pairs) > 0
}

func (p *plain) col() int { return p.at - p.begin + 1 }

// char is the byte at an offset from here, a line end behind the text.
func (p *plain) char(offset int) byte {
	if p.at+offset < len(p.text) {
		return p.text[p.at+offset]
	}
	return '\n'
}

func (p *plain) spaces() {
	for p.char(0) == ' ' {
		p.at++
	}
}

// toText moves to the first line from here on that says something.
func (p *plain) toText() {
	for p.begin = p.at; p.at < len(p.text); p.begin = p.at {
		p.spaces()
		if c := p.char(0); c != '\n' && c != '#' {
			p.indent = p.at - p.begin
			return
		}
		p.nextLine()
	}
	p.indent = -1
}

func (p *plain) nextLine() {
	end := strings.IndexByte(p.text[p.at:], '\n')
	if end < 0 {
		p.at = len(p.text)
		return
	}
	p.at += end + 1
	p.line++
}

// endLine moves from behind a value to the next line that says something. Only
// a comment may follow the value: after a space, and with a space of its own,
// for otherwise it could be meant as a part of the value.
func (p *plain) endLine() bool {
	spaced := p.char(0) == ' '
	p.spaces()
	if p.char(0) == '#' {
		for p.char(0) == '#' {
			p.at++
		}
		if c := p.char(0); !spaced || c != ' ' && c != '\n' {
			return false
		}
	} else if p.char(0) != '\n' {
		return false
	}
	p.nextLine()
	p.toText()
	return true
}

// dict reads the lines at an indent as keys and values.
func (p *plain) dict(indent int) (node, bool) {
	n := node{shape: dict, line: p.line, col: p.col()}
	from := p.pairs.mark()
	for p.indent == indent {
		key, ok := p.key()
		if !ok {
			return n, false
		}
		value, ok := p.lineValue(indent)
		if !ok {
			return n, false
		}
		p.pairs.push(pair{key, value})
	}
	n.pairs = p.pairs.since(from)
	return n, true
}

// list reads the lines at an indent as items.
func (p *plain) list(indent int) (node, bool) {
	n := node{shape: list, line: p.line, col: p.col()}
	from := p.items.mark()
	for p.indent == indent {
		if p.char(0) != '-' || p.char(1) != ' ' {
			return n, false
		}
		p.at++
		p.spaces()
		item, ok := p.value()
		if !ok || !p.endLine() {
			return n, false
		}
		p.items.push(item)
	}
	n.items = p.items.since(from)
	return n, true
}

// key reads a key and its colon.
func (p *plain) key() (node, bool) {
	n, ok := p.words()
	if !ok || p.char(0) != ':' {
		return n, false
	}
	p.at++
	return n, true
}

// lineValue reads what stands behind a key at an indent: on its line, or below.
func (p *plain) lineValue(indent int) (node, bool) {
	nothing, behind := node{line: p.line, col: p.col(), reads: asNull}, p.at
	p.spaces()
	if c := p.char(0); c != '\n' && c != '#' {
		n, ok := p.value()
		return n, ok && p.endLine()
	}
	if p.at = behind; !p.endLine() {
		return nothing, false
	}
	switch {
	case p.indent <= indent:
		return nothing, true
	case indent > 0:
		return nothing, false
	case p.char(0) == '-':
		return p.list(p.indent)
	}
	return p.dict(p.indent)
}

// value reads a value that ends on its line.
func (p *plain) value() (node, bool) {
	switch c := p.char(0); {
	case p.open == maxOpen:
		return node{}, false
	case c == '{':
		return p.braces()
	case c == '[':
		return p.brackets()
	case c == '"', c == '\'':
		return p.quoted()
	}
	return p.words()
}

// braces reads a map in braces.
func (p *plain) braces() (node, bool) {
	n := node{shape: dict, line: p.line, col: p.col()}
	from := p.pairs.mark()
	more := p.enter('}')
	for more {
		key, ok := p.key()
		if !ok {
			return n, false
		}
		p.spaces()
		value := node{line: p.line, col: p.col(), reads: asNull}
		if c := p.char(0); c != ',' && c != '}' {
			if value, ok = p.value(); !ok {
				return n, false
			}
		}
		p.pairs.push(pair{key, value})
		if more, ok = p.comma('}'); !ok {
			return n, false
		}
	}
	n.pairs = p.pairs.since(from)
	return n, true
}

// brackets reads a list in brackets.
func (p *plain) brackets() (node, bool) {
	n := node{shape: list, line: p.line, col: p.col()}
	from := p.items.mark()
	more := p.enter(']')
	for more {
		item, ok := p.value()
		if !ok {
			return n, false
		}
		p.items.push(item)
		if more, ok = p.comma(']'); !ok {
			return n, false
		}
	}
	n.items = p.items.since(from)
	return n, true
}

// enter steps over a bracket; more is false if it closes at once.
func (p *plain) enter(closing byte) (more bool) {
	p.at++
	p.open++
	p.spaces()
	return !p.closed(closing)
}

// comma steps over what stands between two entries; more is false if there
// stands a bracket that closes.
func (p *plain) comma(closing byte) (more, ok bool) {
	p.spaces()
	if p.closed(closing) {
		return false, true
	}
	if p.char(0) != ',' {
		return false, false
	}
	p.at++
	p.spaces()
	return true, true
}

func (p *plain) closed(closing byte) bool {
	if p.char(0) != closing {
		return false
	}
	p.at++
	p.open--
	return true
}

// quoted reads a text in quotation marks that are neither escaped nor doubled.
func (p *plain) quoted() (node, bool) {
	n := node{line: p.line, col: p.col(), quoted: true}
	mark := p.char(0)
	p.at++
	from := p.at
	for c := p.char(0); c != mark; c = p.char(0) {
		if c == '\n' || c == '\\' {
			return n, false
		}
		p.step(c)
	}
	n.text = p.text[from:p.at]
	p.at++
	return n, true
}

// words reads a text without quotation marks: up to a colon or a hash that ends
// it, the line end, and in brackets a comma or the bracket that closes.
func (p *plain) words() (node, bool) {
	n := node{line: p.line, col: p.col()}
	from, end := p.at, p.at
	for c := p.char(0); c != '\n'; c = p.char(0) {
		ends := c == ':' && (p.char(1) == ' ' || p.char(1) == '\n')
		if ends || c == '#' || p.open > 0 && (c == ',' || c == ']' || c == '}') {
			break
		}
		if p.open > 0 && (c == ':' || c == '[' || c == '{') {
			return n, false
		}
		p.step(c)
		if c != ' ' {
			end = p.at
		}
	}
	n.text = p.text[from:end]
	p.at = end
	return n, n.read()
}

// step moves over a byte of a text.
func (p *plain) step(c byte) {
	if c >= 0x80 && c < 0xC0 {
		p.begin++
	}
	p.at++
}

// read says what YAML takes the words of a node for. It is false unless they
// are certainly a text, a day, true or false.
func (n *node) read() bool {
	if n.text == "" {
		return false
	}
	switch c := n.text[0]; {
	case c >= '0' && c <= '9':
		_, ok := day.Parse(n.text)
		n.reads = asDate
		return ok
	case len(n.text) > len("false"):
	case n.text == "true" || n.text == "false":
		n.reads = asBoolean
		return true
	case strings.EqualFold(n.text, "true"), strings.EqualFold(n.text, "false"), strings.EqualFold(n.text, "null"):
		return false
	}
	c := n.text[0]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 || c == '('
}
