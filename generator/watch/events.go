package watch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/fsnotify/fsnotify"

	"planportal/generator/source"
)

// inputs are the folders of the source that are watched with all below them.
// The output folders lie beside them, so that what is built is never seen.
var inputs = []string{"content", "layouts"}

// buffered is how many events may wait for being looked at: whoever reads them need
// not wait for each, when ten thousand files are saved at once.
const buffered = 1024

// events watches folders, and never files: a file that is saved by a rename is
// another file.
type events struct {
	src     string
	fs      *fsnotify.Watcher
	folders map[string]bool // those that are watched, as the file system spells them
	lost    bool            // the source folder is not there to be watched
	failed  chan error      // what the watching itself reports; more of the same is left out
}

// listen watches the source folder for its inputs to come and go, and the inputs
// with all below them.
func listen(src string) (*events, error) {
	w, err := fsnotify.NewBufferedWatcher(buffered)
	if err != nil {
		return nil, err
	}
	e := &events{src: src, fs: w, folders: map[string]bool{}, failed: make(chan error, 1)}
	go e.gatherErrors()
	if err := e.addAll(); err != nil {
		w.Close()
		return nil, err
	}
	return e, nil
}

// gatherErrors takes what fsnotify reports at once, until it is closed: it holds a
// lock meanwhile, which whoever looks at an event may need.
func (e *events) gatherErrors() {
	for err := range e.fs.Errors {
		select {
		case e.failed <- err:
		default: // whatever it was: everything will be looked at
		}
	}
}

func (e *events) addAll() error {
	if err := e.add(e.src); err != nil {
		return err
	}
	e.lost = !e.folders[e.src]
	for _, input := range inputs {
		if err := e.addBelow(filepath.Join(e.src, input)); err != nil {
			return err
		}
	}
	return nil
}

// addBelow watches a folder and every folder below it. It watches first and
// looks then, so that nothing can be made in between unseen.
func (e *events) addBelow(dir string) error {
	if err := e.add(dir); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // gone again, or closed to us: its parent tells when that changes
	}
	for _, d := range entries {
		if d.IsDir() && !source.LeftOver(d.Name()) {
			if err := e.addBelow(filepath.Join(dir, d.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// add watches one folder. It is no error that the folder is gone or closed.
func (e *events) add(dir string) error {
	err := e.fs.Add(dir)
	switch {
	case err == nil:
		e.folders[dir] = true
		return nil
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.ENOTDIR):
		return nil
	}
	return err
}

// forget stops watching a folder that is not where it was, and those below it.
// The system would go on to tell of them, by the names that they had.
func (e *events) forget(dir string) {
	for f := range e.folders {
		if f == dir || strings.HasPrefix(f, dir+string(filepath.Separator)) {
			_ = e.fs.Remove(f) // the system may have forgotten it before us
			delete(e.folders, f)
		}
	}
}

// follow keeps the watched folders what they should be after an event, and
// returns the path that changed as batches name it; none if it is nobody's
// affair. Within a burst it matters no more what a save looks like.
func (e *events) follow(ev fsnotify.Event, burst bool) (path string, looks sign, err error) {
	name := filepath.Clean(ev.Name)
	if name == e.src {
		e.lost = e.lost || ev.Has(fsnotify.Remove) || ev.Has(fsnotify.Rename)
		return "", unclear, nil
	}
	if !e.concerns(name) {
		return "", unclear, nil
	}
	if e.folders[name] && ev.Op&(fsnotify.Create|fsnotify.Remove|fsnotify.Rename) != 0 {
		e.forget(name)
	}
	if burst && ev.Op == fsnotify.Write { // no folder is written to
		return relative(e.src, name), written, nil
	}
	info, there := e.stat(name)
	if !there {
		return relative(e.src, name), halved, nil
	}
	if info.IsDir() {
		if !e.folders[name] {
			err = e.addBelow(name)
		}
		return relative(e.src, name), unclear, err
	}
	switch {
	case info.Size() == 0:
		looks = halved
	case ev.Has(fsnotify.Write) && filepath.Ext(name) != "": // what programs put beside a file while they save seldom has one
		looks = written
	}
	return relative(e.src, name), looks, nil
}

// concerns reports whether a name is one of the inputs or lies in them, and is
// no left-over.
func (e *events) concerns(name string) bool {
	if filepath.Dir(name) == e.src {
		return slices.Contains(inputs, filepath.Base(name))
	}
	return !source.LeftOver(filepath.Base(name)) && filepath.Dir(name) != cookies(e.src)
}

// stat looks at what bears the name now. An input may be a link to a folder;
// nothing else may.
func (e *events) stat(name string) (fs.FileInfo, bool) {
	see := os.Lstat
	if filepath.Dir(name) == e.src {
		see = os.Stat
	}
	info, err := see(name)
	return info, err == nil
}

func (e *events) close() { _ = e.fs.Close() }

// relative is a path as batches name it.
func relative(src, path string) string {
	if inside, below := strings.CutPrefix(path, src+string(filepath.Separator)); below {
		return filepath.ToSlash(inside)
	}
	rel, err := filepath.Rel(src, path)
	if err != nil {
		return filepath.ToSlash(path) // both are of one source, so it cannot be
	}
	return filepath.ToSlash(rel)
}

// why tells in a person's words why watching is not possible.
func why(err error) Notice {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return NoWatches
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return NoInstances
	}
	return NoWatching
}
