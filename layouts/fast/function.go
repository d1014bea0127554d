package fast

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"
)

// function compiles the call of a function. What stands before it in the
// pipeline is its last argument.
func (c *compiler) function(name string, nodes []parse.Node, dot reflect.Type, before []expression) expression {
	if len(before) == 0 {
		if holds := c.logic(name, nodes, dot); holds != nil && name != "and" && name != "or" {
			return expression{reflect.TypeFor[bool](), func(p *page, dot reflect.Value) reflect.Value {
				return reflect.ValueOf(holds(p, dot))
			}}
		}
	}
	args := append(c.operands(nodes, dot), before...)
	switch {
	case name == "print":
		return printed(args, fmt.Sprint)
	case name == "printf" && len(args) > 0 && args[0].typ == reflect.TypeFor[string]():
		return printed(args, func(all ...any) string { return fmt.Sprintf(all[0].(string), all[1:]...) })
	case name == "len" && len(args) == 1:
		return length(args[0])
	case name == "index" && len(args) == 2:
		return index(args[0], args[1])
	case (name == "and" || name == "or") && len(args) > 0 && len(before) == 0:
		return firstOf(args, name == "or")
	}
	panic(refusal{name})
}

func printed(args []expression, print func(...any) string) expression {
	return expression{reflect.TypeFor[string](), func(p *page, dot reflect.Value) reflect.Value {
		var values []any
		for _, a := range args {
			values = append(values, a.eval(p, dot).Interface())
		}
		return reflect.ValueOf(print(values...))
	}}
}

func length(of expression) expression {
	switch of.typ.Kind() {
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
	default:
		panic(refusal{"len"})
	}
	return expression{reflect.TypeFor[int](), func(p *page, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(of.eval(p, dot).Len())
	}}
}

// index gives the page up where there is no such item.
func index(of, at expression) expression {
	switch k := of.typ.Kind(); {
	case k == reflect.Map && of.typ.Key() == at.typ:
		none := reflect.Zero(of.typ.Elem())
		return expression{of.typ.Elem(), func(p *page, dot reflect.Value) reflect.Value {
			if v := of.eval(p, dot).MapIndex(at.eval(p, dot)); v.IsValid() {
				return v
			}
			return none
		}}
	case (k == reflect.Slice || k == reflect.Array) && class(at.typ) == reflect.Int:
		return expression{of.typ.Elem(), func(p *page, dot reflect.Value) reflect.Value {
			return of.eval(p, dot).Index(int(at.eval(p, dot).Int()))
		}}
	}
	panic(refusal{"index"})
}

// firstOf is the first argument that is as true as wanted, or else the last.
func firstOf(args []expression, wanted bool) expression {
	typ := args[0].typ
	for _, a := range args {
		if a.typ != typ {
			panic(refusal{"and, or with several types"})
		}
	}
	isTrue := truth(typ)
	return expression{typ, func(p *page, dot reflect.Value) (v reflect.Value) {
		for _, a := range args {
			if v = a.eval(p, dot); isTrue(v) == wanted {
				break
			}
		}
		return v
	}}
}

// condition is something of which only the truth is asked.
type condition func(p *page, dot reflect.Value) bool

func (c *compiler) condition(n parse.Node, dot reflect.Type) condition {
	if pipe, ok := n.(*parse.PipeNode); ok && len(pipe.Decl) == 0 {
		return c.pipeCondition(pipe, dot)
	}
	return c.operand(n, nil, dot).condition()
}

func (c *compiler) pipeCondition(n *parse.PipeNode, dot reflect.Type) condition {
	if len(n.Cmds) == 1 && len(n.Decl) == 0 {
		if f, ok := n.Cmds[0].Args[0].(*parse.IdentifierNode); ok {
			if holds := c.logic(f.Ident, n.Cmds[0].Args[1:], dot); holds != nil {
				return holds
			}
		}
	}
	return c.pipe(n, dot).condition()
}

func (e expression) condition() condition {
	isTrue := truth(e.typ)
	return func(p *page, dot reflect.Value) bool { return isTrue(e.eval(p, dot)) }
}

// truth tells how to see whether a value of a type is true.
func truth(typ reflect.Type) func(reflect.Value) bool {
	switch class(typ) {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return func(v reflect.Value) bool { return v.Len() > 0 }
	case reflect.Bool, reflect.Int, reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsZero() }
	case reflect.Struct:
		return func(reflect.Value) bool { return true }
	}
	panic(refusal{typ})
}

// class is a type's kind, the same for all sizes of integers with a sign.
func class(typ reflect.Type) reflect.Kind {
	if k := typ.Kind(); k < reflect.Int || k > reflect.Int64 {
		return k
	}
	return reflect.Int
}

// logic compiles the functions that are true or false, nil if name is another.
func (c *compiler) logic(name string, nodes []parse.Node, dot reflect.Type) condition {
	switch name {
	case "eq", "ne", "lt", "le", "gt", "ge":
		return comparison(name, c.operands(nodes, dot))
	case "not", "and", "or":
		var all []condition
		for _, n := range nodes {
			all = append(all, c.condition(n, dot))
		}
		return junction(name, all)
	}
	return nil
}

func junction(name string, all []condition) condition {
	if len(all) == 0 || name == "not" && len(all) > 1 {
		panic(refusal{name})
	}
	if name == "not" {
		return func(p *page, dot reflect.Value) bool { return !all[0](p, dot) }
	}
	wanted := name == "or"
	return func(p *page, dot reflect.Value) bool {
		for _, holds := range all {
			if holds(p, dot) == wanted {
				return wanted
			}
		}
		return !wanted
	}
}

// comparisons tell what the order of two values must be.
var comparisons = map[string]func(order int) bool{
	"eq": func(order int) bool { return order == 0 },
	"ne": func(order int) bool { return order != 0 },
	"lt": func(order int) bool { return order < 0 },
	"le": func(order int) bool { return order <= 0 },
	"gt": func(order int) bool { return order > 0 },
	"ge": func(order int) bool { return order >= 0 },
}

// comparison compares the first argument with each of the others. All are
// evaluated, as one that cannot be is an error.
func comparison(name string, args []expression) condition {
	if len(args) < 2 || len(args) > 2 && name != "eq" {
		panic(refusal{name})
	}
	kind := class(args[0].typ)
	for _, a := range args {
		if class(a.typ) != kind {
			panic(refusal{name})
		}
	}
	order, holds := ordering(kind), comparisons[name]
	if order == nil {
		panic(refusal{name})
	}
	return func(p *page, dot reflect.Value) (any bool) {
		first := args[0].eval(p, dot)
		for _, a := range args[1:] {
			any = holds(order(first, a.eval(p, dot))) || any
		}
		return any
	}
}

// ordering compares two values of a kind, nil if they have no order.
func ordering(kind reflect.Kind) func(a, b reflect.Value) int {
	switch kind {
	case reflect.String:
		return func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }
	case reflect.Int:
		return func(a, b reflect.Value) int { return cmp.Compare(a.Int(), b.Int()) }
	}
	return nil
}
