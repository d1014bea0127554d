package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// plan is what a commit is going to do apart from its moves.
type plan struct {
	clear   []entry  // files of ours that go first, since a folder must stand there, or they lie in its way
	hollow  []string // folders that go first, since a file must stand there
	late    []entry  // files of ours that nothing links to when all moves are done
	foreign []string
	whole   bool // the list of ours is complete afterwards
}

// planWhole plans to remove everything of ours that was not staged.
func (t *tree) planWhole() (plan, error) {
	p := plan{whole: true}
	gone := map[string]int{}
	for file, rank := range t.list.ranks {
		if !t.batch.claims(file) {
			gone[file] = rank
		}
	}
	s := survey{tree: t, ours: t.foldersOfOurs(), gone: gone}
	if err := s.look(t.top); err != nil {
		return plan{}, fmt.Errorf("look through the output folder: %w", cause(err))
	}
	p.foreign = s.foreign
	return t.makeWay(p, gone)
}

// planPart plans to remove what Remove was asked to.
func (t *tree) planPart() (plan, error) {
	p := plan{}
	gone := map[string]int{}
	for file := range t.batch.removed {
		if t.batch.claims(file) {
			continue
		}
		if rank, known := t.list.ranks[file]; known {
			gone[file] = rank
			continue
		}
		there, err := t.exists(file)
		if err != nil {
			return plan{}, fmt.Errorf("look at %s: %w", file, cause(err))
		}
		if there {
			p.foreign = append(p.foreign, file)
		}
	}
	slices.Sort(p.foreign)
	return t.makeWay(p, gone)
}

// claims reports whether the batch holds a file at this very path.
func (b *batch) claims(file string) bool { return b.claimed[fold(file)] == file }

func (t *tree) exists(file string) (bool, error) {
	f, err := t.reach(path.Dir(file))
	if err == nil {
		_, err = f.lstat(path.Base(file))
	}
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNoFolder) {
		return false, nil
	}
	return err == nil, err
}

// makeWay takes out of gone what must go before the moves: a path that was a
// folder becomes a file, or the other way round.
func (t *tree) makeWay(p plan, gone map[string]int) (plan, error) {
	for _, m := range t.batch.moves {
		if !m.over {
			continue
		}
		files, folders, err := t.inside(m.path)
		if err != nil {
			return plan{}, err
		}
		p.hollow = append(p.hollow, folders...)
		for _, file := range files {
			p.clear = append(p.clear, entry{file, t.list.ranks[file]})
			delete(gone, file)
		}
	}
	for _, in := range t.batch.places {
		if in.over {
			p.clear = append(p.clear, entry{in.path, t.list.ranks[in.path]})
			delete(gone, in.path)
		}
	}
	for file, rank := range gone {
		p.late = append(p.late, entry{file, rank})
	}
	slices.SortFunc(p.clear, lastFirst)
	slices.SortFunc(p.late, lastFirst)
	deepestFirst(p.hollow)
	return p, nil
}

// inside lists what stands in a folder where a file must be. It is an error if
// anything there is not ours.
func (t *tree) inside(dir string) (files, folders []string, err error) {
	var entries []fs.DirEntry
	f, err := t.reach(dir)
	if err == nil {
		entries, err = f.list()
	}
	if err != nil {
		return nil, nil, fmt.Errorf("look into the folder %s: %w", dir, cause(err))
	}
	for _, e := range entries {
		at := path.Join(dir, e.Name())
		switch {
		case e.IsDir():
			more, deeper, err := t.inside(at)
			if err != nil {
				return nil, nil, err
			}
			files, folders = append(files, more...), append(folders, deeper...)
		case !t.wrote(f, at):
			return nil, nil, fmt.Errorf("a file of the site must stand at %s, but the folder there holds %s, which planportal did not write: move it away", dir, at)
		default:
			files = append(files, at)
		}
	}
	return files, append(folders, dir), nil
}

// foldersOfOurs are the folders in which a file of ours is or may be.
func (t *tree) foldersOfOurs() map[string]bool {
	ours := map[string]bool{}
	for file := range t.list.ranks {
		addParents(ours, file)
	}
	for dir := range t.batch.places {
		ours[dir] = true
	}
	return ours
}

func addParents(set map[string]bool, file string) {
	for dir := path.Dir(file); dir != "." && !set[dir]; dir = path.Dir(dir) {
		set[dir] = true
	}
}

// freshFirst orders moves as readers may meet them.
func freshFirst(a, b move) int {
	switch {
	case a.fresh && !b.fresh:
		return -1
	case b.fresh && !a.fresh:
		return 1
	}
	return firstFirst(a.entry, b.entry)
}

// firstFirst orders files as readers may meet them, lastFirst as they may lose
// them.
func firstFirst(a, b entry) int {
	return cmp.Or(cmp.Compare(a.rank, b.rank), strings.Compare(a.path, b.path))
}

func lastFirst(a, b entry) int {
	return cmp.Or(cmp.Compare(b.rank, a.rank), strings.Compare(a.path, b.path))
}

// deepestFirst puts every folder before the one it lies in.
func deepestFirst(folders []string) {
	slices.SortFunc(folders, func(a, b string) int { return strings.Compare(b, a) })
}
