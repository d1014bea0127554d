package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"sync/atomic"
)

// handles is how many folders of a batch are kept open. The others are opened
// for each use, which makes a file twice as dear.
const handles = 256

// folder is a folder of the output that was seen to be one: no link stands in
// its way down from the top. Files in it are named by their last name alone, so
// that no operation can be led out of it.
type folder struct {
	path string // from the top, "." for the top itself
	info fs.FileInfo
	root *os.Root // nil: open it for each use
	top  *os.Root
	open *atomic.Int32 // how many folders of the batch are kept open
}

// errNoFolder says that something else stands where a folder is looked for.
var errNoFolder = errors.New("not a folder")

// do hands the open folder to op.
func (f *folder) do(op func(*os.Root) error) error {
	if f.root != nil {
		return op(f.root)
	}
	root, err := f.top.OpenRoot(f.path)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := f.same(root); err != nil {
		return err
	}
	return op(root)
}

// same makes sure that the opened folder is the one that was looked at.
func (f *folder) same(root *os.Root) error {
	info, err := root.Stat(".")
	if err != nil {
		return err
	}
	if !os.SameFile(f.info, info) {
		return fmt.Errorf("the folder %s was replaced by something else", f.path)
	}
	return nil
}

// child returns the folder in f by that name; errNoFolder if a file or a link
// stands there, fs.ErrNotExist if nothing does.
func (f *folder) child(name string) (*folder, error) {
	c := &folder{path: path.Join(f.path, name), top: f.top, open: f.open}
	err := f.do(func(r *os.Root) error {
		info, err := r.Lstat(name)
		if err != nil {
			return err
		}
		if !info.IsDir() {
			return errNoFolder
		}
		root, err := r.OpenRoot(name)
		if err != nil {
			return err
		}
		c.info, c.root = info, root
		c.open.Add(1)
		return c.same(root)
	})
	if err != nil || c.open.Load() > handles {
		c.close()
	}
	return c, err
}

// list returns what stands in the folder, sorted by name.
func (f *folder) list() ([]fs.DirEntry, error) {
	var entries []fs.DirEntry
	err := f.do(func(r *os.Root) error {
		var err error
		entries, err = fs.ReadDir(r.FS(), ".")
		return err
	})
	return entries, err
}

// lstat tells what stands at a name, without following it.
func (f *folder) lstat(name string) (info fs.FileInfo, err error) {
	err = f.do(func(r *os.Root) error {
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
		err = f.do(func(r *os.Root) error { return r.Remove(name) })
	}
	return err == nil, err
}

func (f *folder) close() {
	if f.root == nil {
		return
	}
	f.root.Close()
	f.root = nil
	f.open.Add(-1)
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
