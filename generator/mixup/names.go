package mixup

// key is a first and a last name as one hash. What stands between them is left
// out: texts seldom have it.
type key uint64

func keyFor(first, last uint64) key { return key(first*prime ^ last<<31 ^ last>>33) }

// keyOf is the key of a name; false for one that is a single word, which could
// be anybody.
func keyOf(name string) (key, bool) {
	w := wordsOf([]byte(name), 1)
	if len(w) < 2 {
		return 0, false
	}
	return keyFor(w[0].hash, w[len(w)-1].hash), true
}

// keys are the keys of names.
func keys(names []string) map[key]bool {
	all := make(map[key]bool, len(names))
	for _, n := range names {
		if k, ok := keyOf(n); ok {
			all[k] = true
		}
	}
	return all
}

// longestName is how many words a name in a text may have.
const longestName = 5

// names calls met with everything in a text that could be a whole name: two
// words side by side, in any letters, since people write in a hurry; more words
// if they have capitals; and "last, first" as in registers. Each may stand in
// the genitive.
func (w words) names(met func(key, word)) {
	for i, first := range w {
		for j := i + 1; j < len(w) && j < i+longestName; j++ {
			last := w[j]
			if last.after == comma && j == i+1 && first.capital && last.capital {
				met(keyFor(last.hash, first.hash), first)
			}
			if last.after != space {
				break
			}
			if j == i+1 || first.capital && last.capital {
				met(keyFor(first.hash, last.hash), first)
				if last.stem != last.hash {
					met(keyFor(first.hash, last.stem), first)
				}
			}
			if !last.capital && !last.part {
				break
			}
		}
	}
}
