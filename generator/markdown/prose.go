package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Prose is the words of one block of a page, a paragraph, a list item or a
// cell, as one run without markup. Code, pictures and footnote marks are not
// among them; an address in the text is one word.
type Prose struct {
	Kind  ProseKind
	Words string
	Spots []Spot // where pieces of Words stand, in their order; no piece has a line end in it
}

// Spot is the place in the file of an offset of Words.
type Spot struct{ At, Line, Col int }

// ProseKind is what a block is to its reader.
type ProseKind uint8

// The kinds of blocks.
const (
	Text      ProseKind = iota
	Headline            // a heading, a word that is explained, the head of a table
	Quotation           // somebody else's words
)

// prose collects the blocks below n that hold words.
func (r *reading) prose(n ast.Node, kind ProseKind, all []Prose) []Prose {
	switch n.(type) {
	case *ast.Blockquote:
		kind = Quotation
	case *ast.Heading, *extast.DefinitionTerm, *extast.TableHeader:
		kind = max(kind, Headline)
	}
	var run *Prose
	var words []byte
	end := func() {
		if run != nil && len(words) > 0 {
			run.Words = string(words)
			all = append(all, *run)
		}
		run, words = nil, nil
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			end()
			all = r.prose(c, kind, all)
			continue
		}
		if run == nil {
			run = &Prose{Kind: kind}
		}
		words = run.gather(r, c, words)
	}
	end()
	return all
}

// gather adds the words of an inline node.
func (p *Prose) gather(r *reading, n ast.Node, words []byte) []byte {
	switch n := n.(type) {
	case *ast.Text:
		p.spot(r, len(words), n.Segment.Start)
		words = append(words, n.Segment.Value(r.text)...)
		if n.SoftLineBreak() || n.HardLineBreak() {
			words = append(words, ' ')
		}
	case *ast.AutoLink:
		p.spot(r, len(words), n.Pos())
		words = append(words, 'x')
	case *ast.CodeSpan, *ast.Image, *extast.FootnoteLink, *extast.FootnoteBacklink:
	default:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			words = p.gather(r, c, words)
		}
	}
	return words
}

func (p *Prose) spot(r *reading, at, offset int) {
	line, col := r.place(offset)
	p.Spots = append(p.Spots, Spot{at, line, col})
}
