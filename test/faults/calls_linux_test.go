package faults

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// before are the states in which a build may find its folders.
var before = map[string]func(t *testing.T) (s site, then map[string]string){
	"over an old site": func(t *testing.T) (site, map[string]string) {
		s := small(t)
		mustBuild(t, s)
		then := s.tree(t)
		s.change(t)
		return s, then
	},
	"for the first time": func(t *testing.T) (site, map[string]string) {
		s := small(t)
		s.change(t)
		return s, nil
	},
	"over an old site, what is remembered lost": func(t *testing.T) (site, map[string]string) {
		s := small(t)
		mustBuild(t, s)
		then := s.tree(t)
		s.edit(t) // what goes is known as ours only by its mark then
		s.remove(t, ".planportal")
		s.forgets = true
		return s, then
	},
	"with nothing changed": func(t *testing.T) (site, map[string]string) {
		s := small(t)
		s.change(t)
		mustBuild(t, s)
		return s, s.tree(t)
	},
}

func mustBuild(t *testing.T, s site) {
	t.Helper()
	if e := planportal(t, s); e.code != 0 {
		t.Fatalf("exit code %d\n%s", e.code, e.said)
	}
}

// TestEveryCallFails lets one call of a build fail, each in a build of its own,
// and looks at what is left. PLANPORTAL_CALLS=all takes every call, and not one
// of each kind in each folder.
func TestEveryCallFails(t *testing.T) {
	every := os.Getenv("PLANPORTAL_CALLS") == "all"
	for name, make := range before {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, then := make(t)
			now := s.cleanly(t)
			kept := s.copyTo(t, filepath.Join(t.TempDir(), "kept"))
			var all []call
			if e := s.watched(t, s.oneJob(), func(c call) syscall.Errno { all = append(all, c); return 0 }); e.code != 0 {
				t.Fatalf("exit code %d\n%s", e.code, e.said)
			}
			s.is(t, now)
			reader, tried := newReader(then, now), 0
			numbers := share(all, every)
			if !every && name != "over an old site" {
				numbers = numbers[:len(numbers)/2]
			}
			for _, n := range numbers {
				tried++
				must(t, os.RemoveAll(s.dir))
				kept.copyTo(t, s.dir)
				failOne(t, s, n, reader)
			}
			t.Logf("%d of %d calls failed, one at a time", tried, len(all))
			if tried < 10 {
				t.Error("that is too few: the test is void")
			}
		})
	}
}

// oneJob is a build that does one thing after the other, so that its calls come
// in the same order each time.
func (s site) oneJob() *exec.Cmd { return s.command("build", "--jobs", "1") }

// share are the numbers of the calls that are tried: the one in the middle of
// each kind in each folder, or every one; in no order.
func share(all []call, every bool) (numbers []int) {
	groups := map[string][]int{}
	for n, c := range all {
		top, _, _ := strings.Cut(c.path, "/")
		hidden := strings.HasPrefix(path.Base(c.path), ".planportal-")
		key := fmt.Sprint(c.name, " ", top, " ", hidden)
		if every {
			key = fmt.Sprint(n)
		}
		groups[key] = append(groups[key], n)
	}
	for _, group := range groups {
		numbers = append(numbers, group[len(group)/2])
	}
	rand.Shuffle(len(numbers), func(i, j int) { numbers[i], numbers[j] = numbers[j], numbers[i] })
	return numbers
}

// failOne builds the site and lets the call of that number fail.
func failOne(t *testing.T, s site, number int, r *reader) {
	t.Helper()
	then, now := r.before, r.after
	count, shown := 0, false
	var failed call
	e := s.watched(t, s.oneJob(), func(one call) syscall.Errno {
		defer func() { count++ }()
		if count == number {
			failed = one
			return one.fails
		}
		shown = shown || one.shows()
		return 0
	})
	t.Run(failed.String(), func(t *testing.T) {
		honest(t, e)
		got := s.tree(t)
		r.reads(t, got)
		switch {
		case e.code == 0 && !s.same(now, got):
			t.Errorf("the exit code is 0, but this is not the new site (-want +got):\n%.2000s\n%s", cmp.Diff(now, got), e.said)
		case !shown && e.code != 0 && len(got)+len(then) > 0 && !maps.Equal(got, then):
			t.Errorf("it failed before anything was shown, but the old site is another (-want +got):\n%.2000s\n%s", cmp.Diff(then, got), e.said)
		}
		s.heals(t, now)
		if t.Failed() {
			t.Logf("call %d of the build; it ended with %d:\n%s", number, e.code, e.said)
		}
	})
}
