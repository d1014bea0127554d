//go:build unix

package publish

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
)

// children are what the test binary does when it is started by itself: a process
// that can be killed, or that has less than its parent.
var children = map[string]func(dir, state string) error{
	"builds":    buildForEver,
	"build":     buildLimited,
	"build big": buildBig,
	"half":      stopHalfway,
}

const childKey = "PUBLISH_TEST_CHILD"

func TestMain(m *testing.M) {
	run, ok := children[os.Getenv(childKey)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprint(os.Stderr, err)
		os.Exit(1)
	}
}

// child makes the command that runs one of the children.
func (b bench) child(name string) *exec.Cmd {
	b.t.Helper()
	self, err := os.Executable()
	if err != nil {
		b.t.Fatal(err)
	}
	cmd := exec.Command(self, b.dir, b.state)
	cmd.Env = append(os.Environ(), childKey+"="+name)
	return cmd
}
