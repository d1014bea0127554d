package markdown

import (
	"github.com/yuin/goldmark/ast"

	"planportal/generator/diag"
)

// PageText is the text of an information page.
type PageText struct {
	HTML     string    // safe by construction; ContactMark and FormMark where those parts go
	Headings []Heading // of level 2, for the table of contents
	Anchors  []string  // every id that a link may lead to
	Links    []Link    // every link and picture, in the order of the text
	Prose    []Prose   // the words, block by block, in the order of the text
}

// Heading is an entry of the table of contents.
type Heading struct{ ID, Text string }

// Page reads the text of an information page. The body begins at firstLine of
// the file. Page is pure: where the page's links lead follows from its Address
// alone, and whether anything is there is for others to find.
func Page(file string, body []byte, firstLine int, page Address) (PageText, []diag.Finding) {
	r := newReading(file, page.Lang)
	defer r.done()
	r.page = &page
	if !r.take(body, firstLine) {
		return PageText{}, r.findings
	}
	doc := r.parse()
	r.inspect(doc)
	t := PageText{Links: r.links}
	r.outline(doc, &t)
	t.Prose = r.prose(doc, Text, nil)
	w := &buffer{}
	w.Grow(len(r.text) + len(r.text)/2)
	r.render(w, doc)
	t.HTML = w.String()
	return t, diag.Sort(r.findings)
}

// outline collects the headings below n.
func (r *reading) outline(n ast.Node, t *PageText) {
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		r.outline(c, t)
		h, ok := c.(*ast.Heading)
		if !ok {
			continue
		}
		id, ok := h.AttributeString("id")
		if !ok {
			continue
		}
		t.Anchors = append(t.Anchors, string(id.([]byte)))
		if h.Level == 2 {
			t.Headings = append(t.Headings, Heading{string(id.([]byte)), r.plain(h)})
		}
	}
}
