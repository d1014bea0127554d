package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// A large site is some three kilobytes a plan, and what is made of it on the way
// is rubbish soon. These bounds say when Go collects it: they are asked only
// where there is much, and never stop the program.
const (
	buildHeap = 1280 << 20
	watchHeap = 600 << 20
)

// GOGC, in percent. Go begins with a heap of 4 MB times as much percent,
// and less rubbish than firstGC makes of that is not worth a look. From then on
// three quarters of Go's usual take a tenth less memory and hardly more time.
// Once watching, rubbish is collected at rest, and what a large site may have of it
// until then is bounded by watchHeap.
const (
	firstGC = 300
	laterGC = 75
	watchGC = 100
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

// settleHeap gives back what the first build needed. From here on the heap may grow
// by half before rubbish is collected: ten thousand plans at once need that much.
func settleHeap() {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetMemoryLimit(max(watchHeap, int64(m.Sys-m.HeapReleased)*3/2))
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(watchGC)
	}
}

// rest is how long nothing must have happened before rubbish is collected
// without need.
const rest = 300 * time.Millisecond

// tidy collects rubbish while people think, so that Go hardly ever has to while
// they wait for what they have saved.
type tidy struct {
	timer *time.Timer
	clean atomic.Uint64 // how large the heap was after the last collection at rest, in bytes; 0 before the first
}

func newTidy() *tidy {
	t := new(tidy)
	t.timer = time.AfterFunc(rest, func() {
		if t.worthCollecting() {
			runtime.GC()
			t.clean.Store(heap().live)
		}
	})
	t.timer.Stop()
	return t
}

// busy is told when something begins to be done, and when it is done.
func (t *tidy) busy(is bool) {
	if t.timer.Stop(); !is {
		t.timer.Reset(rest)
	}
}

// worthCollecting reports whether a third of the way to the next collection is
// behind us. The way begins where nothing was being done: a collection amid work
// leaves what the work still held.
func (t *tidy) worthCollecting() bool {
	h := heap()
	if clean := t.clean.Load(); clean > 0 {
		h.live = min(h.live, clean)
	}
	return h.now > h.live && h.goal > h.live && h.now-h.live > (h.goal-h.live)/3
}

// heapState is, in bytes, how large the heap was after the last collection, how
// large it is now, and how large it may be before the next one.
type heapState struct{ live, now, goal uint64 }

func heap() (h heapState) {
	m := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/heap/goal:bytes"}}
	metrics.Read(m)
	for i, into := range []*uint64{&h.live, &h.now, &h.goal} {
		if m[i].Value.Kind() == metrics.KindUint64 {
			*into = m[i].Value.Uint64()
		}
	}
	return h
}
