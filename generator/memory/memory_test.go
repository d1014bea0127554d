package memory

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"planportal/generator/day"
	"planportal/generator/plan"
	"planportal/generator/sealed"
	"planportal/generator/settings"
	"planportal/generator/site"
	"planportal/generator/stream"
	"planportal/test/filled"
)

func filledText() Text {
	t := filled.Value[Text]()
	p := filled.Value[plan.Plan]()
	t.File.Packed = plan.Pack(&p)
	return t
}

// TestWhole: nothing of a plan is forgotten, and nothing changes its place.
func TestWhole(t *testing.T) {
	state := t.TempDir()
	empty := Text{File: &site.File{Path: "content/plans/norr/a.md", Broken: true}}
	want := []Text{empty, filledText()}
	b := filled.Value[Build]()
	kept, err := b.Keep(state, nil, Known{Shelves: []Shelf{shelf("content/plans/norr", want...)}}, 2)
	if err != nil {
		t.Fatal(err)
	}
	again, ok := Load(state)
	if !ok {
		t.Fatal("the build cannot be read again")
	}
	same := cmp.Options{cmp.AllowUnexported(span{}), cmpopts.IgnoreFields(Shelf{}, "Texts"), cmp.AllowUnexported(Shelf{})}
	if diff := cmp.Diff(kept, again, same); diff != "" {
		t.Error(diff)
	}
	shelves, ok := again.Open(state, 2)
	if !ok || len(shelves) != 1 {
		t.Fatal("the plans cannot be read again")
	}
	if diff := cmp.Diff(want, shelves[0].Texts.Get(), cmp.AllowUnexported(plan.Packed{})); diff != "" {
		t.Error(diff)
	}
}

func shelf(folder string, texts ...Text) Shelf {
	return Shelf{Folder: folder, Digest: Sum("as it is"), Plans: len(texts), Texts: sealed.Open(texts)}
}

// TestAdded: what has changed counts, what is gone is gone, what has not changed
// is not asked for, and when more lies in the file than counts, it is written
// anew.
func TestAdded(t *testing.T) {
	state := t.TempDir()
	plan := func(path string, broken bool) Text { return Text{File: &site.File{Path: path, Broken: broken}} }
	untouched := Shelf{Folder: "b", Plans: 1, Texts: sealed.Later(func() []Text {
		t.Error("a shelf that has not changed is asked for")
		return nil
	})}
	keep := func(before *Build, changed string, shelves ...Shelf) *Build {
		t.Helper()
		kept, err := Build{Read: 1}.Keep(state, before, Known{Shelves: shelves, Changed: map[string]bool{changed: true}}, 1)
		if err != nil {
			t.Fatal(err)
		}
		return kept
	}
	is := func(want map[string]bool) {
		t.Helper()
		again, ok := Load(state)
		if !ok {
			t.Fatal("the build cannot be read again")
		}
		shelves, ok := again.Open(state, 1)
		if !ok {
			t.Fatal("the plans cannot be read again")
		}
		got := map[string]bool{}
		for _, sh := range shelves {
			for _, x := range sh.Texts.Get() {
				got[x.File.Path] = x.File.Broken
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	kept := keep(nil, "", shelf("a", plan("a/1", false)), shelf("b", plan("b/1", false)), shelf("c", plan("c/1", false)))
	kept = keep(kept, "a", shelf("a", plan("a/1", true), plan("a/2", false)), untouched)
	is(map[string]bool{"a/1": true, "a/2": false, "b/1": false})
	if file, err := os.ReadFile(filepath.Join(state, plansName)); err != nil || strings.Contains(string(file), "c/1") || !strings.Contains(string(file), "b/1") {
		t.Errorf("the file holds a plan that was removed, or lacks one that was not (%v)", err)
	}
	large := Text{File: &site.File{Path: "a/3", ID: strings.Repeat("x", 300<<10)}}
	for range 20 {
		kept = keep(kept, "a", shelf("a", large), shelf("b", plan("b/1", true)))
	}
	is(map[string]bool{"a/3": false, "b/1": true})
	if kept.PlansEnd > 2<<20 {
		t.Errorf("the file grows and grows: %d bytes", kept.PlansEnd)
	}
}

// TestSite: the lists are as they were, whether they were asked for or not.
func TestSite(t *testing.T) {
	state := t.TempDir()
	with := &settings.Site{Staff: settings.Staff{SoonDays: 30}}
	var texts []*site.File
	plans := map[string]*site.File{}
	for i := range 200 {
		id := fmt.Sprintf("p-%03d", i)
		f := &site.File{Path: "content/plans/norr/" + id + ".md", Unit: "norr", ID: id, Hidden: i%50 == 0, Packed: plan.Pack(&plan.Plan{
			Client: "X", Responsible: []string{"Karin", "karin", "Bo"}[i%3], Status: plan.Active,
			Meetings:   []plan.Meeting{{Kind: plan.Planning, Date: day.Must("2026-01-15") + day.Date(i%40)}, {Kind: plan.FollowUp, Date: day.Must("2026-03-15")}},
			Agreements: []plan.Agreement{{Text: "a", By: day.Must("2026-05-01") + day.Date(i%90), Responsible: "Bo", Done: i%4 == 0}},
		})}
		texts, plans[f.Path] = append(texts, f), f
	}
	want := site.Empty().Next(site.Change{Today: day.Must("2026-06-01"), Settings: with, Plans: plans})
	again := func(s *site.Site) *site.Site {
		t.Helper()
		b, err := Build{Today: s.Today}.Keep(state, nil, Known{Site: s}, 1)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := b.Site(state, with, func(string) []*site.File { return texts })
		if !ok {
			t.Fatal("the lists cannot be read again")
		}
		return got
	}
	for name, got := range map[string]*site.Site{"once": again(want), "twice": again(again(want))} {
		if diff := cmp.Diff(want, got, whole); diff != "" {
			t.Errorf("%s (-written +read):\n%s", name, diff)
		}
	}
}

// whole compares generations with all that anybody can ask them for.
var whole = cmp.Options{
	cmp.Exporter(func(t reflect.Type) bool { return strings.Contains(t.PkgPath(), "generator/site") }),
	cmp.Transformer("Register", func(v sealed.Value[*site.Register]) *site.Register { return v.Get() }),
	cmp.Transformer("Tasks", func(v sealed.Value[*site.Tasks]) *site.Tasks { return v.Get() }),
	cmp.Transformer("InMonth", func(v sealed.Value[*site.InMonth]) *site.InMonth { return v.Get() }),
	cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".File" }, cmp.Ignore()),
	cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(settings.Site{}),
}

// TestDamage: whatever happens to the files, they are read as they were written
// or not at all.
func TestDamage(t *testing.T) {
	state := t.TempDir()
	with := &settings.Site{}
	lists := site.Empty().Next(site.Change{Settings: with})
	if _, err := (Build{Read: 7}).Keep(state, nil, Known{Site: lists, Shelves: []Shelf{shelf("a", filledText())}}, 1); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{buildName, plansName, siteName} {
		path := filepath.Join(state, name)
		good, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := range good {
			bad := append([]byte(nil), good...)
			bad[i] ^= 0x41
			for _, text := range [][]byte{bad, good[:i]} {
				if err := os.WriteFile(path, text, 0o600); err != nil {
					t.Fatal(err)
				}
				b, ok := Load(state)
				if !ok {
					continue
				}
				if _, ok := b.Open(state, 1); ok && name != siteName {
					t.Fatalf("%s with another byte %d is read", name, i)
				}
				if _, ok := b.Site(state, with, nil); ok && name != plansName {
					t.Fatalf("%s with another byte %d is read", name, i)
				}
			}
		}
		if err := os.WriteFile(path, good, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// FuzzTexts: no bytes make the reader panic or ask for much memory.
func FuzzTexts(f *testing.F) {
	whole := filledText()
	s := stream.Writing([]byte{2})
	whole.carry(s)
	f.Add(s.Bytes())
	f.Add([]byte{2, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, in []byte) {
		var texts []Text
		stream.List(stream.Reading(in), &texts, func(s *stream.Stream, t *Text) { t.carry(s) })
	})
}
