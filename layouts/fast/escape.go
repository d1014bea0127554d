package fast

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
)

// print compiles an action that writes: its value, and the escapers that
// html/template has put behind it. The last of them must be one that is known
// here, so an action that html/template has not escaped is never compiled.
func (c *compiler) print(n *parse.PipeNode, dot reflect.Type) step {
	value, names := split(n.Cmds)
	if len(value) == 0 || len(names) == 0 {
		panic(refusal{n})
	}
	e := c.commands(value, dot)
	say, typ := spoken(e.typ), e.typ
	address := slices.Equal(names[:len(names)-1], []string{"urlfilter", "urlnormalizer"})
	for _, name := range names[:len(names)-1] {
		say, typ = filter(name, say, typ), reflect.TypeFor[string]()
	}
	escape := escaper(names[len(names)-1], typ)
	if address && e.typ.Kind() == reflect.String {
		return func(p *page, dot reflect.Value) jump {
			v := e.eval(p, dot)
			if plain := v.String(); isPlain(plain) {
				p.out = append(p.out, plain...)
			} else {
				p.out = escape(p.out, say(v))
			}
			return ahead
		}
	}
	return func(p *page, dot reflect.Value) jump {
		p.out = escape(p.out, say(e.eval(p, dot)))
		return ahead
	}
}

// isPlain reports whether an address has nothing in it that any change could
// touch.
func isPlain(address string) bool {
	for i := range len(address) {
		switch c := address[i]; {
		case inAddress[c] == always, c == '/', c == '#', c == '=':
		case c == '%' && i+2 < len(address) && isHex(address[i+1]) && isHex(address[i+2]):
		default:
			return false
		}
	}
	return true
}

// split parts a pipeline's commands from the escapers behind them.
func split(all []*parse.CommandNode) (value []*parse.CommandNode, escapers []string) {
	for i, cmd := range all {
		f, ok := cmd.Args[0].(*parse.IdentifierNode)
		if ok && strings.HasPrefix(f.Ident, prefix) {
			escapers = append(escapers, strings.TrimPrefix(f.Ident, prefix))
		} else {
			value, escapers = all[:i+1], nil
		}
	}
	return value, escapers
}

// prefix is what html/template's own names for its escapers begin with.
const prefix = "_html_template_"

// speech turns a value into the words that stand for it.
type speech func(reflect.Value) string

func spoken(typ reflect.Type) speech {
	if typ.Implements(reflect.TypeFor[fmt.Stringer]()) || typ.Implements(reflect.TypeFor[error]()) || typ.Implements(reflect.TypeFor[fmt.Formatter]()) {
		panic(refusal{typ})
	}
	switch class(typ) {
	case reflect.String:
		return reflect.Value.String
	case reflect.Int:
		return func(v reflect.Value) string { return strconv.FormatInt(v.Int(), 10) }
	case reflect.Bool:
		return func(v reflect.Value) string { return strconv.FormatBool(v.Bool()) }
	}
	panic(refusal{typ})
}

// filter lays one of html/template's changes of addresses over a speech.
func filter(name string, say speech, typ reflect.Type) speech {
	trusted := typ == reflect.TypeFor[template.URL]()
	switch name {
	case "urlfilter":
		if trusted {
			return say
		}
		return func(v reflect.Value) string { return safe(say(v)) }
	case "urlnormalizer":
		return func(v reflect.Value) string { return quote(say(v), true) }
	case "urlescaper":
		return func(v reflect.Value) string { return quote(say(v), trusted) }
	}
	panic(refusal{name})
}

// escaper is the last of html/template's changes, made while writing.
func escaper(name string, typ reflect.Type) func(out []byte, s string) []byte {
	isHTML := typ == reflect.TypeFor[template.HTML]()
	switch {
	case isHTML && name == "htmlescaper":
		return func(out []byte, s string) []byte { return append(out, s...) }
	case !isHTML && (name == "htmlescaper" || name == "rcdataescaper" || name == "attrescaper"):
		return replace
	}
	panic(refusal{name})
}

// entities are what is written for a byte, if it does not stand for itself.
var entities = map[byte]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// special are the bytes that have an entity.
var special = func() (table [256]bool) {
	for c := range entities {
		table[c] = true
	}
	return table
}()

func replace(out []byte, s string) []byte {
	written := 0
	for i := range len(s) {
		if c := s[i]; special[c] {
			out = append(append(out, s[written:i]...), entities[c]...)
			written = i + 1
		}
	}
	return append(out, s[written:]...)
}

// safe returns an address if it leads to a web page, a mailbox or a place on
// this site; what it is otherwise, html/template says by this word.
func safe(address string) string {
	scheme, _, found := strings.Cut(address, ":")
	if !found || strings.Contains(scheme, "/") || strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto") {
		return address
	}
	return "#ZgotmplZ"
}

// quote writes bytes that may not stand in an address as %2f. Those with a
// meaning of their own, and what is quoted already, stay if the text is an
// address and not a piece to put into one.
func quote(s string, isAddress bool) string {
	var out []byte
	written := 0
	for i := range len(s) {
		c := s[i]
		switch stands := inAddress[c]; {
		case stands == always, stands == inWhole && isAddress:
			continue
		case c == '%' && isAddress && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			continue
		}
		out = append(out, s[written:i]...)
		out = append(out, '%', hex[c>>4], hex[c&15])
		written = i + 1
	}
	if written == 0 {
		return s
	}
	return string(append(out, s[written:]...))
}

// inAddress says where a byte may stand in an address as it is.
var inAddress = addressBytes()

const (
	always  = 1 // letters, digits and a few marks
	inWhole = 2 // in an address, not in a piece to put into one
)

func addressBytes() (table [256]uint8) {
	for c := range table {
		switch c := byte(c); {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0:
			table[c] = always
		case strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0:
			table[c] = inWhole
		}
	}
	return table
}

const hex = "0123456789abcdef"

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
