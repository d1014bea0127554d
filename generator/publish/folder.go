package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"
)

// handles is how many folders of a batch are kept open, some systems twice. Files
// are made folder by folder, so the one that was opened first is closed first.
const handles = 128

// shelf is where the folders are that are kept open.
type shelf struct {
	mu      sync.Mutex
	folders []*folder
}

// add puts an open folder on the shelf, and closes another if there are too many.
func (s *shelf) add(f *folder) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.folders = append(s.folders, f)
	if len(s.folders) <= handles {
		return
	}
	for i, old := range s.folders {
		if old != f && old.mu.TryLock() { // else it is in use
			old.root.Close()
			old.root = nil
			old.mu.Unlock()
			s.folders = slices.Delete(s.folders, i, i+1)
			return
		}
	}
}

func (s *shelf) remove(f *folder) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.folders = slices.DeleteFunc(s.folders, func(other *folder) bool { return other == f })
}

func (s *shelf) len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.folders)
}

// folder is a folder of the output that was seen to be one: no link stands in
// its way down from the top. Files in it are named by their last name alone, so
// that no operation can be led out of it.
type folder struct {
	path string // from the top, "." for the top itself
	info fs.FileInfo
	top  *os.Root
	kept *shelf // where folders are that are open; the top is open always and not there

	mu   sync.RWMutex // held for reading while root is used
	root *opened      // nil while it is not open
}

// errNoFolder says that something else stands where a folder is looked for.
var errNoFolder = errors.New("not a folder")

// do hands the open folder to op.
func (f *folder) do(op func(*opened) error) error {
	for {
		f.mu.RLock()
		if f.root != nil {
			defer f.mu.RUnlock()
			return op(f.root)
		}
		f.mu.RUnlock()
		if err := f.reopen(); err != nil {
			return err
		}
	}
}

func (f *folder) reopen() error {
	root, err := f.open(f.top.OpenRoot(f.path))
	if err != nil {
		return err
	}
	f.mu.Lock()
	if f.root != nil { // another was quicker
		defer f.mu.Unlock()
		return root.Close()
	}
	f.root = root
	f.mu.Unlock()
	f.kept.add(f)
	return nil
}

// open makes the folder ready that OpenRoot opened, if it is the one that was
// looked at.
func (f *folder) open(root *os.Root, err error) (*opened, error) {
	if err != nil {
		return nil, err
	}
	var ready *opened
	info, err := root.Stat(".")
	if err == nil && !os.SameFile(f.info, info) {
		err = fmt.Errorf("the folder %s was replaced by something else", f.path)
	}
	if err == nil {
		ready, err = openFolder(root)
	}
	if err != nil {
		root.Close()
		return nil, err
	}
	return ready, nil
}

// child returns the folder in f by that name; errNoFolder if a file or a link
// stands there, fs.ErrNotExist if nothing does.
func (f *folder) child(name string) (*folder, error) {
	c := &folder{path: path.Join(f.path, name), top: f.top, kept: f.kept}
	err := f.do(func(r *opened) (err error) {
		if c.info, err = r.Lstat(name); err != nil {
			return err
		}
		if !c.info.IsDir() {
			return errNoFolder
		}
		c.root, err = c.open(r.OpenRoot(name))
		return err
	})
	if err != nil {
		return nil, err
	}
	c.kept.add(c)
	return c, nil
}

// list returns what stands in the folder, sorted by name.
func (f *folder) list() ([]fs.DirEntry, error) {
	var entries []fs.DirEntry
	err := f.do(func(r *opened) error {
		var err error
		entries, err = fs.ReadDir(r.FS(), ".")
		return err
	})
	return entries, err
}

// lstat tells what stands at a name, without following it.
func (f *folder) lstat(name string) (info fs.FileInfo, err error) {
	err = f.do(func(r *opened) error {
		info, err = r.Lstat(name)
		return err
	})
	return info, err
}

// removeFile removes a file or a link, never a folder. It reports whether there
// was one.
func (f *folder) removeFile(name string) (bool, error) {
	info, err := f.lstat(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
		return false, nil
	}
	if err == nil {
		err = f.do(func(r *opened) error { return r.Remove(name) })
	}
	return err == nil, err
}

func (f *folder) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.root == nil {
		return
	}
	f.root.Close()
	f.root = nil
	f.kept.remove(f)
}

// cause strips an error of the names that the os package puts around it: they
// are hidden names, relative to a folder that the reader does not know.
func cause(err error) error {
	var inPath *fs.PathError
	var inLink *os.LinkError
	switch {
	case errors.As(err, &inPath):
		return inPath.Err
	case errors.As(err, &inLink):
		return inLink.Err
	}
	return err
}
