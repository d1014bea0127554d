package generator

import (
	"planportal/generator/watch"
)

// Round is what came of one batch, for whoever tells people of it.
type Round struct {
	Batch      watch.Batch
	Generation *Generation // nil if it could not be made: see Err
	Stats      Stats       // what show did
	Err        error       // the round failed and will be tried again
}

// Run makes a generation of each batch and hands it to show: a Publisher's
// Follow, or a server's. Each round is told. An error ends the round and not the
// run, which ends when the batches do.
func (g *Generator) Run(batches <-chan watch.Batch, show func(*Generation) (Stats, error), told func(Round)) {
}
