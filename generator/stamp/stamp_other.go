//go:build !linux && !darwin

package stamp

import "io/fs"

// Of has no Changed here, and so is never trusted: every file is read.
func Of(info fs.FileInfo) Stamp {
	return Stamp{Size: info.Size(), Modified: info.ModTime().UnixNano()}
}
