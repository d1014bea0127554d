package generator

import "time"

// perFile is how long the reading of one file may take. parse bounds what a file
// can hold, and the slowest known takes a tenth of this: the deadline is for what
// nobody has thought of.
const perFile = 5 * time.Second

// finished returns what read returns, and false if that takes longer than limit.
// What is late cannot be stopped; it ends by itself, and nobody waits for it.
func finished[T any](limit time.Duration, read func() T) (value T, inTime bool) {
	done := make(chan T, 1)
	r := someReader()
	r <- func() { done <- read() }
	late := time.NewTimer(limit)
	defer late.Stop()
	select {
	case value = <-done:
		r.rest()
		return value, true
	case <-late.C:
	}
	close(r) // it ends when what is late does
	select {
	case value = <-done: // a process that was stopped for a while finds both
		return value, true
	default:
		return value, false
	}
}

// reader is a goroutine that does one thing after the other: a new one for each
// file would have to grow its stack for each.
type reader chan func()

// resting are readers that wait for more to do.
var resting = make(chan reader, 64)

func someReader() reader {
	select {
	case r := <-resting:
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

func (r reader) rest() {
	select {
	case resting <- r:
	default:
		close(r)
	}
}
