package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"planportal/generator/diag"
)

// PlanText is the text of a plan.
type PlanText struct{ Sections []Section }

// Section is what stands below a heading of level 2 or 3, up to the next one.
type Section struct {
	Title string // the heading's words; empty for text before the first heading
	Level int    // 2 or 3
	Line  int    // of the heading
	HTML  string // without the heading and the Tasks; safe by construction, empty if nothing is written
	Tasks []Task // what the people decided together; in other sections tasks are in HTML
}

// Task is a task-list item without its two markers.
type Task struct {
	Done bool
	Text string // plain words
	HTML string // the same as words with markup, then what else the item holds
	// By is what stands after "Klart:" or "Done by:", as written; empty if the
	// marker is not there, or nothing is behind it.
	By            string
	ByLine, ByCol int
	// Responsible is the name in "(ansvarig: …)" or "(responsible: …)", as
	// written; empty if the marker is not there, or nothing is in it.
	Responsible string
	Line, Col   int // of the box
}

// Plan reads the text of a plan. The body begins at firstLine of the file.
//
// In sections for which together reports true, and in those of level 3 below
// them, every task-list item is a Task, however deep it is nested. An item that
// looks like a task there but is none is a finding, since nobody would follow
// it up. A heading of level 1 is a finding and counts as level 2; headings of
// level 4 and below are a part of the section's HTML.
func Plan(file string, body []byte, firstLine int, together func(title string) bool) (PlanText, []diag.Finding) {
	r := newReading(file, "sv")
	defer r.done()
	if !r.take(body, firstLine) {
		return PlanText{}, r.findings
	}
	if sections, ok := r.readPlain(together); ok {
		return PlanText{sections}, nil
	}
	return PlanText{r.readAny(together)}, diag.Sort(r.findings)
}

// readAny reads whatever Markdown can say, with goldmark.
func (r *reading) readAny(together func(string) bool) []Section {
	doc := r.parse()
	r.inspect(doc)
	return r.sections(doc, together)
}

// sections parts the text at its headings.
func (r *reading) sections(doc ast.Node, together func(string) bool) []Section {
	all := make([]Section, 0, headingsOf(doc)+1)
	w := &r.part
	w.Reset()
	s := Section{Level: 2}
	headed := false
	decided, above := false, false // whether this section, and the one of level 2 above it, is of what was decided
	end := func() {
		s.HTML = strings.TrimSpace(w.String())
		if headed || s.HTML != "" {
			all = append(all, s)
		}
		w.Reset()
	}
	for n := doc.FirstChild(); n != nil; {
		next := n.NextSibling()
		h, ok := n.(*ast.Heading)
		switch {
		case ok && h.Level <= 3:
			end()
			headed = true
			s = Section{Title: r.plain(h), Level: h.Level}
			s.Line, _ = r.place(h.Pos())
			decided = together(s.Title) || h.Level == 3 && above
			if h.Level == 2 {
				above = decided
			}
		case n.Kind() == extast.KindFootnoteList:
			if s.Line == 0 { // there is nothing but notes
				s.Line, _ = r.place(max(n.FirstChild().Pos(), 0))
			}
			r.render(w, n)
		default:
			r.section(&s, w, n, decided)
		}
		n = next
	}
	end()
	return all
}

// headingsOf counts the headings at which a text may be parted.
func headingsOf(doc ast.Node) (n int) {
	for c := doc.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindHeading {
			n++
		}
	}
	return n
}

// section adds a block to a section.
func (r *reading) section(s *Section, w *buffer, n ast.Node, decided bool) {
	if s.Line == 0 {
		s.Line, _ = r.place(max(n.Pos(), 0))
	}
	if decided {
		s.Tasks = r.lift(s.Tasks, n)
		r.boxless(n)
	} else {
		r.elsewhere(n)
	}
	if n.Parent() != nil {
		r.render(w, n)
	}
}
