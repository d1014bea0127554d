package stamp

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestFolder: whatever is done to what lies in a folder, the folder is another.
func TestFolder(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.MkdirAll(at("norr/tom"), 0o755))
	must(os.WriteFile(at("norr/a.md"), []byte("text"), 0o644))
	must(os.WriteFile(at("b.md"), []byte("text"), 0o644))
	look := func() *Tree {
		t.Helper()
		tree, err := Folder(dir)
		must(err)
		return tree
	}
	last := look()
	if again := look(); again.Digest != last.Digest {
		t.Fatal("the same folder looks like another one")
	}
	old := time.Now().Add(-time.Hour)
	for _, change := range []struct {
		what string
		do   func() error
	}{
		{"another text of the same size and time", func() error {
			info, err := os.Stat(at("norr/a.md"))
			return errors.Join(err, os.WriteFile(at("norr/a.md"), []byte("ord!"), 0o644), os.Chtimes(at("norr/a.md"), time.Time{}, info.ModTime()))
		}},
		{"another time", func() error { return os.Chtimes(at("b.md"), old, old) }},
		{"another mode", func() error { return os.Chmod(at("b.md"), 0o600) }},
		{"another name", func() error { return os.Rename(at("b.md"), at("c.md")) }},
		{"another folder", func() error { return os.Rename(at("c.md"), at("norr/c.md")) }},
		{"an empty folder gone", func() error { return os.Remove(at("norr/tom")) }},
		{"a link", func() error { return os.Symlink("a.md", at("norr/l.md")) }},
		{"a file gone", func() error { return os.Remove(at("norr/a.md")) }},
	} {
		time.Sleep(15 * time.Millisecond) // the file system's clock ticks
		must(change.do())
		now := look()
		if now.Digest == last.Digest {
			t.Errorf("%s: the folder looks as it did", change.what)
		}
		if again, err := last.Again(dir, []string{"norr", "norr/tom"}); err != nil || again.Digest != now.Digest {
			t.Errorf("%s: looked at again, the folder is not as it is (%v)", change.what, err)
		}
		last = now
	}
	if _, err := Folder(at("nothing")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}

// TestBefore: a stamp is relied on only when the file had been left alone.
func TestBefore(t *testing.T) {
	const second = int64(time.Second)
	for _, c := range []struct {
		what  string
		stamp Stamp
		clock int64
		want  bool
	}{
		{"long ago", Stamp{Changed: 5*second + 7}, 10 * second, true},
		{"just now", Stamp{Changed: 10*second - 5}, 10 * second, false},
		{"a clock of whole seconds", Stamp{Changed: 9 * second}, 10 * second, false},
		{"long ago by that clock", Stamp{Changed: 7 * second}, 10 * second, true},
		{"modified in the future", Stamp{Changed: 5*second + 7, Modified: 99 * second}, 10 * second, false},
		{"a system that does not tell", Stamp{Modified: 5*second + 7}, 10 * second, false},
		{"no clock", Stamp{Changed: 5*second + 7}, 0, false},
	} {
		if got := c.stamp.Before(c.clock); got != c.want {
			t.Errorf("%s: %t", c.what, got)
		}
	}
}
