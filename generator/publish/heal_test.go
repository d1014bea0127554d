package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ours is a page that tells who made it.
func ours(text string) string {
	return "<!doctype html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\">" + generatorMark + "\n" + text
}

// list returns the only manifest of the bench.
func (b bench) list() string {
	b.t.Helper()
	lists, err := filepath.Glob(filepath.Join(b.state, "*.list"))
	if err != nil || len(lists) != 1 {
		b.t.Fatalf("lists %v, error %v", lists, err)
	}
	return lists[0]
}

func (b bench) readList() string {
	b.t.Helper()
	content, err := os.ReadFile(b.list())
	if err != nil {
		b.t.Fatal(err)
	}
	return string(content)
}

func TestLostListIsHealed(t *testing.T) {
	first := site{
		"index.html": ours("front"), "units/norr/a.html": ours("a"), "units/norr/b.html": ours("b"),
		"units/soder/c.html": ours("c"), "units/norr/reviews.csv": "old",
	}
	second := site{"index.html": ours("new front"), "units/norr/a.html": ours("a"), "units/norr/reviews.csv": "new"}
	late := strings.Repeat(" ", 1024) + generatorMark
	theirs := site{"units/norr/own.html": "<p>", "units/norr/late.html": late, "units/x.csv": "1", "units/page.txt": generatorMark}
	damage := map[string]func(b bench){
		"the state folder is deleted": func(b bench) { os.RemoveAll(b.state) },
		"the list is empty":           func(b bench) { os.Truncate(b.list(), 0) },
		"the list is of another form": func(b bench) { os.WriteFile(b.list(), []byte("planportal 2\n*\n"), 0o600) },
		"the list is torn":            func(b bench) { os.Truncate(b.list(), int64(len(b.readList())-3)) },
		"the list is garbled": func(b bench) {
			garbled := strings.NewReplacer("+1 units/soder/c.html", "+x units/soder/c.html", "+1 units/norr/b.html", "\x00\x00").Replace(b.readList())
			os.WriteFile(b.list(), []byte(garbled), 0o600)
		},
	}
	for name, break_ := range damage {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			b.build(first)
			for path, body := range theirs {
				b.put(path, body)
			}
			break_(b)
			got := b.build(second)
			want := Stats{Written: 2, Same: 1, Removed: 2, Foreign: []string{"units/norr/late.html", "units/norr/own.html", "units/page.txt", "units/x.csv"}}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("stats (-want +got):\n%s", diff)
			}
			all := without(second)
			for path, body := range theirs {
				all[path] = body
			}
			b.want(all)

			// and the list is whole again: a copy of a page is somebody's now
			b.put("copy.html", ours("a"))
			if got := b.build(second); len(got.Foreign) != 5 || got.Removed != 0 {
				t.Errorf("the next build: %+v", got)
			}
		})
	}
}

// TestListNamesNothingOutside hands the tree a list that somebody has tampered
// with.
func TestListNamesNothingOutside(t *testing.T) {
	b := newBench(t)
	b.build(town)
	victim := filepath.Join(filepath.Dir(b.dir), "victim.html")
	if err := os.WriteFile(victim, []byte(ours("x")), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"+1 ../victim.html", "+1 " + victim, "+1 units/../../victim.html", "+1 .planportal", "+1 units"} {
		if err := os.WriteFile(b.list(), []byte(b.readList()+line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		b.build(town)
		b.want(town)
	}
	if _, err := os.Lstat(victim); err != nil {
		t.Error("the file outside is gone")
	}
	if body, err := os.ReadFile(filepath.Join(b.dir, markName)); err != nil || string(body) != Public.mark() {
		t.Errorf("the mark is %q now (%v)", body, err)
	}
}

func TestLeftoversOfAKilledBuildAreSwept(t *testing.T) {
	b := newBench(t)
	b.build(town)
	walkAway(b, with(with(town, "new/deep/x.html", "x"), "units/norr/a.html", "changed"))
	hidden := 0
	for path := range snapshot(t, b.dir) {
		if isHidden(filepath.Base(path)) {
			hidden++
		}
	}
	if hidden == 0 {
		t.Fatal("the build that was left left nothing: the test is void")
	}
	b.open()
	b.want(town)
	b.build(without(town, "units/soder/c.html"))
	b.want(without(town, "units/soder/c.html"))
}

// walkAway stages a site and never ends the batch, as a killed process does.
func walkAway(b bench, s site) {
	b.t.Helper()
	tree, err := Open[page](b.dir, b.audience, b.state)
	if err != nil {
		b.t.Fatal(err)
	}
	for path, body := range s {
		stage(b.t, tree, path, body)
	}
	if tree.tree.batch == nil {
		return
	}
	for _, p := range tree.tree.batch.places {
		if p.base != tree.tree.top {
			p.base.close()
		}
	}
	tree.tree.top.close()
	tree.tree.list.close()
}

func TestListStaysShort(t *testing.T) {
	b := newBench(t)
	for i := range 120 {
		b.build(with(town, "units/norr/a.html", strings.Repeat("x", i)))
	}
	if lines := strings.Count(b.readList(), "\n"); lines > 2*len(town)+110 {
		t.Errorf("the list has %d lines for %d files", lines, len(town))
	}
	before := b.readList()
	b.build(with(town, "units/norr/a.html", strings.Repeat("x", 119)))
	if after := b.readList(); after != before {
		t.Errorf("a build without a change wrote to the list:\n%s", after)
	}
}

func TestPartAppendsOnlyItsOwnToTheList(t *testing.T) {
	b := newBench(t)
	b.build(town)
	tree := b.open()
	before := b.readList()
	stage(t, tree, "units/norr/a.html", "changed")
	stage(t, tree, "units/norr/new.html", "new")
	if err := tree.Remove("units/norr/b.html"); err != nil {
		t.Fatal(err)
	}
	if _, err := tree.CommitPart(); err != nil {
		t.Fatal(err)
	}
	added, ok := strings.CutPrefix(b.readList(), before)
	if want := "{\n+1 units/norr/new.html\n-units/norr/b.html\n}\n"; !ok || added != want {
		t.Errorf("the list grew by %q, want %q", added, want)
	}
}
