package generator

import (
	"sync"
	"sync/atomic"
)

// each calls do for 0 to n-1, jobs of them side by side.
func each(jobs, n int, do func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(jobs, n) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	wg.Wait()
}
