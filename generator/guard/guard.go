// Package guard answers one question: does any open file carry a trace of a
// plan? It reads the finished bytes of the open site, whatever made them, in
// every way in which a name could have been written into them, and compares
// them with every name, id, number, place and passage of every plan.
//
// A plan and a file are compared by the hashes of what could be a trace, their
// grams. The open site is small and the plans are many: both sides are kept as
// sets of grams, so that an edited plan is looked up in the open files' set, and
// an edited page in the plans'. The sets forget nothing. When they say that
// there may be a trace, the texts themselves are looked at again.
package guard

import (
	"bytes"
	"cmp"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"planportal/generator/diag"
	"planportal/generator/jobs"
)

// File is a finished file of the open site.
type File interface {
	Path() string
	Bytes() []byte
}

// Move is a plan file that is not as it was. Either side may be the zero
// Subject: the file was not there, or is gone.
type Move struct{ Old, New Subject }

// formula is how many plans must share a passage for it to be a phrase that
// everybody uses, which tells of nobody.
const formula = 3

// Guard compares the plans with the open site, and keeps what it takes to look
// only at what is new, unless it is asked only once. The zero Guard has seen
// nothing. One goroutine may use it at a time.
type Guard struct {
	allowed *Allowed
	files   map[string][]byte // the open files, as they were last read
	open    set               // their grams, and perhaps some that they no longer have
	plans   set               // the grams of plans, and perhaps some that they no longer have
	held    map[gram]int      // grams of both sides: how many plans have each
	faults  map[string][]diag.Finding
	leaks   []diag.Finding

	// behind says that plans and held know nothing yet: all plans are known to
	// have nothing in common with the open files that matters.
	behind bool
	once   bool // open has only what plans may have: another Next begins anew
	ends   ends // of what plans have, if once
}

// Change is what is to be compared.
type Change[F File] struct {
	Allowed *Allowed
	Open    []F    // the whole open site
	Moved   []Move // the plan files that are not as they were last time
	// Known says, the first time, that what Plans yields was compared with just
	// these files before, but for what Moved says, and nothing was found.
	Known bool
	// Plans yields all plan files as they are now. It is asked for only when there
	// may be a trace, and when what is allowed has changed.
	Plans iter.Seq[Subject]
	// Once says that nothing is to be asked of the guard after this: of the open
	// files it keeps no more than it takes to answer now.
	Once bool
	Jobs int // how many cores to use
}

// Next returns what the open site carries of the plans: findings of the rules
// plan-in-open-site, plan-form-in-open-site and open-file-unsearched.
func Next[F File](g *Guard, c Change[F]) []diag.Finding {
	first := g.allowed == nil
	if !c.Allowed.Same(g.allowed) || g.once {
		*g = Guard{allowed: c.Allowed, files: map[string][]byte{}, held: map[gram]int{}, faults: map[string][]diag.Finding{}}
		if g.behind = first && c.Known; !g.behind {
			c.Moved = whole(g, c.Plans)
		}
	}
	if g.once = c.Once; g.once {
		g.behind = false
		g.move(bothSides(c.Moved), c.Jobs)
		c.Moved = nil
	}
	read, fresh, news := g.readFiles(views(c.Open), c.Jobs)
	if g.behind && (news && !first || g.concerned(c.Moved, c.Jobs)) {
		g.behind = false
		c.Moved, fresh = whole(g, c.Plans), nil
	}
	moved := false
	if !g.behind {
		moved = g.move(c.Moved, c.Jobs)
	}
	if len(fresh) > 0 {
		g.count(fresh, c.Plans)
		moved = true
	}
	if read || moved {
		g.leaks = g.look(c.Plans)
	}
	found := slices.Clone(g.leaks)
	for _, path := range slices.Sorted(maps.Keys(g.faults)) {
		found = append(found, g.faults[path]...)
	}
	return found
}

// whole are moves that bring every plan, and a set that has room for them.
func whole(g *Guard, plans iter.Seq[Subject]) (all []Move) {
	for s := range plans {
		all = append(all, Move{New: s})
	}
	g.plans = newSet(len(all) * 24)
	return all
}

// bothSides are moves that bring what was, too: with plans gone, what their texts
// share with others may be nobody's formula any more.
func bothSides(moves []Move) []Move {
	for _, m := range moves {
		if m.Old.Path != "" {
			moves = append(moves, Move{New: m.Old})
		}
	}
	return moves
}

// concerned reports whether one of the plans has something, or has it no more, that
// an open file may have too.
func (g *Guard) concerned(moves []Move, atOnce int) bool {
	var some atomic.Bool
	jobs.Each(atOnce, len(moves), func(i int) {
		m := moves[i]
		for _, s := range slices.Concat(g.news(m), g.news(Move{m.New, m.Old})) {
			if g.open.has(s.gram) {
				some.Store(true)
			}
		}
	})
	return some.Load()
}

// move keeps account of the plans that were edited. It reports whether any of
// them has, or had, something that an open file may have too.
func (g *Guard) move(moves []Move, atOnce int) (touched bool) {
	const block = 2000 // so many plans' secrets are in memory at a time
	for part := range slices.Chunk(moves, block) {
		old, now := make([][]Secret, len(part)), make([][]Secret, len(part))
		shared := len(g.held) > 0 // else no plan had anything that is counted
		jobs.Each(atOnce, len(part), func(i int) {
			switch m := part[i]; {
			case shared:
				old[i], now[i] = g.strong(m.Old), g.strong(m.New)
			case g.once:
				now[i] = g.strong(m.New)
			default: // what is in the older version, too, is known to be in no open file
				now[i] = g.news(m)
			}
		})
		for i := range part {
			for _, s := range old[i] {
				if n, held := g.held[s.gram]; held {
					touched = true
					g.held[s.gram] = n - 1
				}
			}
			for _, s := range now[i] {
				g.plans.add(s.gram)
				g.ends.add(s.end)
				if g.open.has(s.gram) {
					touched = true
					g.held[s.gram]++
				}
			}
		}
	}
	return touched
}

// strong are the secrets of a plan that are searched everywhere.
func (g *Guard) strong(s Subject) []Secret {
	if s.Path == "" {
		return nil
	}
	return g.allowed.strong(s)
}

// news are the strong secrets of the new version that are not in texts of the old
// one, too.
func (g *Guard) news(m Move) []Secret {
	if m.New.Path == "" {
		return nil
	}
	return g.allowed.strongNews(m)
}

// count counts anew how many plans have each of the grams.
func (g *Guard) count(grams map[gram]bool, plans iter.Seq[Subject]) {
	for x := range grams {
		delete(g.held, x)
	}
	for s := range plans {
		for _, secret := range g.strong(s) {
			if grams[secret.gram] {
				g.held[secret.gram]++
			}
		}
	}
}

// look looks at the texts again, if something of a plan may be in them.
func (g *Guard) look(plans iter.Seq[Subject]) []diag.Finding {
	wanted := map[gram]holder{}
	for x, n := range g.held {
		switch {
		case n <= 0:
			delete(g.held, x)
		case x&passageBit == 0 || n < formula:
			wanted[x] = holder{}
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	for s := range plans {
		for _, secret := range g.strong(s) {
			if h, ok := wanted[secret.gram]; ok && (h.path == "" || s.Path < h.path) {
				wanted[secret.gram] = holder{s.Path, secret.Kind}
			}
		}
	}
	var hits []Hit
	for _, path := range slices.Sorted(maps.Keys(g.files)) {
		found, _ := search(path, g.files[path], wanted, false)
		hits = append(hits, found...)
	}
	g.forget(wanted, hits)
	var out []diag.Finding
	for _, h := range hits {
		out = append(out, h.Finding("public/"))
	}
	return out
}

// forget makes the open side's set anew if it knows what no file has any more.
func (g *Guard) forget(wanted map[gram]holder, hits []Hit) {
	there := map[gram]bool{}
	for _, h := range hits {
		there[h.gram] = true
	}
	stale := false
	for x := range wanted {
		if !there[x] {
			stale = true
			delete(g.held, x)
		}
	}
	if !stale {
		return
	}
	g.open = newSet(g.open.len())
	all := scan{told: newTold(1 << 20), see: g.open.addAll}
	for path, content := range g.files {
		all.collect(opened{path, content})
	}
}

// holder is the first plan, by path, that has a gram.
type holder struct {
	path string
	kind Kind
}

// Hit is a trace of a plan in an open file.
type Hit struct {
	File  string // below the folder of the open site
	Shown string // the same, without a person's name that stands in it
	Spot  Spot
	Line  int // in the file; 0 if the trace is in its name
	Kind  Kind
	Plan  string // the path of the first plan that has it

	gram gram
}

// search finds the wanted grams in a file, each place once.
func search(path string, content []byte, wanted map[gram]holder, wide bool) (hits []Hit, unread string) {
	s := scan{wide: wide}
	s.see = func(grams []gram) {
		for i, x := range grams {
			h, ok := wanted[x]
			if !ok {
				continue
			}
			spot := s.spot(i)
			hit := Hit{File: path, Shown: path, Spot: spot, Kind: h.kind, Plan: h.path, gram: x}
			if len(spot.Through) == 0 || spot.Through[0] != "name" {
				hit.Line = bytes.Count(content[:min(spot.Offset, len(content))], []byte("\n")) + 1
			}
			hits = append(hits, hit)
		}
	}
	s.file(path, content)
	hits = tidy(hits)
	if named := mask(path, hits, wanted); named != path {
		for i := range hits {
			hits[i].Shown = named
		}
	}
	return hits, s.unread
}

// tidy keeps one hit of each gram at each place: the one that was found most
// directly.
func tidy(hits []Hit) []Hit {
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Spot.Offset, b.Spot.Offset), cmp.Compare(a.gram, b.gram),
			cmp.Compare(len(a.Spot.Through), len(b.Spot.Through)), cmp.Compare(a.Spot.way(), b.Spot.way()))
	})
	return slices.CompactFunc(hits, func(a, b Hit) bool {
		return a.gram == b.gram && a.Spot.Offset == b.Spot.Offset && a.Line == b.Line
	})
}

// Finding tells of a hit without saying what was found.
func (h Hit) Finding(folder string) diag.Finding {
	return diag.At(folder+h.Shown, h.Line, 0, "plan-in-open-site",
		diag.Term(terms[h.Kind]), h.Plan, diag.Term("trace-byte:"+strconv.Itoa(h.Spot.Offset)), h.through())
}

// through tells of the ways by which the trace was found, as an argument.
func (h Hit) through() string {
	switch {
	case h.Line == 0:
		return diag.Term("trace-in-name")
	case len(h.Spot.Through) == 0:
		return ""
	}
	return diag.Term("trace-through:" + strings.Join(h.Spot.Through, ", "))
}

// terms are the kinds in the words of findings.
var terms = map[Kind]string{Name: "trace-name", ID: "trace-id", Number: "trace-number", Born: "trace-born", Place: "trace-place", Passage: "trace-passage"}
