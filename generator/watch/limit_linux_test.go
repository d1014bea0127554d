package watch

import (
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// inner is set in the process that a test below starts with limits of its own.
const inner = "PLANPORTAL_TEST_LIMIT"

// TestLimits runs TestUnderLimit in a user namespace, which has its own limits
// of watches, and lowers them there.
func TestLimits(t *testing.T) {
	for _, limit := range []string{"max_inotify_watches", "max_inotify_instances"} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestUnderLimit$", "-test.v")
		cmd.Env = append(os.Environ(), inner+"="+limit)
		cmd.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		}
		out, err := cmd.CombinedOutput()
		if cmd.Process == nil {
			t.Logf("no user namespaces here: %v", err)
			return
		}
		if err != nil {
			t.Errorf("%s: %v\n%s", limit, err, out)
		}
	}
}

func TestUnderLimit(t *testing.T) {
	limit := os.Getenv(inner)
	if limit == "" {
		return
	}
	most, want := "1", NoWatches // the source folder, but none of its folders
	if limit == "max_inotify_instances" {
		most, want = "0", NoInstances
	}
	if err := os.WriteFile("/proc/sys/user/"+limit, []byte(most), 0); err != nil {
		t.Logf("the limit cannot be lowered here: %v", err)
		return
	}
	d := newDisk(t)
	p := usual
	p.poll = 5 * time.Millisecond
	r, _ := read(t, d.src, Options{}, p)
	select {
	case n := <-r.notices:
		if n != want {
			t.Errorf("notice = %d, want %d", n, want)
		}
	default:
		t.Error("nobody was told that the limit is reached")
	}
	d.write("content/plans/ny/a.md", "polled")
	r.until("polled")
	t.Log("limited")
}
