//go:build !linux || (!amd64 && !arm64)

package stamp

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// reader reads folders.
type reader struct{}

// read takes in what lies in a folder. Only the first may be reached by a link.
func (w *worker) read(dir string, first bool) error {
	if info, err := os.Lstat(dir); !first && (err != nil || !info.IsDir()) {
		return cmp.Or(err, fs.ErrInvalid)
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	found, err := f.ReadDir(-1)
	if err != nil {
		return err
	}
	for _, d := range found {
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // gone since it was listed: the next look finds another folder
		}
		if err != nil {
			return err
		}
		w.entries = append(w.entries, EntryOf(info))
	}
	slices.SortFunc(w.entries, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	return nil
}
