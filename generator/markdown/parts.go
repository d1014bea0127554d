package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// element is a part of a shaped tree that Markdown has no node for.
type element struct {
	ast.BaseBlock
	kind   ast.NodeKind
	inline bool // it holds words alone
}

// The kinds of elements.
var (
	kindCaption = ast.NewNodeKind("Caption") // of a comparison
	kindTick    = ast.NewNodeKind("Tick")    // what stands beside a tick
	kindPair    = ast.NewNodeKind("Pair")    // a fact with its name
)

// Kind implements ast.Node.
func (e *element) Kind() ast.NodeKind { return e.kind }

// Dump implements ast.Node.
func (e *element) Dump(source []byte, level int) { ast.DumpHelper(e, source, level, nil, nil) }

// scroll is a box around a table, with a name for those who listen.
type scroll struct {
	ast.BaseBlock
	label string
}

var kindScroll = ast.NewNodeKind("Scroll")

// Kind implements ast.Node.
func (*scroll) Kind() ast.NodeKind { return kindScroll }

// Dump implements ast.Node.
func (n *scroll) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// around writes one of two strings around a node's children.
func around(w util.BufWriter, entering bool, before, after string) (ast.WalkStatus, error) {
	if entering {
		put(w, before)
	} else {
		put(w, after)
	}
	return ast.WalkContinue, nil
}

func (p pen) scroll(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	return around(w, entering,
		`<div class="scroll" tabindex="0" role="region" aria-label="`+escaped([]byte(n.(*scroll).label))+"\">\n", "</div>\n")
}

// directive writes what stands around a directive's content. One that does not
// hold what it should has nothing around it.
func (p pen) directive(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	d := n.(*directive)
	switch {
	case !d.shape:
	case d.name == "contact" && entering:
		put(w, ContactMark, "\n")
	case d.name == "form" && entering:
		put(w, FormMark, "\n")
	case d.name == "note":
		return around(w, entering, "<div class=\"note\" role=\"note\">\n", "</div>\n")
	case d.name == "actions":
		return around(w, entering, `<div class="acts">`, "</div>\n")
	}
	return ast.WalkContinue, nil
}

func (p pen) caption(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	return around(w, entering, "<caption>", "</caption>\n")
}

func (p pen) pair(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	return around(w, entering, "<div>\n", "</div>\n")
}

// ticked is the tick of a checklist; it is decoration.
const ticked = `<svg class="ico" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="m4.5 12.5 5 5 10-11"/></svg>`

func (p pen) tick(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if n.(*element).inline {
		return around(w, entering, ticked+"<span>", "</span>")
	}
	return around(w, entering, ticked+"<div>\n", "</div>\n")
}

func (p pen) table(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		put(w, "</table>\n")
		return ast.WalkContinue, nil
	}
	put(w, "<table")
	html.RenderAttributes(w, n, html.GlobalAttributeFilter)
	put(w, ">\n")
	return ast.WalkContinue, nil
}

func (p pen) tableHeader(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	after := "</tr></thead>\n"
	if n.NextSibling() != nil {
		after += "<tbody>\n"
	}
	return around(w, entering, "<thead><tr>\n", after)
}

func (p pen) tableRow(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	after := "</tr>\n"
	if n.NextSibling() == nil {
		after += "</tbody>\n"
	}
	return around(w, entering, "<tr>\n", after)
}

// tableCell writes a cell. An empty cell of the header is no heading of
// anything. Alignment is a class, since the pages allow no style attributes.
func (p pen) tableCell(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := "td"
	_, rowHead := n.AttributeString("scope")
	colHead := n.Parent().Kind() == extast.KindTableHeader && n.HasChildren()
	if rowHead || colHead {
		tag = "th"
	}
	if !entering {
		put(w, "</", tag, ">\n")
		return ast.WalkContinue, nil
	}
	put(w, "<", tag)
	if colHead {
		put(w, ` scope="col"`)
	}
	switch n.(*extast.TableCell).Alignment {
	case extast.AlignRight:
		put(w, ` class="right"`)
	case extast.AlignCenter:
		put(w, ` class="center"`)
	}
	html.RenderAttributes(w, n, cellAttributes)
	put(w, ">")
	return ast.WalkContinue, nil
}

// cellAttributes are those that a comparison gives its cells; data-label passes
// every filter.
var cellAttributes = util.NewBytesFilterString("scope")
