package generator

import "time"

// perFile is how long the reading of one file may take. parse bounds what a file
// can hold, and the slowest known takes a tenth of this: the deadline is for what
// nobody has thought of.
const perFile = 5 * time.Second

// readers are goroutines that wait for files to read. A new one for each file
// would have to grow its stack for each.
type readers chan reader

// reader does one thing after the other.
type reader chan func()

// newReaders are those of a round that reads so many files at once.
func newReaders(atOnce int) readers { return make(readers, atOnce) }

// end sends all of them home.
func (rs readers) end() {
	close(rs)
	for r := range rs {
		close(r)
	}
}

// one is a reader that does nothing else.
func (rs readers) one() reader {
	select {
	case r := <-rs:
		return r
	default:
	}
	r := make(reader, 1)
	go func() {
		for do := range r {
			do()
		}
	}()
	return r
}

// finished returns what read returns, and false if that takes longer than limit.
// What is late cannot be stopped; it ends by itself, and nobody waits for it.
func finished[T any](rs readers, limit time.Duration, read func() T) (value T, inTime bool) {
	done := make(chan T, 1)
	r := rs.one()
	r <- func() { done <- read() }
	late := time.NewTimer(limit)
	defer late.Stop()
	select {
	case value = <-done:
		rs <- r
		return value, true
	case <-late.C:
	}
	close(r) // its last file
	select {
	case value = <-done: // a process that was stopped for a while finds both
		return value, true
	default:
		return value, false
	}
}
