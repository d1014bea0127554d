package guard

// rows remembers which rows of words were told already. The pages of a site
// have most of their words in common, and each is read in several ways that
// hardly differ: what one row tells need not be told again.
//
// It remembers whole hashes, not parts of them as a set does: a row that is
// taken for another would never be compared.
type rows struct {
	slots []uint64 // 0 is empty
	used  int
}

// newRows makes room for so many rows.
func newRows(room int) rows {
	size := 1 << 8
	for size*3/4 <= room {
		size *= 2
	}
	return rows{slots: slots[uint64](size)}
}

// add puts a row in, and reports whether it was not there.
func (r *rows) add(hash uint64) bool {
	hash = max(hash, 1)
	if r.used >= len(r.slots)*3/4 {
		r.grow()
	}
	at := r.place(hash)
	if r.slots[at] == hash {
		return false
	}
	r.slots[at] = hash
	r.used++
	return true
}

func (r *rows) has(hash uint64) bool {
	hash = max(hash, 1)
	return r.slots[r.place(hash)] == hash
}

// place finds the slot where a row is, or would be.
func (r *rows) place(hash uint64) int {
	mask := len(r.slots) - 1
	at := int(hash) & mask
	for r.slots[at] != 0 && r.slots[at] != hash {
		at = (at + 1) & mask
	}
	return at
}

func (r *rows) grow() {
	old := r.slots
	r.slots = slots[uint64](2 * len(old))
	for _, hash := range old {
		if hash != 0 {
			r.slots[r.place(hash)] = hash
		}
	}
}
