package publish

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// ErrReplaced says that the output folder was removed or replaced since the tree
// was opened: open it again and publish the whole site.
var ErrReplaced = errors.New("the output folder was removed or replaced: publish the whole site again")

// tree is a Tree without the type of its files.
type tree struct {
	dir      string // resolved
	audience Audience
	list     *manifest
	top      *folder // nil while the folder carries no mark
	hidden   hiddenNames
	kept     shelf
	buffers  sync.Pool // of *buffer

	// plainModes is true where a file system keeps no modes of files, as on some
	// file shares: then they are not compared, or every build would write all.
	plainModes bool
	probed     bool

	// littered is true when hidden files could not be removed. The list then
	// stays open, so that the next process sweeps.
	littered bool

	mu    sync.Mutex // guards the batch while files are staged
	batch *batch     // nil before the first Stage and after each commit
}

func open(dir string, audience Audience, state string) (*tree, error) {
	if audience != Public && audience != Intranet {
		return nil, errors.New("publish: no such audience")
	}
	resolved, err := outputFolder(dir, audience)
	if err != nil {
		return nil, err
	}
	if err := keepStateOutside(state, resolved); err != nil {
		return nil, err
	}
	list, err := readManifest(filepath.Join(state, listName(audience, resolved)))
	if err != nil {
		return nil, err
	}
	t := &tree{
		dir: resolved, audience: audience, list: list, hidden: newHiddenNames(),
		plainModes: runtime.GOOS == "windows",
		buffers:    sync.Pool{New: func() any { return new(buffer) }},
	}
	if err := t.enterMarked(dir); err != nil {
		return nil, errors.Join(err, t.close())
	}
	return t, nil
}

// outputFolder resolves the way to dir, but not dir itself: whoever can put a
// link in its place must not choose where the intranet is written.
func outputFolder(dir string, audience Audience) (string, error) {
	info, err := os.Lstat(dir)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("look at the output folder %s: %w", dir, cause(err))
	case err == nil && info.Mode()&fs.ModeSymlink != 0:
		return "", fmt.Errorf("the output folder %s is a symbolic link: give the folder it leads to, with --%s DIR", dir, audience)
	case err == nil && !info.IsDir():
		return "", fmt.Errorf("%s is a file: give a folder with --%s DIR", dir, audience)
	}
	return resolve(dir)
}

func keepStateOutside(state, output string) error {
	if err := makeState(state); err != nil {
		return err
	}
	in, err := locate(state)
	if err != nil {
		return err
	}
	out, err := locate(output)
	if err != nil {
		return err
	}
	if in.within(out) {
		return fmt.Errorf("the state folder %s lies in the output folder, where it would be published", state)
	}
	return nil
}

// listName keys a manifest by audience and folder. The folder's own name is not
// in it, so that any path makes a valid one.
func listName(audience Audience, resolved string) string {
	sum := sha256.Sum256([]byte(resolved))
	return fmt.Sprintf("%s-%x.list", audience, sum[:8])
}

// enterMarked opens the folder if it carries our mark, and heals what a killed
// process left. It leaves a folder alone that does not exist or is empty.
func (t *tree) enterMarked(given string) error {
	top, err := openTop(t.dir, &t.kept)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open the output folder %s: %w", given, cause(err))
	}
	marked, err := checkMark(top, t.audience, given)
	if err != nil || !marked {
		top.close()
		return err
	}
	t.top = top
	return t.heal()
}

func openTop(dir string, kept *shelf) (*folder, error) {
	info, err := os.Lstat(dir)
	if err != nil {
		return nil, err
	}
	top := &folder{path: ".", info: info, kept: kept}
	if top.root, err = top.open(os.OpenRoot(dir)); err != nil {
		return nil, err
	}
	top.top = top.root.Root
	return top, nil
}

// checkMark reports whether the folder carries our mark. It is an error if the
// folder is somebody else's.
func checkMark(top *folder, audience Audience, given string) (bool, error) {
	info, err := top.lstat(markName)
	if errors.Is(err, fs.ErrNotExist) {
		return false, checkEmpty(top, audience, given)
	}
	var content []byte
	if err == nil && info.Mode().IsRegular() {
		content, err = top.head(markName, 1024)
	}
	if err != nil {
		return false, fmt.Errorf("read the mark of the output folder %s: %w", given, cause(err))
	}
	switch whose, known := markedFor(content); {
	case !known:
		return false, fmt.Errorf("%s does not tell whose folder it is: give another folder with --%s DIR",
			filepath.Join(given, markName), audience)
	case whose != audience:
		return false, fmt.Errorf("the folder %s holds the %s site, not the %s one: give another folder with --%s DIR",
			given, whose, audience, audience)
	}
	return true, nil
}

func checkEmpty(top *folder, audience Audience, given string) error {
	entries, err := top.list()
	if err != nil {
		return fmt.Errorf("look into the output folder %s: %w", given, cause(err))
	}
	for _, e := range entries {
		if !keepers(e.Name()) {
			return fmt.Errorf("the folder %s was not made by planportal and is not empty: empty it, or give another folder with --%s DIR",
				given, audience)
		}
	}
	return nil
}

// keepers reports whether a name at the top of an output folder is the affair of
// whoever keeps the folder: .git, .htaccess, .gitkeep, a README.md.
func keepers(name string) bool { return strings.HasPrefix(name, ".") || name == "README.md" }

// heal takes away the hidden files that a killed process left, and keeps the
// log short.
func (t *tree) heal() error {
	if t.list.open || !t.list.whole {
		if err := t.sweep(t.top); err != nil {
			return fmt.Errorf("take away what an interrupted build left: %w", cause(err))
		}
	} else if t.list.lines < 2*len(t.list.ranks)+100 {
		return nil
	}
	t.list.open = false
	return t.list.compact()
}

// close lets go of the folder and the list.
func (t *tree) close() error {
	err := errors.Join(t.abort(), t.list.close())
	if t.top != nil {
		t.top.close()
		t.top = nil
	}
	return err
}

// hiddenNames makes names for files that nobody shall meet: no reader looks for
// them, no other process can guess them, and a later one knows them again.
type hiddenNames struct {
	prefix string
	count  *atomic.Int64
}

const hiddenPrefix = markName + "-"

func newHiddenNames() hiddenNames {
	return hiddenNames{prefix: hiddenPrefix + strings.ToLower(rand.Text()[:16]) + "-", count: new(atomic.Int64)}
}

func (h hiddenNames) next() string { return h.prefix + strconv.FormatInt(h.count.Add(1), 10) }

// made reports whether a name was made by h.
func (h hiddenNames) made(name string) bool { return strings.HasPrefix(name, h.prefix) }

// isHidden reports whether a name was made by some hiddenNames.
func isHidden(name string) bool {
	rest, ok := strings.CutPrefix(name, hiddenPrefix)
	text, number, cut := strings.Cut(rest, "-")
	return ok && cut && len(text) == 16 && number != "" && strings.Trim(number, "0123456789") == ""
}
