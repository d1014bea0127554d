package watch

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// disk makes changes the way programs do.
type disk struct {
	t   *testing.T
	src string
}

func (d disk) path(p string) string { return filepath.Join(d.src, filepath.FromSlash(p)) }

func (d disk) do(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d disk) write(p, text string) {
	d.t.Helper()
	d.do(os.MkdirAll(filepath.Dir(d.path(p)), 0o755))
	d.do(os.WriteFile(d.path(p), []byte(text), 0o644))
}

func (d disk) move(from, to string) { d.t.Helper(); d.do(os.Rename(d.path(from), d.path(to))) }

func (d disk) remove(p string) { d.t.Helper(); d.do(os.RemoveAll(d.path(p))) }

func (d disk) run(name string, args ...string) {
	d.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = d.src
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_AUTHOR_NAME=x", "GIT_AUTHOR_EMAIL=x", "GIT_COMMITTER_NAME=x", "GIT_COMMITTER_EMAIL=x")
	if out, err := cmd.CombinedOutput(); err != nil {
		d.t.Fatalf("%s %s: %v\n%s", name, args, err, out)
	}
}

const planA = "content/plans/norr/a.md"

func newDisk(t *testing.T) disk {
	d := disk{t, t.TempDir()}
	d.write("content/site.yaml", "name: X")
	d.write("content/pages/index.md", "one")
	d.write(planA, "one")
	d.write("content/plans/norr/b.md", "one")
	d.write("layouts/public/page.html", "one")
	return d
}

// saves are the ways in which programs save a file, and people move folders.
var saves = []struct {
	name string
	do   func(d disk, n int)
}{
	{"truncate and write", func(d disk, n int) { d.write(planA, fmt.Sprint("text ", n)) }},
	{"truncate, think, write", func(d disk, n int) {
		f, err := os.Create(d.path(planA))
		d.do(err)
		time.Sleep(20 * time.Millisecond) // longer than a leading edge
		_, err = fmt.Fprint(f, "thought ", n)
		d.do(err)
		d.do(f.Close())
	}},
	{"rename over", func(d disk, n int) {
		d.write("content/plans/norr/sedX1", fmt.Sprint("over ", n))
		d.move("content/plans/norr/sedX1", planA)
	}},
	{"rename over from a hidden file", func(d disk, n int) {
		d.write("content/plans/norr/.a.md.goutputstream", fmt.Sprint("hidden ", n))
		d.move("content/plans/norr/.a.md.goutputstream", planA)
	}},
	{"backup, then write", func(d disk, n int) {
		d.move(planA, planA+"~")
		d.write(planA, fmt.Sprint("backed up ", n))
	}},
	{"delete and make again", func(d disk, n int) {
		d.remove(planA)
		d.write(planA, fmt.Sprint("again ", n))
	}},
	{"delete", func(d disk, n int) { d.remove(planA) }},
	{"append", func(d disk, n int) {
		d.write(planA, "first")
		f, err := os.OpenFile(d.path(planA), os.O_APPEND|os.O_WRONLY, 0)
		d.do(err)
		_, err = fmt.Fprint(f, " then ", n)
		d.do(err)
		d.do(f.Close())
	}},
	{"settings", func(d disk, n int) { d.write("content/site.yaml", fmt.Sprint("name: ", n)) }},
	{"layout", func(d disk, n int) { d.write("layouts/public/page.html", fmt.Sprint("layout ", n)) }},
	{"folder filled at once", func(d disk, n int) {
		for i := range 20 {
			d.write(fmt.Sprintf("content/plans/ny-%d/under/der/%d.md", n, i), "new")
		}
	}},
	{"folder made, filled after a while", func(d disk, n int) {
		d.write(fmt.Sprintf("content/plans/sen-%d/under/a.md", n), "at once")
		time.Sleep(50 * time.Millisecond) // until the folder has been looked at
		d.write(fmt.Sprintf("content/plans/sen-%d/b.md", n), "later")
		d.write(fmt.Sprintf("content/plans/sen-%d/under/c.md", n), "later")
	}},
	{"folder moved in, filled", func(d disk, n int) {
		d.write("elsewhere/x/y.md", "from elsewhere")
		d.move("elsewhere", fmt.Sprint("content/plans/in-", n))
		d.write(fmt.Sprintf("content/plans/in-%d/x/z.md", n), "after")
	}},
	{"folder moved out and changed there", func(d disk, n int) {
		d.write("content/plans/ut/a.md", "out")
		d.move("content/plans/ut", fmt.Sprint("ut-", n))
		d.write(fmt.Sprintf("ut-%d/a.md", n), "nobody's affair")
	}},
	{"folder renamed, file in it changed", func(d disk, n int) {
		d.write("content/plans/fore/in/a.md", "one")
		d.move("content/plans/fore", fmt.Sprint("content/plans/efter-", n))
		d.write(fmt.Sprintf("content/plans/efter-%d/in/a.md", n), "two")
		d.write(fmt.Sprintf("content/plans/efter-%d/in/b.md", n), "two")
	}},
	{"folder renamed away and back", func(d disk, n int) {
		d.move("content/plans/norr", "content/plans/borta")
		d.move("content/plans/borta", "content/plans/norr")
		d.write(planA, fmt.Sprint("back ", n))
	}},
	{"two folders swapped", func(d disk, n int) {
		d.write("content/plans/syd/a.md", fmt.Sprint("south ", n))
		d.move("content/plans/norr", "content/plans/mellan")
		d.move("content/plans/syd", "content/plans/norr")
		d.move("content/plans/mellan", "content/plans/syd")
		d.write("content/plans/syd/c.md", fmt.Sprint("swapped ", n))
		d.write("content/plans/norr/c.md", fmt.Sprint("swapped ", n))
	}},
	{"folder deleted and restored", func(d disk, n int) {
		d.remove("content/plans/norr")
		d.write(planA, fmt.Sprint("restored ", n))
	}},
	{"content replaced", func(d disk, n int) {
		d.write("new/plans/norr/a.md", fmt.Sprint("all new ", n))
		d.move("content", "old")
		d.move("new", "content")
		d.write("content/plans/norr/d.md", fmt.Sprint("more ", n))
		d.remove("old")
	}},
	{"layouts gone and back", func(d disk, n int) {
		d.remove("layouts")
		d.write("layouts/shared/x.html", fmt.Sprint("back ", n))
	}},
	{"name in another normal form", func(d disk, n int) { d.write("content/files/a\u030angen.pdf", fmt.Sprint("NFD ", n)) }},
}
