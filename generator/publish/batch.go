package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"
)

// batch is what was staged since the last commit.
type batch struct {
	claimed map[string]string  // folded path → path of every staged file
	folders map[string]bool    // folded paths of the folders they lie in
	places  map[string]*place  // the same folders, by path
	moves   []move             // the files that differ
	same    []entry            // the files that do not
	removed map[string]bool    // asked for by Remove
	waiting []temp             // the hidden files of moves, until all moves are done
	litter  []temp             // what is hidden besides
	reached map[string]*folder // folders in which the commit removes files
	err     error              // the first failed Stage; a batch with a hole is not committed

	marked bool // the mark was set in this batch
	made   bool // the folder was made in this batch
}

// place is where the new files of one folder wait. If the folder does not exist
// yet they wait in a hidden one beside it, so that they have the owner, group and
// access list that files get there, and nothing can be seen before the commit,
// which gives that folder its name.
type place struct {
	path   string   // of the folder
	base   *folder  // the folder, or the nearest one above it that exists
	real   bool     // base is the folder
	over   bool     // a file of ours stands where the folder must be
	wait   *folder  // where the files are: base if that is the folder, else a hidden one in it; nil if not needed yet
	hidden []string // the names of the files in that hidden folder
}

// move is a staged file that differs from what stands at its path.
type move struct {
	entry
	place  *place
	hidden string // its name until the commit
	over   bool   // a folder stands where the file must be
	fresh  bool   // no file stands there yet
}

// temp is a hidden file or folder.
type temp struct {
	in   *folder
	name string
}

// claim takes a path for the batch and returns where its file is to wait.
func (t *tree) claim(file string) (*place, error) {
	if err := validPath(file); err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.enter(); err != nil {
		return nil, err
	}
	if t.batch.err != nil {
		return nil, t.batch.err
	}
	key := fold(file)
	if other, taken := t.batch.claimed[key]; taken {
		return nil, fmt.Errorf("two files of the site would have this name, the other is %s", other)
	}
	if t.batch.folders[key] {
		return nil, errFileAndFolder
	}
	t.batch.claimed[key] = file
	return t.place(path.Dir(file))
}

var errFileAndFolder = errors.New("a file and a folder of the site would have the same name")

// enter begins a batch.
func (t *tree) enter() error {
	if t.batch != nil {
		return nil
	}
	if t.top != nil {
		if info, err := os.Lstat(t.dir); err != nil || !os.SameFile(info, t.top.info) {
			return ErrReplaced
		}
	}
	t.batch = &batch{
		claimed: map[string]string{}, folders: map[string]bool{}, places: map[string]*place{},
		removed: map[string]bool{}, reached: map[string]*folder{},
	}
	if t.top == nil {
		if err := t.settle(); err != nil {
			return errors.Join(fmt.Errorf("make the output folder: %w", cause(err)), t.abort())
		}
	}
	return t.fit(t.top)
}

// settle makes the folder ours: its list is begun, then its mark is set.
func (t *tree) settle() error {
	if err := os.MkdirAll(filepath.Dir(t.dir), 0o755); err != nil {
		return err
	}
	above, err := os.OpenRoot(filepath.Dir(t.dir))
	if err != nil {
		return err
	}
	defer above.Close()
	if t.batch.made, err = t.makeFolder(above, filepath.Base(t.dir)); err != nil {
		return err
	}
	top, err := openTop(t.dir, &t.kept)
	if err != nil {
		return err
	}
	if marked, err := checkMark(top, t.audience, t.dir); err != nil || marked {
		top.close()
		return cmp.Or(err, ErrReplaced)
	}
	t.top, t.batch.marked = top, true
	if err := errors.Join(t.sweep(top), t.list.forget(), t.list.begin()); err != nil {
		return err
	}
	return t.setMark()
}

func (t *tree) setMark() error {
	hidden := t.hidden.next()
	t.batch.litter = append(t.batch.litter, temp{t.top, hidden})
	if err := t.write(t.top, hidden, []byte(t.audience.mark())); err != nil {
		return err
	}
	return t.top.root.rename(hidden, markName)
}

// fit gives a folder that stood there already a mode that suits the audience,
// before anything is put into it.
func (t *tree) fit(f *folder) error {
	if t.plainModes || t.audience.suits(f.info.Mode()) {
		return nil
	}
	mode := t.audience.folder() | f.info.Mode()&(fs.ModeSetgid|fs.ModeSticky)
	if err := f.do(func(r *opened) error { return r.Chmod(".", mode) }); err != nil {
		return fmt.Errorf("give the folder %s the mode of the %s site: %w", f.path, t.audience, cause(err))
	}
	return nil
}

// place returns where the files of a folder are to wait.
func (t *tree) place(dir string) (*place, error) {
	if p := t.batch.places[dir]; p != nil {
		return p, nil
	}
	p, err := t.findPlace(dir)
	if err != nil {
		return nil, err
	}
	t.batch.places[dir] = p
	t.batch.folders[fold(dir)] = true
	return p, nil
}

func (t *tree) findPlace(dir string) (*place, error) {
	if dir == "." {
		return &place{path: dir, base: t.top, wait: t.top, real: true}, nil
	}
	if _, taken := t.batch.claimed[fold(dir)]; taken {
		return nil, errFileAndFolder
	}
	parent, err := t.place(path.Dir(dir))
	if err != nil {
		return nil, err
	}
	waiting := &place{path: dir, base: parent.base}
	if !parent.real {
		return waiting, nil
	}
	switch f, err := parent.base.child(path.Base(dir)); {
	case err == nil:
		return &place{path: dir, base: f, wait: f, real: true}, t.fit(f)
	case errors.Is(err, fs.ErrNotExist):
		return waiting, nil
	case errors.Is(err, errNoFolder):
		waiting.over = true
		return waiting, t.mayClear(parent.base, dir)
	default:
		return nil, fmt.Errorf("open the folder %s: %w", dir, cause(err))
	}
}

// mayClear refuses to make way for a folder unless what stands there is ours.
func (t *tree) mayClear(in *folder, at string) error {
	info, err := in.lstat(path.Base(at))
	switch {
	case err != nil:
		return fmt.Errorf("look at %s: %w", at, cause(err))
	case info.Mode()&fs.ModeSymlink != 0:
		return fmt.Errorf("%s is a symbolic link, and planportal does not write through links: replace it by a folder", at)
	case t.wrote(in, at):
		return nil
	}
	return fmt.Errorf("%s must be a folder, but a file stands there that planportal did not write: move it away", at)
}

// wrote reports whether a file that stands there is ours.
func (t *tree) wrote(in *folder, at string) bool {
	_, known := t.list.ranks[at]
	return known || in.recognises(path.Base(at))
}

// validPath refuses paths that are not plain names below the output folder.
func validPath(file string) error {
	if _, err := filepath.Localize(file); err != nil || file == "." {
		return errors.New("not a path below the output folder")
	}
	if strings.ContainsFunc(file, func(r rune) bool { return unicode.IsControl(r) || r == '\\' }) {
		return errors.New("a control character or a backslash in the name")
	}
	for name := range strings.SplitSeq(file, "/") {
		if strings.HasPrefix(fold(name), markName) {
			return fmt.Errorf("names that begin with %s are planportal's own", markName)
		}
	}
	return nil
}
