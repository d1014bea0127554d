package site

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/plan"
	"planportal/generator/settings"
)

// TestLongListsFollow: lists across units that are too long to be shown whole
// show after every edit what a fresh generation shows, and stay the same in
// memory when an edit does not reach what they show.
func TestLongListsFollow(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	today := day.Must("2026-06-01")
	made := func(i int) *File {
		unit := fmt.Sprintf("enhet-%02d", i%20)
		met := day.Must("2025-01-01") + day.Date(rng.IntN(700))
		return &File{Path: fmt.Sprintf("content/plans/%s/p-%04d.md", unit, i), Unit: unit, ID: fmt.Sprintf("p-%04d", i), Packed: plan.Pack(&plan.Plan{
			Client: fmt.Sprint("X ", i), Responsible: "Karin", Status: plan.Active, Protection: plan.None,
			Meetings:   []plan.Meeting{{Kind: plan.Planning, Date: met}},
			Agreements: []plan.Agreement{{Text: "a", By: met + day.Date(rng.IntN(300)), Done: rng.IntN(3) == 0}},
		})}
	}
	all := map[string]*File{}
	for i := range 1500 {
		f := made(i)
		all[f.Path] = f
	}
	staff := &settings.Site{Staff: settings.Staff{SoonDays: 30}}
	s := Empty().Next(Change{Today: today, Settings: staff, Plans: all})
	kept := 0
	for step := range 60 {
		f := made(rng.IntN(1500))
		all[f.Path] = f
		if step%20 == 19 {
			today++
		}
		next := s.Next(Change{Today: today, Plans: map[string]*File{f.Path: f}})
		if next.ByKind[due.Signature] == s.ByKind[due.Signature] {
			kept++
		}
		s = next
		fresh := Empty().Next(Change{Today: today, Settings: staff, Plans: all})
		if diff := cmp.Diff(across(fresh), across(s)); diff != "" {
			t.Fatalf("step %d: the lists (+) are not as a fresh generation has them (-):\n%s", step, diff)
		}
	}
	if kept < 10 {
		t.Errorf("the list of signatures was made anew for all but %d of 60 edits", kept)
	}
}

func across(s *Site) map[string][]string {
	out := map[string][]string{}
	add := func(name string, l *List) {
		out[name] = []string{fmt.Sprint(l.Counts, l.Span)}
		for _, it := range l.Items {
			out[name] = append(out[name], fmt.Sprint(it.ID, it.Kind, it.Due, it.State))
		}
	}
	for state, l := range s.ByState {
		add(string(state), l)
	}
	for kind, l := range s.ByKind {
		add(string(kind), l)
	}
	for month, l := range s.Months {
		add(month.String(), &List{Items: l.Items(), Span: l.Span})
		out["counts "+month.String()] = []string{fmt.Sprint(l.Counts, l.PerUnit())}
	}
	return out
}
