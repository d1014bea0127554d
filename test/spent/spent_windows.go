package spent

import (
	"syscall"
	"time"
)

// Processor is the processor time that this program has used since it began, all
// its threads together.
func Processor() time.Duration {
	self, err := syscall.GetCurrentProcess()
	if err != nil {
		panic("spent: " + err.Error())
	}
	var began, ended, kernel, user syscall.Filetime
	if err := syscall.GetProcessTimes(self, &began, &ended, &kernel, &user); err != nil {
		panic("spent: " + err.Error())
	}
	return of(kernel) + of(user)
}

// of is a length of time in tenths of a microsecond, as Windows counts.
func of(t syscall.Filetime) time.Duration {
	return time.Duration(int64(t.HighDateTime)<<32+int64(t.LowDateTime)) * 100
}
