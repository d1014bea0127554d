//go:build unix

package markdown

import (
	"syscall"
	"time"
)

// processorTime is the time that this program has used, so that a test can tell
// slow code from a busy machine.
func processorTime() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		panic(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
