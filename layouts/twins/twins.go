// Package twins answers one question: do compiled layouts give the bytes of
// html/template, whatever stands in a view? It is for tests: it fills views
// with what is hard to escape.
package twins

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"

	"planportal/layouts"
)

// Compare fills a layout in both ways: with the view as it is, and with others
// that chance makes of it.
func Compare(set *layouts.Set, layout string, view any, others int) error {
	for i := range others + 1 {
		v := view
		if i > 0 {
			v = spoil(view, uint64(i))
		}
		want, wantErr := set.Reference(layout, v)
		const before = "before"
		got, err := set.Execute([]byte(before), layout, v)
		got = bytes.TrimPrefix(got, []byte(before))
		if !bytes.Equal(got, want) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
			return fmt.Errorf("%s, view %d: %s, %v", layout, i, parting(got, want), err)
		}
		if err := set.Compiled(layout, v); err != nil && wantErr == nil {
			return fmt.Errorf("%s, view %d: %w", layout, i, err)
		}
	}
	return nil
}

// parting shows where two pages part.
func parting(got, want []byte) string {
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	from := max(at-40, 0)
	return fmt.Sprintf("got %q, html/template: %q", got[from:min(at+40, len(got))], want[from:min(at+40, len(want))])
}

// spoil is a copy of a view in which chance has changed most of what can be
// changed; of what it points to, if it is a pointer.
func spoil(view any, seed uint64) any {
	if v := reflect.ValueOf(view); v.Kind() == reflect.Pointer {
		at := reflect.New(v.Type().Elem())
		at.Elem().Set(reflect.ValueOf(spoil(v.Elem().Interface(), seed)))
		return at.Interface()
	}
	v := reflect.New(reflect.TypeOf(view)).Elem()
	v.Set(reflect.ValueOf(view))
	chance{rand.New(rand.NewPCG(seed, 0))}.fill(v, 0)
	return v.Interface()
}

type chance struct{ *rand.Rand }

// texts are hard to escape, or words by which layouts choose.
var texts = []string{
	"", "", "Åsa", `"><script>alert('1')</script>`, "a+b", "O'Hara & co", "\x00", "\xff\xfe", "&amp;", "{{.}}", "a\u2028b\ufdd0", " x\ty\n",
	"javascript:alert(1)", "JavaScript:x", "https://x.se/a b?c=d&e=%2f%zz#å", "mailto:a@b.se", "../units/norr/index.html", "tel:+46", "a:b", "/:",
	"overdue", "soon", "later", "missing", "done", "review", "person", "month", "front", "now", "together", "error", "sv", "en", "2026-11-20",
}

// deepest is how far a type that holds itself is filled.
const deepest = 10

func (c chance) fill(v reflect.Value, depth int) {
	if !v.CanSet() || depth > deepest || c.IntN(4) == 0 && depth > 0 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(texts[c.IntN(len(texts))])
	case reflect.Bool:
		v.SetBool(c.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(int64(c.IntN(6) - 2))
	case reflect.Struct:
		for i := range v.NumField() {
			c.fill(v.Field(i), depth+1)
		}
	case reflect.Slice:
		c.slice(v, depth)
	case reflect.Map:
		v.Set(c.words(v))
	}
}

// slice keeps a slice's items, changed, and lets some go or come.
func (c chance) slice(v reflect.Value, depth int) {
	size := c.IntN(v.Len() + 3)
	if size == 0 && c.IntN(2) == 0 {
		v.SetZero()
		return
	}
	items := reflect.MakeSlice(v.Type(), size, size)
	reflect.Copy(items, v)
	for i := range size {
		c.fill(items.Index(i), depth+1)
	}
	v.Set(items)
}

// words is a copy of a map from texts to texts, with other words.
func (c chance) words(v reflect.Value) reflect.Value {
	words := reflect.MakeMap(v.Type())
	for _, key := range v.MapKeys() {
		word := reflect.New(v.Type().Elem()).Elem()
		c.fill(word, 1)
		words.SetMapIndex(key, word)
	}
	return words
}
