//go:build amd64 || arm64

package source

import (
	"path"

	"golang.org/x/sys/unix"

	"planportal/generator/stamp"
)

// lstat tells what bears a name, and does not follow a link. It asks as open does,
// and step by step where that gives no answer.
func (z *zone) lstat(name string) (stamp.Entry, error) {
	how := unix.OpenHow{Flags: unix.O_PATH | unix.O_NOFOLLOW | unix.O_CLOEXEC, Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS}
	for {
		fd, err := unix.Openat2(int(z.dir.Fd()), name, &how)
		switch err {
		case nil:
			entry, err := stamp.At(fd, path.Base(name))
			_ = unix.Close(fd) // nothing was written
			return entry, err
		case unix.EINTR:
			continue
		case unix.ENOENT:
			return stamp.Entry{}, err
		}
		return z.slowLstat(name)
	}
}
