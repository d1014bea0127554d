package source

import (
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// zone is an open zone.
type zone struct {
	*os.Root
	dir *os.File // the same folder
}

func openZone(r *os.Root) (*zone, error) {
	dir, err := r.Open(".")
	return &zone{r, dir}, err
}

func (z *zone) Close() error {
	_ = z.dir.Close() // it was open only for reading
	return z.Root.Close()
}

// open opens a file for reading, with one call: the system sees to it that no
// link is followed and nothing outside of the zone is reached. A system that
// cannot is asked step by step.
func (z *zone) open(name string) (io.ReadCloser, error) {
	how := unix.OpenHow{
		Flags:   unix.O_RDONLY | unix.O_CLOEXEC | unix.O_NONBLOCK, // a pipe that has come into its place is not waited for
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS,
	}
	for {
		switch fd, err := unix.Openat2(int(z.dir.Fd()), name, &how); err {
		case nil:
			return file(fd), nil
		case unix.EINTR:
		case unix.ENOSYS, unix.EPERM, unix.EAGAIN:
			return z.Root.Open(name)
		default:
			return nil, err
		}
	}
}

// file is an open file.
type file int

func (f file) Read(p []byte) (int, error) {
	for {
		n, err := unix.Read(int(f), p)
		switch {
		case err == unix.EINTR:
		case err != nil:
			return 0, err
		case n == 0 && len(p) > 0:
			return 0, io.EOF
		default:
			return n, nil
		}
	}
}

func (f file) Close() error { return unix.Close(int(f)) }
