package publish

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLinksAreNotFollowed plants links where planportal reads, writes and
// removes. What they lead to must stay as it is.
func TestLinksAreNotFollowed(t *testing.T) {
	tests := []struct {
		name string
		at   string // replaced by a link
		to   string // relative to the link, or absolute if it begins with OUT
		next site
		says string // the error, empty if the build heals it
		want site
	}{
		{"a page is a link out", "units/norr/a.html", "OUT/a.html", town, "", town},
		{"a page is a link within", "units/norr/a.html", "b.html", town, "", town},
		{"a page is a link to nowhere", "units/norr/a.html", "nowhere", town, "", town},
		{"a page is a link to itself in content", "units/norr/a.html", "OUT/same.html", town, "", town},
		{"a removed page is a link out", "units/norr/b.html", "OUT/a.html", without(town, "units/norr/b.html"), "", without(town, "units/norr/b.html")},
		{"a folder is a link out", "units/norr", "OUT", with(town, "units/norr/a.html", "new"), "units/norr is a symbolic link", nil},
		{"a folder is a link within", "units/norr", "soder", with(town, "units/norr/a.html", "new"), "units/norr is a symbolic link", nil},
		{"a removed folder is a link within", "units/norr", "soder",
			without(town, "units/norr/a.html", "units/norr/b.html", "units/norr/index.html"), "",
			with(without(town, "units/norr/a.html", "units/norr/b.html", "units/norr/index.html"), "units/norr", "-> soder")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.build(town)
			out := t.TempDir()
			for _, name := range []string{"a.html", "b.html", "c.html"} {
				os.WriteFile(filepath.Join(out, name), []byte("theirs"), 0o644)
			}
			os.WriteFile(filepath.Join(out, "same.html"), []byte(town["units/norr/a.html"]), 0o644)
			at := filepath.Join(b.dir, tt.at)
			if err := os.RemoveAll(at); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(strings.Replace(tt.to, "OUT", out, 1), at); err != nil {
				t.Fatal(err)
			}
			before, outside := snapshot(t, b.dir), snapshot(t, out)
			_, err := b.tryBuild(tt.next)
			switch {
			case tt.says == "" && err != nil:
				t.Error(err)
			case tt.says == "":
				b.want(tt.want)
			case err == nil || !strings.Contains(err.Error(), tt.says):
				t.Errorf("error %v, want %q", err, tt.says)
			default:
				if diff := cmp.Diff(before, snapshot(t, b.dir)); diff != "" {
					t.Errorf("the failed build changed (-before +after):\n%s", diff)
				}
			}
			if diff := cmp.Diff(outside, snapshot(t, out)); diff != "" {
				t.Errorf("outside the folder (-before +after):\n%s", diff)
			}
		})
	}
}

// TestLinkThatLooksTheSame: a link is as long as the name it holds, so that it
// may look like the file it leads to.
func TestLinkThatLooksTheSame(t *testing.T) {
	b := newBench(t)
	s := site{"a.html": "b.html", "b.html": "b.html"}
	b.build(s)
	at := filepath.Join(b.dir, "a.html")
	os.Remove(at)
	if err := os.Symlink("b.html", at); err != nil {
		t.Fatal(err)
	}
	b.build(s)
	b.want(s)
}

// TestTwoSpellingsOfOneName plays a file system that does not tell Karta.svg
// from karta.svg, by a hard link: there, removing the one removes the other.
func TestTwoSpellingsOfOneName(t *testing.T) {
	b := newBench(t)
	b.build(site{"files/Karta.svg": "map"})
	if err := os.Link(filepath.Join(b.dir, "files/Karta.svg"), filepath.Join(b.dir, "files/karta.svg")); err != nil {
		t.Fatal(err)
	}
	b.build(site{"files/karta.svg": "map"})
	b.want(site{"files/karta.svg": "map", "files/Karta.svg": "map"})
}

// TestFolderIsSwappedWhileOpen puts a link in the place of a folder that the
// batch has looked at already.
func TestFolderIsSwappedWhileOpen(t *testing.T) {
	b := newBench(t)
	b.build(town)
	out := t.TempDir()
	tree := b.open()
	stage(t, tree, "units/norr/a.html", "changed")
	norr := filepath.Join(b.dir, "units/norr")
	if err := os.Rename(norr, norr+"-moved"); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(out, norr); err != nil {
		t.Fatal(err)
	}
	stage(t, tree, "units/norr/b.html", "changed")
	if err := tree.Remove("units/norr/index.html"); err != nil {
		t.Fatal(err)
	}
	if _, err := tree.CommitPart(); err != nil {
		t.Fatal(err)
	}
	if left := snapshot(t, out); len(left) != 0 {
		t.Errorf("%v was written through the link", left)
	}
}

// TestFolderIsSwappedWhileClosed is the same for a folder that is not kept open:
// it is opened by its name again, and must be the one it was.
func TestFolderIsSwappedWhileClosed(t *testing.T) {
	b := newBench(t)
	many := with(town, "aa/a.html", "a")
	for u := range handles {
		many[fmt.Sprintf("units/u%d/a.html", u)] = "1"
	}
	b.build(many)
	tree := b.open()
	for _, at := range slices.Sorted(maps.Keys(many)) {
		stage(t, tree, at, many[at])
	}
	aa := filepath.Join(b.dir, "aa")
	if err := os.Rename(aa, aa+"-moved"); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("units/norr", aa); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, filepath.Join(b.dir, "units/norr"))
	stage(t, tree, "aa/new.html", "x", "was replaced by something else")
	if err := tree.Abort(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, snapshot(t, filepath.Join(b.dir, "units/norr"))); diff != "" {
		t.Errorf("written through the link (-before +after):\n%s", diff)
	}
}
