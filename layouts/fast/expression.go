package fast

import (
	"reflect"
	"strconv"
	"text/template/parse"
)

// expression is something in a template that has a value, and its type.
type expression struct {
	typ  reflect.Type
	eval func(p *page, dot reflect.Value) reflect.Value
}

// pipe compiles a pipeline, and keeps its value in the variable that it names.
func (c *compiler) pipe(n *parse.PipeNode, dot reflect.Type) expression {
	e := c.commands(n.Cmds, dot)
	if len(n.Decl) == 0 {
		return e
	}
	name := n.Decl[0].Ident[0]
	if !n.IsAssign {
		c.declare(name, e.typ)
	}
	v := c.variable(name)
	if v.typ != e.typ || len(n.Decl) > 1 {
		panic(refusal{n})
	}
	return expression{e.typ, func(p *page, dot reflect.Value) reflect.Value {
		value := e.eval(p, dot)
		p.stack[p.base+v.slot] = value
		return value
	}}
}

func (c *compiler) variable(name string) variable {
	for i := len(c.scope) - 1; i >= 0; i-- {
		if c.scope[i].name == name {
			return c.scope[i]
		}
	}
	panic(refusal{name})
}

// commands compiles a | b x | c: each value is the next function's last argument.
func (c *compiler) commands(all []*parse.CommandNode, dot reflect.Type) expression {
	var before []expression
	for _, cmd := range all {
		first, args := cmd.Args[0], cmd.Args[1:]
		if f, ok := first.(*parse.IdentifierNode); ok {
			before = []expression{c.function(f.Ident, args, dot, before)}
			continue
		}
		if len(before) > 0 {
			panic(refusal{cmd})
		}
		before = []expression{c.operand(first, args, dot)}
	}
	return before[0]
}

// operand compiles what may stand as an argument; only methods take arguments
// themselves.
func (c *compiler) operand(n parse.Node, args []parse.Node, dot reflect.Type) expression {
	self := expression{dot, func(_ *page, dot reflect.Value) reflect.Value { return dot }}
	switch n := n.(type) {
	case *parse.FieldNode:
		return c.chain(self, n.Ident, args, dot)
	case *parse.VariableNode:
		v := c.variable(n.Ident[0])
		e := expression{v.typ, func(p *page, _ reflect.Value) reflect.Value { return p.stack[p.base+v.slot] }}
		return c.chain(e, n.Ident[1:], args, dot)
	case *parse.ChainNode:
		return c.chain(c.operand(n.Node, nil, dot), n.Field, args, dot)
	}
	if len(args) > 0 {
		panic(refusal{n})
	}
	switch n := n.(type) {
	case *parse.DotNode:
		return self
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return c.commands(n.Cmds, dot)
		}
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode: // written plainly: 1e3 is a float, 010 is 8
		if i, err := strconv.Atoi(n.Text); err == nil && n.IsInt && n.Int64 == int64(i) {
			return constant(i)
		}
	}
	panic(refusal{n})
}

func constant(value any) expression {
	v := reflect.ValueOf(value)
	return expression{v.Type(), func(*page, reflect.Value) reflect.Value { return v }}
}

// chain compiles .A.B.C after e. Fields beside each other become one step.
func (c *compiler) chain(e expression, names []string, args []parse.Node, dot reflect.Type) expression {
	var path []int
	typ := e.typ
	for i, name := range names {
		last := i == len(names)-1
		if m, ok := method(typ, name); ok {
			var given []parse.Node
			if last {
				given, args = args, nil
			}
			e = c.invoke(e.field(path, typ), m, given, dot)
			path, typ = nil, e.typ
			continue
		}
		f := field(typ, name)
		path, typ = append(path, f.Index...), f.Type
	}
	if len(args) > 0 {
		panic(refusal{args[0]})
	}
	return e.field(path, typ)
}

// method finds a method of a value. One that needs its address is refused: it
// can be called or not as the value is reached.
func method(typ reflect.Type, name string) (reflect.Method, bool) {
	m, ok := typ.MethodByName(name)
	_, byAddress := reflect.PointerTo(typ).MethodByName(name)
	if typ.Kind() == reflect.Interface || byAddress && !ok {
		panic(refusal{name})
	}
	return m, ok
}

func field(typ reflect.Type, name string) reflect.StructField {
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if typ.Kind() == reflect.Struct {
		if f, ok := typ.FieldByName(name); ok && f.IsExported() {
			return f
		}
	}
	panic(refusal{name})
}

// field is the field of e at a path, which has the given type.
func (e expression) field(path []int, typ reflect.Type) expression {
	if len(path) == 0 {
		return e
	}
	pointed, first := e.typ.Kind() == reflect.Pointer, path[0]
	if !pointed && len(path) == 1 {
		return expression{typ, func(p *page, dot reflect.Value) reflect.Value { return e.eval(p, dot).Field(first) }}
	}
	return expression{typ, func(p *page, dot reflect.Value) reflect.Value {
		v := e.eval(p, dot)
		if pointed {
			v = v.Elem()
		}
		return v.FieldByIndex(path)
	}}
}

// invoke compiles the call of a method of e. Its error gives the page up.
func (c *compiler) invoke(e expression, m reflect.Method, nodes []parse.Node, dot reflect.Type) expression {
	args := c.operands(nodes, dot)
	typ, first := m.Type, 1 // the receiver is In(0)
	fails := typ.NumOut() == 2 && typ.Out(1) == reflect.TypeFor[error]()
	if typ.IsVariadic() || typ.NumIn() != len(args)+first || typ.NumOut() != 1 && !fails {
		panic(refusal{m.Name})
	}
	for i, a := range args {
		if a.typ != typ.In(i+first) {
			panic(refusal{nodes[i]})
		}
	}
	return expression{typ.Out(0), func(p *page, dot reflect.Value) reflect.Value {
		in := make([]reflect.Value, len(args))
		for i, a := range args {
			in[i] = a.eval(p, dot)
		}
		out := e.eval(p, dot).Method(m.Index).Call(in)
		if fails && !out[1].IsNil() {
			panic("a method failed")
		}
		return out[0]
	}}
}

func (c *compiler) operands(nodes []parse.Node, dot reflect.Type) []expression {
	var all []expression
	for _, n := range nodes {
		all = append(all, c.operand(n, nil, dot))
	}
	return all
}
