package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"planportal/generator/diag"
)

// directive is a domain part of a page: what stands between a line "::: name"
// and a line ":::". It nests Markdown, other directives included.
type directive struct {
	ast.BaseBlock
	name  string
	ended bool // its last line has been seen
	shape bool // what it holds is what its name promises
}

var kindDirective = ast.NewNodeKind("Directive")

// Kind implements ast.Node.
func (*directive) Kind() ast.NodeKind { return kindDirective }

// Dump implements ast.Node.
func (n *directive) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Name": n.name}, nil)
}

// names are the directives that there are.
var names = []string{"contact", "comparison", "checklist", "steps", "note", "facts", "actions", "form"}

// directives parses directives.
type directives struct{}

// Trigger implements parser.BlockParser.
func (directives) Trigger() []byte { return []byte{':'} }

// CanInterruptParagraph implements parser.BlockParser.
func (directives) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (directives) CanAcceptIndentedLine() bool { return false }

// Open implements parser.BlockParser.
func (directives) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	name, ok := fence(line)
	if !ok {
		return nil, parser.NoChildren
	}
	n := &directive{name: name}
	r, at := readingOf(pc), seg.Start+max(pc.BlockOffset(), 0)
	switch {
	case name == "":
		r.find(at, "directive-not-begun")
		n.ended = true
		reader.AdvanceToEOL()
		return n, parser.NoChildren
	case r.page == nil:
		r.find(at, "directive-in-plan")
	case !slices.Contains(names, name):
		word, _, _ := bytes.Cut([]byte(name), []byte{' '})
		r.find(at, "unknown-directive", diag.Nearest(string(word), names))
	}
	reader.AdvanceToEOL()
	return n, parser.HasChildren
}

// Continue implements parser.BlockParser. The line ":::" ends the innermost
// directive that is open.
func (directives) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	n := node.(*directive)
	if n.ended {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	if name, ok := fence(line); ok && name == "" && innermost(n, pc) {
		n.ended = true
		reader.AdvanceToEOL()
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

// Close implements parser.BlockParser.
func (directives) Close(node ast.Node, _ text.Reader, pc parser.Context) {
	if n := node.(*directive); !n.ended {
		readingOf(pc).find(n.Pos(), "directive-not-ended")
	}
}

// fence returns what follows the three or more colons of a directive's line.
func fence(line []byte) (name string, ok bool) {
	indent, pos := util.IndentWidth(line, 0)
	if indent > 3 || !bytes.HasPrefix(line[min(pos, len(line)):], []byte(":::")) {
		return "", false
	}
	return string(bytes.TrimSpace(bytes.TrimLeft(line[pos:], ":"))), true
}

// innermost reports whether no other directive and no code is open in n.
func innermost(n *directive, pc parser.Context) bool {
	open := pc.OpenedBlocks()
	i := slices.IndexFunc(open, func(b parser.Block) bool { return b.Node == n })
	return !slices.ContainsFunc(open[i+1:], func(b parser.Block) bool {
		switch b.Node.(type) {
		case *directive, *ast.FencedCodeBlock:
			return true
		}
		return false
	})
}
