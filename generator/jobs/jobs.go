// Package jobs answers one question: how is the same thing done to many, side by
// side?
package jobs

import (
	"sync"
	"sync/atomic"
)

// Each calls do for 0 to n-1, atOnce of them side by side, and returns when all
// are done.
func Each(atOnce, n int, do func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(atOnce, n) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	wg.Wait()
}

// Both calls two functions, side by side if atOnce allows.
func Both(atOnce int, one, other func()) {
	both := [...]func(){one, other}
	Each(atOnce, len(both), func(i int) { both[i]() })
}
