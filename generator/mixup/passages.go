package mixup

// A passage is shared when so many words in a row are the same. Fingerprints are
// taken of shorter ones: of each gap shingles in a row the one with the least
// hash, so that whoever shares a passage shares a fingerprint ("winnowing",
// Schleimer, Wilkerson and Aiken, 2003).
const (
	enough  = 25
	shingle = 10
	gap     = enough - shingle + 1
)

// fingerprints are those of a text, some of them twice.
func (w words) fingerprints() []uint64 {
	all := make([]uint64, 0, len(w)/6)
	for _, run := range w.runs() {
		hashes := run.shingles(shingle)
		last := -1
		for end := gap; end <= len(hashes); end++ {
			least := end - gap
			for i := least + 1; i < end; i++ {
				if hashes[i] <= hashes[least] {
					least = i
				}
			}
			if least != last {
				all = append(all, hashes[least])
				last = least
			}
		}
	}
	return all
}

// runs are the words between two headings: no passage reaches over one.
func (w words) runs() (all []words) {
	from := 0
	for i := range w {
		if w[i].begins && i > from {
			all = append(all, w[from:i])
			from = i
		}
	}
	return append(all, w[from:])
}

// shingles are the hashes of each n words in a row.
func (w words) shingles(n int) []uint64 {
	hashes := make([]uint64, 0, max(0, len(w)-n+1))
	for i := 0; i+n <= len(w); i++ {
		h := uint64(offset)
		for _, x := range w[i : i+n] {
			h = (h ^ x.hash) * prime
			h ^= h >> 29
		}
		hashes = append(hashes, h)
	}
	return hashes
}

// longest finds the longest passage that two texts share: how many words it has,
// and its first word in each. It is 0 if none is long enough.
func longest(a, b words) (n int, inA, inB word) {
	where := map[uint64][]words{}
	for _, run := range a.runs() {
		for i, h := range run.shingles(enough) {
			where[h] = append(where[h], run[i:])
		}
	}
	for _, run := range b.runs() {
		for i, h := range run.shingles(enough) {
			for _, from := range where[h] {
				if same := alike(from, run[i:]); same > n {
					n, inA, inB = same, from[0], run[i]
				}
			}
		}
	}
	return n, inA, inB
}

// alike is how many words two texts begin with alike.
func alike(a, b words) (n int) {
	for n < len(a) && n < len(b) && a[n].hash == b[n].hash {
		n++
	}
	return n
}
