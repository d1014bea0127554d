package main

import (
	"fmt"
	"sync"
	"time"

	"planportal/generator"
)

// progress is a line on a terminal that tells how far a build has come. It shows
// up only after a while, so that quick builds do not flicker, and takes itself
// away at the end.
type progress struct {
	p        *program
	mu       sync.Mutex
	stage    generator.Stage
	done, of int
	stop     chan struct{}
	stopped  sync.WaitGroup
}

const (
	progressAfter = 300 * time.Millisecond
	progressEvery = 100 * time.Millisecond
	clearLine     = "\r\x1b[K"
)

// progress begins a line; the caller must end it. Nobody watches what is no
// terminal, so there it is nil, which report and end allow.
func (p *program) progress() *progress {
	if !p.isTerminal(p.err) {
		return nil
	}
	pr := &progress{p: p, stop: make(chan struct{})}
	pr.stopped.Go(pr.show)
	return pr
}

// report takes in how far a stage has come.
func (pr *progress) report(stage generator.Stage, done, of int) {
	if pr == nil {
		return
	}
	pr.mu.Lock()
	defer pr.mu.Unlock()
	if stage != pr.stage {
		pr.stage, pr.done = stage, 0
	}
	pr.done, pr.of = max(pr.done, done), of
}

// end takes the line away.
func (pr *progress) end() {
	if pr == nil {
		return
	}
	close(pr.stop)
	pr.stopped.Wait()
}

func (pr *progress) show() {
	wait := time.NewTimer(progressAfter)
	defer wait.Stop()
	for shown := false; ; shown = true {
		select {
		case <-pr.stop:
			if shown {
				fmt.Fprint(pr.p.err, clearLine)
			}
			return
		case <-wait.C:
			fmt.Fprint(pr.p.err, clearLine+pr.line())
			wait.Reset(progressEvery)
		}
	}
}

func (pr *progress) line() string {
	pr.mu.Lock()
	defer pr.mu.Unlock()
	p, stage := pr.p, reading
	if pr.stage == generator.Writing {
		stage = writing
	}
	if pr.of == 0 {
		return p.say(stage)
	}
	return p.say(stage) + " " + p.say(ofCount, p.number(pr.done), p.number(pr.of))
}
