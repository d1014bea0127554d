package generator

import (
	"testing"
	"time"
)

func TestFinished(t *testing.T) {
	rs := newReaders(1)
	defer rs.end()
	if got, inTime := finished(rs, time.Hour, func() int { return 7 }); got != 7 || !inTime {
		t.Errorf("what is quick: %d, %v", got, inTime)
	}
	never := make(chan int)
	defer close(never)
	if got, inTime := finished(rs, time.Millisecond, func() int { return <-never }); got != 0 || inTime {
		t.Errorf("what never ends: %d, %v", got, inTime)
	}
	if got, inTime := finished(rs, time.Hour, func() int { return 8 }); got != 8 || !inTime {
		t.Errorf("what is quick, after it: %d, %v", got, inTime)
	}
}
