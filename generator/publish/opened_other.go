//go:build !linux

package publish

import (
	"io"
	"io/fs"
	"os"
)

// opened is an open folder. Names are those of files in the folder itself.
type opened struct{ *os.Root }

func openFolder(r *os.Root) (*opened, error) { return &opened{r}, nil }

// create makes a file that nobody else can read, writes it, and gives it its mode
// then, which no umask changes.
func (o *opened) create(name string, content []byte, mode fs.FileMode) error {
	f, err := o.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return finish(f, content, func() error { return f.Chmod(mode) })
}

// rename gives a file in the folder another name in it.
func (o *opened) rename(from, to string) error { return o.Rename(from, to) }

// read opens a file in the folder for reading.
func (o *opened) read(name string) (io.ReadCloser, error) { return o.Open(name) }
