package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The limits of contract section 2. What is inside a paragraph costs the parser
// the square of its length, what is nested the square of its depth, and a table
// its columns times its rows; the limits keep each far below a second.
const (
	maxBody      = 64 << 10
	maxParagraph = 8 << 10
	maxNesting   = 20
	maxColumns   = 20
	maxRows      = 500
	maxCells     = maxBody / len("|x")
	// A text may repeat the addresses of its reference links, and a comparison
	// the names of its columns, up to this many bytes. Without it an address of
	// 8 KiB that is used ten thousand times would make a page of 80 MB.
	maxRepeats = 1 << 20
)

// take takes a text to read. It is false if no parser may see it: how long a text
// and its lines are must be known before. The other limits hold while the parser
// builds its tree, by the tree itself, so that they mean what the parser
// understands; what is inside a paragraph or a cell is parsed only after all of
// them held.
func (r *reading) take(body []byte, firstLine int) bool {
	r.source = clean(body, firstLine, r.starts)
	r.starts = r.lines
	if len(body) > maxBody {
		r.find(maxBody, "text-too-long", kib(maxBody))
		return false
	}
	for i, start := range r.lines {
		end := len(r.text)
		if i+1 < len(r.lines) {
			end = r.lines[i+1]
		}
		if end-start > maxParagraph {
			r.find(start, "paragraph-too-long", kib(maxParagraph))
		}
	}
	return len(r.findings) == 0
}

// repeats reports whether the text may repeat so many more bytes.
func (r *reading) repeats(n ast.Node, bytes int) bool {
	if r.repeated += bytes; r.repeated > maxRepeats {
		r.find(n.Pos(), "text-repeats", kib(maxRepeats))
		return false
	}
	return true
}

func kib(bytes int) string { return strconv.Itoa(bytes >> 10) }

// paragraphLimit takes a paragraph that is too long out of the tree.
type paragraphLimit struct{}

// Transform implements parser.ParagraphTransformer.
func (paragraphLimit) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	size := 0
	var line text.Segment
	for i := range p.Lines().Len() {
		line = p.Lines().At(i)
		size += line.Len()
	}
	if bytes.HasSuffix(line.Value(reader.Source()), []byte{'\n'}) {
		size--
	}
	if size > maxParagraph {
		refuse(p, pc, "paragraph-too-long", kib(maxParagraph))
	}
}

// tableLimits takes a paragraph out of the tree that would become too large a
// table. Rows are filled up to the columns of the header, so the cells of all
// tables count too: a text without such filling cannot reach their limit.
type tableLimits struct{}

// Transform implements parser.ParagraphTransformer.
func (tableLimits) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	r := readingOf(pc)
	for i := 1; i < p.Lines().Len(); i++ {
		line := p.Lines().At(i)
		columns, ok := delimiters(line.Value(reader.Source()))
		if !ok {
			continue
		}
		rows := p.Lines().Len() - i - 1
		r.cells += columns * (rows + 1)
		switch {
		case columns > maxColumns:
			refuse(p, pc, "table-too-wide", strconv.Itoa(maxColumns))
		case rows > maxRows:
			refuse(p, pc, "table-too-long", strconv.Itoa(maxRows))
		case r.cells > maxCells:
			refuse(p, pc, "table-too-empty", strconv.Itoa(maxCells))
		}
		return
	}
}

func refuse(p *ast.Paragraph, pc parser.Context, rule, limit string) {
	readingOf(pc).find(p.Pos(), rule, limit)
	p.Parent().RemoveChild(p.Parent(), p)
}

// delimiters counts the columns of a table's delimiter row; it is false for
// lines that are none. It sees what goldmark sees: a looser eye would let a wide
// table pass behind something else, a stricter one refuse what is no table.
func delimiters(line []byte) (columns int, ok bool) {
	cells := bytes.Split(line, []byte{'|'})
	if util.IsBlank(cells[0]) {
		cells = cells[1:]
	}
	if n := len(cells); n > 0 && util.IsBlank(cells[n-1]) {
		cells = cells[:n-1]
	}
	for _, cell := range cells {
		dashes := bytes.TrimSuffix(bytes.TrimPrefix(bytes.TrimSpace(cell), []byte{':'}), []byte{':'})
		if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
			return 0, false
		}
	}
	return len(cells), len(cells) > 0
}

// shallow is a parser of blocks that hold blocks, which stops at maxNesting.
type shallow struct{ parser.BlockParser }

// tooDeep stands for what is nested too deep. It is never rendered.
type tooDeep struct{ ast.BaseBlock }

var kindTooDeep = ast.NewNodeKind("TooDeep")

func (*tooDeep) Kind() ast.NodeKind              { return kindTooDeep }
func (*tooDeep) IsRaw() bool                     { return true }
func (n *tooDeep) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, at := reader.Position()
	node, state := s.BlockParser.Open(parent, reader, pc)
	if node == nil || depth(parent) < maxNesting {
		return node, state
	}
	readingOf(pc).find(at.Start+max(pc.BlockOffset(), 0), "nested-too-deep", strconv.Itoa(maxNesting))
	reader.AdvanceToEOL()
	return &tooDeep{}, parser.NoChildren
}

func (s shallow) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if _, ok := node.(*tooDeep); ok {
		return parser.Close
	}
	return s.BlockParser.Continue(node, reader, pc)
}

func (s shallow) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	if _, ok := node.(*tooDeep); !ok {
		s.BlockParser.Close(node, reader, pc)
	}
}

// depth counts the lists, quotations and other blocks around a new child of n.
func depth(n ast.Node) int {
	d := 0
	for ; n != nil; n = n.Parent() {
		switch n.(type) {
		case *ast.List, *ast.Blockquote, *extast.DefinitionList, *extast.Footnote, *directive:
			d++
		}
	}
	return d
}
