package publish

import (
	"bytes"
	"io/fs"
	"path"
)

// generatorMark stands in the head of every page of planportal. By it a page is
// known as ours when the list is lost.
const generatorMark = `<meta name="generator" content="planportal">`

// survey goes through the output folder and finds what is neither staged nor in
// the list.
type survey struct {
	tree    *tree
	ours    map[string]bool // folders
	gone    map[string]int  // files to remove; pages of a lost list are added
	foreign []string
}

// look goes through one folder. Links are never followed.
func (s *survey) look(f *folder) error {
	entries, err := f.list()
	if err != nil {
		return err
	}
	for _, e := range entries {
		at := path.Join(f.path, e.Name())
		if f.path == "." && keepers(at) || s.tree.hidden.made(e.Name()) {
			continue
		}
		if e.IsDir() {
			err = s.lookInto(f, at)
		} else {
			s.judge(f, at)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// lookInto goes on to a folder below. One that is not ours is told of as one.
func (s *survey) lookInto(f *folder, at string) error {
	if !s.ours[at] && s.tree.list.whole {
		s.foreign = append(s.foreign, at+"/")
		return nil
	}
	below, err := f.child(path.Base(at))
	if err != nil {
		return err
	}
	defer below.close()
	return s.look(below)
}

func (s *survey) judge(f *folder, at string) {
	if _, known := s.tree.list.ranks[at]; known || s.tree.batch.claims(at) {
		return
	}
	if !s.tree.list.whole && f.recognises(path.Base(at)) {
		s.gone[at] = pageRank
		return
	}
	s.foreign = append(s.foreign, at)
}

// pageRank stands in for the rank of a page that no list names.
const pageRank = 1

// recognises reports whether a file is a page of planportal's.
func (f *folder) recognises(name string) bool {
	if path.Ext(name) != ".html" {
		return false
	}
	info, err := f.lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	head, err := f.head(name, 1024)
	return err == nil && bytes.Contains(head, []byte(generatorMark))
}

// sweep removes the hidden files and folders that a killed process left in f and
// below. It stays out of what the folder's keeper has at the top.
func (t *tree) sweep(f *folder) error {
	entries, err := f.list()
	if err != nil {
		return err
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case isHidden(name):
			err = f.do(func(r *opened) error { return r.RemoveAll(name) })
		case e.IsDir() && !(f.path == "." && keepers(name)):
			err = t.sweepBelow(f, e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *tree) sweepBelow(f *folder, e fs.DirEntry) error {
	below, err := f.child(e.Name())
	if err != nil {
		return err
	}
	defer below.close()
	return t.sweep(below)
}
