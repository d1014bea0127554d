package parse

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"planportal/generator/diag"
)

// The limits of contract section 2. Within them no input makes a parser slow,
// so a file needs no deadline: the slowest header found takes milliseconds.
const (
	maxFile   = 256 << 10
	maxHeader = 16 << 10
)

// maxTold is how many findings of one rule a file gives. A file with more of
// them is mended as soon with these.
const maxTold = 20

// report gathers what is wrong with one file.
type report struct {
	desk
	file  string
	found []diag.Finding
	told  map[string]int // findings by rule, those beyond maxTold too
}

func (r *report) at(line, col int, rule string, args ...string) {
	r.as(diag.SeverityOf(rule), line, col, rule, args...)
}

// as is at with another severity than the catalogue's.
func (r *report) as(s diag.Severity, line, col int, rule string, args ...string) {
	if r.told == nil {
		r.told = make(map[string]int)
	}
	if r.told[rule]++; r.told[rule] > maxTold {
		return
	}
	f := diag.At(r.file, line, col, rule, args...)
	f.Severity = s
	r.found = append(r.found, f)
}

// enough reports whether more findings of a rule would be left out, which saves
// the work of finding a hint for each.
func (r *report) enough(rule string) bool { return r.told[rule] > maxTold }

// toldAll reports whether no finding was left out.
func (r *report) toldAll() bool {
	for _, n := range r.told {
		if n > maxTold {
			return false
		}
	}
	return true
}

func (r *report) failed() bool { return diag.Failed(r.found) }

var (
	bom  = []byte("\uFEFF")
	crlf = []byte("\r\n")
	lf   = []byte("\n")
)

// readable returns a file's text as NFC with LF line ends and without a byte
// order mark, which are errors or harmless but never stand in the way of the
// findings that follow. It is false when there is no text to speak of.
func readable(src []byte, r *report) ([]byte, bool) {
	if len(src) > maxFile {
		r.at(0, 0, "file-too-large", fmt.Sprint(maxFile>>10))
		return nil, false
	}
	if ordinary(src) && len(bytes.TrimSpace(src)) > 0 {
		numbers(src, r)
		return src, true
	}
	return mended(src, r)
}

// mended is readable for any text.
func mended(src []byte, r *report) ([]byte, bool) {
	if bytes.HasPrefix(src, bom) {
		r.at(1, 1, "byte-order-mark")
		src = src[len(bom):]
	}
	if !utf8.Valid(src) {
		line, col := place(src, firstInvalid(src))
		r.at(line, col, "not-utf8")
		return nil, false
	}
	if len(bytes.TrimSpace(src)) == 0 {
		r.at(0, 0, "empty-file")
		return nil, false
	}
	if bytes.Contains(src, crlf) {
		src = bytes.ReplaceAll(src, crlf, lf)
	}
	text := norm.NFC.Bytes(src)
	numbers(text, r)
	if hidden(text, r) {
		text = bytes.Map(shown, text)
	}
	return text, true
}

// ordinary reports whether a text is one as it stands: of the letters and signs
// that Swedish is written with, in UTF-8. All of them are composed and shown, and
// nothing that can be composed with another is among them.
func ordinary(text []byte) bool {
	for at := 0; at < len(text); at++ {
		switch c := text[at]; {
		case c >= ' ' && c < 0x7F, c == '\n', c == '\t':
		case at+1 < len(text) && c == 0xC3 && text[at+1] >= 0x80 && text[at+1] < 0xC0: // À to ÿ
			at++
		case at+2 < len(text) && c == 0xE2 && text[at+1] == 0x80 && text[at+2] >= 0x90 && text[at+2] <= 0xA6: // dashes and quotation marks
			at += 2
		default:
			return false
		}
	}
	return true
}

// place is the line and the column, in characters, of a byte offset.
func place(text []byte, offset int) (line, col int) {
	before := text[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	return 1 + bytes.Count(before, lf), 1 + utf8.RuneCount(before[start:])
}

func firstInvalid(text []byte) int {
	at := 0
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

// hidden reports the characters that no text needs and that make it read as
// something else than what it shows. It is true if there are any.
func hidden(text []byte, r *report) bool {
	seen := 0
	for at := 0; at < len(text) && seen < maxTold; {
		if c := text[at]; c >= ' ' && c < 0x7F {
			at++
			continue
		}
		c, size := utf8.DecodeRune(text[at:])
		if rule := forbidden(c); rule != "" {
			line, col := place(text, at)
			r.at(line, col, rule, codePoint(c))
			seen++
		}
		at += size
	}
	return seen > 0
}

// shown puts a visible sign in the place of a forbidden character.
func shown(c rune) rune {
	if forbidden(c) != "" {
		return utf8.RuneError
	}
	return c
}

// forbidden returns the rule that a character breaks wherever it stands, or
// nothing. Line separators are control characters here because YAML, unlike
// every editor, would count them as lines.
func forbidden(c rune) string {
	switch {
	case c == '\n' || c == '\t':
		return ""
	case c < 0x20, c >= 0x7F && c <= 0x9F, c == 0x2028, c == 0x2029, c == 0xFFFE, c == 0xFFFF:
		return "control-character"
	case c == 0x061C, c == 0x200E, c == 0x200F, c >= 0x202A && c <= 0x202E, c >= 0x2066 && c <= 0x2069:
		return "bidi-control"
	}
	return ""
}

// invisible reports whether a character has no width and no place in a field,
// where it would make two words that look the same differ.
func invisible(c rune) bool {
	return c == 0x00AD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF
}

func codePoint(c rune) string { return fmt.Sprintf("U+%04X", c) }
