package parse

import "bytes"

// scan walks over YAML far enough to tell values from comments: it knows
// quotes and brackets, and nothing of what they hold.
type scan struct {
	text  []byte
	at    int
	value bool  // a value or a key may begin here
	began bool  // something other than space stands on this line
	opens []int // the offsets of the brackets that are open
	eaten []int // the offsets of the hashes that swallow a part of a value
}

// scanned walks over a whole header.
func scanned(text []byte) scan {
	s := scan{text: text, value: true}
	for s.at < len(s.text) {
		s.step()
	}
	return s
}

// mended returns the text with every swallowing hash made a letter, so that
// the rest of the header can be checked.
func (s *scan) mended() []byte {
	if len(s.eaten) == 0 {
		return s.text
	}
	text := bytes.Clone(s.text)
	for _, at := range s.eaten {
		text[at] = 'x'
	}
	return text
}

func (s *scan) step() {
	c := s.text[s.at]
	switch {
	case c == '\n':
		s.value, s.began = true, false
	case c == ' ' || c == '\t':
		s.at++
		return
	case c == '#' && s.space(s.at-1):
		s.comment()
		return
	case s.value && (c == '"' || c == '\''):
		s.quoted(c)
	case c == '{' || c == '[':
		s.open()
	case (c == '}' || c == ']') && len(s.opens) > 0:
		s.opens = s.opens[:len(s.opens)-1]
		s.value = false
	case c == ',' && len(s.opens) > 0:
		s.value = true
	case c == ':':
		s.value = s.space(s.at + 1)
	case c == '-' || c == '?':
		s.value = s.value && s.space(s.at+1)
	default:
		s.value = false
	}
	s.began = s.began || c != '\n'
	s.at++
}

// open enters a bracket, unless it stands inside a plain text.
func (s *scan) open() {
	if s.value || len(s.opens) > 0 {
		s.opens = append(s.opens, s.at)
		s.value = true
	}
}

// quoted moves to the quotation mark that ends the text; where there is none,
// to the end.
func (s *scan) quoted(mark byte) {
	for s.at++; s.at < len(s.text); s.at++ {
		switch c := s.text[s.at]; {
		case c == '\\' && mark == '"':
			s.at++
		case c == mark && mark == '\'' && s.at+1 < len(s.text) && s.text[s.at+1] == mark:
			s.at++
		case c == mark:
			s.value, s.began = false, true
			return
		}
	}
}

// comment steps over a comment, unless it looks like the rest of a value: it
// follows one and has no space after its hash, or it holds the bracket that
// should have ended the line.
func (s *scan) comment() {
	end := s.at + lineLen(s.text[s.at:])
	rest := bytes.TrimLeft(s.text[s.at:end], "#")
	closes := len(s.opens) > 0 && bytes.ContainsAny(rest, "}]")
	if s.began && (closes || !s.space(end-len(rest))) {
		s.eaten = append(s.eaten, s.at)
		s.value, s.began = false, true
		s.at++
		return
	}
	if s.at = end; end > 0 && s.text[end-1] == '\n' {
		s.at = end - 1 // the line end is a step of its own
	}
}

// space reports whether the byte at an offset is space or lies outside.
func (s *scan) space(at int) bool {
	return at < 0 || at >= len(s.text) || s.text[at] == ' ' || s.text[at] == '\t' || s.text[at] == '\n'
}
