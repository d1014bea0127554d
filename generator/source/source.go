// Package source answers one question: what lies in the source folder? It reads
// each zone of content/ through a root of its own, so that what reads pages
// cannot see plans.
package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"planportal/generator/diag"
	"planportal/generator/stamp"
)

// Zone is a part of the source that is read through a root of its own.
type Zone string

// The zones, by their folders below the source.
const (
	Pages   Zone = "content/pages"
	Files   Zone = "content/files"
	Plans   Zone = "content/plans"
	Layouts Zone = "layouts"
)

// Settings is the file with the municipality's data.
const Settings = "content/site.yaml"

// MaxAttachment is the size of the largest attachment, in bytes. Texts have
// smaller limits of their own.
const MaxAttachment = 64 << 20

// Source is an opened source folder.
type Source struct {
	dir   string
	roots map[Zone]*zone // zones that do not exist are not here
}

// Entry is one regular file of the source.
type Entry struct {
	Zone Zone
	Path string // from the source folder, NFC: "content/plans/norr/a.md"
	name string // below the zone, as the file system spells it
	stamp.Stamp
}

// Open opens the zones of the source folder. A folder without content/ is an
// error, since then it is no source.
func Open(dir string) (*Source, error) {
	info, err := os.Stat(path.Join(dir, "content"))
	if err != nil {
		return nil, fmt.Errorf("open the source folder: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("open the source folder: %s/content is not a folder", dir)
	}
	s := &Source{dir: dir, roots: map[Zone]*zone{}}
	for _, zone := range []Zone{Pages, Files, Plans, Layouts} {
		if err := s.open(zone); err != nil {
			s.Close()
			return nil, err
		}
	}
	return s, nil
}

func (s *Source) open(zone Zone) error {
	dir := path.Join(s.dir, string(zone))
	info, err := os.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open %s: %w", zone, err)
	}
	if !info.IsDir() {
		return fmt.Errorf("open %s: it must be a folder, not a link or a file", zone)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open %s: %w", zone, err)
	}
	if s.roots[zone], err = openZone(root); err != nil {
		return fmt.Errorf("open %s: %w", zone, err)
	}
	return nil
}

// Close lets go of the folders.
func (s *Source) Close() {
	for _, r := range s.roots {
		r.Close()
	}
}

// List finds every file of the zone, sorted by path. Links, devices and folders
// that cannot be read are findings; left-overs of editors are passed over.
func (s *Source) List(zone Zone) ([]Entry, []diag.Finding) {
	if s.roots[zone] == nil {
		return nil, nil
	}
	tree, _ := stamp.List(path.Join(s.dir, string(zone))) // what it cannot read, the walk finds
	return list(tree, ".", zone)
}

// ListIn is List where stamp.List has looked through content/ already.
func (s *Source) ListIn(content *stamp.Tree, zone Zone) ([]Entry, []diag.Finding) {
	if s.roots[zone] == nil {
		return nil, nil
	}
	return list(content, strings.TrimPrefix(string(zone), "content/"), zone)
}

func list(tree *stamp.Tree, at string, zone Zone) ([]Entry, []diag.Finding) {
	w := walk{zone: zone, tree: tree}
	most := 0
	for _, l := range tree.Folders {
		most += len(l.Entries)
	}
	w.entries = make([]Entry, 0, most)
	w.folder(string(zone), at)
	slices.SortFunc(w.entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	w.clashes()
	return w.entries, w.found
}

// Look finds the file at a path of a zone, or the files of the folder there;
// nothing if nothing is there.
func (s *Source) Look(full string) ([]Entry, []diag.Finding) {
	for zone, root := range s.roots {
		name, inside := strings.CutPrefix(full, string(zone)+"/")
		if !inside {
			continue
		}
		found, err := root.lstat(name)
		if errors.Is(err, fs.ErrNotExist) || hidden(name) || strings.Count(name, "/") > deepest {
			return nil, nil
		}
		w := walk{zone: zone}
		switch {
		case err != nil:
			w.find(norm.NFC.String(full), "unreadable-folder")
		case found.Mode.IsDir():
			w.tree, _ = stamp.List(path.Join(s.dir, full)) // what it cannot read, the walk finds
			fallthrough
		default:
			w.visit(full, ".", found)
		}
		w.clashes()
		return w.entries, w.found
	}
	return nil, nil
}

// slowLstat is lstat, step by step.
func (z *zone) slowLstat(name string) (stamp.Entry, error) {
	info, err := z.Root.Lstat(name)
	if err != nil {
		return stamp.Entry{}, err
	}
	return stamp.EntryOf(info), nil
}

// hidden reports whether a step of the path is a left-over.
func hidden(name string) bool { return slices.ContainsFunc(strings.Split(name, "/"), LeftOver) }

// walk is one pass over a zone.
type walk struct {
	zone    Zone
	tree    *stamp.Tree
	entries []Entry
	found   []diag.Finding
}

func (w *walk) find(path, rule string, args ...string) {
	w.found = append(w.found, diag.At(path, 0, 0, rule, args...))
}

// deepest is how many folders may lie in each other in a zone. A path of
// thousands, which nobody means, would take minutes to walk.
const deepest = 20

// folder takes in what lies in a folder: full is its path from the source, at
// its path in the tree.
func (w *walk) folder(full, at string) {
	l := w.tree.Folders[at]
	switch {
	case l == nil || errors.Is(l.Err, fs.ErrNotExist):
		return // made or gone since it was listed
	case l.Err != nil:
		w.find(norm.NFC.String(full), "unreadable-folder")
		return
	}
	for _, e := range l.Entries {
		below := ""
		if e.Mode.IsDir() {
			below = path.Join(at, e.Name)
		}
		w.visit(full+"/"+e.Name, below, e)
	}
}

// visit takes in a file, or a folder that stands at that path in the tree.
func (w *walk) visit(spelt, at string, e stamp.Entry) {
	if LeftOver(e.Name) {
		return
	}
	full, name := norm.NFC.String(spelt), strings.TrimPrefix(spelt, string(w.zone)+"/")
	switch {
	case e.Mode.IsDir() && strings.Count(name, "/") >= deepest:
		w.find(full, "deep-folder", strconv.Itoa(deepest))
	case e.Mode.IsDir():
		w.folder(spelt, at)
	case e.Mode&fs.ModeSymlink != 0:
		w.find(full, "is-link")
	case !e.Mode.IsRegular():
		w.find(full, "not-a-file")
	case e.Links > 1: // a second name could be anywhere, in plans/ too, and no root can see that
		w.find(full, "hard-link")
	default:
		w.entries = append(w.entries, Entry{Zone: w.zone, Path: full, name: name, Stamp: e.Stamp})
	}
}

// clashes finds names that are one name on file systems that do not tell cases
// or normal forms apart. The first keeps the name.
func (w *walk) clashes() {
	fold := cases.Fold()
	folded := map[string]string{} // the folded form of a path that is not its own → the first path that has it
	for _, e := range w.entries {
		if !plain(e.Path) {
			folded[fold.String(e.Path)] = ""
		}
	}
	if len(folded) == 0 {
		return
	}
	w.entries = slices.DeleteFunc(w.entries, func(e Entry) bool {
		key := e.Path
		if !plain(key) {
			key = fold.String(key)
		}
		first, shared := folded[key]
		if !shared {
			return false
		}
		if first != "" {
			w.find(e.Path, "name-clash", first)
			return true
		}
		folded[key] = e.Path
		return false
	})
}

// plain reports whether a path is its own folded form, as nearly all are.
func plain(path string) bool {
	return !strings.ContainsFunc(path, func(r rune) bool { return r >= utf8.RuneSelf || 'A' <= r && r <= 'Z' })
}

// LeftOver reports whether a name is one that editors, version control and
// operating systems leave behind.
func LeftOver(base string) bool {
	switch {
	case strings.HasPrefix(base, "."), strings.HasSuffix(base, "~"), strings.HasPrefix(base, "#") && strings.HasSuffix(base, "#"):
		return true
	case strings.HasPrefix(base, "___jb_"), strings.HasPrefix(base, "~$"), base == "4913", base == "Thumbs.db", base == "desktop.ini":
		return true
	case strings.HasSuffix(base, ".swp"), strings.HasSuffix(base, ".tmp"), strings.HasSuffix(base, ".bak"):
		return true
	}
	return false
}

// Read returns the file's bytes, at most limit of them and one more, so that
// the reader can see that there are too many, in the room of another text if it is
// large enough. A false result says that the file is gone.
func (s *Source) Read(e Entry, limit int64, room []byte) ([]byte, bool, []diag.Finding) {
	root := s.roots[e.Zone]
	if root == nil {
		return nil, false, nil
	}
	f, err := root.open(e.name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, true, []diag.Finding{diag.At(e.Path, 0, 0, "unreadable-file")}
	}
	defer f.Close()
	text := slices.Grow(room[:0], int(min(e.Size, limit)+1))
	for {
		if int64(len(text)) > limit {
			return text, true, nil
		}
		if len(text) == cap(text) {
			text = slices.Grow(text, 4096)
		}
		n, err := f.Read(text[len(text):cap(text)])
		text = text[:len(text)+n]
		if errors.Is(err, io.EOF) {
			return text, true, nil
		}
		if err != nil {
			return nil, true, []diag.Finding{diag.At(e.Path, 0, 0, "unreadable-file")}
		}
	}
}

// maxSettings is a little more than the largest site.yaml that parse takes, so
// that parse can say that it is too large.
const maxSettings = 300 << 10

// ReadSettings returns content/site.yaml, or as much of it as parse needs to
// refuse it; false if there is none.
func (s *Source) ReadSettings() ([]byte, bool, error) {
	text, err := readSettings(path.Join(s.dir, Settings))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("read the settings: %w", err)
	}
	return text, true, nil
}

func readSettings(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() { // opening a pipe may never end
		return nil, fmt.Errorf("%s must be a file", Settings)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxSettings))
}

// UserLayouts is the folder of the municipality's own layouts, nil if there is
// none.
func (s *Source) UserLayouts() fs.FS {
	if root := s.roots[Layouts]; root != nil {
		return root.FS()
	}
	return nil
}

// Strays finds what lies in content/ beside the zones: a misspelt folder would
// otherwise hide all that is in it.
func (s *Source) Strays() (found []diag.Finding) {
	known := []string{"pages", "files", "plans", "site.yaml"}
	entries, err := os.ReadDir(path.Join(s.dir, "content"))
	if err != nil {
		return []diag.Finding{diag.At("content", 0, 0, "unreadable-folder")}
	}
	for _, e := range entries {
		name := e.Name()
		if slices.Contains(known, name) || LeftOver(name) || strings.HasSuffix(name, ".go") || strings.HasPrefix(name, "README") {
			continue
		}
		found = append(found, diag.At("content/"+name, 0, 0, "stray-in-content", name, diag.Nearest(name, known)))
	}
	return found
}
