package proof

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// maxFile is the size of the largest file that is searched, in bytes.
const maxFile = 512 << 20

// list is everything in a folder.
type list struct {
	files   []string // regular ones, sorted
	folders []string
	others  []string // links, devices: what nobody can say anything of
	bytes   int64
}

// walk lists a folder, hidden files too.
func walk(root *os.Root) (l list, err error) {
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ".":
		case d.IsDir():
			l.folders = append(l.folders, name)
		case d.Type().IsRegular():
			l.files = append(l.files, name)
			if info, err := d.Info(); err == nil {
				l.bytes += info.Size()
			}
		default:
			l.others = append(l.others, name)
		}
		return nil
	})
	slices.SortFunc(l.files, strings.Compare)
	return l, err
}

// open opens the folder of the open site.
func open(folder string) (*os.Root, list, error) {
	info, err := os.Lstat(folder)
	if err != nil {
		return nil, list{}, fmt.Errorf("look at the open site: %w", err)
	}
	if !info.IsDir() {
		return nil, list{}, fmt.Errorf("%s must be a folder, not a link or a file", folder)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, list{}, fmt.Errorf("open the open site: %w", err)
	}
	l, err := walk(root)
	if err != nil {
		return nil, list{}, errors.Join(fmt.Errorf("look through the open site: %w", err), root.Close())
	}
	return root, l, nil
}
