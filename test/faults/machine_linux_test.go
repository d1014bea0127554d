package faults

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"planportal/test/asked"

	"golang.org/x/sys/unix"
)

// old makes a site that has been built and whose source has changed since. It
// returns what is published.
func old(t *testing.T) (s site, then map[string]string) {
	t.Helper()
	s = small(t)
	mustBuild(t, s)
	then = s.tree(t)
	s.change(t)
	return s, then
}

// refused checks that a run has failed, said why, and changed nothing.
func (s site) refused(t *testing.T, e ended, says string, then map[string]string) {
	t.Helper()
	honest(t, e)
	if e.code != 1 || !strings.Contains(e.said, says) {
		t.Errorf("exit code %d, want 1, and %q in\n%s", e.code, says, e.said)
	}
	s.is(t, then)
}

// mount makes a file system of the site's own at its folder, and moves it in.
func (s site) mount(t *testing.T, size string) {
	t.Helper()
	kept := s.copyTo(t, filepath.Join(t.TempDir(), "kept"))
	if err := syscall.Mount("tmpfs", s.dir, "tmpfs", 0, "size="+size); err != nil {
		asked.Cannot(t, "no file system can be mounted here, as root can: %v", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(s.dir, syscall.MNT_DETACH)) })
	kept.copyTo(t, s.dir)
}

// TestFullDisk builds with a little more room each time, until there is enough.
func TestFullDisk(t *testing.T) {
	s, then := old(t)
	now := s.cleanly(t)
	s.mount(t, "16m")
	r := newReader(then, now)
	failed, full := 0, 0
	for free := 0; free < 4<<10; free += 8 + free/4 {
		s.fill(t, free)
		e := planportal(t, s)
		honest(t, e)
		if e.code == 0 {
			break
		}
		failed++
		if strings.Contains(e.said, "disken är full") {
			full++
		}
		r.reads(t, s.tree(t))
		s.is(t, then)
	}
	if failed < 5 || full < 5 {
		t.Errorf("%d builds failed, of which %d said that the disk is full: the test is void", failed, full)
	}
	t.Logf("%d builds failed", failed)
	s.remove(t, "filler")
	s.heals(t, now)
}

// fill leaves so many KiB on the disk.
func (s site) fill(t *testing.T, free int) {
	t.Helper()
	s.remove(t, "filler")
	var st syscall.Statfs_t
	must(t, syscall.Statfs(s.dir, &st))
	room := int(st.Bavail)*int(st.Bsize) - free<<10
	must(t, os.WriteFile(s.at("filler"), make([]byte, max(0, room)), 0o644))
}

func TestReadOnlyDisk(t *testing.T) {
	s, then := old(t)
	now := s.cleanly(t)
	s.mount(t, "16m")
	must(t, syscall.Mount("", s.dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	s.refused(t, planportal(t, s), "read-only file system", then)
	if e := planportal(t, s, "check"); e.code != 0 {
		t.Errorf("check ends with %d where nothing can be written:\n%s", e.code, e.said)
	}
	must(t, syscall.Mount("", s.dir, "", syscall.MS_REMOUNT, ""))
	s.heals(t, now)
}

// TestTooFewOpenFiles builds with every number of open files from hardly any to
// enough.
func TestTooFewOpenFiles(t *testing.T) {
	s, then := old(t)
	now := s.cleanly(t)
	for limit := 4; ; limit += 2 {
		e := end(t, exec.Command("sh", "-c", `ulimit -n "$0"; exec "$@"`, fmt.Sprint(limit), program, "build", "--source", s.dir, "--today", today))
		if e.code == 0 {
			s.is(t, now)
			break
		}
		if e.code == 2 && strings.Contains(e.said, "runtime: ") {
			continue // too few for any Go program
		}
		s.refused(t, e, "", then)
		if limit > 60 || t.Failed() {
			t.Fatalf("with %d open files: %s", limit, e.said)
		}
	}
	s.heals(t, now)
}

// nobody is a user whom modes bind; root is not bound.
const nobody = 65534

// asNobody runs a build as another user, who owns the site but for one folder.
func (s site) asNobody(t *testing.T, but string) ended {
	t.Helper()
	cmd := s.command()
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		must(t, os.Chmod(filepath.Dir(filepath.Dir(s.dir)), 0o755)) // the way to it
		must(t, filepath.WalkDir(s.dir, func(name string, _ os.DirEntry, err error) error {
			must(t, err)
			return os.Lchown(name, nobody, nobody)
		}))
		must(t, os.Lchown(s.at(but), 0, 0))
	}
	return end(t, cmd)
}

func TestNoPermission(t *testing.T) {
	if os.Geteuid() != 0 {
		asked.Cannot(t, "only root can be somebody else, and whoever owns a folder may give himself the right again")
	}
	for name, closed := range map[string]os.FileMode{
		"content": 0, "content/plans": 0, "content/plans/dv-norr": 0, "content/plans/dv-norr/ex-2026-0012.md": 0, "content/pages": 0,
		"content/pages/kontakt.md": 0, "content/files/ny.txt": 0, "content/site.yaml": 0,
		"public": 0o555, "intranet": 0o555, "intranet/units/dv-norr": 0o555, "intranet/people": 0, ".planportal": 0o555, ".planportal/lock": 0,
	} {
		t.Run(strings.ReplaceAll(name, "/", "·"), func(t *testing.T) {
			t.Parallel()
			s, then := old(t)
			now := s.cleanly(t)
			info, err := os.Stat(s.at(name))
			must(t, err)
			must(t, os.Chmod(s.at(name), closed))
			e := s.asNobody(t, name)
			must(t, os.Chmod(s.at(name), info.Mode().Perm()))
			s.refused(t, e, "", then)
			if e := s.asNobody(t, "content/files"); e.code != 0 {
				t.Errorf("with the right given back it ends with %d:\n%s", e.code, e.said)
			}
			s.is(t, now)
		})
	}
}

// TestFolderThatIsNotOurs: nothing is written where somebody else's files lie.
func TestFolderThatIsNotOurs(t *testing.T) {
	for name, make := range map[string]func(s site){
		"somebody's files": func(s site) { s.write(t, "public/index.html", "mine") },
		"a link":           func(s site) { s.write(t, "elsewhere/x", "mine"); must(t, os.Symlink("elsewhere", s.at("public"))) },
		"a file":           func(s site) { s.write(t, "public", "mine") },
		"the other site":   func(s site) { s.write(t, "public/.planportal", "intranet") },
	} {
		t.Run(name, func(t *testing.T) {
			s := small(t)
			make(s)
			before := s.everything(t)
			e := planportal(t, s)
			honest(t, e)
			s.remove(t, ".planportal")
			after := s.everything(t)
			if e.code != 1 || !maps.Equal(before, after) {
				t.Errorf("exit code %d, %d files and now %d:\n%s", e.code, len(before), len(after), e.said)
			}
		})
	}
}

// everything is every file of the site's folder.
func (s site) everything(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	must(t, filepath.WalkDir(s.dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !d.Type().IsRegular() {
			all[name], err = os.Readlink(name)
			return err
		}
		text, err := os.ReadFile(name)
		all[name] = string(text)
		return err
	}))
	return all
}

// TestHugeFiles: a file of a gigabyte costs neither time nor memory, wherever it
// lies.
func TestHugeFiles(t *testing.T) {
	for _, name := range []string{
		"content/plans/dv-norr/huge.md", "content/pages/huge.md", "content/files/huge.pdf", "content/site.yaml",
		"layouts/public/page.html", "layouts/assets/open.css", "layouts/assets/huge.png", "layouts/words/sv.json", "public/index.html", "intranet/units/dv-norr/ex-2026-0012.html", "public/.planportal",
	} {
		t.Run(strings.ReplaceAll(name, "/", "·"), func(t *testing.T) {
			s, then := old(t)
			must(t, os.MkdirAll(filepath.Dir(s.at(name)), 0o755))
			f, err := os.OpenFile(s.at(name), os.O_CREATE|os.O_WRONLY, 0o644)
			must(t, err)
			must(t, f.Truncate(1<<30))
			must(t, f.Close())
			cmd := s.command()
			began := time.Now()
			e := end(t, cmd)
			took, most := time.Since(began), cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss>>10
			honest(t, e)
			if took > 5*time.Second || most > 300 {
				t.Errorf("it took %s and %d MB\n%s", took, most, e.said)
			}
			if strings.HasPrefix(name, "public") || strings.HasPrefix(name, "intranet") {
				return // the reader's file is what is huge
			}
			s.refused(t, e, "", then)
		})
	}
}

// TestPipes: what might never end is not read, wherever it stands.
func TestPipes(t *testing.T) {
	for _, name := range []string{
		"content/plans/dv-norr/pipe.md", "content/pages/pipe.md", "content/files/pipe.pdf", "content/site.yaml", "layouts/public/page.html", "layouts/assets/open.css",
	} {
		t.Run(strings.ReplaceAll(name, "/", "·"), func(t *testing.T) {
			s, then := old(t)
			must(t, os.MkdirAll(filepath.Dir(s.at(name)), 0o755))
			s.remove(t, name)
			must(t, syscall.Mkfifo(s.at(name), 0o644))
			cmd := s.command()
			timer := time.AfterFunc(10*time.Second, func() { cmd.Process.Kill() })
			defer timer.Stop()
			s.refused(t, end(t, cmd), "", then)
		})
	}
}

// TestDeepTrees: folders in folders, longer than any path that the system takes,
// are a finding.
func TestDeepTrees(t *testing.T) {
	for _, zone := range []string{"content/pages", "content/plans/dv-norr", "content/files", "layouts"} {
		t.Run(strings.ReplaceAll(zone, "/", "·"), func(t *testing.T) {
			s, then := old(t)
			now := s.cleanly(t)
			must(t, os.MkdirAll(s.at(zone), 0o755))
			dig(t, s.at(zone), 2000)
			began := time.Now()
			e := planportal(t, s)
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("it took %s", took)
			}
			s.refused(t, e, "", then)
			must(t, exec.Command("rm", "-rf", s.at(zone+"/deep")).Run())
			s.heals(t, now)
		})
	}
}

// dig makes folders in each other, with a file in the last.
func dig(t *testing.T, dir string, levels int) {
	t.Helper()
	fd, err := unix.Open(dir, unix.O_DIRECTORY, 0)
	must(t, err)
	for range levels {
		must(t, unix.Mkdirat(fd, "deep", 0o755))
		next, err := unix.Openat(fd, "deep", unix.O_DIRECTORY, 0)
		must(t, err)
		unix.Close(fd)
		fd = next
	}
	file, err := unix.Openat(fd, "x.md", unix.O_CREAT|unix.O_WRONLY, 0o644)
	must(t, err)
	unix.Close(file)
	unix.Close(fd)
}
