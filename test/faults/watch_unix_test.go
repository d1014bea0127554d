//go:build unix

package faults

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
)

// patience is how long what must come is waited for. It is less than the minute
// after which watch looks at everything anyway.
const patience = 40 * time.Second

// watched is a site that a process watches.
type watchedSite struct {
	site
	t    *testing.T
	cmd  *exec.Cmd
	said *log
}

// log is what a process says while it runs.
type log struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *log) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func watch(t *testing.T, s site, args ...string) watchedSite {
	t.Helper()
	w := watchedSite{site: s, t: t, cmd: s.command(append([]string{"watch"}, args...)...), said: &log{}}
	w.cmd.Stdout, w.cmd.Stderr = w.said, w.said
	must(t, w.cmd.Start())
	t.Cleanup(func() { w.cmd.Process.Kill(); w.cmd.Wait() })
	w.until("the first build", func() bool { return strings.Contains(w.said.String(), "skrivna") })
	return w
}

// until waits for something to be so.
func (w watchedSite) until(what string, so func() bool) {
	w.t.Helper()
	for deadline := time.Now().Add(patience); !so(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			w.t.Fatalf("%s does not come; watch says\n%s", what, w.said)
		}
	}
}

func (w watchedSite) has(p, text string) bool {
	body, err := os.ReadFile(w.at(p))
	return err == nil && strings.Contains(string(body), text)
}

// ends tells watch to end, which it must do well.
func (w watchedSite) ends() {
	w.t.Helper()
	must(w.t, w.cmd.Process.Signal(syscall.SIGTERM))
	if err := w.cmd.Wait(); err != nil {
		w.t.Errorf("watch ends with %v:\n%s", err, w.said)
	}
}

const (
	somePlan = "content/plans/dv-norr/ex-2026-0012.md"
	itsPage  = "intranet/units/dv-norr/ex-2026-0012.html"
	guarded  = "intranet/protected/ex-2026-0012.html" // where it is while nobody can be sure that it is not protected
	marked   = "Filen går inte att läsa just nu"
)

// slips are what goes wrong while people write. Each has a sign by which the
// staff's site tells of it, and keeps pages as they were.
var slips = map[string]struct {
	do    func(t *testing.T, s site)
	sign  string   // in findings.html
	marks string   // the plan's page, which is marked; empty if the plan is not hurt
	keeps []string // pages that stay, byte for byte
}{
	"a field that does not exist": {func(t *testing.T, s site) {
		s.write(t, somePlan, strings.Replace(s.read(t, somePlan), "status:", "statsu:", 1))
	}, "ex-2026-0012", itsPage, []string{"public/index.html"}},
	"a plan that is no text": {func(t *testing.T, s site) { s.write(t, somePlan, "\xff\xfe\x00") }, "ex-2026-0012", guarded, nil},
	"a plan that is empty":   {func(t *testing.T, s site) { s.write(t, somePlan, "") }, "ex-2026-0012", guarded, nil},
	"a plan that is huge": {func(t *testing.T, s site) {
		s.write(t, somePlan, s.read(t, somePlan)+strings.Repeat("Mer.\n\n", 100_000))
	}, "ex-2026-0012", guarded, nil},
	"a page without a title": {func(t *testing.T, s site) {
		s.write(t, "content/pages/kontakt.md", "---\ntitel: Kontakt\n---\nNy text.\n")
	}, "content/pages/kontakt.md", "", []string{"public/kontakt.html", "public/index.html"}},
	"a link that leads nowhere": {func(t *testing.T, s site) {
		s.write(t, "content/pages/kontakt.md", page("Kontakt", "[nej](finns-inte.md)"))
	}, "content/pages/kontakt.md", "", []string{"public/index.html"}},
	"a layout with a slip": {func(t *testing.T, s site) {
		s.write(t, "layouts/public/page.html", "{{template \"top\" .}}\n{{.Titel}}\n")
	}, "layouts/public/page.html", "", []string{"public/index.html", "public/kontakt.html", itsPage}},
	"a layout that does not end": {func(t *testing.T, s site) {
		s.write(t, "layouts/intranet/plan.html", "{{if .}}")
	}, "layouts/intranet/plan.html", "", []string{"public/index.html", itsPage}},
	"settings with a slip": {func(t *testing.T, s site) {
		s.write(t, "content/site.yaml", strings.Replace(s.read(t, "content/site.yaml"), "\nname:", "\nnamn:", 1))
	}, "content/site.yaml", "", []string{"public/index.html", "public/kontakt.html", itsPage}},
	"settings that are gone": {func(t *testing.T, s site) { s.remove(t, "content/site.yaml") }, "content/site.yaml", "", []string{"public/index.html", itsPage}},
}

// TestSlipsWhileWatching makes slips one after the other while one process
// watches, and mends each: the last good page stays and is marked, the staff's
// site shows the fault, and when it is mended every byte is as it was.
func TestSlipsWhileWatching(t *testing.T) {
	t.Parallel()
	s := small(t)
	w := watch(t, s)
	good := s.tree(t)
	source := map[string]string{}
	for _, p := range []string{somePlan, "content/pages/kontakt.md", "content/site.yaml"} {
		source[p] = s.read(t, p)
	}
	for name, slip := range slips {
		slip.do(t, s)
		w.until(name, func() bool {
			return w.has("intranet/findings.html", slip.sign) && (slip.marks == "" || w.has(slip.marks, marked))
		})
		now := s.tree(t)
		for _, p := range slip.keeps {
			if now[p] != good[p] {
				t.Errorf("%s: %s is another (-before +after):\n%.1000s", name, p, gocmp.Diff(good[p], now[p]))
			}
		}
		if !strings.Contains(now[cmp.Or(slip.marks, itsPage)], "kanelbullar") {
			t.Errorf("%s: the last good page of the plan is gone", name)
		}
		if slip.marks != "" && !strings.Contains(now["intranet/index.html"], "ex-2026-0012") {
			t.Errorf("%s: the follow-up index does not show the plan", name)
		}
		for p, text := range source {
			s.write(t, p, text)
		}
		s.remove(t, "layouts")
		w.until("the old site after "+name, func() bool { return maps.Equal(good, s.tree(t)) })
	}
	w.ends()
}

// TestWatchLivesOn takes away what watch needs, and gives it back.
func TestWatchLivesOn(t *testing.T) {
	t.Parallel()
	s := small(t)
	w := watch(t, s)
	good := s.tree(t)
	for i, blow := range []struct {
		name       string
		away, back func()
	}{
		{"the source", func() { s.move(t, "content", "away") }, func() { s.move(t, "away", "content") }},
		{"the plans", func() { s.move(t, "content/plans", "away") }, func() { s.move(t, "away", "content/plans") }},
		{"the open site", func() { s.remove(t, "public") }, func() {}},
		{"the intranet", func() { s.remove(t, "intranet") }, func() {}},
		{"what is remembered", func() { s.remove(t, ".planportal") }, func() {}},
		{"the intranet, with something else in its place", func() { s.remove(t, "intranet"); s.write(t, "intranet/mine", "x") }, func() { s.remove(t, "intranet") }},
	} {
		blow.away()
		time.Sleep(50 * time.Millisecond)
		blow.back()
		text := fmt.Sprintf("bullar nummer %d", i)
		plan := s.read(t, somePlan)
		s.write(t, somePlan, strings.Replace(plan, "kanelbullar", text, 1))
		w.until(text+" after "+blow.name, func() bool { return w.has(itsPage, text) })
		s.write(t, somePlan, plan)
		w.until("the old site after "+blow.name, func() bool { return maps.Equal(good, s.tree(t)) })
	}
	w.ends()
}

// TestOverflow stops watch until the system has more to tell than it keeps, and
// lets it go on.
func TestOverflow(t *testing.T) {
	t.Parallel()
	s := small(t)
	w := watch(t, s)
	must(t, w.cmd.Process.Signal(syscall.SIGSTOP))
	for n := range 9000 { // more than 16,384 events
		s.write(t, "content/files/a.txt", fmt.Sprint(n))
		s.write(t, "content/files/b.txt", fmt.Sprint(n))
	}
	s.change(t)
	s.write(t, "content/plans/ny-enhet/ex-2030-0001.md", s.read(t, somePlan))
	must(t, w.cmd.Process.Signal(syscall.SIGCONT))
	want := s.cleanly(t)
	w.until("the new site", func() bool { return maps.Equal(want, s.tree(t)) })
	if !strings.Contains(w.said.String(), "allt läses om") {
		t.Errorf("it says nothing of what was lost:\n%s", w.said)
	}
	w.ends()
}
