package guard

// ends remember with which words everything ends that plans have, but for
// passages, numbers and days: most words of a text are not among them, and
// nothing that ends with those need be compared. They may hold a word that was
// never put in, which costs time and never truth.
type ends [1 << 13]uint64

func (e *ends) add(sum uint32) { e[sum/64%uint32(len(e))] |= 1 << (sum % 64) }

// has reports whether something may end with the word, as it stands or without
// a genitive's s.
func (e *ends) has(w *word) bool { return e.with(w.sum) || w.stem != 0 && e.with(w.stem) }

func (e *ends) with(sum uint64) bool {
	return e[uint32(sum)/64%uint32(len(e))]&(1<<(sum%64)) != 0
}
