package stamp

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
)

// Tree is the state of a folder with all that lies in it.
type Tree struct {
	Digest [sha256.Size]byte // of every name, kind, mode and stamp
	newest Stamp             // with the latest times of all
}

// Before reports whether everything in the folder was left alone from a while
// before that time of the file system's clock: see Stamp.Before.
func (t Tree) Before(clock int64) bool { return t.newest.Before(clock) }

// And is the state of two folders together.
func (t Tree) And(other Tree) Tree {
	both := Tree{Digest: sha256.Sum256(append(t.Digest[:], other.Digest[:]...))}
	both.newest = Stamp{Changed: max(t.newest.Changed, other.newest.Changed), Modified: max(t.newest.Modified, other.newest.Modified)}
	return both
}

// Folder looks through a folder, its folders side by side. A folder that is not
// there is an error (fs.ErrNotExist). Links are not followed.
func Folder(dir string) (Tree, error) {
	w := &walk{free: make(chan struct{}, runtime.GOMAXPROCS(0))}
	w.pending.Add(1)
	w.folder(dir, ".")
	w.pending.Wait()
	if w.err != nil {
		return Tree{}, w.err
	}
	slices.SortFunc(w.parts, func(a, b part) int { return cmp.Compare(a.path, b.path) })
	t := Tree{newest: Stamp{Changed: 1}}
	whole := sha256.New()
	for _, p := range w.parts {
		whole.Write([]byte(p.path))
		whole.Write(p.sum[:])
		t.newest.Changed = max(t.newest.Changed, p.newest.Changed)
		t.newest.Modified = max(t.newest.Modified, p.newest.Modified)
	}
	whole.Sum(t.Digest[:0])
	return t, nil
}

// part is one folder without its folders.
type part struct {
	path   string
	sum    [sha256.Size]byte
	newest Stamp
}

type walk struct {
	pending sync.WaitGroup
	free    chan struct{}

	mu    sync.Mutex
	parts []part
	err   error
}

// folder takes in a folder; those in it are looked through by others while some
// are free.
func (w *walk) folder(dir, path string) {
	defer w.pending.Done()
	p, below, err := look(dir, path)
	w.mu.Lock()
	w.parts, w.err = append(w.parts, p), cmp.Or(w.err, err)
	w.mu.Unlock()
	for _, name := range below {
		dir, path := filepath.Join(dir, name), path+"/"+name
		w.pending.Add(1)
		select {
		case w.free <- struct{}{}:
			go func() {
				w.folder(dir, path)
				<-w.free
			}()
		default:
			w.folder(dir, path)
		}
	}
}

// look reads one folder and the stamps of what lies in it.
func look(dir, path string) (p part, below []string, err error) {
	p.path = path
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
