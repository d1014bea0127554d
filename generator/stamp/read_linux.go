//go:build amd64 || arm64

package stamp

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"os"
	"slices"
	"unsafe"

	"golang.org/x/sys/unix"
)

// reader reads folders: it lists one with few calls, and asks for each name
// within the open folder, so that no path is put together and walked down.
type reader struct {
	listed []byte   // as the system lists what lies in a folder
	names  []string // the names in it, each with a zero behind it
	stat   unix.Stat_t
}

// read takes in what lies in a folder. Only the first may be reached by a link.
func (w *worker) read(dir string, first bool) error {
	flags := os.O_RDONLY | unix.O_DIRECTORY
	if !first {
		flags |= unix.O_NOFOLLOW
	}
	f, err := os.OpenFile(dir, flags, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	fd := int(f.Fd())
	if err := w.list(fd); err != nil {
		return &fs.PathError{Op: "list", Path: dir, Err: err}
	}
	for _, name := range w.names {
		switch err := w.lstat(fd, name); {
		case err == unix.ENOENT: // gone since it was listed: the next look finds another folder
		case err != nil:
			return &fs.PathError{Op: "lstat", Path: dir, Err: err}
		default:
			w.entries = append(w.entries, w.entry(name))
		}
	}
	return nil
}

// list finds the names in an open folder, and sorts them.
func (r *reader) list(fd int) error {
	r.listed, r.names = r.listed[:0], r.names[:0]
	for {
		r.listed = slices.Grow(r.listed, 32<<10)
		n, err := unix.Getdents(fd, r.listed[len(r.listed):cap(r.listed)])
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return err
		}
		if n == 0 {
			break
		}
		r.listed = r.listed[:len(r.listed)+n]
	}
	// A record is an inode and a position of 8 bytes, its size in 2, a kind in 1,
	// and the name.
	const size, name = 16, 19
	for rest := r.listed; len(rest) > name; {
		record := rest[:binary.NativeEndian.Uint16(rest[size:])]
		rest = rest[len(record):]
		text := record[name:]
		text = text[:bytes.IndexByte(text, 0)]
		if s := unsafe.String(unsafe.SliceData(text), len(text)); s != "." && s != ".." {
			r.names = append(r.names, s)
		}
	}
	slices.Sort(r.names)
	return nil
}

// lstat asks for a name in an open folder.
func (r *reader) lstat(fd int, name string) error {
	for {
		_, _, err := unix.Syscall6(unix.SYS_NEWFSTATAT, uintptr(fd), uintptr(unsafe.Pointer(unsafe.StringData(name))),
			uintptr(unsafe.Pointer(&r.stat)), unix.AT_SYMLINK_NOFOLLOW, 0, 0)
		if err == 0 {
			return nil
		}
		if err != unix.EINTR {
			return err
		}
	}
}

// entry is what lstat was told.
func (r *reader) entry(name string) Entry { return entryOf(name, &r.stat) }

func entryOf(name string, s *unix.Stat_t) Entry {
	return Entry{name, mode(s.Mode), uint64(s.Nlink), Stamp{s.Size, s.Mtim.Nano(), s.Ctim.Nano(), s.Ino}}
}

// At is the entry of an open file that bears the name.
func At(fd int, name string) (Entry, error) {
	var s unix.Stat_t
	for {
		switch err := unix.Fstat(fd, &s); err {
		case nil:
			return entryOf(name, &s), nil
		case unix.EINTR:
		default:
			return Entry{}, err
		}
	}
}

// mode says it in Go's words, as package os does.
func mode(bits uint32) fs.FileMode {
	m := fs.FileMode(bits & 0o777)
	switch bits & unix.S_IFMT {
	case unix.S_IFREG:
	case unix.S_IFDIR:
		m |= fs.ModeDir
	case unix.S_IFLNK:
		m |= fs.ModeSymlink
	case unix.S_IFIFO:
		m |= fs.ModeNamedPipe
	case unix.S_IFSOCK:
		m |= fs.ModeSocket
	case unix.S_IFCHR:
		m |= fs.ModeDevice | fs.ModeCharDevice
	default:
		m |= fs.ModeDevice
	}
	if bits&unix.S_ISUID != 0 {
		m |= fs.ModeSetuid
	}
	if bits&unix.S_ISGID != 0 {
		m |= fs.ModeSetgid
	}
	if bits&unix.S_ISVTX != 0 {
		m |= fs.ModeSticky
	}
	return m
}
