package publish

import (
	"io"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// opened is an open folder. Its files are made, named and read by the system's own
// calls, within it: package os asks the system six times more for each file,
// whether it can be waited for. Names are those of files in the folder itself,
// and links are not followed.
type opened struct {
	*os.Root
	dir *os.File // the same folder
}

func openFolder(r *os.Root) (*opened, error) {
	dir, err := r.Open(".")
	return &opened{r, dir}, err
}

func (o *opened) Close() error {
	_ = o.dir.Close() // it was open only for reading
	return o.Root.Close()
}

func (o *opened) fd() int { return int(o.dir.Fd()) }

// create makes a file that nobody else can read, writes it, and gives it its mode
// then, which no umask changes.
func (o *opened) create(name string, content []byte, mode fs.FileMode) error {
	f, err := o.openFile(name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL)
	if err != nil {
		return err
	}
	return finish(f, content, func() error {
		return again(func() error { return unix.Fchmod(int(f), uint32(mode)) })
	})
}

// rename gives a file in the folder another name in it.
func (o *opened) rename(from, to string) error {
	err := again(func() error { return unix.Renameat(o.fd(), from, o.fd(), to) })
	if err == unix.EISDIR {
		return unix.EEXIST // as package os says it
	}
	return err
}

// read opens a file in the folder for reading.
func (o *opened) read(name string) (io.ReadCloser, error) {
	return o.openFile(name, unix.O_RDONLY|unix.O_NONBLOCK) // a pipe in its place is not waited for
}

func (o *opened) openFile(name string, flags int) (f file, err error) {
	err = again(func() error {
		fd, err := unix.Openat(o.fd(), name, flags|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0o600)
		f = file(fd)
		return err
	})
	return f, err
}

// file is an open file.
type file int

func (f file) Read(p []byte) (n int, err error) {
	err = again(func() error { n, err = unix.Read(int(f), p); return err })
	if err == nil && n == 0 && len(p) > 0 {
		err = io.EOF
	}
	return max(0, n), err
}

func (f file) Write(p []byte) (n int, err error) {
	for n < len(p) {
		var some int
		if err = again(func() error { some, err = unix.Write(int(f), p[n:]); return err }); err != nil {
			return n, err
		}
		n += some
	}
	return n, nil
}

func (f file) Close() error { return unix.Close(int(f)) }

// again does what a signal has interrupted again.
func again(do func() error) error {
	for {
		if err := do(); err != unix.EINTR {
			return err
		}
	}
}
