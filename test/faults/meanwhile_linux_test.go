package faults

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// meanwhiles are what others do in the middle of a build, at the first call that
// begins so. Afterwards the source is good again.
var meanwhiles = map[string]struct {
	at string
	do func(t *testing.T, s site)
}{
	"a plan is emptied before it is read": {"read content/plans/dv-norr/ex-2026-0012.md", func(t *testing.T, s site) {
		must(t, os.Truncate(s.at("content/plans/dv-norr/ex-2026-0012.md"), 0))
	}},
	"a plan is half written when it is read": {"read content/plans/dv-norr/ex-2026-0012.md", func(t *testing.T, s site) {
		must(t, os.Truncate(s.at("content/plans/dv-norr/ex-2026-0012.md"), 700))
	}},
	"a plan grows while it is read": {"read content/plans/dv-norr/ex-2026-0012.md", func(t *testing.T, s site) {
		s.write(t, "content/plans/dv-norr/ex-2026-0012.md", s.read(t, "content/plans/dv-norr/ex-2026-0012.md")+strings.Repeat("\nMer.\n", 500))
	}},
	"a plan goes before it is opened": {"open content/plans/dv-norr/ex-2026-0012.md", func(t *testing.T, s site) {
		s.remove(t, "content/plans/dv-norr/ex-2026-0012.md")
	}},
	"a unit goes":      {"open content/plans/dv-norr/ex-2026-0012.md", func(t *testing.T, s site) { s.remove(t, "content/plans/dv-norr") }},
	"all content goes": {"open content/plans/dv-norr/ex-2026-0012.md", func(t *testing.T, s site) { s.remove(t, "content") }},
	"the source is moved away": {"open content/plans/dv-norr/ex-2026-0012.md", func(t *testing.T, s site) {
		s.move(t, "content", "away")
	}},
	"another plan comes": {"list content/plans/dv-norr", func(t *testing.T, s site) { s.write(t, "content/plans/dv-norr/ny.md", "half") }},
	"a unit becomes a link": {"open content/plans/dv-norr/ex-2026-0012.md", func(t *testing.T, s site) {
		s.move(t, "content/plans/dv-norr", "x")
		must(t, os.Symlink("../../x", s.at("content/plans/dv-norr")))
	}},
	"the open site goes":         {"write public/", func(t *testing.T, s site) { s.remove(t, "public") }},
	"the intranet goes":          {"write intranet/", func(t *testing.T, s site) { s.remove(t, "intranet") }},
	"the intranet is moved away": {"rename intranet/", func(t *testing.T, s site) { s.move(t, "intranet", "moved") }},
	"a folder of the intranet":   {"rename intranet/", func(t *testing.T, s site) { s.remove(t, "intranet/units") }},
	"what is remembered goes":    {"write intranet/", func(t *testing.T, s site) { s.remove(t, ".planportal") }},
	"a published page goes":      {"rename public/", func(t *testing.T, s site) { s.remove(t, "public/kontakt.html") }},
	"another planportal builds":  {"rename intranet/", func(t *testing.T, s site) { second(t, s) }},
	"another builds while it reads": {"read content/plans/dv-norr/ex-2026-0012.md", func(t *testing.T, s site) {
		honest(t, planportal(t, s))
	}},
}

// second builds where somebody else does.
func second(t *testing.T, s site) {
	t.Helper()
	e := planportal(t, s)
	honest(t, e)
	if e.code != 1 || !strings.Contains(e.said, "en annan planportal skriver") {
		t.Errorf("the second ends with %d:\n%s", e.code, e.said)
	}
}

// TestMeanwhile lets others do something in the middle of a build. The build
// ends by itself and does not lie; with the source as it should be the next one
// heals, and where what planportal did not write lies about, it lies outside.
func TestMeanwhile(t *testing.T) {
	for name, m := range meanwhiles {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, _ := old(t)
			s.forgets = name == "what is remembered goes"
			now := s.cleanly(t)
			source := s.copyTo(t, filepath.Join(t.TempDir(), "kept"))
			happened := false
			e := s.watched(t, s.oneJob(), func(c call) syscall.Errno {
				if !happened && strings.HasPrefix(c.String(), m.at) {
					happened = true
					m.do(t, s)
				}
				return 0
			})
			if !happened {
				t.Fatalf("there was no %s: the test is void", m.at)
			}
			honest(t, e)
			for p, text := range s.tree(t) {
				if text == "" || strings.HasSuffix(p, ".html") && !strings.HasSuffix(strings.TrimSpace(text), "</html>") {
					t.Errorf("%s is half: %d bytes", p, len(text))
				}
			}
			s.remove(t, "content")
			must(t, os.CopyFS(s.at("content"), os.DirFS(source.at("content"))))
			s.heals(t, now)
		})
	}
}

// TestManyAtOnce starts builds side by side: one writes, the others say so.
func TestManyAtOnce(t *testing.T) {
	s, then := old(t)
	now := s.cleanly(t)
	r := newReader(then, now)
	codes := map[int]int{}
	for range 4 {
		ends := make(chan ended)
		for range 4 {
			go func() { ends <- planportal(t, s) }()
		}
		for range 4 {
			e := <-ends
			honest(t, e)
			codes[e.code]++
			if e.code == 1 && !strings.Contains(e.said, "en annan planportal skriver") {
				t.Errorf("it says:\n%s", e.said)
			}
		}
		r.reads(t, s.tree(t))
	}
	if codes[0] < 4 {
		t.Errorf("exit codes: %v", codes)
	}
	s.heals(t, now)
}
