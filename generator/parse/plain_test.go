package parse

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sameAsYAML holds readPlain to package yaml: whenever it answers, the nodes
// are the same, each in its place, and there is nothing to report.
func sameAsYAML(t *testing.T, header []byte) (answered bool) {
	t.Helper()
	text, ok := readable(header, new(report))
	if !ok || len(text) > maxHeader {
		return false
	}
	rd := reader{new(report), text, 2}
	if rd.unseen() {
		return false
	}
	got, ok := readPlain(string(text), 2, new(desk))
	if !ok {
		return false
	}
	want, ok := rd.anyYAML()
	if !ok || len(rd.found) > 0 {
		t.Errorf("package yaml reads this: %v; it finds %v\n%q", ok, rd.found, text)
	}
	var yaml, plain strings.Builder
	draw(&yaml, &want, "")
	draw(&plain, &got, "")
	if diff := cmp.Diff(yaml.String(), plain.String()); diff != "" {
		t.Errorf("(-yaml +plain):\n%s\n%q", diff, text)
	}
	return true
}

// draw writes all that a node says, a line for each.
func draw(w *strings.Builder, n *node, indent string) {
	fmt.Fprintf(w, "%s%d:%d shape %d %q reads %d quoted %v refused %v\n", indent, n.line, n.col, n.shape, n.text, n.reads, n.quoted, n.refused)
	for i := range n.pairs {
		draw(w, &n.pairs[i].key, indent+"  ")
		draw(w, &n.pairs[i].value, indent+"    ")
	}
	for i := range n.items {
		draw(w, &n.items[i], indent+"  ")
	}
}

// What almost every plan says is read without the library, or all this would be
// for nothing.
func TestPlainReadsPlans(t *testing.T) {
	for _, h := range headers(append(corpus(t, "300"), goodFiles(t)...)) {
		if !sameAsYAML(t, h) {
			t.Errorf("the library is needed for\n%s", h)
		}
	}
}

// bits are pieces that mean something in YAML somewhere.
var bits = []string{
	" ", "  ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\t", ":", ": ", ":\n", " :", ",", ", ", "{", "}", "[", "]", "{}", "[ ]", "[a, b]",
	"{a: b}", "{a: , b: }", "#", " #", " # ", "# x\n", "\n#", "\"", "'", "\"a b\"", "'a'", "''", "\\", "-", "- ", "--- ", "...", "?", "? ", "|", ">",
	"&a ", "*a", "!", "!!str ", "%", "@", "`", "=", "<<", "~", "null", "True", "no", "1", "0x1", "1e3", ".5", "+1", "2025-11-03", "2025-02-30",
	"12:30", "a", "å", "a\u0301", "\u00A0", "\u00AD", "\U0001F600", "(x)", "a: b\n", "b:\n", "a:\n  b: c\n",
}

// A good header with a slip or a few is mostly no header any more, but both
// ways of reading it agree on what it is.
func TestPlainAfterEdits(t *testing.T) {
	good := headers(goodFiles(t))
	answered := 0
	for seed := range uint64(4000) {
		rng := rand.New(rand.NewPCG(seed, 1))
		h := string(good[rng.IntN(len(good))])
		for range 1 + rng.IntN(3) {
			from := rng.IntN(len(h) + 1)
			to := min(len(h), from+rng.IntN(4)*rng.IntN(2))
			h = h[:from] + bits[rng.IntN(len(bits))] + h[to:]
		}
		if sameAsYAML(t, []byte(h)) {
			answered++
		}
	}
	if answered < 500 {
		t.Errorf("only %d of 4000 headers were answered", answered)
	}
}

// What looks plain and is not, or only just.
var traps = []string{
	nested(25, "a:", " "), "a: " + strings.Repeat("[", 25) + strings.Repeat("]", 25), "a:\n  - " + strings.Repeat("[", 25) + strings.Repeat("]", 25),
	strings.Repeat("k", 1025) + ": a", "a: {" + strings.Repeat("k", 1025) + ": b}", "a: [" + strings.Repeat("k", 1025) + "]",
	"a: b\n  c", "a: b\n  c: d", "a:\n  b: c\n    d: e", "a:\n  b: c\n d: e", "a:\n  b:\n    c: d", "a:\n- b", "a:\n  - b: c", "a:\n  -", "a:\n  -b", "a:\n  - b\n  c: d",
	"a : b", "a :b", "a:b", "a: b: c", "a: b:", "a: b :c", "a: b #c", "a: b # c", "a: b ## c", "a: #", "a: #b", "a:#b", "a:  # b", "a: b# c", "#a", " # a\na: b",
	"a: 'b''c'", "a: 'b'c", "a: 'b' 'c'", "a: 'b\n  c'", "a: \"b\\u0041\"", "a: \"b\"#c", "a: \"b\" # c", "a: 'b': c", "'a': b", "\"a\": b",
	"a: [b]c", "a: [b] c", "a: [b]# c", "a: [b] # c", "a: [b] # c]", "a: [b,c]", "a: [b , c]", "a: [b, ]", "a: [, b]", "a: [b:, c]", "a: [b: c]", "a: [b:c]", "a: [b?c]", "a: [b[c]",
	"a: [b{c]", "a: {b}", "a: {b:}", "a: {b:c}", "a: {b: c: d}", "a: {b: }", "a: {b: , c: }", "a: { b: c }", "a: {b: [c, {d: e}]}", "a: {b: 'c'}", "a: {b: 'c'd}", "a: [[[[b]]]]", "a: [[[[[b]]]]]",
	"a: [b", "a: b]", "a: {b: c]", "a: [b\n]", "a: {}", "a: []", "a: [ ]", "a: {}}", "a: b\na: c", "a:\nb:", "a:", "a: ", "a:\n\n  b: c\n\n", "a:\n  # b\n  c: d", "a:\n# b\n  c: d", "a: b\n# c\n  d",
	"a: -b", "a: - b", "a: ?b", "a: b - c", "a: b ? c", "a: @b", "a: (b) c", "a: b, c", "a: b]c", "a: b\u00a0", "a:\u00a0b", "\u00a0a: b", "a: å # ä\nå: {ä: ö, å: }", "a: {å: [ä, ö], b: }",
	"a: nUll", "a: NULL", "a: True", "a: true", "a: falsehood", "a: ~", "a: y", "a: 2025-11-03", "a: 2025-11-3", "a: 2025-02-30", "a: 0000-01-01", "a: 2025-11-03 b", "2025-11-03: a", "true: a",
	"a: b\n--- c", "a: b\n...", "--- a: b", "a: b ", "a: b\n ", "a: |\n  b", "a: >b", "a: !b c", "a: &b c", "a: *b", "a: %b", "%a: b", "<<: {a: b}", "=: a", "a: =", "? a", "? a\n: b", "a:\tb", "a: b\t# c",
}

// nested writes a line n times, each time with more indent.
func nested(n int, line, indent string) (all string) {
	for i := range n {
		all += strings.Repeat(indent, i) + line + "\n"
	}
	return all + strings.Repeat(indent, n) + "b: c"
}

func TestPlainTraps(t *testing.T) {
	for _, header := range traps {
		sameAsYAML(t, []byte(header+"\n"))
		sameAsYAML(t, []byte(header))
		sameAsYAML(t, []byte("first: x\n"+header+"\nlast: [x]\n"))
	}
}

func FuzzPlain(f *testing.F) {
	for _, header := range traps {
		f.Add([]byte(header))
	}
	for _, h := range headers(append(brokenFiles(f), goodFiles(f)...)) {
		f.Add(h)
	}
	f.Fuzz(func(t *testing.T, header []byte) {
		sameAsYAML(t, header)
		var made strings.Builder
		for _, b := range header {
			made.WriteString(bits[int(b)%len(bits)])
		}
		sameAsYAML(t, []byte(made.String()))
	})
}
