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

func TestOnlyWhatDiffersIsTouched(t *testing.T) {
	b := newBench(t)
	if got := b.build(town); got.Written != len(town) {
		t.Errorf("the first build wrote %d files, want %d", got.Written, len(town))
	}
	b.want(town)
	before := touched(t, b.dir)
	if diff := cmp.Diff(Stats{Same: len(town)}, b.build(town)); diff != "" {
		t.Errorf("the same build again (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, touched(t, b.dir)); diff != "" {
		t.Errorf("the same build touched (-before +after):\n%s", diff)
	}
	changed := with(town, "units/norr/a.html", "plan A")
	if diff := cmp.Diff(Stats{Written: 1, Same: len(town) - 1}, b.build(changed)); diff != "" {
		t.Errorf("a change of the same size (-want +got):\n%s", diff)
	}
	b.want(changed)
}

func TestWhatIsNoLongerMadeIsRemoved(t *testing.T) {
	b := newBench(t)
	b.build(town)
	less := without(town, "units/soder/index.html", "units/soder/c.html", "people/karin-exempel.ics", "units/norr/b.html")
	if diff := cmp.Diff(Stats{Same: len(less), Removed: 4}, b.build(less)); diff != "" {
		t.Errorf("stats (-want +got):\n%s", diff)
	}
	b.want(less)
}

func TestWhatOthersPutThereIsLeftAloneAndReported(t *testing.T) {
	b := newBench(t)
	b.build(town)
	theirs := map[string]string{
		"README.md": "kept", ".htaccess": "kept", ".git/HEAD": "kept", // the keeper's, not reported
		"units/soder/note.txt": "x", "old/deep/x.html": "x", "copy.html": generatorMark, "units/.htaccess": "x",
	}
	for path, body := range theirs {
		b.put(path, body)
	}
	if err := os.Symlink("/etc", filepath.Join(b.dir, "units/link")); err != nil {
		t.Fatal(err)
	}
	less := without(town, "units/soder/index.html", "units/soder/c.html")
	got := b.build(less)
	want := []string{"copy.html", "old/", "units/.htaccess", "units/link", "units/soder/note.txt"}
	if diff := cmp.Diff(want, got.Foreign); diff != "" {
		t.Errorf("foreign (-want +got):\n%s", diff)
	}
	now := snapshot(t, b.dir)
	for path, body := range theirs {
		if now[path] != body {
			t.Errorf("%s is %q now, want it as it was", path, now[path])
		}
	}
	if _, there := now["units/soder/c.html"]; there {
		t.Error("the page beside a foreign file was not removed")
	}
}

func TestForeignFileInTheWayIsNotReplaced(t *testing.T) {
	tests := []struct{ name, foreign, staged, says string }{
		{"another file", "kontakt.txt", "kontakt.txt", "did not write stands there"},
		{"a file for a folder", "people", "people/karin.ics", "people must be a folder, but a file stands there"},
		{"a folder for a file", "karta.svg/gammal.svg", "karta.svg", "holds karta.svg/gammal.svg, which planportal did not write"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.build(site{"index.html": "front"})
			b.put(tt.foreign, "theirs")
			before := snapshot(t, b.dir)
			_, err := b.tryBuild(site{"index.html": "new front", tt.staged: "ours"})
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %q, want %q", err, tt.says)
			}
			if diff := cmp.Diff(before, snapshot(t, b.dir)); diff != "" {
				t.Errorf("the failed build changed (-before +after):\n%s", diff)
			}
		})
	}
}

func TestFileBecomesFolderAndBack(t *testing.T) {
	roads := []site{
		{"index.html": "1", "files/a": "file"},
		{"index.html": "2", "files/a/b/c.svg": "below", "files/a/d.svg": "below"},
		{"index.html": "3", "files": "file"},
		{"index.html": "4", "files/a/b": "file"},
	}
	b := newBench(t)
	for _, s := range append(roads, roads...) {
		b.build(s)
		b.want(s)
	}
}

func TestAbortLeavesTheFolderAsItWas(t *testing.T) {
	b := newBench(t)
	b.build(town)
	before := snapshot(t, b.dir)
	tree := b.open()
	for path := range town {
		stage(t, tree, path, "new "+path)
	}
	stage(t, tree, "new/deep/x.html", "new")
	stage(t, tree, "index.html/x.html", "new", "a file and a folder")
	if err := tree.Abort(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, snapshot(t, b.dir)); diff != "" {
		t.Errorf("after abort (-before +after):\n%s", diff)
	}
	b.build(town)
	b.want(town)
}

func TestAbortOfAFirstBuildLeavesNoFolder(t *testing.T) {
	b := newBench(t)
	tree := b.open()
	if _, err := os.Lstat(b.dir); !os.IsNotExist(err) {
		t.Error("Open alone made the folder")
	}
	stage(t, tree, "a/b.html", "x")
	if err := tree.Abort(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(b.dir); !os.IsNotExist(err) {
		t.Error("the folder is there after abort")
	}
	stage(t, tree, "a/b.html", "x")
	if _, err := tree.CommitWhole(); err != nil {
		t.Fatal(err)
	}
	b.want(site{"a/b.html": "x"})
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

func TestAHoleIsNotCommitted(t *testing.T) {
	b := newBench(t)
	b.build(town)
	before := snapshot(t, b.dir)
	tree := b.open()
	stage(t, tree, "index.html", "new front")
	stage(t, tree, "../out.html", "x", "not a path below")
	if _, err := tree.CommitWhole(); err == nil {
		t.Error("a batch with a failed Stage was committed")
	}
	if diff := cmp.Diff(before, snapshot(t, b.dir)); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

func TestPathsThatAreRefused(t *testing.T) {
	for _, path := range []string{
		"", ".", "/a", "a/", "a//b", "../a", "a/../b", "a/./b", "a\\b", "a\x00", "a\nb", "a\x7f", "\xff",
		".planportal", ".PLANPORTAL", ".planportal-x-1", "a/.planportal-x",
		strings.Repeat("x", 300),
	} {
		t.Run(fmt.Sprintf("%.20q", path), func(t *testing.T) {
			b := newBench(t)
			tree := b.open()
			if err := tree.Stage(page{path, "x", 0}); err == nil {
				t.Error("was taken")
			}
			if len(path) < 300 {
				if err := tree.Remove(path); err == nil {
					t.Error("was taken by Remove")
				}
			}
		})
	}
}

func TestTwoFilesOfOneName(t *testing.T) {
	for _, pair := range [][2]string{
		{"a.html", "a.html"}, {"files/Karta.svg", "files/karta.svg"},
		{"å.html", "a\u030a.html"}, {"files/a", "files/A/b"}, {"files/a/b", "files/a"},
	} {
		t.Run(strings.Join(pair[:], " "), func(t *testing.T) {
			tree := newBench(t).open()
			stage(t, tree, pair[0], "x")
			stage(t, tree, pair[1], "x", "name")
		})
	}
}

func TestPartCostsAndTouchesOnlyItsOwn(t *testing.T) {
	b := newBench(t)
	b.build(town)
	b.put("units/norr/own.html", "theirs")
	tree := b.open()
	stage(t, tree, "units/norr/a.html", "changed")
	stage(t, tree, "units/norr/d.html", "new")
	stage(t, tree, "index.html", "front")
	for _, path := range []string{"units/norr/b.html", "units/norr/own.html", "units/norr/never.html", "units/norr/d.html", "units/norr/a.html"} {
		if err := tree.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	got, err := tree.CommitPart()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Stats{Written: 2, Same: 1, Removed: 1, Foreign: []string{"units/norr/own.html"}}, got); diff != "" {
		t.Errorf("stats (-want +got):\n%s", diff)
	}
	want := without(town, "units/norr/b.html")
	want["units/norr/a.html"], want["units/norr/d.html"], want["units/norr/own.html"] = "changed", "new", "theirs"
	b.want(want)

	// the new page is known to the next process, so it can be removed there
	b.build(town)
	b.want(with(town, "units/norr/own.html", "theirs"))
}

func TestReplacedFolderIsNoticed(t *testing.T) {
	b := newBench(t)
	tree := b.open()
	stage(t, tree, "a.html", "x")
	if _, err := tree.CommitWhole(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(b.dir); err != nil {
		t.Fatal(err)
	}
	b.put("mine.txt", "theirs")
	stage(t, tree, "a.html", "y", ErrReplaced.Error())
	if _, err := tree.CommitPart(); err == nil {
		t.Error("a part was committed to a folder that was replaced")
	}
	b.want(site{"mine.txt": "theirs"})
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
