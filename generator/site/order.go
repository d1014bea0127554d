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

// After are the plans that only the register before has, and those that only r has.
func (r *Register) After(before *Register) (gone, come []*Entry) {
	was, is := before.Entries, r.Entries
	for len(was) > 0 && len(is) > 0 {
		if was[0] == is[0] {
			was, is = was[1:], is[1:]
			continue
		}
		switch order := byName(was[0], is[0]); {
		case order < 0:
			gone, was = append(gone, was[0]), was[1:]
		case order > 0:
			come, is = append(come, is[0]), is[1:]
		default:
			gone, come, was, is = append(gone, was[0]), append(come, is[0]), was[1:], is[1:]
		}
	}
	return append(gone, was...), append(come, is...)
}

// byDayAndID puts the oldest first and things without a day before all. On one
// day it goes by id: an order that shows no names must not tell what they are.
func byDayAndID(a, b *Item) int {
	if a.Due != b.Due {
		return cmp.Compare(a.Due, b.Due)
	}
	if c := strings.Compare(a.ID, b.ID); c != 0 {
		return c
	}
	if c := strings.Compare(a.Path, b.Path); c != 0 {
		return c
	}
	return byPlace(a, b)
}

// byPlace is the order of items in one plan.
func byPlace(a, b *Item) int {
	return cmp.Or(a.Kind.Order()-b.Kind.Order(), int(a.Agreement-b.Agreement), int(a.Source)-int(b.Source))
}

// patch returns the sorted list without gone and with come.
func patch[T any](list, gone, come []T, order func(a, b T) int) []T {
	if len(gone)+len(come) == 0 {
		return list
	}
	gone, come = slices.SortedFunc(slices.Values(gone), order), slices.SortedFunc(slices.Values(come), order)
	out := make([]T, 0, max(0, len(list)-len(gone))+len(come))
	for len(gone)+len(come) > 0 {
		comes := len(gone) == 0 || len(come) > 0 && order(come[0], gone[0]) < 0
		next := &gone
		if comes {
			next = &come
		}
		at, there := slices.BinarySearchFunc(list, (*next)[0], order)
		out, list = append(out, list[:at]...), list[at:]
		if comes {
			out = append(out, come[0])
		} else if there {
			list = list[1:]
		}
		*next = (*next)[1:]
	}
	return append(out, list...)
}
