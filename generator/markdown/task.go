package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// lift takes the task-list items at and below n out of the tree, in the order
// of the text, and what it empties with them.
func (r *reading) lift(tasks []Task, n ast.Node) []Task {
	before := len(tasks)
	if list, ok := n.(*ast.List); ok {
		tasks = slices.Grow(tasks, list.ChildCount())
	}
	box, ok := boxOf(n)
	if _, item := n.(*ast.ListItem); ok && item {
		tasks = append(tasks, Task{})
		for c := n.FirstChild(); c != nil; {
			next := c.NextSibling()
			tasks = r.lift(tasks, c)
			c = next
		}
		n.Parent().RemoveChild(n.Parent(), n)
		tasks[before] = r.task(n, box.IsChecked, box.Pos())
		return tasks
	}
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; {
		next := c.NextSibling()
		tasks = r.lift(tasks, c)
		c = next
	}
	switch n.(type) {
	case *ast.List, *ast.ListItem, *ast.Blockquote:
		if before < len(tasks) && !n.HasChildren() {
			n.Parent().RemoveChild(n.Parent(), n)
		}
	}
	return tasks
}

// behindWords is what is left of a task's words only because of its markers.
const behindWords = " \t,;–-"

// task reads one item.
func (r *reading) task(item ast.Node, done bool, at int) Task {
	t := Task{Done: done}
	t.Line, t.Col = r.place(at)
	words := item.FirstChild()
	words.RemoveChild(words, words.FirstChild())
	l := r.line(words)
	m := l.markers()
	t.By, t.Responsible = string(l.flat[m.by.from:m.by.to]), l.name(m.responsible)
	if t.By != "" {
		t.ByLine, t.ByCol = r.place(l.offset(m.by.from))
	}
	if m.twice >= 0 {
		r.find(l.offset(m.twice), "agreement-marker-twice")
	}
	if len(m.cuts) > 0 {
		l.cut(m.cuts)
		r.trim(words, behindWords)
		r.trimLeft(words)
	}
	t.Text = r.plain(item)
	w := &r.item
	w.Reset()
	for c := words.FirstChild(); c != nil; c = c.NextSibling() {
		r.render(w, c)
	}
	for c := words.NextSibling(); c != nil; c = c.NextSibling() {
		r.boxless(c)
		_ = w.WriteByte('\n')
		r.render(w, c)
	}
	if t.HTML = t.Text; string(bytes.TrimSpace(w.Bytes())) != t.Text {
		t.HTML = strings.TrimSpace(w.String())
	}
	return t
}

// boxless finds what looks like a task among what was decided, but is none: a
// box that is not written as one, or a marker without a box.
func (r *reading) boxless(n ast.Node) {
	switch n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		l := r.line(n)
		m := l.markers()
		if len(m.cuts) > 0 || almostBox(l.flat) {
			r.find(n.Pos(), "agreement-without-box")
		}
		return
	}
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		r.boxless(c)
	}
}

// elsewhere finds tasks with a day among what was not decided together: nobody
// follows them up.
func (r *reading) elsewhere(n ast.Node) {
	if box, ok := boxOf(n); ok {
		if m := r.line(n.FirstChild()).markers(); m.by.to > m.by.from {
			r.find(box.Pos(), "agreement-elsewhere")
		}
	}
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		r.elsewhere(c)
	}
}

// almostBox reports whether words begin with something like "[ ]".
func almostBox(words []byte) bool {
	words = bytes.TrimLeft(words, " -*+")
	for _, box := range []string{"☐", "☑", "☒"} {
		if bytes.HasPrefix(words, []byte(box)) {
			return true
		}
	}
	inside, after, ok := bytes.Cut(words, []byte{']'})
	if !ok || len(inside) == 0 || inside[0] != '[' || bytes.HasPrefix(after, []byte{'('}) {
		return false
	}
	mark := strings.ToLower(string(bytes.TrimSpace(inside[1:])))
	return mark == "" || mark == "x"
}
