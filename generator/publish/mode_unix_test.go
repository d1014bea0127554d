//go:build unix

package publish

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestModesWhateverTheUmask(t *testing.T) {
	for _, audience := range []Audience{Public, Intranet} {
		for _, umask := range []int{0, 0o022, 0o077, 0o777} {
			t.Run(fmt.Sprintf("%s %03o", audience, umask), func(t *testing.T) {
				b := newBench(t)
				b.audience = audience
				defer syscall.Umask(syscall.Umask(umask))
				b.build(town)
				b.wantModes(audience.file(), audience.folder())
			})
		}
	}
}

func (b bench) wantModes(file, folder fs.FileMode) {
	b.t.Helper()
	err := filepath.WalkDir(b.dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		want := file
		if e.IsDir() {
			want = folder
		}
		if got := info.Mode().Perm(); got != want {
			b.t.Errorf("%s has mode %v, want %v", path, got, want)
		}
		return err
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

func TestStagingIsClosedToOthers(t *testing.T) {
	b := newBench(t)
	b.audience = Intranet
	defer syscall.Umask(syscall.Umask(0))
	b.build(town)
	tree := b.open()
	stage(t, tree, "units/norr/a.html", "changed")
	stage(t, tree, "units/ny/a.html", "new")
	for path, open := range openToOthers(t, b.dir) {
		t.Errorf("%s has mode %v", path, open)
	}
	for path, open := range openToOthers(t, b.state) {
		t.Errorf("%s has mode %v", path, open)
	}
}

func openToOthers(t *testing.T, dir string) map[string]fs.FileMode {
	t.Helper()
	found := map[string]fs.FileMode{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if info.Mode().Perm()&0o007 != 0 {
			found[path] = info.Mode()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestWrongModesAreHealed(t *testing.T) {
	b := newBench(t)
	b.audience = Intranet
	b.build(town)
	chmod(t, b.dir, 0o755)
	chmod(t, filepath.Join(b.dir, "units/norr"), 0o777)
	chmod(t, filepath.Join(b.dir, "units/norr/a.html"), 0o644)
	if got := b.build(town); got.Written != 1 || got.Same != len(town)-1 {
		t.Errorf("stats %+v, want the one file written anew", got)
	}
	b.wantModes(0o640, 0o750)
}

// TestKeepersModesAreKept: a folder may be closer, or shared within its group.
func TestKeepersModesAreKept(t *testing.T) {
	b := newBench(t)
	b.audience = Intranet
	b.build(town)
	norr := filepath.Join(b.dir, "units/norr")
	chmod(t, norr, 0o770)
	b.build(with(town, "units/norr/a.html", "changed"))
	if info, err := os.Lstat(norr); err != nil || info.Mode().Perm() != 0o770 {
		t.Errorf("mode %v, error %v", info.Mode(), err)
	}
}

// TestGroupIsHandedOn: with a folder that hands its group on, everything below
// gets it, also what waited in a hidden folder.
func TestGroupIsHandedOn(t *testing.T) {
	group := os.Getgid()
	if os.Geteuid() == 0 {
		group = 54321 // root may give any
	}
	for _, umask := range []int{0o022, 0o077} {
		b := newBench(t)
		b.audience = Intranet
		b.build(site{"index.html": "front"})
		if err := os.Chown(b.dir, -1, group); err != nil {
			t.Fatal(err)
		}
		chmod(t, b.dir, 0o750|fs.ModeSetgid)
		old := syscall.Umask(umask)
		b.build(town)
		syscall.Umask(old)
		for _, path := range []string{"units", "units/norr", "units/norr/a.html"} {
			info, err := os.Lstat(filepath.Join(b.dir, path))
			if err != nil {
				t.Fatal(err)
			}
			if got := int(info.Sys().(*syscall.Stat_t).Gid); got != group {
				t.Errorf("umask %03o: %s has group %d, want %d", umask, path, got, group)
			}
			if info.IsDir() && (info.Mode()&fs.ModeSetgid == 0 || info.Mode().Perm() != 0o750) {
				t.Errorf("umask %03o: %s has mode %v", umask, path, info.Mode())
			}
		}
	}
}

func chmod(t tester, path string, mode fs.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func TestStateFolderIsClosed(t *testing.T) {
	b := newBench(t)
	if err := os.Mkdir(b.state, 0o755); err != nil {
		t.Fatal(err)
	}
	b.build(town)
	if _, err := Lock(b.state); err != nil {
		t.Fatal(err)
	}
	for path, open := range openToOthers(t, b.state) {
		t.Errorf("%s has mode %v", path, open)
	}
}

// TestStrangeFilesAreNotOpened: a pipe at a page's path would make a reader wait
// for ever.
func TestStrangeFilesAreNotOpened(t *testing.T) {
	b := newBench(t)
	town := with(town, "units/norr/a.html", "") // as long as a pipe is
	b.build(town)
	for _, path := range []string{"units/norr/a.html", "units/norr/pipe.html"} {
		at := filepath.Join(b.dir, path)
		os.Remove(at)
		if err := syscall.Mkfifo(at, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.RemoveAll(b.state); err != nil { // so that pages are recognised by their content
		t.Fatal(err)
	}
	if got := b.build(town); strings.Join(got.Foreign, " ") != "units/norr/pipe.html" {
		t.Errorf("foreign %v", got.Foreign)
	}
}
