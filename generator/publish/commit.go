package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"

	"planportal/generator/jobs"
)

func (t *tree) remove(file string) error {
	if err := validPath(file); err != nil {
		return fmt.Errorf("remove %s: %w", file, err)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.enter(); err != nil {
		return fmt.Errorf("remove %s: %w", file, err)
	}
	t.batch.removed[file] = true
	return nil
}

// commit makes a plan, carries it out and ends the batch. What fails before the
// first move leaves the folder as it was. What fails later, as a kill does,
// leaves every file whole and every link alive, and the next build goes on.
func (t *tree) commit(draft func() (plan, error)) (Stats, error) {
	stats, err := t.try(draft)
	return stats, errors.Join(err, t.abort())
}

func (t *tree) try(draft func() (plan, error)) (Stats, error) {
	if err := t.enter(); err != nil {
		return Stats{}, err
	}
	if t.batch.err != nil {
		return Stats{}, t.batch.err
	}
	p, err := draft()
	if err != nil {
		return Stats{}, err
	}
	removed, err := t.carryOut(p)
	if err != nil {
		return Stats{}, err
	}
	if p.whole {
		err = t.list.complete()
	}
	return Stats{Written: len(t.batch.moves), Same: len(t.batch.same), Removed: removed, Foreign: p.foreign}, err
}

// carryOut changes what readers see. The order is the promise. Files that no
// link can lead to yet appear first, a page before the lists that link to it;
// then, whatever links to what, every file that changes finds all that it links
// to. Files vanish last, after those that may link to them.
func (t *tree) carryOut(p plan) (removed int, err error) {
	slices.SortFunc(t.batch.moves, freshFirst)
	if err := t.list.add(t.batch.appearing()); err != nil {
		return 0, err
	}
	t.batch.marked, t.batch.made = false, false
	cleared, err := t.removeFiles(p.clear)
	if err != nil {
		return 0, err
	}
	if err := t.removeFolders(p.hollow); err != nil {
		return 0, err
	}
	if err := t.makeFolders(); err != nil {
		return 0, err
	}
	for moves := t.batch.moves; len(moves) > 0; {
		n := 1
		for n < len(moves) && moves[n].fresh == moves[0].fresh && moves[n].rank == moves[0].rank {
			n++
		}
		if err := together(moves[:n]); err != nil {
			return 0, err
		}
		moves = moves[n:]
	}
	t.batch.waiting = nil
	late, err := t.removeFiles(p.late)
	if err != nil {
		return 0, err
	}
	if err := t.removeFolders(emptied(p)); err != nil {
		return 0, err
	}
	return cleared + late, t.list.strike(slices.Concat(p.clear, p.late))
}

// appearing are the files of the batch, the same ones too: a list that was lost
// does not name them.
func (b *batch) appearing() []entry {
	files := slices.Grow(slices.Clone(b.same), len(b.moves))
	for _, m := range b.moves {
		files = append(files, m.entry)
	}
	return files
}

// makeFolders makes the folders that files wait for.
func (t *tree) makeFolders() error {
	var waiting []*place
	for _, p := range t.batch.places {
		if !p.real {
			waiting = append(waiting, p)
		}
	}
	slices.SortFunc(waiting, func(a, b *place) int { return strings.Compare(a.path, b.path) })
	for _, p := range waiting {
		if err := t.makePlace(p); err != nil {
			return fmt.Errorf("make the folder %s: %w", p.path, cause(err))
		}
	}
	return nil
}

// makePlace gives the hidden folder its name, and its mode after that. If that
// cannot be, since somebody has just made the folder, or where no open folder can
// be renamed, as on Windows, the folder is made, and its files come one by one.
func (t *tree) makePlace(p *place) error {
	name := below(p.base, p.path)
	return p.base.do(func(r *opened) error {
		if p.wait == nil || r.Rename(path.Base(p.wait.path), name) != nil {
			_, err := t.makeFolder(r.Root, name)
			return err
		}
		p.wait.path, p.base, p.real = p.path, p.wait, true
		for _, name := range p.hidden {
			t.batch.waiting = append(t.batch.waiting, temp{p.wait, name})
		}
		return t.suit(r.Root, name)
	})
}

// carryOut puts the file in its place.
func (m *move) carryOut() error {
	if m.place.real {
		return m.place.base.do(func(r *opened) error { return r.rename(m.hidden, path.Base(m.path)) })
	}
	from := path.Join(path.Base(m.place.wait.path), m.hidden)
	return m.place.base.do(func(r *opened) error { return r.Rename(from, below(m.place.base, m.path)) })
}

// together puts files in place whose order is no promise, those of different
// folders side by side.
func together(moves []move) error {
	var folders [][]*move
	at := map[*place]int{}
	for i := range moves {
		m := &moves[i]
		if _, there := at[m.place]; !there {
			at[m.place] = len(folders)
			folders = append(folders, nil)
		}
		folders[at[m.place]] = append(folders[at[m.place]], m)
	}
	errs := make([]error, len(folders))
	jobs.Each(runtime.GOMAXPROCS(0), len(folders), func(i int) {
		for _, m := range folders[i] {
			if err := m.carryOut(); err != nil {
				errs[i] = fmt.Errorf("publish %s: put its new version in place: %w", m.path, cause(err))
				return
			}
		}
	})
	return cmp.Or(errs...)
}

// makeFolder makes a folder, unless it is there, and reports whether it did. Its
// mode is the audience's, whatever the umask; a bit that hands the group on is
// kept.
func (t *tree) makeFolder(r *os.Root, name string) (made bool, err error) {
	err = r.Mkdir(name, t.audience.folder())
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, t.suit(r, name)
}

// suit gives a folder that was just made the audience's mode.
func (t *tree) suit(r *os.Root, name string) error {
	info, err := r.Lstat(name)
	if err != nil || t.plainModes || info.Mode().Perm() == t.audience.folder() {
		return err
	}
	return r.Chmod(name, t.audience.folder()|info.Mode()&fs.ModeSetgid)
}

// removeFiles removes files that are ours, in this order.
func (t *tree) removeFiles(files []entry) (removed int, err error) {
	for _, e := range files {
		gone, err := t.removeFile(e.path)
		if err != nil {
			return removed, fmt.Errorf("remove %s: %w", e.path, cause(err))
		}
		if gone {
			removed++
		}
	}
	return removed, nil
}

func (t *tree) removeFile(file string) (bool, error) {
	f, err := t.reach(path.Dir(file))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNoFolder) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if again, ok := t.batch.claimed[fold(file)]; ok && t.sameFile(f, file, again) {
		return false, nil
	}
	return f.removeFile(path.Base(file))
}

// sameFile reports whether a name to be removed and a staged one are two
// spellings of one name on this file system.
func (t *tree) sameFile(f *folder, file, staged string) bool {
	old, err := f.lstat(path.Base(file))
	if err != nil {
		return false
	}
	g, err := t.reach(path.Dir(staged))
	if err != nil {
		return false
	}
	now, err := g.lstat(path.Base(staged))
	return err == nil && os.SameFile(old, now)
}

// emptied are the folders that may have become empty, deepest first.
func emptied(p plan) []string {
	set := map[string]bool{}
	for _, e := range slices.Concat(p.clear, p.late) {
		addParents(set, e.path)
	}
	folders := make([]string, 0, len(set))
	for dir := range set {
		folders = append(folders, dir)
	}
	deepestFirst(folders)
	return folders
}

// removeFolders removes those of the folders that are empty.
func (t *tree) removeFolders(folders []string) error {
	for _, dir := range folders {
		if err := t.removeFolder(dir); err != nil {
			return fmt.Errorf("remove the empty folder %s: %w", dir, cause(err))
		}
	}
	return nil
}

func (t *tree) removeFolder(dir string) error {
	t.batch.letGo(dir)
	parent, err := t.reach(path.Dir(dir))
	if err == nil {
		var info fs.FileInfo
		if info, err = parent.lstat(path.Base(dir)); err == nil && !info.IsDir() {
			return nil
		}
	}
	if err == nil {
		err = parent.do(func(r *opened) error { return r.Remove(path.Base(dir)) })
	}
	if errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNoFolder) {
		return nil // it is not empty, or it is gone already
	}
	return err
}

// reach returns the folder at a path and keeps it for the rest of the batch.
func (t *tree) reach(dir string) (*folder, error) {
	if dir == "." {
		return t.top, nil
	}
	if p := t.batch.places[dir]; p != nil && p.real {
		return p.base, nil
	}
	if f := t.batch.reached[dir]; f != nil {
		return f, nil
	}
	parent, err := t.reach(path.Dir(dir))
	if err != nil {
		return nil, err
	}
	f, err := parent.child(path.Base(dir))
	if err != nil {
		return nil, err
	}
	t.batch.reached[dir] = f
	return f, nil
}

// letGo closes a folder that reach kept.
func (b *batch) letGo(dir string) {
	if f := b.reached[dir]; f != nil {
		f.close()
		delete(b.reached, dir)
	}
}

// abort ends the batch: hidden files that were not put in place are removed, and
// a folder that only this batch made ours is given back.
func (t *tree) abort() error {
	if t.batch == nil {
		return nil
	}
	b := t.batch
	t.batch = nil
	// Open folders go first, for cleaning needs some too, and it must not fail
	// where there are too few.
	for _, p := range b.places {
		if p.wait != nil && p.wait != t.top {
			p.wait.close()
		}
		if p.base != t.top {
			p.base.close()
		}
	}
	for _, f := range b.reached {
		f.close()
	}
	err := t.clean(b)
	if err = errors.Join(err, t.giveBack(b)); err != nil {
		return fmt.Errorf("take back what was staged: %w", err)
	}
	return nil
}

func (t *tree) clean(b *batch) error {
	for _, h := range slices.Concat(b.waiting, b.litter) {
		if err := h.in.do(func(r *opened) error { return r.RemoveAll(h.name) }); err != nil {
			t.littered = true
			return cause(err)
		}
	}
	if t.littered {
		return nil
	}
	return t.list.end()
}

// giveBack takes the mark away that the batch set, and the folder it made.
func (t *tree) giveBack(b *batch) (err error) {
	if b.marked {
		_, err = t.top.removeFile(markName)
		t.top.close()
		t.top = nil
	}
	if b.made && err == nil {
		err = os.Remove(t.dir)
	}
	return cause(err)
}
