//go:build unix

package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Limits that a child sets for itself before it builds the next site.
const (
	fileSizeKey = "PUBLISH_TEST_FSIZE"
	openKey     = "PUBLISH_TEST_NOFILE"
)

// next is the site that a child with little builds over town.
var next = func() site {
	s := with(town, "units/norr/a.html", "changed")
	for i := range 40 {
		s[fmt.Sprintf("people/p%d/index.html", i)] = "new"
	}
	delete(s, "units/soder/c.html")
	return s
}()

// big is next with one file that needs more room than the list.
var big = with(next, "units/norr/a.html", strings.Repeat("changed", 1000))

func buildLimited(dir, state string) error { return buildWithin(dir, state, next) }

func buildBig(dir, state string) error { return buildWithin(dir, state, big) }

func buildWithin(dir, state string, s site) error {
	if err := setLimits(); err != nil {
		return err
	}
	b := bench{dir: dir, state: state, audience: Public}
	_, err := b.tryBuild(s)
	return err
}

func setLimits() error {
	for key, resource := range map[string]int{fileSizeKey: syscall.RLIMIT_FSIZE, openKey: syscall.RLIMIT_NOFILE} {
		limit, err := strconv.ParseUint(os.Getenv(key), 10, 64)
		if err != nil {
			continue
		}
		if err := syscall.Setrlimit(resource, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
			return err
		}
	}
	return nil
}

// fail runs the child, which must fail with these words, leave the folder as it
// was and its list without half a line, and not stop the next build.
func (b bench) fail(cmd *exec.Cmd, says string) {
	b.t.Helper()
	before, list := snapshot(b.t, b.dir), b.readList()
	out, err := cmd.CombinedOutput()
	if err == nil {
		b.t.Fatal("the build went well: the test is void")
	}
	if !strings.Contains(string(out), says) {
		b.t.Errorf("it says %q, want %q", out, says)
	}
	if strings.Contains(string(out), hiddenPrefix) {
		b.t.Errorf("it speaks of hidden names: %q", out)
	}
	if diff := cmp.Diff(before, snapshot(b.t, b.dir)); diff != "" {
		b.t.Errorf("the failed build changed (-before +after):\n%s", diff)
	}
	if got := b.readList(); got != list && got != list+"{\n}\n" {
		b.t.Errorf("the list is now\n%swant\n%s", got, list)
	}
	b.build(next)
	b.want(next)
}

func TestNoRoomForAFile(t *testing.T) {
	b := newBench(t)
	b.build(town)
	cmd := b.child("build big")
	cmd.Env = append(cmd.Env, fileSizeKey+"=4096")
	b.fail(cmd, "publish units/norr/a.html: write its new version: "+syscall.EFBIG.Error())
}

func TestNoRoomForTheList(t *testing.T) {
	b := newBench(t)
	b.build(town)
	list := b.readList()
	cmd := b.child("build")
	cmd.Env = append(cmd.Env, fileSizeKey+"="+strconv.Itoa(len(list)+100)) // enough for the files and for the batch's first line
	b.fail(cmd, "write the list of what is published: "+syscall.EFBIG.Error())
}

// TestHalfWrittenIsClosedToOthers looks at what is there when the disk is full in
// the middle of a file.
func TestHalfWrittenIsClosedToOthers(t *testing.T) {
	b := newBench(t)
	b.audience = Intranet
	b.build(town)
	cmd := b.child("half")
	cmd.Env = append(cmd.Env, fileSizeKey+"=4096")
	if out, err := cmd.CombinedOutput(); err != nil || string(out) != "" {
		t.Errorf("%s%v", out, err)
	}
}

// stopHalfway fails to write a file and tells of everything that others can see.
func stopHalfway(dir, state string) error {
	syscall.Umask(0)
	if err := setLimits(); err != nil {
		return err
	}
	tree, err := Open[page](dir, Intranet, state)
	if err != nil {
		return err
	}
	if tree.Stage(page{"units/norr/a.html", big["units/norr/a.html"], 1}) == nil {
		return errors.New("the file was written: the test is void")
	}
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err == nil && info.Mode().Perm()&0o007 != 0 {
			err = fmt.Errorf("%s has mode %v", path, info.Mode())
		}
		return err
	})
	return errors.Join(err, tree.Abort())
}

// TestTooFewOpenFiles builds with every number of open files from hardly any to
// enough: each either fails and changes nothing, or is done.
func TestTooFewOpenFiles(t *testing.T) {
	b := newBench(t)
	b.build(town)
	before := snapshot(t, b.dir)
	failed := 0
	for limit := 10; limit < 40; limit++ {
		cmd := b.child("build")
		cmd.Env = append(cmd.Env, openKey+"="+strconv.Itoa(limit))
		out, err := cmd.CombinedOutput()
		if err == nil {
			b.want(next)
			break
		}
		failed++
		if diff := cmp.Diff(before, snapshot(t, b.dir)); diff != "" {
			t.Errorf("%d open files, the build fails and changes (-before +after):\n%s\n%s", limit, diff, out)
		}
		if !strings.Contains(string(out), syscall.EMFILE.Error()) {
			t.Errorf("%d open files: it says %q", limit, out)
		}
	}
	if failed == 0 {
		t.Error("no build failed: the test is void")
	}
	b.build(next)
	b.want(next)
}

// TestNoPermission runs the child as a user whom modes bind; root is not bound.
func TestNoPermission(t *testing.T) {
	tests := []struct {
		name   string
		closed []string // folders that may be read and not written
		says   string
	}{
		{"nowhere", []string{".", "assets", "units", "units/norr", "units/soder"}, "publish people/karin-exempel.ics: make a folder for its new version: permission denied"},
		{"in one folder", []string{"units/norr"}, "publish units/norr/a.html: write its new version: permission denied"},
		{"at the top", []string{"."}, "permission denied"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.build(without(town, "people/karin-exempel.ics"))
			cmd := b.child("build")
			b.bind(cmd)
			for _, dir := range tt.closed {
				at := filepath.Join(b.dir, dir)
				chmod(t, at, 0o555)
				defer os.Chmod(at, 0o755)
			}
			before := snapshot(t, b.dir)
			out, err := cmd.CombinedOutput()
			if err == nil || !strings.Contains(string(out), tt.says) {
				t.Errorf("error %v, it says %q, want %q", err, out, tt.says)
			}
			if diff := cmp.Diff(before, snapshot(t, b.dir)); diff != "" {
				t.Errorf("the failed build changed (-before +after):\n%s", diff)
			}
		})
	}
}

// bind makes the child run as a user without privileges, who owns the folders.
func (b bench) bind(cmd *exec.Cmd) {
	b.t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	const nobody = 65534
	cmd.Path = "/proc/self/exe" // the way to the test binary may be closed
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	top := filepath.Dir(b.dir)
	chmod(b.t, filepath.Dir(top), 0o755)
	err := filepath.WalkDir(top, func(path string, _ fs.DirEntry, err error) error {
		return errors.Join(err, os.Lchown(path, nobody, nobody))
	})
	if err != nil {
		b.t.Fatal(err)
	}
}
