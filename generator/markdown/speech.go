package markdown

import (
	"bytes"
	stdhtml "html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// speech is how a language writes: its quotation marks, its dashes and the few
// words that the program adds to a text.
type speech struct {
	quote        [2]string // the marks that open and close a quotation
	inner        [2]string // the same inside a quotation; the second is the apostrophe
	dash         string    // for ---; -- is always an en dash
	done, undone string    // before a task
	footnotes    string    // the list of them
	footnote     string    // one of them
	back         string    // the way from a footnote to the text
	aTable       string    // a table below no heading
	html         renderer.Renderer
}

// speeches are the languages that pages are written in.
var speeches = map[string]*speech{
	"sv": spoken(speech{quote: [2]string{"”", "”"}, inner: [2]string{"’", "’"}, dash: "–",
		done: "Klart: ", undone: "Inte klart: ", aTable: "Tabell",
		footnotes: "Fotnoter", footnote: "Fotnot", back: "Tillbaka till texten från fotnot"}),
	"en": spoken(speech{quote: [2]string{"“", "”"}, inner: [2]string{"‘", "’"}, dash: "—",
		done: "Done: ", undone: "Not done: ", aTable: "Table",
		footnotes: "Footnotes", footnote: "Footnote", back: "Back to the text from footnote"}),
	"fi": spoken(speech{quote: [2]string{"”", "”"}, inner: [2]string{"’", "’"}, dash: "–",
		done: "Valmis: ", undone: "Ei valmis: ", aTable: "Taulukko",
		footnotes: "Alaviitteet", footnote: "Alaviite", back: "Takaisin tekstiin alaviitteestä"}),
}

// speak returns the language's speech, Swedish for languages without their own
// (easy-read Swedish is Swedish).
func speak(lang string) *speech {
	if s, ok := speeches[lang]; ok {
		return s
	}
	return speeches["sv"]
}

// typeset writes a piece of text as HTML with the language's quotation marks
// and dashes. Escaped characters stay as they are.
func (s *speech) typeset(w util.BufWriter, text []byte, seg span) {
	value := text[seg.from:seg.to]
	done := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case '"', '\'', '-', '.':
			mark, n := s.mark(text, span{seg.from + i, seg.to})
			if n == 0 {
				continue
			}
			html.DefaultWriter.Write(w, value[done:i])
			_, _ = w.WriteString(mark)
			done = i + n
			i = done - 1
		}
	}
	html.DefaultWriter.Write(w, value[done:])
}

// mark returns what the typesetter sets at the beginning of a span, and how many
// of its bytes that stands for; none if the text stays as it is.
func (s *speech) mark(text []byte, at span) (string, int) {
	rest := text[at.from:at.to]
	switch {
	case bytes.HasPrefix(rest, []byte("...")):
		return "…", 3
	case bytes.HasPrefix(rest, []byte("---")):
		return s.dash, 3
	case bytes.HasPrefix(rest, []byte("--")):
		return "–", 2
	case rest[0] == '"':
		return s.quote[side(text, at.from)], 1
	case rest[0] == '\'':
		return s.inner[side(text, at.from)], 1
	}
	return "", 0
}

// side tells whether the quotation mark at an offset opens a quotation, 0, or
// closes one, 1. It opens when something follows it, and no word and no end of
// a sentence stands before it.
func side(text []byte, at int) int {
	next, _ := utf8.DecodeRune(text[at+1:])
	if at+1 >= len(text) || unicode.IsSpace(next) || strings.ContainsRune(".,;:!?)]}", next) {
		return 1
	}
	before, _ := utf8.DecodeLastRune(text[:at])
	if at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{-–—/*_~\"'", before) {
		return 0
	}
	return 1
}

// span is a piece of the text, from an offset up to another.
type span struct{ from, to int }

// plain returns the words below a node without any markup, with single spaces.
func (r *reading) plain(n ast.Node) string {
	r.said.Reset()
	r.words(&r.said, n)
	return stdhtml.UnescapeString(squeeze(r.said.Bytes()))
}

// words writes the words below n, escaped as HTML text.
func (r *reading) words(w *buffer, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			r.write(w, c)
			if c.SoftLineBreak() || c.HardLineBreak() {
				_ = w.WriteByte(' ')
			}
		case *ast.String:
			_, _ = w.Write(util.EscapeHTML(c.Value))
		case *ast.AutoLink:
			_, _ = w.Write(util.EscapeHTML(c.Label(r.text)))
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			_, _ = w.Write(util.EscapeHTML(c.Lines().Value(r.text)))
		default:
			r.words(w, c)
		}
		if c.Type() == ast.TypeBlock {
			_ = w.WriteByte(' ')
		}
	}
}

func (r *reading) write(w *buffer, t *ast.Text) {
	if t.IsRaw() {
		html.DefaultWriter.RawWrite(w, t.Segment.Value(r.text))
		return
	}
	r.speech.typeset(w, r.text, span{t.Segment.Start, t.Segment.Stop})
}

// squeeze makes runs of spaces and line ends one space and trims the ends, in
// place. No-break spaces stay.
func squeeze(text []byte) string {
	b := text[:0]
	for _, c := range text {
		if !isBlank(c) {
			b = append(b, c)
		} else if len(b) > 0 && b[len(b)-1] != ' ' {
			b = append(b, ' ')
		}
	}
	return string(bytes.TrimSuffix(b, []byte{' '}))
}

// buffer is a bytes.Buffer that goldmark's renderer writes to directly.
type buffer struct{ bytes.Buffer }

// Buffered and Flush make a buffer a util.BufWriter; it holds nothing back.
func (*buffer) Buffered() int { return 0 }

// Flush does nothing.
func (*buffer) Flush() error { return nil }
