package site

import (
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// alphabet makes keys that sort names as Swedish does: å ä ö last, v and w
// apart, case ignored. A Site has one, and only its writer uses it.
type alphabet struct {
	col  *collate.Collator
	buf  collate.Buffer
	keys map[string]string
}

func newAlphabet() *alphabet {
	return &alphabet{col: collate.New(language.Swedish, collate.IgnoreCase), keys: map[string]string{}}
}

func (a *alphabet) key(name string) string {
	if k, ok := a.keys[name]; ok {
		return k
	}
	a.buf.Reset()
	k := string(a.col.KeyFromString(&a.buf, name))
	a.keys[name] = k
	return k
}

func byName(a, b *Entry) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.Path, b.Path)) }

// byDay puts the oldest first and things without a day before all; among equals
// it goes by name, file and the order in the file.
func byDay(a, b *Item) int {
	return cmp.Or(cmp.Compare(a.Due, b.Due), byName(a.Entry, b.Entry), a.Kind.Order()-b.Kind.Order(), a.Agreement-b.Agreement)
}

func byPath(a, b *Entry) int { return cmp.Compare(a.Path, b.Path) }

// byDayAndID is byDay for lists that show no names: their order must not tell
// what the names are.
func byDayAndID(a, b *Item) int {
	return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Entry.ID, b.Entry.ID), cmp.Compare(a.Entry.Path, b.Entry.Path),
		a.Kind.Order()-b.Kind.Order(), a.Agreement-b.Agreement)
}

// patch returns the sorted list without gone and with come.
func patch[T comparable](list, gone, come []T, order func(a, b T) int) []T {
	left := make(map[T]bool, len(gone))
	for _, x := range gone {
		left[x] = true
	}
	out := make([]T, 0, len(list)+len(come))
	for _, x := range list {
		if !left[x] {
			out = append(out, x)
		}
	}
	if len(come) == 0 {
		return out
	}
	out = append(out, come...)
	slices.SortFunc(out, order)
	return out
}

// Order compares names as Swedish sorts them. It keeps the keys of the names it
// has seen; one goroutine may use it at a time.
type Order struct{ alphabet }

// NewOrder returns an Order that has seen nothing yet.
func NewOrder() *Order { return &Order{*newAlphabet()} }

// Compare is negative when a sorts before b.
func (o *Order) Compare(a, b string) int {
	return cmp.Or(cmp.Compare(o.key(a), o.key(b)), cmp.Compare(a, b))
}
