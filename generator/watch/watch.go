// Package watch answers one question: what changed, or did the day turn? Its
// batches are hints and never facts: whoever receives one looks at the files
// himself, and compares contents.
package watch

import (
	"context"
	"time"

	"planportal/generator/day"
)

// Options say what is watched, and by which clock.
type Options struct {
	Source string           // the folder that holds content/ and perhaps layouts/
	Clock  func() time.Time // tells what day it is; it may jump
	Today  day.Date         // a day that never turns; zero means the clock's
	Poll   time.Duration    // how often to look without being told; zero means events
	Tell   func(Notice)     // is told what a person should know of the watching; may be nil
}

// Batch is what to look at.
type Batch struct {
	Today  day.Date
	Turned bool // it is another day than in the batch before

	// Paths are files and folders from the source folder, with slashes, as the
	// file system spells them: "content/plans/norr/a.md". A folder stands for all
	// that is or was below it. Nil means everything; an empty list, nothing but
	// the day.
	Paths []string
}

// Watch sends what has changed until ctx is done, and then closes the channel.
// The first batch is everything; whatever changes after it is received is in a
// later one. While nobody receives, changes gather in one batch.
//
// Watch never gives up: a source folder that is gone is waited for, and where
// events cannot be had it looks by itself, and tells so.
func Watch(ctx context.Context, o Options) <-chan Batch {
	l := newLoop(o, usual)
	go l.run(ctx)
	return l.out
}
