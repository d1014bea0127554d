package markdown

import (
	"bytes"
	"maps"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"planportal/generator/diag"
)

// icon is a line drawing that an author puts beside words, ":people:". It says
// nothing that the words do not say, so those who listen do not hear of it.
type icon struct {
	ast.BaseInline
	name string
}

var kindIcon = ast.NewNodeKind("Icon")

// Kind implements ast.Node.
func (*icon) Kind() ast.NodeKind { return kindIcon }

// Dump implements ast.Node.
func (n *icon) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Name": n.name}, nil)
}

// icons parses the names of icons on pages. A plan has none.
type icons struct{}

// Trigger implements parser.InlineParser.
func (icons) Trigger() []byte { return []byte{':'} }

// Parse implements parser.InlineParser. A name stands where a word could begin,
// and a space follows it.
func (icons) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	r := readingOf(pc)
	line, seg := block.PeekLine()
	if r.page == nil || !begins(block.PrecendingCharacter()) {
		return nil
	}
	name, ok := iconName(line)
	if !ok {
		return nil
	}
	if _, ok := drawings[name]; !ok {
		r.find(seg.Start, "unknown-icon", diag.Nearest(name, iconNames))
		return nil
	}
	block.Advance(len(name) + len(":: "))
	n := &icon{name: name}
	n.SetPos(seg.Start)
	return n
}

// begins reports whether an icon may follow a character: at the beginning of a
// line, after a space, or inside what makes words bold.
func begins(before rune) bool {
	return before == ' ' || before == '\n' || before == '*' || before == '_'
}

// iconName reads ":people: " at the beginning of a line.
func iconName(line []byte) (string, bool) {
	end := bytes.IndexByte(line[1:], ':') + 1
	if end < 3 || end > 20 || end+1 >= len(line) || line[end+1] != ' ' {
		return "", false
	}
	name := line[1:end]
	for _, c := range name {
		if c < 'a' || c > 'z' {
			return "", false
		}
	}
	return string(name), true
}

func (p pen) icon(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		put(w, `<svg class="ico" viewBox="0 0 24 24" aria-hidden="true" focusable="false">`, drawings[n.(*icon).name], `</svg> `)
	}
	return ast.WalkContinue, nil
}

var iconNames = slices.Sorted(maps.Keys(drawings))

// drawings are the icons, each in a square of 24 by 24, as lines without
// colours of their own.
var drawings = map[string]string{
	"calendar": `<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 10h17M8 2.8v4M16 2.8v4"/>`,
	"change":   `<path d="M4.5 11a7.7 7.7 0 0 1 13.6-4M19.5 13a7.7 7.7 0 0 1-13.6 4"/><path d="M18.5 3v4.3h-4.3M5.5 21v-4.3h4.3"/>`,
	"clock":    `<circle cx="12" cy="12" r="9"/><path d="M12 7v5.3l3.4 2"/>`,
	"computer": `<rect x="4" y="4.5" width="16" height="11" rx="1.5"/><path d="M2.5 19.5h19M9 19.5l.5-4h5l.5 4"/>`,
	"done":     `<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.8 2.8 5.2-6"/>`,
	"eye":      `<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="3"/>`,
	"help":     `<path d="M3 8.5 7 6l5 2 5-2 4 2.5V15l-3 1-5 3.8a1.6 1.6 0 0 1-2 0L6 16l-3-1z"/><path d="m12 8-3.2 3.5a1.5 1.5 0 0 0 2.2 2l2-1.8 4.8 4"/>`,
	"home":     `<path d="m3.5 11.5 8.5-7.5 8.5 7.5M6 9.7V20h12V9.7"/><path d="M10 20v-5.5h4V20"/>`,
	"law":      `<path d="M12 3.5v16.5M8 20h8M4.5 7h15M5.5 7l-3 6.5a3.3 3.3 0 0 0 6 0zM18.5 7l-3 6.5a3.3 3.3 0 0 0 6 0z"/>`,
	"lock":     `<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5v-3a4 4 0 0 1 8 0v3"/>`,
	"paper":    `<path d="M6 3.5h8.5L19 8v12.5H6z"/><path d="M14 3.5V8.5h5M9 12.5h7M9 16h7"/>`,
	"papers":   `<rect x="8" y="3.5" width="12" height="14" rx="1.5"/><path d="M16 17.5v3H4v-14h4"/>`,
	"pen":      `<path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19z"/><path d="m14 6.5 3.5 3.5"/>`,
	"people":   `<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.4-4 2.8-6 6.5-6s6.1 2 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.4c2 .8 3.2 2.6 3.5 5.6"/>`,
	"person":   `<circle cx="12" cy="7.5" r="4"/><path d="M4.5 20.5c.5-4.5 3.3-6.5 7.5-6.5s7 2 7.5 6.5"/>`,
	"phone":    `<path d="M5 4h4l1.8 4.5-2.3 1.6a11 11 0 0 0 5.4 5.4l1.6-2.3L20 15v4a1.6 1.6 0 0 1-1.7 1.6A15 15 0 0 1 3.4 5.7 1.6 1.6 0 0 1 5 4z"/>`,
	"place":    `<path d="M12 21c4.3-4.4 6.5-8 6.5-11a6.5 6.5 0 0 0-13 0c0 3 2.2 6.6 6.5 11z"/><circle cx="12" cy="10" r="2.3"/>`,
	"question": `<circle cx="12" cy="12" r="9"/><path d="M9.5 9.3a2.6 2.6 0 1 1 3.8 2.3c-.9.5-1.3 1-1.3 2M12 16.6v.2"/>`,
	"star":     `<path d="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z"/>`,
	"talk":     `<path d="M4 4.5h16v11.5h-8.5L7 20v-4H4z"/><path d="M8 8.8h8M8 12h5"/>`,
	"umbrella": `<path d="M12 3.5c-5.2 0-9.5 4.2-9.5 9.3 2-1.7 4.4-1.7 6.3 0 2-1.7 4.4-1.7 6.4 0 1.9-1.7 4.3-1.7 6.3 0 0-5.1-4.3-9.3-9.5-9.3z"/><path d="M12 12v6.5a2 2 0 0 0 4 0M12 2v1.5"/>`,
	"warning":  `<path d="M12 3 22 20H2z"/><path d="M12 9.5v5M12 17.3v.2"/>`,
	"way":      `<path d="M5 20c0-5 14-3 14-8.5S9 9 9 4"/><circle cx="5" cy="20" r="1.3"/><path d="M6.7 5.8 9 3.5l2.3 2.3"/>`,
}
