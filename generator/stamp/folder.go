package stamp

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Tree is the state of a folder with all that lies in it.
type Tree struct {
	Digest  [sha256.Size]byte   // of every name, kind, mode and stamp; zero if a folder could not be read
	Folders map[string]*Listing // the folder (".") and all below it, by path

	names bool // the listings say what lies in them
}

// Listing is one folder without its folders.
type Listing struct {
	Digest  [sha256.Size]byte // of what lies in it
	Entries []Entry           // the same, sorted by name; nil in the tree of Folder
	Err     error             // it could not be read

	below  []string // names of the folders in it
	newest Stamp
}

// Entry is what bears a name in a folder: a file, a folder, a link. Links are not
// followed.
type Entry struct {
	Name  string
	Mode  fs.FileMode
	Links uint64 // how many names it has, 1 where the system does not tell; a second one may be anywhere
	Stamp
}

// EntryOf is the entry of what os.Lstat tells.
func EntryOf(info fs.FileInfo) Entry { return Entry{info.Name(), info.Mode(), links(info), Of(info)} }

// Folder looks through a folder, its folders side by side. A folder that is not
// there is an error (fs.ErrNotExist), and so is one that cannot be read.
func Folder(dir string) (*Tree, error) {
	t := &Tree{}
	if err := t.look(dir); err != nil {
		return nil, err
	}
	return t, nil
}

// List is Folder, and its tree says what lies in each folder. If the error is
// that some of them cannot be read, the tree tells which, and what lies in the
// others.
func List(dir string) (*Tree, error) {
	t := &Tree{names: true}
	return t, t.look(dir)
}

// Before reports whether everything in the folder was left alone from a while
// before that time of the file system's clock: see Stamp.Before.
func (t *Tree) Before(clock int64) bool {
	newest := Stamp{Changed: 1}
	for _, l := range t.Folders {
		newest.note(l.newest)
	}
	return newest.Before(clock)
}

// Again looks at some folders of dir again, given by their paths below it, and
// takes the others to be as they were.
func (t *Tree) Again(dir string, changed []string) (*Tree, error) {
	next := &Tree{names: t.names, Folders: maps.Clone(t.Folders)}
	var w worker
	looked := map[string]bool{}
	for _, at := range changed {
		for at = path.Clean(at); !looked[at]; at = path.Dir(at) { // the folders above list it
			looked[at] = true
			l := w.look(dir, at, t.names)
			next.Folders[at] = l
			if errors.Is(l.Err, fs.ErrNotExist) {
				delete(next.Folders, at)
			}
		}
	}
	return next, next.sum()
}

// look goes through the folder level by level: what lies equally deep is shared
// out to all processors.
func (t *Tree) look(dir string) error {
	t.Folders = map[string]*Listing{}
	workers := make([]worker, runtime.GOMAXPROCS(0))
	for level := []string{"."}; len(level) > 0; {
		found := make([]*Listing, len(level))
		var next atomic.Int64
		var wg sync.WaitGroup
		for i := range min(len(workers), len(level)) {
			wg.Go(func() {
				for n := next.Add(1) - 1; n < int64(len(level)); n = next.Add(1) - 1 {
					found[n] = workers[i].look(dir, level[n], t.names)
				}
			})
		}
		wg.Wait()
		var deeper []string
		for i, l := range found {
			t.Folders[level[i]] = l
			for _, name := range l.below {
				deeper = append(deeper, path.Join(level[i], name))
			}
		}
		level = deeper
	}
	return t.sum()
}

// sum makes the digest of all folders.
func (t *Tree) sum() error {
	whole := sha256.New()
	for _, at := range slices.Sorted(maps.Keys(t.Folders)) {
		l := t.Folders[at]
		if l.Err != nil {
			return l.Err
		}
		whole.Write([]byte(at))
		whole.Write(l.Digest[:])
	}
	whole.Sum(t.Digest[:0])
	return nil
}

// worker looks through one folder after the other, in the same memory.
type worker struct {
	reader
	entries []Entry // what was read, with names that last until the next folder
	text    []byte
}

// look reads the names in a folder, and the stamp of each.
func (w *worker) look(dir, at string, names bool) *Listing {
	w.entries = w.entries[:0]
	l := &Listing{}
	if l.Err = w.read(filepath.Join(dir, at), at == "."); l.Err != nil {
		return l
	}
	w.text = w.text[:0]
	for i := range w.entries {
		e := &w.entries[i]
		if e.Mode.IsDir() {
			l.below = append(l.below, strings.Clone(e.Name))
		}
		w.text = e.append(w.text)
		l.newest.note(e.Stamp)
	}
	l.Digest = sha256.Sum256(w.text)
	if names {
		l.Entries = kept(w.entries)
	}
	return l
}

// kept copies entries; all names are parts of one string.
func kept(entries []Entry) []Entry {
	var all strings.Builder
	for _, e := range entries {
		all.WriteString(e.Name)
	}
	entries, names := slices.Clone(entries), all.String()
	for i := range entries {
		size := len(entries[i].Name)
		entries[i].Name, names = names[:size], names[size:]
	}
	return entries
}

// append writes the entry down. A folder's own times tell nothing that its
// content does not.
func (e *Entry) append(text []byte) []byte {
	text = append(append(text, e.Name...), 0)
	text = binary.LittleEndian.AppendUint32(text, uint32(e.Mode))
	if e.Mode.IsDir() {
		return text
	}
	for _, n := range [...]int64{e.Size, e.Modified, e.Changed, int64(e.Inode)} {
		text = binary.LittleEndian.AppendUint64(text, uint64(n))
	}
	return text
}

// note makes s the newest of both.
func (s *Stamp) note(other Stamp) {
	s.Changed, s.Modified = max(s.Changed, other.Changed), max(s.Modified, other.Modified)
}
