package main

import (
	"runtime"
	"runtime/debug"
	"testing"
)

// TestWorthCollecting: rubbish is collected at rest when there is some, and not
// for nothing.
func TestWorthCollecting(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(1000)) // none in between
	rest := new(tidy)
	runtime.GC()
	if rest.worthCollecting() {
		t.Error("just after a collection there is nothing to collect")
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	rubbish := make([][]byte, 8)
	for i := range rubbish {
		rubbish[i] = make([]byte, (m.NextGC-m.HeapAlloc)/16)
	}
	if !rest.worthCollecting() {
		t.Error("half of the way to the next collection is not worth one")
	}
	debug.SetGCPercent(100)
	runtime.GC() // amid work, which has all of it still
	if rest.worthCollecting() {
		t.Error("what is in use is not worth a collection")
	}
	rest.clean.Store(1)
	if !rest.worthCollecting() {
		t.Error("what a collection amid work has left is not worth one at rest")
	}
	runtime.KeepAlive(rubbish)
}
