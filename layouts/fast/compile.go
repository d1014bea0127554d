package fast

import (
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// part is a template, compiled for one type of dot.
type part struct {
	body  steps
	slots int // how many variables it has; $ is the first
}

// steps write a piece of a page, one after the other, until one jumps.
type steps []step

type step func(p *page, dot reflect.Value) jump

// jump is where in a loop to go on after a step.
type jump int

const (
	ahead jump = iota
	again      // with the loop's next item
	away       // from the loop
)

func (all steps) run(p *page, dot reflect.Value) jump {
	for _, s := range all {
		if j := s(p, dot); j != ahead {
			return j
		}
	}
	return ahead
}

// deepest is how many parts may call each other before a page is given up.
const deepest = 1000

func (t *part) fill(p *page, dot reflect.Value) {
	if p.depth++; p.depth > deepest {
		panic("too deep")
	}
	outer := p.base
	p.base = len(p.stack)
	p.stack = append(append(p.stack, dot), make([]reflect.Value, t.slots-1)...)
	t.body.run(p, dot)
	p.stack = p.stack[:p.base]
	p.base = outer
	p.depth--
}

// nothing is the type of dot in a template that is called without data. No
// expression knows what to do with it.
type nothing func()

var typeOfNothing = reflect.TypeFor[nothing]()

// compiler compiles one part. It panics with a refusal at what it does not
// know.
type compiler struct {
	set   *template.Template
	parts map[key]*part // made so far, by all compilers of a program
	scope []variable    // the innermost last
	slots int
}

type variable struct {
	name string
	slot int
	typ  reflect.Type
}

type refusal struct{ what any }

// compile makes the program for a template that html/template has escaped.
func compile(set *template.Template, name string, view reflect.Type) (p program) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case refusal:
			p = program{why: fmt.Errorf("it is not known how to compile %v", r.what)}
		default:
			panic(r)
		}
	}()
	if view == nil {
		view = typeOfNothing
	}
	c := compiler{set: set, parts: map[key]*part{}}
	return program{part: c.part(name, view)}
}

// part compiles a template, once for each type; it may call itself. Templates
// that html/template has derived for a tag or an attribute are out of reach.
func (c *compiler) part(name string, dot reflect.Type) *part {
	if t, ok := c.parts[key{name, dot}]; ok {
		return t
	}
	source := c.set.Lookup(name)
	if source == nil || source.Tree == nil {
		panic(refusal{"template " + name})
	}
	t := new(part)
	c.parts[key{name, dot}] = t
	inner := compiler{set: c.set, parts: c.parts}
	inner.declare("$", dot)
	t.body = inner.list(source.Tree.Root, dot)
	t.slots = inner.slots
	return t
}

// declare makes a variable and returns its slot.
func (c *compiler) declare(name string, typ reflect.Type) int {
	c.scope = append(c.scope, variable{name, c.slots, typ})
	c.slots++
	return c.slots - 1
}

// leave ends the scope of all variables but the outer ones.
func (c *compiler) leave(outer int) { c.scope = c.scope[:outer] }

func (c *compiler) list(l *parse.ListNode, dot reflect.Type) (all steps) {
	if l == nil {
		return nil
	}
	defer c.leave(len(c.scope))
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			all = append(all, text(n.Text))
		case *parse.ActionNode:
			all = append(all, c.action(n, dot))
		case *parse.TemplateNode:
			all = append(all, c.call(n, dot))
		case *parse.IfNode:
			all = append(all, c.choose(n, dot))
		case *parse.WithNode:
			all = append(all, c.with(n, dot))
		case *parse.RangeNode:
			all = append(all, c.loop(n, dot))
		case *parse.BreakNode: // html/template does not escape what stands after it
			return append(all, func(*page, reflect.Value) jump { return away })
		case *parse.ContinueNode:
			return append(all, func(*page, reflect.Value) jump { return again })
		case *parse.CommentNode:
		default:
			panic(refusal{n})
		}
	}
	return all
}

func text(text []byte) step {
	return func(p *page, _ reflect.Value) jump {
		p.out = append(p.out, text...)
		return ahead
	}
}

// action compiles {{.Name}} and {{$x := .Name}}.
func (c *compiler) action(n *parse.ActionNode, dot reflect.Type) step {
	if len(n.Pipe.Decl) == 0 {
		return c.print(n.Pipe, dot)
	}
	e := c.pipe(n.Pipe, dot)
	return func(p *page, dot reflect.Value) jump {
		e.eval(p, dot)
		return ahead
	}
}

func (c *compiler) call(n *parse.TemplateNode, dot reflect.Type) step {
	e := expression{typeOfNothing, func(*page, reflect.Value) reflect.Value { return reflect.Value{} }}
	if n.Pipe != nil {
		e = c.pipe(n.Pipe, dot)
	}
	t := c.part(n.Name, e.typ)
	return func(p *page, dot reflect.Value) jump {
		t.fill(p, e.eval(p, dot))
		return ahead
	}
}

func (c *compiler) choose(n *parse.IfNode, dot reflect.Type) step {
	defer c.leave(len(c.scope))
	holds := c.pipeCondition(n.Pipe, dot)
	yes, no := c.list(n.List, dot), c.list(n.ElseList, dot)
	return func(p *page, dot reflect.Value) jump {
		if holds(p, dot) {
			return yes.run(p, dot)
		}
		return no.run(p, dot)
	}
}

func (c *compiler) with(n *parse.WithNode, dot reflect.Type) step {
	defer c.leave(len(c.scope))
	e := c.pipe(n.Pipe, dot)
	isTrue := truth(e.typ)
	yes, no := c.list(n.List, e.typ), c.list(n.ElseList, dot)
	return func(p *page, dot reflect.Value) jump {
		if v := e.eval(p, dot); isTrue(v) {
			return yes.run(p, v)
		}
		return no.run(p, dot)
	}
}

// loop compiles a range over a slice or an array.
func (c *compiler) loop(n *parse.RangeNode, dot reflect.Type) step {
	defer c.leave(len(c.scope))
	over := c.commands(n.Pipe.Cmds, dot)
	if k := over.typ.Kind(); k != reflect.Slice && k != reflect.Array || n.Pipe.IsAssign {
		panic(refusal{n.Pipe})
	}
	var names [2]string // of the number and the item; a lone one is the item's
	for i, v := range n.Pipe.Decl {
		names[2-len(n.Pipe.Decl)+i] = v.Ident[0]
	}
	number, item := c.declare(names[0], reflect.TypeFor[int]()), c.declare(names[1], over.typ.Elem())
	body := c.list(n.List, over.typ.Elem())
	for _, name := range names { // in the else they are what is ranged over
		c.declare(name, typeOfNothing)
	}
	otherwise := c.list(n.ElseList, dot)
	return func(p *page, dot reflect.Value) jump {
		items := over.eval(p, dot)
		for i := range items.Len() {
			v := items.Index(i)
			p.stack[p.base+item] = v
			if names[0] != "" {
				p.stack[p.base+number] = reflect.ValueOf(i)
			}
			if body.run(p, v) == away {
				break
			}
		}
		// html/template lets a break in the else leave this loop, not the outer one.
		if items.Len() == 0 && otherwise.run(p, dot) == again {
			return again
		}
		return ahead
	}
}
