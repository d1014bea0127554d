package generator

import (
	"cmp"
	"crypto/sha256"
	"iter"
	"path"
	"slices"

	"planportal/generator/diag"
	"planportal/generator/info"
	"planportal/generator/memory"
	"planportal/generator/site"
	"planportal/generator/source"
	"planportal/generator/stamp"
)

// leaf is a source file as it was last read. Findings are replayed, not made
// again, while the hash is the same.
type leaf struct {
	stamp stamp.Stamp // zero if it may say nothing of what was read
	hash  [sha256.Size]byte
	plan  *site.File // for a plan
	page  *info.Page // for a page: its last version that could be read
	finds []diag.Finding
	torn  []byte // the text of a plan that cannot be read as it stands: the guard searches for that, too

	// recalled says that the leaf comes from the last build: its plan is not the
	// last good version of a file that is broken now, or the same source would
	// make other sites where the last build is not remembered.
	recalled bool
}

// nothing is what is known of a file that was not there.
var nothing = new(leaf)

// leaves are all source files. Plans that nobody has touched since the last
// build are kept by folder, sealed: a folder is unsealed before one of its files
// is looked at.
type leaves struct {
	open   map[string]*leaf    // by path
	ids    map[string][]string // the open plans of each id, by path; more than one is a fault
	sealed map[string]shelf    // by folder
}

// shelf is a sealed folder, with the names of what lies in it.
type shelf struct {
	memory.Shelf
	names *stamp.Listing
}

func newLeaves() leaves {
	return leaves{open: map[string]*leaf{}, ids: map[string][]string{}, sealed: map[string]shelf{}}
}

// size is how many files there are.
func (l *leaves) size() int {
	n := len(l.open)
	for _, sh := range l.sealed {
		n += sh.Plans
	}
	return n
}

// read reads what is in a folder that is sealed, and leaves it so; many may do it at
// once.
func (l *leaves) read(folder string) {
	if sh, there := l.sealed[folder]; there {
		sh.Texts.Get()
	}
}

// unseal opens a folder, if it is sealed.
func (l *leaves) unseal(folder string) {
	sh, there := l.sealed[folder]
	if !there {
		return
	}
	delete(l.sealed, folder)
	for _, t := range sh.Texts.Get() {
		l.open[t.File.Path] = &leaf{stamp: t.Stamp, hash: t.Hash, plan: t.File, recalled: true}
		l.ids[t.File.ID] = append(l.ids[t.File.ID], t.File.Path)
	}
}

// unsealID opens the folders that have a plan with that id.
func (l *leaves) unsealID(id string) {
	for folder, sh := range l.sealed {
		_, has := slices.BinarySearchFunc(sh.names.Entries, id+".md", func(e stamp.Entry, name string) int { return cmp.Compare(e.Name, name) })
		if has {
			l.unseal(folder)
		}
	}
}

// all yields every file by path, in no order, and opens everything.
func (l *leaves) all() iter.Seq2[string, *leaf] {
	return func(yield func(string, *leaf) bool) {
		for folder := range l.sealed {
			l.unseal(folder)
		}
		for path, one := range l.open {
			if !yield(path, one) {
				return
			}
		}
	}
}

// keepSealed opens the folders that are not as they were sealed.
func (l *leaves) keepSealed(content *stamp.Tree) {
	for folder, sh := range l.sealed {
		if now := listing(content, folder); now == nil || !sh.Digest.Is(now.Digest[:]) {
			l.unseal(folder)
		}
	}
}

// listing is what lies in a folder of content/, nil if that is not certain or
// the folder has folders of its own.
func listing(content *stamp.Tree, folder string) *stamp.Listing {
	l := content.Folders[folder[len("content/"):]]
	if l == nil || l.Err != nil || slices.ContainsFunc(l.Entries, func(e stamp.Entry) bool { return e.Mode.IsDir() }) {
		return nil
	}
	return l
}

// at is what is known of a file that is not sealed.
func (l *leaves) at(path string) (known *leaf, there bool) {
	if known, there = l.open[path]; !there {
		return nothing, false
	}
	return known, true
}

// isSealed reports whether a file lies in a sealed folder.
func (l *leaves) isSealed(file string) bool {
	_, there := l.sealed[path.Dir(file)]
	return there
}

// folders are the folders of the open plans with what lies in each, by path.
func (l *leaves) folders() map[string][]memory.Text {
	all := map[string][]memory.Text{}
	for at, one := range l.open {
		if one.plan != nil {
			folder := path.Dir(at)
			all[folder] = append(all[folder], memory.Text{Stamp: one.stamp, Hash: one.hash, File: one.plan})
		}
	}
	for _, texts := range all {
		slices.SortFunc(texts, func(a, b memory.Text) int { return cmp.Compare(a.File.Path, b.File.Path) })
	}
	return all
}

// digest is the digest of a folder if just these texts were read from it as it
// is now, else nil.
func digest(content *stamp.Tree, folder string, texts []memory.Text) memory.Sum {
	l := listing(content, folder)
	if l == nil {
		return nil
	}
	stamps := make(map[string]stamp.Stamp, len(l.Entries))
	for _, e := range l.Entries {
		if path.Ext(e.Name) == ".md" && !source.LeftOver(e.Name) {
			stamps[e.Name] = e.Stamp
		}
	}
	if len(stamps) != len(texts) {
		return nil
	}
	for _, t := range texts {
		if t.Stamp == (stamp.Stamp{}) || stamps[path.Base(t.File.Path)] != t.Stamp {
			return nil
		}
	}
	return l.Digest[:]
}
