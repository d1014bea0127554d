package stamp

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestList: the tree says of everything what package os says, and which folders
// it could not read.
func TestList(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, err := range []error{
		os.MkdirAll(at("norr/tom"), 0o750),
		os.Mkdir(at("syd"), 0o755|fs.ModeSticky),
		os.WriteFile(at("norr/a.md"), []byte("text"), 0o640),
		os.WriteFile(at("norr/å ä.md"), nil, 0o600),
		os.Link(at("norr/a.md"), at("b.md")),
		os.Symlink("norr", at("länk")),
		os.Symlink("nowhere", at("norr/.l")),
		os.Chmod(at("norr/å ä.md"), 0o755|fs.ModeSetuid|fs.ModeSetgid),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	tree, err := List(dir)
	if err != nil {
		t.Fatal(err)
	}
	if digest, err := Folder(dir); err != nil || digest.Digest != tree.Digest {
		t.Errorf("Folder makes another digest than List (%v)", err)
	}
	seen := 0
	for _, folder := range []string{".", "norr", "norr/tom", "syd"} {
		l := tree.Folders[folder]
		if l == nil || l.Err != nil {
			t.Fatalf("%s is not listed: %+v", folder, l)
		}
		want, err := os.ReadDir(at(folder))
		if err != nil || len(want) != len(l.Entries) {
			t.Fatalf("%s holds %d (%v), listed are %v", folder, len(want), err, l.Entries)
		}
		for i, d := range want {
			info, err := d.Info()
			if err != nil || l.Entries[i] != EntryOf(info) {
				t.Errorf("%s/%s is %+v, listed is %+v (%v)", folder, d.Name(), EntryOf(info), l.Entries[i], err)
			}
			seen++
		}
	}
	if seen != 8 || len(tree.Folders) != 4 {
		t.Errorf("%d names in %d folders, want 8 in 4", seen, len(tree.Folders))
	}
	if b := slices.IndexFunc(tree.Folders["."].Entries, func(e Entry) bool { return e.Name == "b.md" }); tree.Folders["."].Entries[b].Links != 2 {
		t.Error("a second name is not seen")
	}
}

// TestListInPart: a folder that cannot be listed hides none of the others.
func TestListInPart(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.md"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var w worker
	if l := w.look(dir, "a.md", true); l.Err == nil {
		t.Error("a file was listed as a folder")
	}
	if l := w.look(dir, "b", true); !errors.Is(l.Err, fs.ErrNotExist) {
		t.Errorf("a folder that is gone: %v", l.Err)
	}
	if err := os.Symlink(".", filepath.Join(dir, "c")); err != nil {
		t.Fatal(err)
	}
	if l := w.look(dir, "c", true); l.Err == nil {
		t.Error("a link was followed")
	}
	if l := w.look(dir, ".", true); l.Err != nil || len(l.Entries) != 2 {
		t.Errorf("the folder itself: %+v", l)
	}
}
