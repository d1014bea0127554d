package parse

import (
	"bytes"
	"fmt"

	"github.com/adrg/frontmatter"
)

// document is a file that was split at its fences.
type document struct {
	header     []byte
	headerLine int // the line on which header begins
	body       []byte
	bodyLine   int
}

// split reads the header between two fences and the body after them. Where there
// are two lines of "---" and nothing like a third between them, it takes what is
// there as it is; package frontmatter, which copies every line, reads all other
// texts. FuzzSameText holds one to the other.
func split(text []byte, r *report) (document, bool) {
	rest, begun := bytes.CutPrefix(text, fence)
	end := bytes.Index(rest, []byte("\n---\n")) + 1
	header := rest[:end]
	if !begun || end == 0 || end > maxHeader || bytes.Contains(header, []byte("---")) || bytes.Contains(header, []byte("...")) {
		return splitAny(text, r)
	}
	return document{header: header, headerLine: 2, body: rest[end+len(fence):], bodyLine: 3 + bytes.Count(header, lf)}, true
}

// splitAny splits whatever begins like a header. A fence that is not quite one is
// a finding, and is then read as what was meant, so that the rest of the file is
// checked as well.
func splitAny(text []byte, r *report) (document, bool) {
	first, rest, _ := bytes.Cut(text, lf)
	if string(first) != "---" {
		r.at(1, 1, "no-header")
		return document{}, false
	}
	end, body, mended := closing(rest, r)
	if end > maxHeader {
		r.at(1, 1, "header-too-large", fmt.Sprint(maxHeader>>10))
		return document{}, false
	}
	head := text[:len(text)-len(rest)+body] // all that package frontmatter needs to see
	if mended {
		head = bytes.Join([][]byte{fence, rest[:end], lf, fence}, nil)
	}
	d := document{headerLine: 2, body: rest[body:], bodyLine: 2 + bytes.Count(rest[:body], lf)}
	if _, err := frontmatter.MustParse(r.buffered(head), &d.header, format); err != nil {
		r.at(1, 1, "no-header")
		return document{}, false
	}
	return d, true
}

var fence = []byte("---\n")

// format is the only front matter there is: YAML between "---" lines. Decoding
// it hands over its bytes; package frontmatter decides where they end.
var format = frontmatter.NewFormat("---", "---", func(header []byte, into any) error {
	*into.(*[]byte) = header
	return nil
})

// closing finds the fence that ends the header: end is where the fence begins
// and body where the text after it begins. It is mended when the fence that
// was found is not exactly "---".
func closing(rest []byte, r *report) (end, body int, mended bool) {
	heading := -1
	for at, line := 0, 2; at < len(rest); line++ {
		next := at + lineLen(rest[at:])
		text := bytes.TrimRight(rest[at:next], " \t\n")
		switch word := bytes.TrimSpace(text); {
		case string(text) == "---":
			return at, next, false
		case string(word) == "---":
			r.at(line, 1, "indented-fence")
			return at, next, true
		case string(text) == "...":
			r.at(line, 1, "dots-fence")
			return at, next, true
		case heading < 0 && isHeading(text):
			heading = at
		}
		at = next
	}
	if heading < 0 {
		r.at(1, 1, "unclosed-header")
		return len(rest), len(rest), true
	}
	line, _ := place(rest, heading)
	r.at(line+1, 1, "unclosed-header")
	return heading, heading, true
}

// lineLen is the length of the first line with its line end.
func lineLen(text []byte) int {
	if i := bytes.IndexByte(text, '\n'); i >= 0 {
		return i + 1
	}
	return len(text)
}

// isHeading reports whether a line is a Markdown heading of level 2 or deeper.
// In a header it can only be a comment, so it tells where the text begins.
func isHeading(line []byte) bool {
	marks := len(line) - len(bytes.TrimLeft(line, "#"))
	return marks >= 2 && marks <= 6 && len(line) > marks && line[marks] == ' '
}
