//go:build !unix

package markdown

import "time"

var begun = time.Now()

// processorTime is the time since the tests began, where the program's own
// cannot be had.
func processorTime() time.Duration { return time.Since(begun) }
