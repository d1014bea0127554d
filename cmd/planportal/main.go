// Command planportal makes two websites from a folder of Markdown: an open one
// about individual plans under LSS, and one for the staff that shows which
// plans are due for review.
//
// Here are flags, the clock and exit codes, one file a command. Results go to
// standard output; findings and everything else go to standard error.
package main

import (
	"os"
	"time"
)

func main() {
	p := &program{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, now: time.Now}
	os.Exit(int(p.run(os.Args[1:])))
}
