// Package mixup answers one question: does a plan hold what belongs to another
// person? Somebody's name, or a long passage of somebody's plan, that was left
// when a text was copied.
//
// It says where to look, never whom or what it found. Texts are read twice at
// most and not kept: of a plan stay eight bytes for each eight or nine of its
// words, while plans are compared.
package mixup

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"planportal/generator/diag"
)

// Plan is what is known of a plan before its text is read.
type Plan struct {
	Path   string
	Client string
	Others []string // who else stands in its header: they belong there
	Silent bool     // it is compared, and nothing is said of it
}

// Texts are where the rest of the plans is. Many goroutines may ask at once.
type Texts struct {
	Body   func(i int) (text []byte, line int) // the text without the header, and the line on which it begins
	Hidden func(i int) bool                    // whether its path must not stand outside protected/
}

// Compare finds the plans that hold what belongs to another. Names of staff
// belong everywhere. side calls a function for 0 to n-1, some of them at once.
func Compare(plans []Plan, staff []string, texts Texts, side func(n int, do func(i int))) []diag.Finding {
	c := comparison{plans: plans, Texts: texts, clients: map[key]bool{}, staff: keys(staff)}
	for _, p := range plans {
		if k, ok := keyOf(p.Client); ok {
			c.clients[k] = true
		}
	}
	side(len(plans), c.read)
	pairs := c.prints.pairs()
	side(len(pairs), func(i int) { c.passage(pairs[i]) })
	return diag.Sort(c.found)
}

// comparison is one Compare.
type comparison struct {
	Texts
	plans   []Plan
	clients map[key]bool
	staff   map[key]bool

	mu     sync.Mutex // guards what follows
	prints prints
	found  []diag.Finding
}

// most is how many strangers' names are told of in a plan.
const most = 20

// read looks for names in a plan, and takes its fingerprints.
func (c *comparison) read(i int) {
	p := &c.plans[i]
	w := wordsOf(c.Body(i))
	prints := w.fingerprints()
	var found []diag.Finding
	if !p.Silent {
		found = c.strangers(p, w)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.found = append(c.found, found...)
	c.prints.add(i, prints)
}

// strangers finds the clients of other plans who are named in a text.
func (c *comparison) strangers(p *Plan, w words) (found []diag.Finding) {
	known := keys([]string{p.Client})
	for _, said := range p.Others { // a name, or a name among other words
		wordsOf([]byte(said), 1).names(func(k key, _ word) { known[k] = true })
	}
	w.names(func(k key, at word) {
		if !c.clients[k] || c.staff[k] || known[k] || len(found) == most {
			return
		}
		known[k] = true // once is enough
		found = append(found, diag.At(p.Path, int(at.line), int(at.col), "names-other-client"))
	})
	return found
}

// passage reports a passage that two plans share. Of a hidden plan and one that
// is not, only the hidden one says so: elsewhere its path must not stand, and a
// finding without a path would tell that it is hidden.
func (c *comparison) passage(p pair) {
	a, b := &c.plans[p.a], &c.plans[p.b]
	if a.Silent && b.Silent || sameClient(a, b) {
		return
	}
	n, inA, inB := longest(wordsOf(c.Body(p.a)), wordsOf(c.Body(p.b)))
	if n < enough {
		return
	}
	hideA, hideB := c.Hidden(p.a), c.Hidden(p.b)
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, of := range []struct {
		plan, other *Plan
		at          word
		told        bool
	}{{a, b, inA, hideA || !hideB}, {b, a, inB, hideB || !hideA}} {
		if !of.plan.Silent && of.told {
			c.found = append(c.found, diag.At(of.plan.Path, int(of.at.line), int(of.at.col), "shared-passage", fmt.Sprint(n), of.other.Path))
		}
	}
}

// sameClient reports whether two plans are for one person, as an old plan and
// the one after it are.
func sameClient(a, b *Plan) bool {
	k, ok := keyOf(a.Client)
	l, too := keyOf(b.Client)
	return a.Client == b.Client || ok && too && k == l
}

// prints are the fingerprints of all plans: a hash in the upper bits, the plan
// in the lower ones.
type prints []uint64

const planBits = 26

func (p *prints) add(plan int, hashes []uint64) {
	for _, h := range hashes {
		*p = append(*p, h&^(1<<planBits-1)|uint64(plan))
	}
}

// pair is two plans that may share a passage, the first one first.
type pair struct{ a, b int }

// standard is how many plans may hold the same words before they are taken for
// a text that the municipality puts into its plans.
const standard = 5

// pairs are the plans that have a fingerprint in common.
func (p prints) pairs() []pair {
	slices.Sort(p)
	all := map[pair]bool{}
	for len(p) > 0 {
		n := 1
		for n < len(p) && p[n]>>planBits == p[0]>>planBits {
			n++
		}
		same := slices.Compact(p[:n])
		p = p[n:]
		if len(same) > standard {
			continue
		}
		for i, a := range same {
			for _, b := range same[i+1:] {
				all[pair{int(a & (1<<planBits - 1)), int(b & (1<<planBits - 1))}] = true
			}
		}
	}
	return slices.Collect(maps.Keys(all))
}
