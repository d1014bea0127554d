package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// page is an output of the tests.
type page struct {
	path string
	body string
	rank int
}

func (p page) Path() string  { return p.path }
func (p page) Bytes() []byte { return []byte(p.body) }
func (p page) Rank() int     { return p.rank }

// site is a whole site: path → content. The rank is told by the name, as a real
// site would: a page before the lists that link to it, the front page last.
type site map[string]string

func rankOf(path string) int {
	switch {
	case path == "index.html":
		return 4
	case strings.HasSuffix(path, "/index.html"):
		return 3
	case strings.HasSuffix(path, ".html"):
		return 1
	}
	return 0
}

// tester is what the helpers need of a test; rapid's tests are testers too.
type tester interface {
	Helper()
	Cleanup(func())
	Error(...any)
	Errorf(string, ...any)
	Fatal(...any)
	Fatalf(string, ...any)
}

// bench is an output folder with its state beside it.
type bench struct {
	t          tester
	dir, state string
	audience   Audience
}

func newBench(t testing.TB) bench {
	dir := t.TempDir()
	return bench{t: t, dir: filepath.Join(dir, "public"), state: filepath.Join(dir, "state"), audience: Public}
}

func (b bench) open() *Tree[page] {
	b.t.Helper()
	tree, err := Open[page](b.dir, b.audience, b.state)
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() {
		if err := tree.Close(); err != nil {
			b.t.Error(err)
		}
	})
	return tree
}

// build publishes a whole site, as a process of its own would.
func (b bench) build(s site) Stats {
	b.t.Helper()
	stats, err := b.tryBuild(s)
	if err != nil {
		b.t.Fatal(err)
	}
	return stats
}

func (b bench) tryBuild(s site) (Stats, error) {
	tree, err := Open[page](b.dir, b.audience, b.state)
	if err != nil {
		return Stats{}, err
	}
	defer tree.Close()
	for _, path := range slices.Sorted(maps.Keys(s)) {
		if err := tree.Stage(page{path, s[path], rankOf(path)}); err != nil {
			return Stats{}, errors.Join(err, tree.Abort())
		}
	}
	return tree.CommitWhole()
}

// put writes a file as somebody else would.
func (b bench) put(path, body string) {
	b.t.Helper()
	at := filepath.Join(b.dir, path)
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(body), 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// want says what the folder holds, the mark apart.
func (b bench) want(s site) {
	b.t.Helper()
	got := snapshot(b.t, b.dir)
	delete(got, markName)
	want := map[string]string{}
	for path, body := range s {
		want[path] = body
		for dir := filepath.Dir(path); dir != "."; dir = filepath.Dir(dir) {
			want[dir+"/"] = ""
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		b.t.Errorf("the folder (-want +got):\n%s", diff)
	}
}

// snapshot is everything that stands in a folder: files with their content, links
// with their target, folders with a slash.
func snapshot(t tester, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		switch {
		case e.IsDir():
			all[name+"/"] = ""
		case e.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(path)
			all[name] = "-> " + target
			return err
		default:
			body, err := os.ReadFile(path)
			all[name] = string(body)
			return err
		}
		return nil
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return all
}

var town = site{
	"index.html":               "front",
	"assets/style.0a1b.css":    "css",
	"units/norr/index.html":    "list",
	"units/norr/a.html":        "plan a",
	"units/norr/b.html":        "plan b",
	"units/soder/index.html":   "list",
	"units/soder/c.html":       "plan c",
	"people/karin-exempel.ics": "BEGIN:VCALENDAR",
}

func without(s site, gone ...string) site {
	rest := site{}
	for path, body := range s {
		rest[path] = body
	}
	for _, path := range gone {
		delete(rest, path)
	}
	return rest
}

func with(s site, path, body string) site {
	more := without(s)
	more[path] = body
	return more
}

// stage stages one file; with words it wants an error that holds them.
func stage(t tester, tree *Tree[page], path, body string, says ...string) {
	t.Helper()
	err := tree.Stage(page{path, body, rankOf(path)})
	if len(says) == 0 && err != nil {
		t.Fatal(err)
	}
	for _, words := range says {
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("staging %q: error %v, want %q", path, err, words)
		}
	}
}

// touched tells for every file and folder its mode and when it was last
// written.
func touched(t tester, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		all[path] = fmt.Sprint(info.ModTime().UnixNano(), info.Mode())
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
