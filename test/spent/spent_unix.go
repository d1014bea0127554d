//go:build unix

package spent

import (
	"syscall"
	"time"
)

// Processor is the processor time that this program has used since it began, all
// its threads together.
func Processor() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic("spent: " + err.Error())
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
