//go:build !linux

package source

import (
	"io"
	"os"
)

// zone is an open zone.
type zone struct{ *os.Root }

func openZone(r *os.Root) (*zone, error) { return &zone{r}, nil }

// open opens a file for reading.
func (z *zone) open(name string) (io.ReadCloser, error) { return z.Root.Open(name) }
