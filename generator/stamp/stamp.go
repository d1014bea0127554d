// Package stamp answers one question: is this file, or this folder, as it was?
// It asks the file system only, and reads no file.
package stamp

// Stamp is what the file system says of a file without reading it. A file whose
// stamp is as it was has the same content, if it was not changed just when it
// was read: see Before.
type Stamp struct {
	Size     int64
	Modified int64 // in ns since 1970
	Changed  int64 // the same; no program can set it. 0 where the system does not tell
	Inode    uint64
}

// Before reports whether the file was left alone from a while before that time
// of the file system's clock, in ns since 1970. Only then does an equal stamp say
// that the content is what was read after that time, since the clocks of file
// systems tick slowly.
func (s Stamp) Before(clock int64) bool {
	last := max(s.Changed, s.Modified)
	tick := int64(100_000_000) // a timer's ten ms, and time for a server's clock to go astray
	if last%1_000_000_000 == 0 {
		tick = 2_000_000_000 // whole seconds: an old file system, at worst FAT
	}
	return s.Changed > 0 && last < clock-tick
}
