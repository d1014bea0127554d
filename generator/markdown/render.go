package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// spoken gives a language its renderer.
func spoken(s speech) *speech {
	s.html = renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(pen{&s}, 100),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(extension.NewDefinitionListHTMLRenderer(), 500),
		util.Prioritized(html.NewRenderer(), 1000),
	))
	return &s
}

// render returns a node as HTML. The tree has been inspected, and the renderer
// writes to memory, so nothing can fail.
func (r *reading) render(w *buffer, n ast.Node) { _ = r.speech.html.Render(w, r.text, n) }

// pen renders what we write in another way than goldmark does: without raw
// HTML, style attributes and boxes that have no label.
type pen struct{ *speech }

// RegisterFuncs implements renderer.NodeRenderer.
func (p pen) RegisterFuncs(on renderer.NodeRendererFuncRegisterer) {
	on.Register(ast.KindText, p.text)
	on.Register(ast.KindLink, p.link)
	on.Register(ast.KindAutoLink, p.autoLink)
	on.Register(ast.KindImage, p.image)
	on.Register(ast.KindRawHTML, nothing)
	on.Register(ast.KindHTMLBlock, nothing)
	on.Register(kindTooDeep, nothing)
	on.Register(ast.KindFencedCodeBlock, p.code)
	on.Register(ast.KindCodeBlock, p.code)
	on.Register(ast.KindListItem, p.item)
	on.Register(extast.KindTaskCheckBox, p.box)
	on.Register(extast.KindFootnoteLink, p.noteLink)
	on.Register(extast.KindFootnoteBacklink, p.noteBacklink)
	on.Register(extast.KindFootnote, p.noteItem)
	on.Register(extast.KindFootnoteList, p.noteList)
	on.Register(extast.KindTable, p.table)
	on.Register(extast.KindTableHeader, p.tableHeader)
	on.Register(extast.KindTableRow, p.tableRow)
	on.Register(extast.KindTableCell, p.tableCell)
	on.Register(kindScroll, p.scroll)
	on.Register(kindDirective, p.directive)
	on.Register(kindCaption, p.caption)
	on.Register(kindTick, p.tick)
	on.Register(kindPair, p.pair)
	on.Register(kindIcon, p.icon)
}

func nothing(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}

// put writes its pieces as they are.
func put(w util.BufWriter, pieces ...string) {
	for _, s := range pieces {
		_, _ = w.WriteString(s)
	}
}

func escaped(s []byte) string { return string(util.EscapeHTML(s)) }

func (p pen) text(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	t := n.(*ast.Text)
	if t.IsRaw() {
		html.DefaultWriter.RawWrite(w, t.Segment.Value(source))
		return ast.WalkContinue, nil
	}
	p.typeset(w, source, span{t.Segment.Start, t.Segment.Stop})
	switch {
	case t.HardLineBreak():
		put(w, "<br>\n")
	case t.SoftLineBreak():
		put(w, "\n")
	}
	return ast.WalkContinue, nil
}

func (p pen) link(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		put(w, "</a>")
		return ast.WalkContinue, nil
	}
	link := n.(*ast.Link)
	put(w, "<a")
	html.RenderAttributes(w, n, html.LinkAttributeFilter)
	put(w, ` href="`, escaped(link.Destination), `"`)
	title(w, link.Title)
	put(w, ">")
	return ast.WalkContinue, nil
}

func title(w util.BufWriter, text []byte) {
	if len(text) > 0 {
		put(w, ` title="`)
		html.DefaultWriter.Write(w, text)
		put(w, `"`)
	}
}

func (p pen) autoLink(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	link := n.(*ast.AutoLink)
	put(w, `<a href="`, escaped(util.URLEscape(destination(link, source), false)), `">`, escaped(link.Label(source)), "</a>")
	return ast.WalkContinue, nil
}

func (p pen) image(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	image := n.(*ast.Image)
	put(w, `<img src="`, escaped(image.Destination), `" alt="`)
	if alt, ok := image.FirstChild().(*ast.String); ok {
		put(w, escaped(alt.Value))
	}
	put(w, `"`)
	title(w, image.Title)
	put(w, ">")
	return ast.WalkSkipChildren, nil
}

func (p pen) code(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	put(w, "<pre><code>", escaped(n.Lines().Value(source)), "</code></pre>\n")
	return ast.WalkSkipChildren, nil
}

// destination is where an address in the text leads.
func destination(n *ast.AutoLink, source []byte) []byte {
	dest := n.URL(source)
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(dest), []byte("mailto:")) {
		return append([]byte("mailto:"), dest...)
	}
	return dest
}

// item writes a list item, with a class if it is a task.
func (p pen) item(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	begin := "<li>"
	if _, task := boxOf(n); task {
		begin = `<li class="task">`
	}
	if _, words := n.FirstChild().(*ast.TextBlock); !words && n.HasChildren() {
		begin += "\n"
	}
	return around(w, entering, begin, "</li>\n")
}

// box writes a task's box. A checkbox would need a label, and nobody can tick
// it in a page, so it is words for those who listen and a class for those who see.
func (p pen) box(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch {
	case !entering:
	case n.(*extast.TaskCheckBox).IsChecked:
		put(w, `<span class="box done"><span class="sr">`, p.done, `</span></span>`)
	default:
		put(w, `<span class="box"><span class="sr">`, p.undone, `</span></span>`)
	}
	return ast.WalkContinue, nil
}

func (p pen) noteLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		link := n.(*extast.FootnoteLink)
		i := strconv.Itoa(link.Index)
		put(w, `<sup id="`, noteRef(link.Index, link.RefIndex), `"><a href="#fn:`, i, `" role="doc-noteref" aria-label="`,
			p.footnote, " ", i, `">`, i, "</a></sup>")
	}
	return ast.WalkContinue, nil
}

func (p pen) noteBacklink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		link := n.(*extast.FootnoteBacklink)
		put(w, ` <a href="#`, noteRef(link.Index, link.RefIndex), `" role="doc-backlink" aria-label="`,
			p.back, " ", strconv.Itoa(link.Index), nth(link.RefIndex), `">↩</a>`)
	}
	return ast.WalkContinue, nil
}

// nth tells the marks of one footnote apart.
func nth(i int) string {
	if i == 0 {
		return ""
	}
	return " (" + strconv.Itoa(i+1) + ")"
}

// noteRef is the id of a footnote's mark in the text. No heading can get it,
// since a slug has no colon.
func noteRef(index, i int) string {
	id := "fnref:" + strconv.Itoa(index)
	if i > 0 {
		id += ":" + strconv.Itoa(i+1)
	}
	return id
}

func (p pen) noteItem(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		put(w, `<li id="fn:`, strconv.Itoa(n.(*extast.Footnote).Index), "\">\n")
	} else {
		put(w, "</li>\n")
	}
	return ast.WalkContinue, nil
}

func (p pen) noteList(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		put(w, `<section class="footnotes" role="doc-endnotes" aria-label="`, p.footnotes, "\">\n<ol>\n")
	} else {
		put(w, "</ol>\n</section>\n")
	}
	return ast.WalkContinue, nil
}
