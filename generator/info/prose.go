package info

import (
	"sort"
	"unicode/utf8"
)

// Prose is the words of one block of a page, a paragraph, a list item or a cell,
// without markup.
type Prose struct {
	Kind  ProseKind
	Words string
	Spots []Spot // where pieces of Words stand, in their order
}

// ProseKind is what a block is to its reader.
type ProseKind uint8

// The kinds of blocks.
const (
	Text      ProseKind = iota
	Headline            // a heading, a word that is explained, the head of a table
	Quotation           // somebody else's words
)

// Spot is the place in the file of an offset of a block's words.
type Spot struct{ At, Line, Col int }

// Place returns where the word at an offset of the block's words stands.
func (p *Prose) Place(at int) Place {
	i := sort.Search(len(p.Spots), func(i int) bool { return p.Spots[i].At > at }) - 1
	if i < 0 {
		return Place{}
	}
	spot := p.Spots[i]
	return Place{spot.Line, spot.Col + utf8.RuneCountInString(p.Words[spot.At:at])}
}
