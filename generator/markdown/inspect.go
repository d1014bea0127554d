package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// inspect walks the tree once, in the order of the text: it finds what must be
// mended, takes out what may not be shown, resolves links, gives headings their
// ids and tables their labels, and shapes directives. After it the tree says all
// that the renderer needs.
func (r *reading) inspect(doc ast.Node) {
	r.level = 1
	r.below(doc)
	for _, note := range r.notes {
		if note.node.(*extast.Footnote).Index < 0 {
			r.find(note.offset, "unused-footnote")
		}
	}
}

// below inspects the children of n, each of which may leave its place.
func (r *reading) below(n ast.Node) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		r.node(c)
		c = next
	}
}

func (r *reading) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.almostLink(n)
	case *ast.CodeSpan:
		r.barsInCode(n)
	case *ast.RawHTML:
		r.rawHTML(n, n.Segments.Value(r.text))
	case *ast.HTMLBlock:
		r.rawHTML(n, blockHTML(n, r.text))
	case *ast.Heading:
		r.below(n)
		r.headline(n)
	case *ast.Link:
		r.below(n)
		r.link(n)
	case *ast.Image:
		r.below(n)
		r.image(n)
	case *ast.AutoLink:
		r.autoLink(n)
	case *extast.FootnoteLink:
		outOfLink(n)
	case *extast.Table:
		r.below(n)
		r.table(n)
	case *directive:
		r.below(n)
		r.shape(n)
	default:
		r.below(n)
	}
}

// rawHTML takes HTML out of the tree. A whole comment and nothing else says
// nothing to anybody, so it is worth a remark and no more.
func (r *reading) rawHTML(n ast.Node, html []byte) {
	rule := "raw-html"
	html = bytes.TrimSpace(html)
	if bytes.HasPrefix(html, []byte("<!--")) && bytes.Index(html, []byte("-->")) == len(html)-len("-->") {
		rule = "html-comment"
	}
	r.find(n.Pos(), rule)
	n.Parent().RemoveChild(n.Parent(), n)
}

func blockHTML(n *ast.HTMLBlock, text []byte) []byte {
	html := n.Lines().Value(text)
	if n.HasClosure() {
		html = append(html, n.ClosureLine.Value(text)...)
	}
	return html
}

// headline checks a heading's level, which must follow from the one before, and
// gives it an id on a page. Level 1 is the page's own title.
func (r *reading) headline(n *ast.Heading) {
	if n.Level == 1 {
		r.find(n.Pos(), "heading-level")
		n.Level = 2
	}
	words := r.plain(n)
	if words == "" {
		r.find(n.Pos(), "empty-heading")
	}
	if n.Level > r.level+1 {
		r.find(n.Pos(), "heading-jump", strconv.Itoa(n.Level), strconv.Itoa(r.level+1))
	}
	r.level, r.heading = n.Level, words
	if r.page != nil {
		r.twice(n, words)
		n.SetAttributeString("id", []byte(r.ids.unique(words)))
	}
}

// twice finds a heading that the page has already: who listens to its headings,
// or gets a link to one, cannot tell them apart.
func (r *reading) twice(n *ast.Heading, words string) {
	line, _ := r.place(n.Pos())
	key := strings.ToLower(words)
	if first, known := r.headings[key]; known && words != "" {
		r.find(n.Pos(), "duplicate-heading", strconv.Itoa(first))
		return
	}
	if r.headings == nil {
		r.headings = make(map[string]int)
	}
	r.headings[key] = line
}

// link resolves a link, or leaves only its words if it leads nowhere.
func (r *reading) link(n *ast.Link) {
	href, ok := "", n.Reference == nil || r.repeats(n, len(n.Destination)+len(n.Title))
	if ok {
		href, ok = r.reference(n, n.Destination, false)
	}
	r.linkWords(n, r.plain(n))
	if ok {
		n.Destination = []byte(href)
		return
	}
	for n.HasChildren() {
		n.Parent().InsertBefore(n.Parent(), n, n.FirstChild())
	}
	n.Parent().RemoveChild(n.Parent(), n)
}

// almostLink finds what was meant as a link but is none, since its address has
// a space in it, no end, or a link in its words.
func (r *reading) almostLink(n *ast.Text) {
	i := bytes.Index(n.Segment.Value(r.text), []byte("]("))
	if i >= 0 && !n.IsRaw() && n.Segment.Padding == 0 && r.text[max(n.Segment.Start+i-1, 0)] != '\\' {
		r.find(n.Segment.Start+i, "almost-link")
	}
}

// barsInCode takes the backslash from every bar in a piece of code in a table: it
// is there for the table, not for the code. goldmark's own way costs the square
// of such bars.
func (r *reading) barsInCode(n *ast.CodeSpan) {
	in := n.Parent()
	for in != nil && in.Type() == ast.TypeInline {
		in = in.Parent()
	}
	if _, ok := in.(*extast.TableCell); !ok {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t := c.(*ast.Text)
		i := bytes.Index(t.Segment.Value(r.text), []byte(`\|`))
		if i < 0 {
			continue
		}
		rest := ast.NewRawTextSegment(t.Segment.WithStart(t.Segment.Start + i + 1))
		t.Segment = t.Segment.WithStop(t.Segment.Start + i)
		n.InsertAfter(n, t, rest)
	}
}

// image resolves a picture, or leaves only its description.
func (r *reading) image(n *ast.Image) {
	href, ok := r.reference(n, n.Destination, true)
	alt := r.plain(n)
	if r.page != nil {
		r.alt(n, alt)
	}
	words := ast.NewString([]byte(alt))
	words.SetRaw(true)
	if !ok {
		n.Parent().ReplaceChild(n.Parent(), n, words)
		return
	}
	n.Destination = []byte(href)
	n.RemoveChildren(n)
	n.AppendChild(n, words)
}

// autoLink checks an address that stands in the text, and leaves it as words if
// it may not be a link.
func (r *reading) autoLink(n *ast.AutoLink) {
	_, inLink := linkAround(n)
	if !inLink {
		_, ok := r.reference(n, destination(n, r.text), false)
		if ok {
			r.bare(n)
			return
		}
	}
	words := ast.NewString(n.Label(r.text))
	words.SetRaw(true)
	n.Parent().ReplaceChild(n.Parent(), n, words)
}

// outOfLink moves a footnote's mark behind the link that it stands in, since a
// link cannot hold another.
func outOfLink(n ast.Node) {
	if link, ok := linkAround(n); ok {
		link.Parent().InsertAfter(link.Parent(), link, n)
	}
}

// linkAround returns the link that n stands in.
func linkAround(n ast.Node) (*ast.Link, bool) {
	for p := n.Parent(); p != nil && p.Type() == ast.TypeInline; p = p.Parent() {
		if link, ok := p.(*ast.Link); ok {
			return link, true
		}
	}
	return nil, false
}

// reference follows a link or a picture and remembers it; it is false if there
// is nowhere to go.
func (r *reading) reference(n ast.Node, dest []byte, image bool) (href string, ok bool) {
	href, to, bad := r.follow(dest, image)
	if bad != nil {
		r.find(n.Pos(), bad.rule, bad.args...)
		return "", false
	}
	to.Target, to.Image = string(dest), image
	to.Line, to.Col = r.place(n.Pos())
	r.links = append(r.links, to)
	return href, true
}

// table puts a table into a box that scrolls and says what it is. A comparison
// fits every screen and needs none.
func (r *reading) table(n *extast.Table) {
	if d, ok := n.Parent().(*directive); ok && d.name == "comparison" {
		return
	}
	label := r.heading
	if label == "" {
		label = r.speech.aTable
	}
	if r.labels == nil {
		r.labels = make(map[string]int)
	}
	if r.labels[label]++; r.labels[label] > 1 {
		label += " (" + strconv.Itoa(r.labels[label]) + ")"
	}
	box := &scroll{label: label}
	n.Parent().ReplaceChild(n.Parent(), n, box)
	box.AppendChild(box, n)
}
