package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/go-cmp/cmp"
)

// TestOrderInWhichReadersMeetChanges watches the folders as the kernel tells of
// them: new files, then pages, then the lists that link to them, then deletions,
// the lists first.
func TestOrderInWhichReadersMeetChanges(t *testing.T) {
	b := newBench(t)
	b.build(town)
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		t.Fatal(err)
	}
	defer watcher.Close()
	for _, dir := range []string{"", "assets", "units", "units/norr", "units/soder"} {
		if err := watcher.Add(filepath.Join(b.dir, dir)); err != nil {
			t.Fatal(err)
		}
	}
	next := without(town, "units/soder/index.html", "units/soder/c.html", "units/norr/b.html", "assets/style.0a1b.css")
	for _, path := range []string{"assets/style.2c3d.css", "units/norr/d.html", "units/norr/index.html", "index.html", "units/norr/a.html"} {
		next[path] = "new"
	}
	b.build(next)
	b.put("end", "")
	want := []string{
		"+assets/style.2c3d.css",
		"+units/norr/d.html",
		"+units/norr/a.html",
		"+units/norr/index.html",
		"+index.html",
		"-units/soder/index.html",
		"-units/norr/b.html", "-units/soder/c.html",
		"-assets/style.0a1b.css",
		"-units/soder",
	}
	if diff := cmp.Diff(want, seen(t, watcher, b.dir)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// seen returns what appeared and vanished, in order, until the file "end"
// appears. Hidden files are nobody's to see.
func seen(t *testing.T, watcher *fsnotify.Watcher, dir string) []string {
	t.Helper()
	var order []string
	late := time.After(10 * time.Second)
	for {
		select {
		case e := <-watcher.Events:
			name, err := filepath.Rel(dir, e.Name)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case name == "end":
				return order
			case isHidden(filepath.Base(name)):
			case e.Has(fsnotify.Create):
				order = append(order, "+"+name)
			case e.Has(fsnotify.Remove):
				if n := len(order); n == 0 || order[n-1] != "-"+name { // a watched folder tells twice
					order = append(order, "-"+name)
				}
			}
		case err := <-watcher.Errors:
			t.Fatal(err)
		case <-late:
			t.Fatal("the watcher tells nothing")
		}
	}
}

// TestStagingChangesNothing: before the commit only hidden names are new.
func TestStagingChangesNothing(t *testing.T) {
	b := newBench(t)
	b.build(town)
	before := snapshot(t, b.dir)
	tree := b.open()
	for path := range town {
		stage(t, tree, path, "new "+path)
	}
	stage(t, tree, "new/deep/x.html", "new")
	now := snapshot(t, b.dir)
	for path := range now {
		if strings.Contains("/"+path, "/"+hiddenPrefix) {
			delete(now, path)
		}
	}
	if diff := cmp.Diff(before, now); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

// TestMarkIsFixed: two folders of one audience have the same mark.
func TestMarkIsFixed(t *testing.T) {
	b, c := newBench(t), newBench(t)
	b.build(town)
	c.build(site{"x.html": "x"})
	one, err := os.ReadFile(filepath.Join(b.dir, markName))
	if err != nil {
		t.Fatal(err)
	}
	two, err := os.ReadFile(filepath.Join(c.dir, markName))
	if err != nil {
		t.Fatal(err)
	}
	if string(one) != string(two) || !strings.HasPrefix(string(one), "planportal public\n") {
		t.Errorf("marks %q and %q", one, two)
	}
}
