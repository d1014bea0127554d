package parse

import (
	"syscall"
	"testing"
	"time"
)

// slowest is how much processor time a file of a fuzz test may take.
const slowest = time.Second

// processorTime is how long this process has been running on a processor: a busy
// machine does not lengthen it.
func processorTime(t testing.TB) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
