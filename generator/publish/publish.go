// Package publish answers one question: how do finished bytes become one folder,
// atomically, and only where they differ? Readers of the folder meet every file
// whole, old or new, and never a link to a file that is not there yet.
//
// A Tree is one output folder. Stage puts what differs beside its target under a
// hidden name; a commit renames all of it, and deletes last. Nothing a reader
// can see changes before the commit.
//
// A killed process is healed by the next one: a manifest outside the folder
// names every file before it appears. A power loss is not: planportal calls no
// fsync, since the whole output can be made again from the source.
package publish

// Output is a finished file of one audience. The packages public and intranet
// each have a type of their own, so that the tree of one cannot be handed the
// files of the other.
type Output interface {
	Path() string  // slash-separated, below the output folder: "en/kontakt.html"
	Bytes() []byte // the whole content
	Rank() int     // files of a lower rank appear before, and vanish after, those that may link to them
}

// Tree is an output folder with what has been staged for it. Stage and Remove
// may be called by many goroutines at once; the other methods by one, when no
// Stage or Remove runs. One process at a time may write a folder: see Lock.
type Tree[F Output] struct {
	_    [0]F // two trees of different files do not convert to each other
	tree *tree
}

// Stats tells what a commit did.
type Stats struct {
	Written int // files that are new or differ from what stood there
	Same    int // files that already stood there, byte for byte
	Removed int // files of an earlier build that are gone now
	// Foreign are the files and folders (with a slash at the end) that planportal
	// did not write, sorted. They were left alone. A part tells only of those it
	// was asked to remove.
	Foreign []string
}

// Open makes ready to publish to dir, which need not exist yet. It is refused if
// dir is a symbolic link, carries the mark of the other audience, or carries no
// mark and holds anything but dot files and a README.md.
//
// The state folder keeps the manifests of all output folders of a source. It
// lies outside of them, for it names plans.
func Open[F Output](dir string, audience Audience, state string) (*Tree[F], error) {
	t, err := open(dir, audience, state)
	if err != nil {
		return nil, err
	}
	return &Tree[F]{tree: t}, nil
}

// Stage compares f with what stands in the folder and writes it beside its
// target if it differs. After an error the batch cannot be committed.
func (t *Tree[F]) Stage(f F) error { return t.tree.stage(f.Path(), f.Bytes(), f.Rank()) }

// Remove notes that the file at path is no longer made. A whole commit finds
// such files by itself. If the same batch stages the path, it stays.
func (t *Tree[F]) Remove(path string) error { return t.tree.remove(path) }

// CommitWhole publishes the batch as the whole site: what an earlier build wrote
// and this batch did not stage is removed.
func (t *Tree[F]) CommitWhole() (Stats, error) { return t.tree.commit(t.tree.planWhole) }

// CommitPart publishes the batch and leaves the rest of the site as it is. Its
// cost depends on the batch alone.
func (t *Tree[F]) CommitPart() (Stats, error) { return t.tree.commit(t.tree.planPart) }

// Abort takes back everything that was staged and leaves the folder as it was,
// byte for byte. Without a batch it does nothing, so it may be deferred.
func (t *Tree[F]) Abort() error { return t.tree.abort() }

// Close aborts a batch that was not committed and lets go of the folder.
func (t *Tree[F]) Close() error { return t.tree.close() }
