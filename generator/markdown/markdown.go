// Package markdown answers one question: what does this text say, and at which
// line? It parses the Markdown of a plan or a page once and gives sections,
// agreements, links and safe HTML; what a person should mend are findings.
//
// A text goes one way: clean (source.go), parse, inspect, render. The limits
// hold while the tree grows (limits.go), so no text makes the parser slow and
// none needs a deadline. Inspecting finds what must be mended and shapes the
// tree (inspect.go, link.go, shape.go); rendering looks at nothing but the tree,
// so one parser and one renderer per language serve all texts at once. A plan in
// which nothing is unusual needs no tree: plain.go and words.go read its lines.
package markdown

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"planportal/generator/diag"
)

// ContactMark stands in a page's HTML where the author wants the contact box.
// No author can write it: a NUL in a text becomes U+FFFD.
const ContactMark = "\x00contact\x00"

// FormMark stands where the author wants the links to the empty form.
const FormMark = "\x00form\x00"

// reading is one text on its way from bytes to HTML.
type reading struct {
	source
	file     string
	speech   *speech
	page     *Address // nil in a plan
	findings []diag.Finding
	told     map[string]int // findings by rule

	level    int            // of the heading last seen; 1 is the page's title
	heading  string         // its words
	headings map[string]int // the line of each heading, by its words in small letters
	labels   map[string]int // of tables
	ids      ids
	links    []Link
	notes    []*footnote
	repeated int // bytes, see maxRepeats
	cells    int // of all tables, see maxCells

	scratch
}

// scratch is memory that the next text can have.
type scratch struct {
	starts    []int  // of lines
	paragraph line   // that is looked at
	said      buffer // plain words
	part      buffer // HTML of a section
	item      buffer // HTML of a task in it
	html      tape   // HTML of plain sections
	tasks     tape   // words, day and responsible of plain tasks
}

// readings that are done. They hold memory, and nothing that a text says.
var readings = sync.Pool{New: func() any { return new(reading) }}

// newReading takes a reading whose memory may have been used before.
func newReading(file, lang string) *reading {
	r := readings.Get().(*reading)
	*r = reading{file: file, speech: speak(lang), scratch: r.scratch}
	return r
}

// done gives the memory to another text. What was found belongs to the caller.
func (r *reading) done() {
	*r = reading{scratch: r.scratch}
	clear(r.paragraph.pieces)
	readings.Put(r)
}

// maxTold is how many findings of one rule a text gives. A text with more of
// them is mended as soon with these.
const maxTold = 20

// find makes a finding at an offset of the cleaned text.
func (r *reading) find(offset int, rule string, args ...string) {
	if r.told == nil {
		r.told = make(map[string]int)
	}
	if r.told[rule]++; r.told[rule] > maxTold {
		return
	}
	line, col := r.place(offset)
	r.findings = append(r.findings, diag.At(r.file, line, col, rule, args...))
}

// key is where the parsers find the reading that they work for.
var key = parser.NewContextKey()

func readingOf(pc parser.Context) *reading { return pc.Get(key).(*reading) }

// parse returns the text's tree.
func (r *reading) parse() ast.Node {
	pc := parser.NewContext()
	pc.Set(key, r)
	return grammar.Parse(text.NewReader(r.text), parser.WithContext(pc))
}

// grammar is CommonMark with tables, task lists, strikethrough, footnotes,
// definition lists, bare addresses and our directives. It is safe for
// concurrent use.
var grammar = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(shallow{directives{}}, 90),
		util.Prioritized(underlined{parser.NewSetextHeadingParser()}, 100),
		util.Prioritized(shallow{extension.NewDefinitionListParser()}, 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(shallow{parser.NewListParser()}, 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(shallow{footnotes{extension.NewFootnoteBlockParser()}}, 999),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(icons{}, 450),
		util.Prioritized(parser.NewEmphasisParser(), 500),
		util.Prioritized(extension.NewStrikethroughParser(), 500),
		util.Prioritized(bareAddress{}, 999),
	),
	parser.WithParagraphTransformers(
		util.Prioritized(references{}, 100),
		util.Prioritized(tableLimits{}, 150),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		util.Prioritized(paragraphLimit{}, 250),
	),
	parser.WithASTTransformers(
		util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
	),
)

// underlined are headings with a line under them. A line under a table is a
// line: goldmark's own parser would lift the table over the words before it, and
// make those the heading.
type underlined struct{ parser.BlockParser }

// Close implements parser.BlockParser.
func (u underlined) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	if _, table := node.PreviousSibling().(*extast.Table); !table {
		u.BlockParser.Close(node, reader, pc)
		return
	}
	bar := node.Lines().At(0)
	var line ast.Node = ast.NewThematicBreak()
	if node.(*ast.Heading).Level == 1 {
		line = ast.NewParagraph()
		line.Lines().Append(bar.TrimRightSpace(reader.Source()))
	}
	line.SetPos(bar.Start)
	node.Parent().ReplaceChild(node.Parent(), node, line)
}

// references finds the addresses of reference links. It looks only at paragraphs
// in which there may be one; goldmark's own takes each of them apart.
type references struct{}

// Transform implements parser.ParagraphTransformer.
func (references) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := p.Lines()
	if n := lines.Len(); n > 0 && !bytes.Contains(reader.Source()[lines.At(0).Start:lines.At(n-1).Stop], []byte("]:")) {
		return
	}
	parser.LinkReferenceParagraphTransformer.Transform(p, reader, pc)
}

// footnotes remembers every footnote of a text: those that nothing refers to
// leave the tree before anybody can look at them.
type footnotes struct{ parser.BlockParser }

type footnote struct {
	node   ast.Node
	offset int
}

func (f footnotes) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	r := readingOf(pc)
	r.notes = append(r.notes, &footnote{node, node.Pos()})
	f.BlockParser.Close(node, reader, pc)
}
