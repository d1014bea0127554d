// Package branches answers one question: do the samples reach every branch of
// the layouts? It is for tests: what no sample reaches, no check of a layout
// against its view can see.
package branches

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"testing/fstest"
	"text/template/parse"
)

// Branch is one way through a template: what stands in an if, an else, a with
// or a range, or a whole template.
type Branch struct {
	Mark string // what the marked template prints when it goes this way
	At   string // "public/page.html:12"
}

// Mark returns the templates of fsys with a mark in each branch.
func Mark(fsys fs.FS, dirs ...string) (fstest.MapFS, []Branch, error) {
	m := marker{}
	out := fstest.MapFS{}
	for _, dir := range dirs {
		names, err := fs.Glob(fsys, path.Join(dir, "*.html"))
		if err != nil {
			return nil, nil, err
		}
		for _, name := range names {
			text, err := fs.ReadFile(fsys, name)
			if err != nil {
				return nil, nil, err
			}
			marked, err := m.file(name, string(text))
			if err != nil {
				return nil, nil, err
			}
			out[name] = &fstest.MapFile{Data: []byte(marked)}
		}
	}
	return out, m.branches, nil
}

type marker struct {
	branches []Branch
	tree     *parse.Tree
}

func (m *marker) file(name, text string) (string, error) {
	trees := map[string]*parse.Tree{}
	m.tree = parse.New(name)
	m.tree.Mode = parse.SkipFuncCheck
	if _, err := m.tree.Parse(text, "", "", trees); err != nil {
		return "", err
	}
	var out strings.Builder
	for part, tree := range trees {
		m.tree = tree
		m.list(tree.Root)
		if part == name {
			out.WriteString(tree.Root.String())
		} else {
			fmt.Fprintf(&out, "{{define %q}}%s{{end}}", part, tree.Root)
		}
	}
	return out.String(), nil
}

// list marks a way through the template, and the ways that part from it.
func (m *marker) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.IfNode:
			m.list(n.List)
			m.list(n.ElseList)
		case *parse.RangeNode:
			m.list(n.List)
			m.list(n.ElseList)
		case *parse.WithNode:
			m.list(n.List)
			m.list(n.ElseList)
		}
	}
	if !holds(l) {
		return
	}
	mark := fmt.Sprintf("_b%d_", len(m.branches))
	at, _ := m.tree.ErrorContext(l.Nodes[0])
	m.branches = append(m.branches, Branch{mark, at[:strings.LastIndexByte(at, ':')]})
	first := l.Nodes[0]
	text := &parse.TextNode{NodeType: parse.NodeText, Pos: first.Position(), Text: []byte(mark)}
	l.Nodes = append([]parse.Node{text}, l.Nodes...)
}

// holds reports whether a branch asks its view for anything: only then can it
// ask for something wrong.
func holds(l *parse.ListNode) bool {
	for _, n := range l.Nodes {
		if n.Type() != parse.NodeText && n.Type() != parse.NodeComment {
			return true
		}
	}
	return false
}
