package edit

import (
	"bytes"
	"slices"
	"strings"

	"planportal/generator/parse"
)

// editor gathers the changes of one text.
type editor struct {
	src     []byte
	places  parse.Places
	splices []splice
}

// splice puts a text in the place of some bytes of the source.
type splice struct {
	at, cut int
	put     string
}

// put notes a text to be put in at an offset.
func (e *editor) put(at int, text string) { e.splices = append(e.splices, splice{at, 0, text}) }

// swap notes a text that takes the place of another one. It is false if that
// one is not there.
func (e *editor) swap(at int, old, text string) bool {
	if at < 0 || !bytes.HasPrefix(e.src[at:], []byte(old)) {
		return false
	}
	e.splices = append(e.splices, splice{at, len(old), text})
	return true
}

// text is the source with all changes. What is put in at one place stands in
// the order in which it was noted.
func (e *editor) text() []byte {
	slices.SortStableFunc(e.splices, func(a, b splice) int { return a.at - b.at })
	var out bytes.Buffer
	from := 0
	for _, s := range e.splices {
		out.Write(e.src[from:s.at])
		out.WriteString(s.put)
		from = s.at + s.cut
	}
	out.Write(e.src[from:])
	return out.Bytes()
}

// unsure is the error of a change that cannot be made at an offset.
func (e *editor) unsure(at int) error { return &Unsure{1 + lines(e.src[:at])} }

func lines(text []byte) int { return bytes.Count(text, []byte{'\n'}) }

// lineStart is where the line of an offset begins.
func (e *editor) lineStart(at int) int { return bytes.LastIndexByte(e.src[:at], '\n') + 1 }

// nextLine is where the line after that of an offset begins.
func (e *editor) nextLine(at int) int {
	if i := bytes.IndexByte(e.src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(e.src)
}

// before is what stands on an offset's line before it, and whether that is
// nothing but space.
func (e *editor) before(at int) (string, bool) {
	text := string(e.src[e.lineStart(at):at])
	return text, isSpace(text)
}

// newline is how the line before an offset ends.
func (e *editor) newline(at int) string {
	if bytes.HasSuffix(e.src[:at], []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

func isSpace(text string) bool { return strings.Trim(text, " \t") == "" }
