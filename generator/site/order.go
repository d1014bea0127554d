package site

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// alphabet makes keys that sort names as Swedish does: å ä ö last, v and w
// apart, case ignored.
type alphabet struct {
	col *collate.Collator
	buf collate.Buffer
}

// alphabets are kept, since one takes long to make and serves one goroutine at a
// time.
var alphabets = sync.Pool{New: func() any { return &alphabet{col: collate.New(language.Swedish, collate.IgnoreCase)} }}

// sortKey is a text that sorts by its bytes as the name does in Swedish.
func sortKey(name string) string {
	a := alphabets.Get().(*alphabet)
	defer alphabets.Put(a)
	a.buf.Reset()
	return string(a.col.KeyFromString(&a.buf, name))
}

// The orders below are asked millions of times when a large site is derived:
// each stops at the first thing that differs.

func byName(a, b *Entry) int {
	if c := strings.Compare(a.key, b.key); c != 0 {
		return c
	}
	return strings.Compare(a.Path, b.Path)
}

// byDay puts the oldest first and things without a day before all; among equals
// it goes by name, file and the order in the file.
func byDay(a, b *Item) int {
	if a.Due != b.Due {
		return cmp.Compare(a.Due, b.Due)
	}
	if c := byName(a.Entry, b.Entry); c != 0 {
		return c
	}
	return byPlace(a, b)
}

// byDayAndID is byDay for lists that show no names: their order must not tell
// what the names are.
func byDayAndID(a, b *Item) int {
	if a.Due != b.Due {
		return cmp.Compare(a.Due, b.Due)
	}
	if c := strings.Compare(a.Entry.ID, b.Entry.ID); c != 0 {
		return c
	}
	if c := strings.Compare(a.Entry.Path, b.Entry.Path); c != 0 {
		return c
	}
	return byPlace(a, b)
}

// byPlace is the order of items in one plan.
func byPlace(a, b *Item) int { return cmp.Or(a.Kind.Order()-b.Kind.Order(), a.Agreement-b.Agreement) }

func byPath(a, b *Entry) int { return strings.Compare(a.Path, b.Path) }

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
