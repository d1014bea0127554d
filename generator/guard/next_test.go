package guard

import (
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/plan"
	"planportal/generator/settings"
)

type page struct {
	path string
	text string
}

func (p page) Path() string  { return p.path }
func (p page) Bytes() []byte { return []byte(p.text) }

// world is a small site whose plans and pages share names and sentences now and
// then.
type world struct {
	plans map[string]Subject
	pages map[string]page
}

func (w world) all() iter.Seq[Subject] { return maps.Values(w.plans) }

func (w world) open() []page {
	return slices.SortedFunc(maps.Values(w.pages), func(a, b page) int { return cmpString(a.path, b.path) })
}

func cmpString(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

var (
	people = []string{"Åsa Påhittsdotter", "Nils Låtsasman", "Bo Stark", "Liv Berg", "Ylva Modellberg", "Örjan Fiktivström"}
	said   = []string{
		"Jag vill åka till stallet varje torsdag och borsta den svarta hästen.",
		"Vi kom överens om att ringa varandra varje söndag klockan fem på kvällen.",
		"Den som har en plan har rätt att få den omprövad minst en gång varje år.",
		"Det är lugnt.",
	}
)

// change edits one page or one plan.
func (w world) change(r *rand.Rand) []Move {
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	if r.IntN(3) == 0 {
		path := fmt.Sprintf("p%d.html", r.IntN(4))
		if r.IntN(5) == 0 {
			delete(w.pages, path)
			return nil
		}
		text := "<p>Hej och välkommen.</p>"
		if r.IntN(2) == 0 {
			text += "<p>" + pick(people) + "</p>"
		}
		if r.IntN(2) == 0 {
			text += "<p>" + pick(said) + "</p>"
		}
		w.pages[path] = page{path, text}
		return nil
	}
	path := fmt.Sprintf("content/plans/u/lss-2025-000%d.md", r.IntN(7))
	m := Move{Old: w.plans[path]}
	if r.IntN(4) == 0 {
		delete(w.plans, path)
		return []Move{m}
	}
	m.New = Subject{Path: path, Unit: "u", ID: path[len("content/plans/u/") : len(path)-3], Plan: plan.Pack(&plan.Plan{
		Client: pick(people), Sections: []plan.Section{{HTML: "<p>" + pick(said) + "</p><p>" + pick(said) + "</p>"}, {HTML: "<p>" + pick(said) + "</p>"}},
		Agreements: []plan.Agreement{{Text: pick(said)}},
	})}
	w.plans[path] = m.New
	return []Move{m}
}

// TestSameByAnyRoad: whatever was edited before, Next finds what a guard finds
// that sees everything for the first time, and so does one that is asked once.
func TestSameByAnyRoad(t *testing.T) {
	leaks, formulas, restarts := 0, 0, 0
	for seed := range uint64(90) {
		r := rand.New(rand.NewPCG(seed, 1))
		w := world{map[string]Subject{}, map[string]page{}}
		allowed := Allow(&settings.Site{})
		var g Guard
		known, clean := false, false
		for step := range 40 {
			var moved []Move
			before := maps.Clone(w.pages)
			for range 1 + r.IntN(2) {
				moved = append(moved, w.change(r)...)
			}
			moved = last(moved)
			if step == 20 {
				allowed = Allow(&settings.Site{Staff: settings.Staff{People: []settings.Person{{Name: people[0]}}}})
			}
			known = clean && step != 20 && r.IntN(3) == 0 && fmt.Sprint(before) == fmt.Sprint(w.pages)
			if known { // another process goes on where this one stopped
				g = Guard{}
				restarts++
			}
			change := Change[page]{Allowed: allowed, Open: w.open(), Moved: moved, Plans: w.all(), Jobs: 2, Known: known}
			got := Next(&g, change)
			clean = len(got) == 0
			want := Next(&Guard{}, Change[page]{Allowed: allowed, Open: w.open(), Plans: w.all(), Jobs: 1})
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("seed %d, step %d (-fresh +edited):\n%s", seed, step, diff)
			}
			var single Guard
			for _, change.Once = range []bool{true, false} { // the second begins anew
				if diff := cmp.Diff(want, Next(&single, change)); diff != "" {
					t.Fatalf("seed %d, step %d, known %t, once %t (-fresh +single):\n%s", seed, step, known, change.Once, diff)
				}
			}
			leaks += len(got)
			for _, n := range g.held {
				if n >= formula {
					formulas++
				}
			}
		}
	}
	if leaks < 100 || formulas < 100 || restarts < 50 {
		t.Errorf("%d leaks, %d formulas and %d restarts: the test has lost its eyes", leaks, formulas, restarts)
	}
}

// last leaves one move for each plan: from what it was to what it is.
func last(moves []Move) (out []Move) {
	for _, m := range moves {
		path := m.New.Path + m.Old.Path
		at := slices.IndexFunc(out, func(o Move) bool {
			return m.Old.Path != "" && o.New.Path == m.Old.Path || o.Old.Path != "" && (o.Old.Path == m.New.Path || o.Old.Path == m.Old.Path)
		})
		if at < 0 || path == "" {
			out = append(out, m)
			continue
		}
		out[at].New = m.New
	}
	return out
}

// TestNextToNothing: an edit that carries nothing over costs no look at all the
// plans.
func TestNextToNothing(t *testing.T) {
	w := world{map[string]Subject{}, map[string]page{"a.html": {"a.html", "<p>Hej och välkommen hit i dag.</p>"}}}
	for i := range 100 {
		s := Subject{Path: fmt.Sprintf("p%d", i), Unit: "u", ID: fmt.Sprintf("lss-2025-%04d", i), Plan: plan.Pack(&plan.Plan{Client: fmt.Sprintf("Nummer%d Person", i)})}
		w.plans[s.Path] = s
	}
	allowed := Allow(&settings.Site{})
	var g Guard
	asked := 0
	plans := func(yield func(Subject) bool) {
		asked++
		w.all()(yield)
	}
	Next(&g, Change[page]{Allowed: allowed, Open: w.open(), Plans: plans, Jobs: 1})
	asked = 0
	edited := w.plans["p7"]
	edited.Plan = plan.Pack(&plan.Plan{Client: "Nils Låtsasman"})
	Next(&g, Change[page]{Allowed: allowed, Open: w.open(), Moved: []Move{{w.plans["p7"], edited}}, Plans: plans, Jobs: 1})
	w.pages["a.html"] = page{"a.html", "<p>Hej på dig, Nummer70 och Person.</p>"}
	Next(&g, Change[page]{Allowed: allowed, Open: w.open(), Plans: plans, Jobs: 1})
	if asked > 0 {
		t.Errorf("all plans were looked at %d times", asked)
	}
}

// TestSetForgetsNothing, and hardly ever claims what it was not given.
func TestSetForgetsNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	s := newSet(10)
	var in []gram
	for range 200_000 {
		g := r.Uint64()
		in = append(in, g)
		if !s.add(g) {
			t.Error("it was there already")
		}
	}
	for _, g := range in {
		if !s.has(g) || s.add(g) {
			t.Fatal("forgotten")
		}
	}
	wrong := 0
	for range 1_000_000 {
		if s.has(r.Uint64()) {
			wrong++
		}
	}
	if wrong > 5 || s.len() != len(in) {
		t.Errorf("%d of a million are wrong; %d of %d are in", wrong, s.len(), len(in))
	}
}
