package parse

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"planportal/generator/diag"
)

// maxDepth is how deep maps and lists may lie inside each other; no field of
// ours is half as deep.
const maxDepth = 20

// reader turns YAML into nodes and refuses what a form has no use for. The
// library is used here and nowhere else.
type reader struct {
	*report
	text  []byte
	first int // the line of the file on which text begins
}

// readYAML reads a map of fields. It is false when there is none to check.
func readYAML(text []byte, first int, r *report) (node, bool) {
	rd := reader{r, text, first}
	if !rd.unseen() {
		if root, ok := readPlain(string(text), first, &r.desk); ok {
			return root, true
		}
	}
	return rd.anyYAML()
}

// anyYAML reads whatever YAML can say, with the library.
func (rd reader) anyYAML() (node, bool) {
	text := rd.text
	marks := scanned(text)
	for _, at := range marks.eaten {
		rd.atOffset(at, "hash-in-value")
	}
	text = rd.oneDocument(marks.mended())
	var doc yaml.Node
	if err := yaml.Load(text, &doc, yaml.WithUniqueKeys(false)); err != nil {
		if blank(text) {
			return node{shape: dict, line: 1, col: 1}, true
		}
		rd.syntax(trouble(err), marks.opens)
		return node{}, false
	}
	root := rd.node(doc.Content[0], 0)
	if root.shape != dict {
		rd.at(root.line, root.col, "yaml-syntax", diag.Term("yaml-colon"))
		return node{}, false
	}
	root.line, root.col = 1, 1
	return root, true
}

// atOffset reports a place by its offset in the header.
func (rd reader) atOffset(offset int, rule string, args ...string) {
	line, col := place(rd.text, offset)
	rd.at(line+rd.first-1, col, rule, args...)
}

// unseen reports characters without width: they make two keys that look the
// same differ. It is true if there are any.
func (rd reader) unseen() bool {
	seen := 0
	for at := 0; at < len(rd.text) && seen < maxTold; {
		if rd.text[at] < utf8.RuneSelf {
			at++
			continue
		}
		c, size := utf8.DecodeRune(rd.text[at:])
		if invisible(c) {
			rd.atOffset(at, "invisible-character", codePoint(c))
			seen++
		}
		at += size
	}
	return seen > 0
}

// oneDocument reports lines that begin another YAML document, and returns the
// text without them.
func (rd reader) oneDocument(text []byte) []byte {
	mended := text
	for at, line := 0, rd.first; at < len(text); line++ {
		next := at + lineLen(text[at:])
		if l := bytes.TrimRight(text[at:next], " \t\n"); isMarker(l) {
			rd.at(line, 1, "yaml-documents")
			if &mended[0] == &text[0] {
				mended = bytes.Clone(text)
			}
			mended[at] = '#'
		}
		at = next
	}
	return mended
}

func isMarker(line []byte) bool {
	return len(line) >= 3 && (string(line[:3]) == "---" || string(line[:3]) == "...") &&
		(len(line) == 3 || line[3] == ' ' || line[3] == '\t')
}

// blank reports whether a text holds only comments.
func blank(text []byte) bool {
	for line := range bytes.Lines(text) {
		if l := bytes.TrimSpace(line); len(l) > 0 && l[0] != '#' {
			return false
		}
	}
	return true
}

// node copies a YAML node, with lines as the file counts them.
func (rd reader) node(y *yaml.Node, depth int) node {
	n := node{line: y.Line + rd.first - 1, col: y.Column, text: y.Value}
	if depth > maxDepth {
		rd.at(n.line, n.col, "too-deep")
		return n
	}
	n.refused = rd.refuse(y, n)
	switch y.Kind {
	case yaml.MappingNode:
		n.shape = dict
		n.pairs = make([]pair, 0, len(y.Content)/2)
		for i := 0; i+1 < len(y.Content); i += 2 {
			n.pairs = append(n.pairs, pair{rd.node(y.Content[i], depth+1), rd.node(y.Content[i+1], depth+1)})
		}
	case yaml.SequenceNode:
		n.shape = list
		n.items = make([]node, 0, len(y.Content))
		for _, item := range y.Content {
			n.items = append(n.items, rd.node(item, depth+1))
		}
	default:
		n.quoted = y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
		n.reads = resolve(y.Tag)
		if n.quoted {
			rd.escapes(n)
		}
	}
	return n
}

// refuse reports the parts of YAML that a form has no use for.
func (rd reader) refuse(y *yaml.Node, n node) bool {
	switch {
	case y.Kind == yaml.AliasNode, y.Anchor != "", y.Tag == "!!merge" && y.Style == 0:
		rd.at(n.line, n.col, "yaml-alias")
	case y.Style&yaml.TaggedStyle != 0:
		rd.at(n.line, n.col, "yaml-tag")
	case y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		rd.at(n.line, n.col, "yaml-block")
	default:
		return false
	}
	return true
}

// escapes reports characters that hide behind a backslash in a quoted text.
func (rd reader) escapes(n node) {
	for _, c := range n.text {
		rule := forbidden(c)
		if rule == "" && (c == '\n' || c == '\t') {
			rule = "control-character"
		}
		if rule == "" && invisible(c) {
			rule = "invisible-character"
		}
		if rule != "" {
			rd.at(n.line, n.col, rule, codePoint(c))
			return
		}
	}
}

func resolve(tag string) reads {
	switch tag {
	case "!!null":
		return asNull
	case "!!int", "!!float":
		return asNumber
	case "!!bool":
		return asBoolean
	case "!!timestamp":
		return asDate
	}
	return asText
}

// trouble copies what a YAML error knows of its place.
func trouble(err error) gaveUp {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		return gaveUp{}
	}
	return gaveUp{
		what: load.Message, in: load.ContextMsg,
		at:    spot{load.Mark.Line, load.Mark.Column},
		since: spot{load.ContextMark.Line, load.ContextMark.Column},
	}
}
