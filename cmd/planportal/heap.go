package main

import (
	"runtime"
	"runtime/debug"
)

// A large site is some four kilobytes a plan, and what is made of it on the way
// is rubbish soon. These bounds say when Go collects it: they are asked only
// where there is much, and never stop the program.
const (
	buildHeap = 1280 << 20
	watchHeap = 448 << 20
)

// boundHeap keeps a build's memory to what a small server has.
func boundHeap() { debug.SetMemoryLimit(buildHeap) }

// settleHeap gives back what the first build needed. From here on a large site
// may grow by an eighth before rubbish is collected.
func settleHeap() {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetMemoryLimit(max(watchHeap, int64(m.Sys-m.HeapReleased)*9/8))
}
