package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

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

func TestFolderThatIsFilledMeanwhileIsRefused(t *testing.T) {
	b := newBench(t)
	tree := b.open()
	b.put("thesis.odt", "theirs")
	stage(t, tree, "index.html", "front", "was not made by planportal")
	b.want(site{"thesis.odt": "theirs"})
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
