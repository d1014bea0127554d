package watch

import "context"

type pace struct{}

var usual pace

func start(ctx context.Context, o Options, p pace) <-chan Batch { return nil }
