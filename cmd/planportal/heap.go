package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// A large site is some four kilobytes a plan, and what is made of it on the way
// is rubbish soon. These bounds say when Go collects it: they are asked only
// where there is much, and never stop the program.
const (
	buildHeap = 1280 << 20
	watchHeap = 448 << 20
)

// GOGC, in percent. Go begins with a heap of 4 MB times as much percent,
// and less rubbish than firstGC makes of that is not worth a look. From then on
// three quarters of Go's usual take a tenth less memory and hardly more time.
const (
	firstGC = 300
	laterGC = 75
)

// boundHeap keeps a build's memory to what a small server has, and a small
// build's time to what it does. GOGC in the environment is the user's own wish.
func boundHeap() {
	runtime.MemProfileRate = 0 // nobody asks for a profile of memory
	debug.SetMemoryLimit(buildHeap)
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(firstGC)
	runtime.AddCleanup(new(first), func(percent int) { debug.SetGCPercent(percent) }, laterGC)
}

// first is what the first collection finds.
type first struct{ _ *byte }

// settleHeap gives back what the first build needed. From here on a large site
// may grow by a quarter before rubbish is collected: ten thousand plans at once
// need that much.
func settleHeap() {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetMemoryLimit(max(watchHeap, int64(m.Sys-m.HeapReleased)*5/4))
}

// rest is how long nothing must have happened before rubbish is collected
// without need.
const rest = 300 * time.Millisecond

// tidy collects rubbish while people think, so that Go hardly ever has to while
// they wait for what they have saved. Each call says that something has just
// been done.
type tidy struct{ timer *time.Timer }

func newTidy() *tidy {
	t := &tidy{time.AfterFunc(rest, func() {
		if worthCollecting() {
			runtime.GC()
		}
	})}
	t.timer.Stop()
	return t
}

func (t *tidy) later() { t.timer.Reset(rest) }

// worthCollecting reports whether a third of the way to the next collection is
// behind us.
func worthCollecting() bool {
	m := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/heap/goal:bytes"}, {Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(m)
	for _, s := range m {
		if s.Value.Kind() != metrics.KindUint64 {
			return false
		}
	}
	live, goal, now := m[0].Value.Uint64(), m[1].Value.Uint64(), m[2].Value.Uint64()
	return now > live && goal > live && now-live > (goal-live)/3
}
