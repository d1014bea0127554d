package stamp

import (
	"io/fs"
	"syscall"
)

func Of(info fs.FileInfo) Stamp {
	s := Stamp{Size: info.Size(), Modified: info.ModTime().UnixNano()}
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		s.Changed, s.Inode = st.Ctimespec.Nano(), st.Ino
	}
	return s
}
