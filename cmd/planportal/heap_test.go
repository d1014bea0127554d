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
	runtime.GC()
	if worthCollecting() {
		t.Error("just after a collection there is nothing to collect")
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	rubbish := make([][]byte, 8)
	for i := range rubbish {
		rubbish[i] = make([]byte, (m.NextGC-m.HeapAlloc)/16)
	}
	if !worthCollecting() {
		t.Error("half of the way to the next collection is not worth one")
	}
	runtime.KeepAlive(rubbish)
}
