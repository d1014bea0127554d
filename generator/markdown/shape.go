package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"planportal/generator/diag"
)

// shape makes of a directive's Markdown what its name promises. A directive
// that holds something else is a finding, and is shown as the Markdown it holds.
func (r *reading) shape(n *directive) {
	switch n.name {
	case "contact", "form":
		n.shape = !n.HasChildren()
	case "comparison":
		n.shape = r.comparison(n)
	case "checklist":
		n.shape = checklist(n)
	case "steps":
		n.shape = r.steps(n)
	case "note":
		n.shape = n.HasChildren()
	case "facts":
		n.shape = facts(n)
	case "actions":
		n.shape = actions(n)
	default:
		return
	}
	if !n.shape && r.page != nil {
		r.find(n.Pos(), "directive-content", n.name, diag.Term("in-"+n.name))
	}
}

// only returns the one child of n if it is a T.
func only[T ast.Node](n ast.Node) (child T, ok bool) {
	if n.FirstChild() != n.LastChild() {
		return child, false
	}
	child, ok = n.FirstChild().(T)
	return child, ok
}

// comparison makes of a table one with a heading for every row, whose cells
// name their column, so that it can be read one row at a time on a phone. A
// paragraph before the table is its caption.
func (r *reading) comparison(n *directive) bool {
	table, ok := n.LastChild().(*extast.Table)
	if !ok || len(table.Alignments) < 2 {
		return false
	}
	caption, titled := table.PreviousSibling().(*ast.Paragraph)
	if first := n.FirstChild(); first != table && (first != caption || !titled) {
		return false
	}
	table.SetAttributeString("class", []byte("versus"))
	var labels [][]byte
	head := table.FirstChild()
	for c := head.FirstChild(); c != nil; c = c.NextSibling() {
		labels = append(labels, []byte(r.plain(c)))
	}
	for row := head.NextSibling(); row != nil; row = row.NextSibling() {
		row.FirstChild().SetAttributeString("scope", []byte("row"))
		for i, c := 1, row.FirstChild().NextSibling(); c != nil; i, c = i+1, c.NextSibling() {
			if r.repeats(row, len(labels[i])) {
				c.SetAttributeString("data-label", labels[i])
			}
		}
	}
	if titled {
		box := &element{kind: kindCaption}
		move(caption, box)
		n.RemoveChild(n, caption)
		table.InsertBefore(table, head, box)
	}
	return true
}

// checklist makes of a list one with ticks instead of bullets or boxes.
func checklist(n *directive) bool {
	list, ok := only[*ast.List](n)
	if !ok {
		return false
	}
	list.SetAttributeString("class", []byte("ticks"))
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if box, ok := boxOf(item); ok {
			box.Parent().RemoveChild(box.Parent(), box)
		}
		tick := &element{kind: kindTick}
		_, tick.inline = only[*ast.TextBlock](item)
		move(item, tick)
		item.AppendChild(item, tick)
	}
	return true
}

// steps makes of the bold words that begin each item of an ordered list a
// heading, one level below the heading that the steps stand under.
func (r *reading) steps(n *directive) bool {
	list, ok := only[*ast.List](n)
	if !ok || !list.IsOrdered() {
		return false
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if _, ok := titleOf(item); !ok {
			return false
		}
	}
	list.SetAttributeString("class", []byte("steps"))
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		bold, _ := titleOf(item)
		block := bold.Parent()
		title := ast.NewHeading(min(r.level+1, 6))
		move(bold, title)
		block.RemoveChild(block, bold)
		r.trim(title, ".: ")
		item.InsertBefore(item, block, title)
		rest := ast.NewParagraph()
		move(block, rest)
		r.trimLeft(rest)
		item.RemoveChild(item, block)
		if rest.HasChildren() {
			item.InsertAfter(item, title, rest)
		}
	}
	return true
}

// titleOf returns the bold words that begin a list item.
func titleOf(item ast.Node) (*ast.Emphasis, bool) {
	block := item.FirstChild()
	if block == nil {
		return nil, false
	}
	bold, ok := block.FirstChild().(*ast.Emphasis)
	return bold, ok && bold.Level == 2
}

// facts makes of a definition list a row of short facts.
func facts(n *directive) bool {
	list, ok := only[*extast.DefinitionList](n)
	if !ok {
		return false
	}
	list.SetAttributeString("class", []byte("facts"))
	var pair *element
	for c := list.FirstChild(); c != nil; {
		next := c.NextSibling()
		_, term := c.(*extast.DefinitionTerm)
		if pair == nil || term && c.PreviousSibling() == pair && pair.LastChild().Kind() != extast.KindDefinitionTerm {
			pair = &element{kind: kindPair}
			list.InsertBefore(list, c, pair)
		}
		pair.AppendChild(pair, c)
		c = next
	}
	return true
}

// actions makes buttons of the links of a list; the first is the main one.
func actions(n *directive) bool {
	list, ok := only[*ast.List](n)
	if !ok {
		return false
	}
	var links []*ast.Link
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		block := item.FirstChild()
		if block == nil || block != item.LastChild() {
			return false
		}
		link, ok := only[*ast.Link](block)
		if !ok {
			return false
		}
		links = append(links, link)
	}
	n.RemoveChild(n, list)
	for i, link := range links {
		class := "btn"
		if i == 0 {
			class = "btn main"
		}
		link.SetAttributeString("class", []byte(class))
		n.AppendChild(n, link)
	}
	return true
}

// move gives the children of one node to another.
func move(from, to ast.Node) {
	for from.HasChildren() {
		to.AppendChild(to, from.FirstChild())
	}
}

// boxOf returns the box that makes a list item a task.
func boxOf(item ast.Node) (*extast.TaskCheckBox, bool) {
	if item.FirstChild() == nil {
		return nil, false
	}
	box, ok := item.FirstChild().FirstChild().(*extast.TaskCheckBox)
	return box, ok
}

// trimLeft takes the spaces and line ends before a block's first words away.
func (r *reading) trimLeft(n ast.Node) {
	for {
		t, ok := n.FirstChild().(*ast.Text)
		if !ok {
			return
		}
		t.Segment = t.Segment.TrimLeftSpace(r.text)
		if !t.Segment.IsEmpty() {
			return
		}
		n.RemoveChild(n, t)
	}
}

// trim takes the given characters after a block's last words away, and a line
// end with them.
func (r *reading) trim(n ast.Node, cut string) {
	for {
		t, ok := n.LastChild().(*ast.Text)
		if !ok {
			return
		}
		t.SetSoftLineBreak(false)
		t.SetHardLineBreak(false)
		kept := bytes.TrimRight(t.Segment.Value(r.text), cut)
		if len(kept) > 0 {
			t.Segment = t.Segment.WithStop(t.Segment.Start + len(kept))
			return
		}
		n.RemoveChild(n, t)
	}
}
