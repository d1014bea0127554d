package layouts_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

// viewFiles hold the types that layouts can reach, by package.
var viewFiles = map[string][]string{
	"public":   {"../generator/public/view.go"},
	"intranet": {"../generator/intranet/view.go"},
	"settings": {"../generator/settings/settings.go", "../generator/settings/box.go"},
	"info":     {"../generator/info/info.go"},
}

// library is every type of viewFiles, by "public.View".
type library struct {
	types   map[string]*ast.TypeSpec
	docs    map[string]string
	methods map[string][]*ast.FuncDecl
}

func readViews(t *testing.T) library {
	t.Helper()
	lib := library{map[string]*ast.TypeSpec{}, map[string]string{}, map[string][]*ast.FuncDecl{}}
	for pkg, files := range viewFiles {
		for _, file := range files {
			f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range f.Decls {
				lib.add(pkg, d)
			}
		}
	}
	return lib
}

func (lib library) add(pkg string, decl ast.Decl) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Recv != nil && d.Name.IsExported() {
			on := pkg + "." + strings.TrimPrefix(said(d.Recv.List[0].Type), "*")
			lib.methods[on] = append(lib.methods[on], d)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			if s, ok := spec.(*ast.TypeSpec); ok {
				name := pkg + "." + s.Name.Name
				lib.types[name] = s
				lib.docs[name] = sentence(d.Doc.Text() + s.Doc.Text())
			}
		}
	}
}

// cell makes a text safe for a cell of a table.
var cell = strings.NewReplacer("<", "&lt;", "|", `\|`)

// sentence is a comment on one line.
func sentence(comment string) string { return strings.Join(strings.Fields(comment), " ") }

// said is a type as Go writes it, without stars.
func said(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return said(e.X) + "." + e.Sel.Name
	case *ast.StarExpr:
		return said(e.X)
	case *ast.ArrayType:
		return "[]" + said(e.Elt)
	case *ast.MapType:
		return "map[" + said(e.Key) + "]" + said(e.Value)
	}
	return ""
}

// framed reports whether a type holds a Frame.
func (lib library) framed(name string) bool {
	s, ok := lib.types[name].Type.(*ast.StructType)
	return ok && len(s.Fields.List) > 0 && len(s.Fields.List[0].Names) == 0 && said(s.Fields.List[0].Type) == "Frame"
}

// teller writes the reference of the views: a section for each type that a
// layout can reach from them, once.
type teller struct {
	library
	out  strings.Builder
	todo []string
	told map[string]bool
}

func (tl *teller) reference(views ...string) string {
	tl.out.Reset()
	for tl.todo = views; len(tl.todo) > 0; {
		name := tl.todo[0]
		tl.todo = tl.todo[1:]
		if !tl.told[name] {
			tl.told[name] = true
			tl.tell(name)
		}
	}
	return tl.out.String()
}

func (tl *teller) tell(name string) {
	pkg, _, _ := strings.Cut(name, ".")
	fmt.Fprintf(&tl.out, "#### %s\n\n%s\n\n", name, tl.docs[name])
	s, ok := tl.types[name].Type.(*ast.StructType)
	if !ok {
		return
	}
	tl.out.WriteString("| Field | What it is | Kind |\n|---|---|---|\n")
	for _, f := range s.Fields.List {
		tl.field(pkg, f)
	}
	for _, m := range tl.methods[name] {
		fmt.Fprintf(&tl.out, "| `.%s` %s | %s | |\n", m.Name.Name, arguments(m), cell.Replace(sentence(m.Doc.Text())))
	}
	tl.out.WriteString("\n")
}

func (tl *teller) field(pkg string, f *ast.Field) {
	kind, means := tl.kind(pkg, f.Type), cell.Replace(sentence(f.Doc.Text()+f.Comment.Text()))
	if len(f.Names) == 0 {
		fmt.Fprintf(&tl.out, "| | everything of %s | |\n", kind)
	}
	for _, n := range f.Names {
		if n.IsExported() {
			fmt.Fprintf(&tl.out, "| `.%s` | %s | %s |\n", n.Name, means, kind)
		}
	}
}

func arguments(m *ast.FuncDecl) string {
	var all []string
	for _, p := range m.Type.Params.List {
		for _, n := range p.Names {
			all = append(all, "*"+n.Name+"*")
		}
	}
	return strings.Join(all, " ")
}

// kind is a type in plain words, with a link to its section.
func (tl *teller) kind(pkg string, e ast.Expr) string {
	name := said(e)
	if elem, ok := strings.CutPrefix(name, "[]"); ok {
		return "list: " + tl.named(pkg, elem)
	}
	return tl.named(pkg, name)
}

func (tl *teller) named(pkg, name string) string {
	switch name {
	case "string":
		return "text"
	case "int":
		return "number"
	case "bool":
		return "yes or no"
	case "template.HTML", "template.URL":
		return strings.TrimPrefix(name, "template.")
	}
	if !strings.Contains(name, ".") {
		name = pkg + "." + name
	}
	if tl.types[name] == nil {
		return "`" + name + "`"
	}
	if tl.types[name].Assign.IsValid() {
		return tl.named(pkg, said(tl.types[name].Type))
	}
	tl.todo = append(tl.todo, name)
	return "[" + name + "](#" + strings.ToLower(strings.ReplaceAll(name, ".", "")) + ")"
}
