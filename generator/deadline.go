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
	go func() { done <- read() }()
	late := time.NewTimer(limit)
	defer late.Stop()
	select {
	case value = <-done:
		return value, true
	case <-late.C:
	}
	select {
	case value = <-done: // a process that was stopped for a while finds both
		return value, true
	default:
		return value, false
	}
}
