package publish

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestSameByAnyRoad: whatever builds, parts, aborts, kills and losses came
// before, a whole build ends at the bytes of a clean one.
func TestSameByAnyRoad(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "road")
		if err != nil {
			r.Fatal(err)
		}
		b := bench{t: r, dir: filepath.Join(dir, "public"), state: filepath.Join(dir, "state"), audience: Public}
		now := site{}
		steps := rapid.SliceOfN(rapid.SampledFrom([]string{"whole", "whole", "part", "part", "abort", "kill", "lose", "tear"}), 1, 5)
		for _, step := range append(steps.Draw(r, "steps"), "whole") {
			goal := draw(r)
			switch step {
			case "whole":
				b.build(goal)
				now = goal
			case "part":
				now = b.part(now, goal)
			case "abort":
				b.walk(goal, (*Tree[page]).Abort)
			case "kill":
				b.leave(goal)
			case "lose":
				os.RemoveAll(b.state)
				b.build(goal) // a part has no list to stand on
				now = goal
			case "tear":
				b.tear(rapid.IntRange(1, 60).Draw(r, "bytes"))
				b.build(goal)
				now = goal
			}
			b.want(now)
			if r.Failed() {
				r.Fatalf("after %s", step)
			}
		}
	})
}

// draw makes a small site in which files and folders change places. Every file
// tells that it is ours, so that it is known without a list.
func draw(r *rapid.T) site {
	s := site{}
	paths := []string{
		"index.html", "a.html", "b.html", "u/index.html", "u/a.html", "u/v/a.html", "u/v/w/a.html",
		"a.html/x.html", "u.html", "u.html/v.html", "u.html/v.html/w.html", "people/k.html",
	}
	for _, at := range rapid.SliceOfDistinct(rapid.SampledFrom(paths), rapid.ID[string]).Draw(r, "paths") {
		if !clashes(s, at) {
			s[at] = ours(rapid.SampledFrom([]string{"1", "2", "three", ""}).Draw(r, "body"))
		}
	}
	return s
}

func clashes(s site, at string) bool {
	for other := range s {
		if strings.HasPrefix(at, other+"/") || strings.HasPrefix(other, at+"/") {
			return true
		}
	}
	return false
}

// part publishes the difference of two sites, as a watch does. A tree that was
// never built whole has no part to change.
func (b bench) part(now, goal site) site {
	b.t.Helper()
	b.walk(nil, func(tree *Tree[page]) error {
		for at := range now {
			if _, stays := goal[at]; !stays {
				if err := tree.Remove(at); err != nil {
					return err
				}
			}
		}
		for at, body := range goal {
			if now[at] != body {
				stage(b.t, tree, at, body)
			}
		}
		_, err := tree.CommitPart()
		return err
	})
	return goal
}

// walk stages a site and does something with the tree.
func (b bench) walk(s site, then func(*Tree[page]) error) {
	b.t.Helper()
	tree, err := Open[page](b.dir, b.audience, b.state)
	if err != nil {
		b.t.Fatal(err)
	}
	defer tree.Close()
	for at, body := range s {
		stage(b.t, tree, at, body)
	}
	if err := then(tree); err != nil {
		b.t.Fatal(err)
	}
}

// leave stages a site, walks away, and lets the next process look after it.
func (b bench) leave(s site) {
	b.t.Helper()
	walkAway(b, s)
	b.walk(nil, (*Tree[page]).Abort)
}

// tear cuts bytes off the end of the list, in the middle of a line. A cut between
// two lines is a list of an earlier time, which nobody can tell from a whole one.
func (b bench) tear(cut int) {
	b.t.Helper()
	lists, _ := filepath.Glob(filepath.Join(b.state, "*.list"))
	for _, list := range lists {
		content, err := os.ReadFile(list)
		if err != nil {
			b.t.Fatal(err)
		}
		content = bytes.TrimRight(content[:max(0, len(content)-cut)], "\n")
		if err := os.WriteFile(list, content, 0o600); err != nil {
			b.t.Fatal(err)
		}
	}
}

func TestManyGoroutinesStageAtOnce(t *testing.T) {
	b := newBench(t)
	b.build(town)
	tree := b.open()
	want := site{}
	var wg sync.WaitGroup
	for u := range 8 {
		for p := range 40 {
			want[fmt.Sprintf("units/u%d/p%d.html", u%5, p+100*u)] = fmt.Sprint(u, p)
		}
	}
	for run := range slices.Chunk(slices.Collect(maps.Keys(want)), 40) {
		wg.Go(func() {
			for _, at := range run {
				stage(t, tree, at, want[at])
				if err := tree.Remove(path.Join("gone", at)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	got, err := tree.CommitWhole()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Stats{Written: len(want), Removed: len(town)}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	b.want(want)
}

// TestMoreFoldersThanHandles: those that are not kept open are opened for each
// file.
func TestMoreFoldersThanHandles(t *testing.T) {
	b := newBench(t)
	many := site{}
	for u := range handles + 20 {
		many[fmt.Sprintf("units/u%d/a.html", u)] = "1"
	}
	b.build(many)
	for at := range many {
		many[at] = "2"
	}
	if got := b.build(many); got.Written != len(many) {
		t.Errorf("%+v", got)
	}
	b.want(many)
	tree := b.open()
	for at := range many {
		stage(t, tree, at, many[at])
	}
	if kept := tree.tree.kept.len(); kept > handles {
		t.Errorf("%d folders are kept open, want at most %d", kept, handles)
	}
	if err := tree.Abort(); err != nil {
		t.Fatal(err)
	}
	if kept := tree.tree.kept.len(); kept != 0 {
		t.Errorf("%d folders are kept open after the batch, want the top alone", kept)
	}
	b.build(site{"index.html": "x"})
	b.want(site{"index.html": "x"})
}

// TestFailureInTheMiddle lets somebody put a folder in the way when everything
// is staged. What was in place by then stays, link-safe, and the next build goes
// on from there.
func TestFailureInTheMiddle(t *testing.T) {
	b := newBench(t)
	b.build(town)
	tree := b.open()
	goal := with(with(with(town, "units/norr/a.html", "new"), "index.html", "new"), "assets/new.css", "new")
	for at, body := range goal {
		stage(t, tree, at, body)
	}
	at := filepath.Join(b.dir, "units/norr/a.html")
	if err := os.Remove(at); err != nil {
		t.Fatal(err)
	}
	b.put("units/norr/a.html/theirs.txt", "theirs")
	_, err := tree.CommitWhole()
	if err == nil || !strings.Contains(err.Error(), "publish units/norr/a.html: put its new version in place: file exists") {
		t.Errorf("error %v", err)
	}
	b.want(with(with(without(town, "units/norr/a.html"), "assets/new.css", "new"), "units/norr/a.html/theirs.txt", "theirs"))

	if _, err := b.tryBuild(goal); err == nil || !strings.Contains(err.Error(), "holds units/norr/a.html/theirs.txt") {
		t.Errorf("the next build: error %v", err)
	}
	if err := os.RemoveAll(at); err != nil {
		t.Fatal(err)
	}
	b.build(goal)
	b.want(goal)
}
