package stamp

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
)

// Tree is the state of a folder with all that lies in it.
type Tree struct {
	Digest [sha256.Size]byte // of every name, kind, mode and stamp
	parts  map[string]part   // by path below the folder
}

// Before reports whether everything in the folder was left alone from a while
// before that time of the file system's clock: see Stamp.Before.
func (t *Tree) Before(clock int64) bool {
	newest := Stamp{Changed: 1}
	for _, p := range t.parts {
		newest.Changed, newest.Modified = max(newest.Changed, p.newest.Changed), max(newest.Modified, p.newest.Modified)
	}
	return newest.Before(clock)
}

// Folder looks through a folder, its folders side by side. A folder that is not
// there is an error (fs.ErrNotExist). Links are not followed.
func Folder(dir string) (*Tree, error) {
	w := &walk{free: make(chan struct{}, runtime.GOMAXPROCS(0)), parts: map[string]part{}}
	w.pending.Add(1)
	w.folder(dir, ".")
	w.pending.Wait()
	if w.err != nil {
		return nil, w.err
	}
	return treeOf(w.parts), nil
}

// Again looks at some folders of dir again, given by their paths below it, and
// takes the others to be as they were.
func (t *Tree) Again(dir string, changed []string) (*Tree, error) {
	parts := maps.Clone(t.parts)
	looked := map[string]bool{}
	for _, at := range changed {
		for at = path.Clean(at); !looked[at]; at = path.Dir(at) { // the folders above list it
			looked[at] = true
			switch p, _, err := look(filepath.Join(dir, at), at); {
			case errors.Is(err, fs.ErrNotExist):
				delete(parts, at)
			case err != nil:
				return nil, err
			default:
				parts[at] = p
			}
		}
	}
	return treeOf(parts), nil
}

func treeOf(parts map[string]part) *Tree {
	t := &Tree{parts: parts}
	whole := sha256.New()
	for _, at := range slices.Sorted(maps.Keys(parts)) {
		p := parts[at]
		whole.Write([]byte(at))
		whole.Write(p.sum[:])
	}
	whole.Sum(t.Digest[:0])
	return t
}

// part is one folder without its folders.
type part struct {
	sum    [sha256.Size]byte
	newest Stamp
}

type walk struct {
	pending sync.WaitGroup
	free    chan struct{}

	mu    sync.Mutex
	parts map[string]part
	err   error
}

// folder takes in a folder; those in it are looked through by others while some
// are free.
func (w *walk) folder(dir, at string) {
	defer w.pending.Done()
	p, below, err := look(dir, at)
	w.mu.Lock()
	w.parts[at], w.err = p, cmp.Or(w.err, err)
	w.mu.Unlock()
	for _, name := range below {
		dir, at := filepath.Join(dir, name), path.Join(at, name)
		w.pending.Add(1)
		select {
		case w.free <- struct{}{}:
			go func() {
				w.folder(dir, at)
				<-w.free
			}()
		default:
			w.folder(dir, at)
		}
	}
}

// look reads one folder and the stamps of what lies in it.
func look(dir, at string) (p part, below []string, err error) {
	f, err := os.Open(dir)
	if err != nil {
		return p, nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	if err != nil {
		return p, nil, err
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	var text []byte
	for _, e := range entries {
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // gone since it was listed: the next look finds another folder
		}
		if err != nil {
			return p, nil, err
		}
		if e.IsDir() {
			below = append(below, e.Name())
		}
		s := Of(info)
		text = s.append(append(append(text, e.Name()...), 0), info)
		p.newest.Changed, p.newest.Modified = max(p.newest.Changed, s.Changed), max(p.newest.Modified, s.Modified)
	}
	p.sum = sha256.Sum256(text)
	return p, below, nil
}

// append writes the stamp down. A folder's own times tell nothing that its
// content does not.
func (s Stamp) append(text []byte, info fs.FileInfo) []byte {
	text = binary.LittleEndian.AppendUint32(text, uint32(info.Mode()))
	if info.IsDir() {
		return text
	}
	for _, n := range [...]int64{s.Size, s.Modified, s.Changed, int64(s.Inode)} {
		text = binary.LittleEndian.AppendUint64(text, uint64(n))
	}
	return text
}
