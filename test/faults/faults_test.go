// Package faults answers one question: what is left when the machine fails in
// the middle? It runs the program as people do, lets calls of the system fail,
// kills it, takes its room, its rights and its folders away, and then looks at
// the two output folders as a reader would. It knows nothing of the inside.
//
// What is run in a build is a share. The variables in docs/reliability.md ask
// for the whole.
package faults

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// program is the built planportal.
var program string

func TestMain(m *testing.M) {
	if os.Getenv(childKey) != "" {
		fmt.Fprintln(os.Stderr, "faults:", becomeWatched(os.Args[1:]))
		os.Exit(99)
	}
	os.Exit(withProgram(m.Run))
}

func withProgram(run func() int) int {
	dir, err := os.MkdirTemp("", "faults")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o755); err != nil { // other users run it, too
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	program = filepath.Join(dir, "planportal")
	build := exec.Command("go", "build", "-o", program, "planportal/cmd/planportal")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, out)
		return 1
	}
	return run()
}

// today is the day of every build here.
const today = "2026-11-21"

// ended is how a run of the program ended.
type ended struct {
	code int
	said string // on standard error and output
}

// planportal runs the program on a site and waits for its end.
func planportal(t *testing.T, s site, args ...string) ended {
	t.Helper()
	return end(t, s.command(args...))
}

// command is a build, or whatever the arguments say, of the site.
func (s site) command(args ...string) *exec.Cmd {
	if len(args) == 0 {
		args = []string{"build"}
	}
	return exec.Command(program, append(args, "--source", s.dir, "--today", today)...)
}

func end(t *testing.T, cmd *exec.Cmd) ended {
	t.Helper()
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return ended{cmd.ProcessState.ExitCode(), said.String()}
}

// honest checks what holds for every end: the code is one of the promised, a
// failure is told of, and nothing is told but paths and rules.
func honest(t *testing.T, e ended) {
	t.Helper()
	switch {
	case e.code != 0 && e.code != 1:
		t.Errorf("exit code %d:\n%s", e.code, e.said)
	case e.code == 1 && !strings.Contains(e.said, "planportal: ") && !strings.Contains(e.said, "["):
		t.Errorf("it fails and does not say why:\n%s", e.said)
	case strings.Contains(e.said, "goroutine ") || strings.Contains(e.said, "panic"):
		t.Errorf("it says:\n%s", e.said)
	}
	for _, name := range names {
		if strings.Contains(e.said, name) {
			t.Errorf("it tells a name:\n%s", e.said)
		}
	}
}
