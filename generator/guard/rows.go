package guard

// rows remembers which rows of words were told already. The pages of a site
// have most of their words in common, and each is read in several ways that
// hardly differ: what one row tells need not be told again.
//
// It remembers whole hashes, not parts of them as a set does: a row that is
// taken for another would never be compared.
type rows struct {
	slots []row
	used  int
	file  int32 // the number of the file that is being read, from 1
	count int   // how many different rows it has told, or would have
}

type row struct {
	hash uint64
	file int32 // that had it last; 0 is an empty slot
}

// next begins another file.
func (r *rows) next() {
	if r.slots == nil {
		r.slots = make([]row, 1<<14)
	}
	r.file, r.count = r.file+1, 0
}

// add puts a row in, and reports whether no file has had it.
func (r *rows) add(hash uint64) bool {
	at := r.place(hash)
	if r.slots[at].file == r.file {
		return false
	}
	r.count++
	known := r.slots[at].file > 0
	if !known {
		if r.used >= len(r.slots)*3/4 {
			r.grow()
			at = r.place(hash)
		}
		r.used++
	}
	r.slots[at] = row{hash, r.file}
	return !known
}

func (r *rows) place(hash uint64) int {
	mask := len(r.slots) - 1
	at := int(hash) & mask
	for r.slots[at].file > 0 && r.slots[at].hash != hash {
		at = (at + 1) & mask
	}
	return at
}

func (r *rows) grow() {
	old := r.slots
	r.slots = make([]row, 2*len(old))
	for _, s := range old {
		if s.file > 0 {
			r.slots[r.place(s.hash)] = s
		}
	}
}
