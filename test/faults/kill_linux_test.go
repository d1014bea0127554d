package faults

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"planportal/test/asked"
)

// TestKilledAtAnyMoment kills builds over a good site, each at a moment of its
// own, every other one between two changes that readers see, and looks at what a
// reader would meet then; at times it kills the build that heals, too.
// PLANPORTAL_KILLS is how many, PLANPORTAL_PLANS of how many
// plans.
func TestKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	kills, plans := asked.Number(t, "PLANPORTAL_KILLS", 12), asked.Number(t, "PLANPORTAL_PLANS", 200)
	s := site{dir: filepath.Join(t.TempDir(), "site")}
	fill(t, s, plans)
	must(t, os.CopyFS(s.at("other"), os.DirFS(s.at("content"))))
	rewrite(t, s, "other/plans")
	mustBuild(t, s)
	one := s.tree(t)
	s.turn(t)
	changes := s.changes(t)
	two := s.tree(t)
	s.clean(t, two)

	r := newReader(one, two)
	now, next := two, one // what is published, and what a build would publish
	s.turn(t)
	began := time.Now()
	mustBuild(t, s)
	took := time.Since(began)
	now, next = next, now
	s.turn(t)
	halfway := 0
	for killed := 0; killed < kills && !t.Failed(); {
		if killed%2 == 0 && s.kill(t, rand.N(took)) || killed%2 == 1 && s.killAt(t, rand.N(changes)) {
			killed++
		}
		got := s.tree(t)
		r.reads(t, got)
		if !maps.Equal(got, now) && !maps.Equal(got, next) {
			halfway++
		}
		if killed%50 == 0 {
			t.Logf("%d kills, %d left old and new side by side", killed, halfway)
		}
		if rand.N(3) == 0 {
			continue
		}
		s.heals(t, next)
		now, next = next, now
		s.turn(t)
	}
	t.Logf("%d kills in builds of %d plans that take %s and make %d changes; %d left old and new side by side", kills, plans, took.Round(time.Millisecond), changes, halfway)
	if halfway == 0 {
		t.Error("none was killed in the middle: the test is void")
	}
}

// fill writes the source of a site with so many plans.
func fill(t *testing.T, s site, plans int) {
	t.Helper()
	out, err := exec.Command("go", "run", "planportal/test/corpus", "-plans", fmt.Sprint(plans), s.dir).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// rewrite gives half of the plans another text, moves some to other units,
// removes and adds some, and some get others who answer for them.
func rewrite(t *testing.T, s site, folder string) {
	t.Helper()
	files, err := filepath.Glob(s.at(folder + "/*/*.md"))
	must(t, err)
	for i, name := range files {
		text, err := os.ReadFile(name)
		must(t, err)
		dir, base := filepath.Dir(name), filepath.Base(name)
		switch i % 20 {
		case 0, 1, 2, 3, 4, 5, 6, 7, 8:
			text = append(text, "\n## Mer\nNy text.\n"...)
		case 9:
			must(t, os.Remove(name))
			continue
		case 10:
			must(t, os.Remove(name))
			dir += "-ny"
		case 11:
			base = "ny-" + base
		case 12:
			text = bytes.ReplaceAll(text, []byte("responsible: Ansvarig Exempel"), []byte("responsible: Ny Exempel"))
		default:
			continue
		}
		must(t, os.MkdirAll(dir, 0o755))
		must(t, os.WriteFile(filepath.Join(dir, base), text, 0o644))
	}
}

// turn puts the other version of the source in place.
func (s site) turn(t *testing.T) {
	t.Helper()
	s.move(t, "content", "third")
	s.move(t, "other", "content")
	s.move(t, "third", "other")
}

// kill begins a build and kills it after a while. It reports whether the build
// was still under way.
func (s site) kill(t *testing.T, after time.Duration) bool {
	t.Helper()
	cmd := s.command()
	must(t, cmd.Start())
	late := time.AfterFunc(after, func() { cmd.Process.Kill() })
	err := cmd.Wait()
	late.Stop()
	if code := cmd.ProcessState.ExitCode(); code > 0 {
		t.Fatalf("the build ended by itself: %v", err)
	}
	return err != nil
}

// changes builds and counts what readers see of it.
func (s site) changes(t *testing.T) (count int) {
	t.Helper()
	e := s.watched(t, s.command(), func(c call) syscall.Errno {
		if c.shows() {
			count++
		}
		return 0
	})
	if e.code != 0 {
		t.Fatalf("exit code %d\n%s", e.code, e.said)
	}
	return count
}

// killAt begins a build and kills it after so many changes that readers see. It
// reports whether there were more.
func (s site) killAt(t *testing.T, changes int) bool {
	t.Helper()
	cmd := s.command()
	e := s.watched(t, cmd, func(c call) syscall.Errno {
		if c.shows() {
			if changes == 0 {
				must(t, cmd.Process.Kill())
			}
			changes--
		}
		return 0
	})
	if e.code > 0 {
		t.Fatalf("the build ended by itself: exit code %d\n%s", e.code, e.said)
	}
	return e.code == -1
}
