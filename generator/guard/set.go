package guard

// set remembers grams in some five bytes each: 32 bits of the gram, in a place
// that other bits choose. It forgets nothing and takes nothing back. One gram in
// some billions that was never put in is taken for one that was; whoever asks
// looks again at the text itself, so this costs time and never truth.
type set struct {
	tables []table // each twice the size of the one before; only the last grows
}

type table struct {
	slots []uint32 // 0 is empty
	used  int
}

// newSet makes a set with room for so many grams.
func newSet(room int) set {
	size := 1 << 10
	for size*3/4 < room {
		size *= 2
	}
	return set{tables: []table{{slots: slots[uint32](size)}}}
}

// add puts a gram in, and reports whether it was not there.
func (s *set) add(g gram) bool {
	if len(s.tables) == 0 {
		*s = newSet(0)
	}
	for i := range len(s.tables) - 1 {
		if s.tables[i].has(g) {
			return false
		}
	}
	last := &s.tables[len(s.tables)-1]
	at, print := last.place(g)
	if last.slots[at] == print {
		return false
	}
	if last.used >= len(last.slots)*3/4 {
		s.tables = append(s.tables, table{slots: slots[uint32](2 * len(last.slots))})
		last = &s.tables[len(s.tables)-1]
		at, print = last.place(g)
	}
	last.slots[at] = print
	last.used++
	return true
}

// addAll puts grams in.
func (s *set) addAll(grams []gram) {
	for _, g := range grams {
		s.add(g)
	}
}

func (s *set) has(g gram) bool {
	for i := range s.tables {
		if s.tables[i].has(g) {
			return true
		}
	}
	return false
}

// len is how many grams the set holds.
func (s *set) len() (n int) {
	for _, t := range s.tables {
		n += t.used
	}
	return n
}

func (t *table) has(g gram) bool {
	at, print := t.place(g)
	return t.slots[at] == print
}

// place finds the slot where a gram is, or would be.
func (t *table) place(g gram) (at int, print uint32) {
	print = uint32(g) | 1<<31 // never 0; the bit that this takes is no loss to speak of
	mask := len(t.slots) - 1
	for at = int(g>>32) & mask; t.slots[at] != 0 && t.slots[at] != print; at = (at + 1) & mask {
	}
	return at, print
}

// slots are so many empty ones. They are written to at once: a page of memory
// that is read before it is first written to costs the system twice the work,
// and the other cores a pause.
func slots[T uint32 | uint64](n int) []T {
	const page = 512
	all := make([]T, n)
	for i := 0; i < n; i += page {
		all[i] = 0
	}
	return all
}
