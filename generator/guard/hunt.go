package guard

import "iter"

// Hunt searches files for everything of every plan, once. Unlike Guard it also
// searches for words that are nobody's own, such as a place that is called "the
// wharf", where the open site's source has not put them: in files that the source
// does not make, and only words that stand nowhere in those that it makes.
type Hunt struct {
	allowed *Allowed
	source  set // of every gram of the files that the source makes
	open    set // of the files that are searched
	strange set // of those of them that the source does not make
	counted set // of secrets, each once
	wanted  map[gram]holder
	weak    map[gram]holder
	plans   map[gram]int // how many plans have a passage
}

// NewHunt makes a hunt. size is how many bytes the files have, more or less.
func NewHunt(a *Allowed, size int) *Hunt {
	return &Hunt{
		allowed: a, source: newSet(size), open: newSet(size), counted: newSet(1 << 12),
		wanted: map[gram]holder{}, weak: map[gram]holder{}, plans: map[gram]int{},
	}
}

// Searched is what there is to say of a file but for its traces.
type Searched struct {
	Form   bool   // it is a plan itself
	Unread string // why a part could not be looked into, "" if all was
	Made   bool   // the source makes the file just so

	grams []gram
}

// Read reads a file; it may be called by many goroutines at once. made says that
// the source makes the file just so.
func (h *Hunt) Read(path string, content []byte, made bool) Searched {
	out := Searched{Made: made}
	form := formSeeker{}
	s := scan{wide: true, form: &form, told: newTold(len(content)), see: list(&out.grams)}
	s.file(path, content)
	out.Form, out.Unread = form.found, s.unread
	return out
}

// Known adds a file that the source makes, so that its words are known.
func (h *Hunt) Known(s Searched) { h.source.addAll(s.grams) }

// Add adds a file that is to be searched.
func (h *Hunt) Add(s Searched) {
	h.open.addAll(s.grams)
	if !s.Made {
		h.strange.addAll(s.grams)
	}
}

// Ask looks for everything of the plans in the files that were added, and
// returns how many secrets that is: names, ids, numbers, days of birth, places
// and pieces of texts, each counted once however many plans have it and in how
// many spellings it is searched.
func (h *Hunt) Ask(plans iter.Seq[Subject]) (secrets int) {
	for subject := range plans {
		for _, s := range h.allowed.Secrets(subject) {
			if h.counted.add(s.gram) && !s.Again {
				secrets++
			}
			switch {
			case s.Weak && h.strange.has(s.gram) && !h.source.has(s.gram):
				first(h.weak, s, subject.Path)
			case !s.Weak && h.open.has(s.gram):
				first(h.wanted, s, subject.Path)
				h.plans[s.gram]++
			}
		}
	}
	for g, n := range h.plans {
		if g&passageBit != 0 && n >= formula {
			delete(h.wanted, g)
		}
	}
	return secrets
}

// first notes the plan if no plan with an earlier path has the secret.
func first(of map[gram]holder, s Secret, path string) {
	if h, known := of[s.gram]; !known || path < h.path {
		of[s.gram] = holder{path, s.Kind}
	}
}

// Any reports whether there may be a trace in any file.
func (h *Hunt) Any() bool { return len(h.wanted)+len(h.weak) > 0 }

// Find returns the traces in a file.
func (h *Hunt) Find(path string, content []byte, made bool) []Hit {
	wanted := h.wanted
	if !made {
		wanted = map[gram]holder{}
		for _, some := range []map[gram]holder{h.weak, h.wanted} {
			for g, of := range some {
				wanted[g] = of
			}
		}
	}
	hits, _ := search(path, content, wanted, true)
	return hits
}
