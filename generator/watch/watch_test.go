package watch

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/go-cmp/cmp"
)

// patience is how long a test waits for what must come. It is less than an
// audit, which would put everything right.
const patience = 20 * time.Second

// reader is somebody who believes the batches, and reads nothing else.
type reader struct {
	t       *testing.T
	src     string
	batches <-chan Batch
	notices chan Notice
	seen    map[string]string // path → content; "/" for a folder
	count   int
}

func read(t *testing.T, src string, o Options, p pace) (*reader, *loop) {
	t.Helper()
	r := &reader{t: t, src: src, notices: make(chan Notice, 100), seen: map[string]string{}}
	o.Source, o.Tell = src, func(n Notice) { r.notices <- n }
	if o.Clock == nil {
		o.Clock = time.Now
	}
	ctx, cancel := context.WithCancel(context.Background())
	l := newLoop(o, p)
	done := make(chan struct{})
	go func() { l.run(ctx); close(done) }()
	t.Cleanup(func() { cancel(); <-done })
	r.batches = l.out
	r.take(<-r.batches)
	return r, l
}

// take does what a batch asks for.
func (r *reader) take(b Batch) {
	r.count++
	if b.Paths == nil {
		r.seen = tree(r.src)
		return
	}
	for _, path := range b.Paths {
		maps.DeleteFunc(r.seen, func(p, _ string) bool { return p == path || strings.HasPrefix(p, path+"/") })
		below(r.src, path, r.seen)
	}
}

// until takes batches until the reader has seen what is there.
func (r *reader) until(what string) {
	r.t.Helper()
	deadline := time.After(patience)
	for {
		want := tree(r.src)
		if maps.Equal(want, r.seen) {
			return
		}
		select {
		case b := <-r.batches:
			r.take(b)
		case <-deadline:
			r.t.Fatalf("%s: what was seen is not what is there (-there +seen):\n%s", what, cmp.Diff(tree(r.src), r.seen))
		}
	}
}

// tree is what is in the inputs now.
func tree(src string) map[string]string {
	all := map[string]string{}
	for _, input := range inputs {
		below(src, input, all)
	}
	return all
}

func below(src, path string, all map[string]string) {
	_ = filepath.WalkDir(filepath.Join(src, filepath.FromSlash(path)), func(full string, d fs.DirEntry, err error) error {
		if err != nil || strings.HasSuffix(full, "~") || strings.HasSuffix(full, ".swp") {
			return nil
		}
		text := "/"
		if !d.IsDir() {
			bytes, err := os.ReadFile(full)
			if err != nil {
				return nil
			}
			text = string(bytes)
		}
		all[relative(src, full)] = text
		return nil
	})
}

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

func TestEverySaveIsSeen(t *testing.T) {
	for _, s := range saves {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			d := newDisk(t)
			r, _ := read(t, d.src, Options{}, usual)
			for n := range 5 {
				d.write(planA, "before")
				r.until("before")
				s.do(d, n)
				r.until("saved")
				d.write("content/plans/norr/last.md", fmt.Sprint("still watched ", n))
				r.until("after")
			}
		})
	}
}

func TestEveryEditorIsSeen(t *testing.T) {
	editors := map[string][]string{
		"sed":   {"-i", "s/one/two/", planA},
		"vim":   {"-u", "NONE", "-es", "+%s/one/two/", "+wq", planA},
		"cp":    {"content/plans/norr/b.md", "content/plans/norr/c.md"},
		"mv":    {planA, "content/plans/norr/moved.md"},
		"rsync": {"-a", "layouts/", "content/plans/norr/"},
	}
	for name, args := range editors {
		if _, err := exec.LookPath(name); err != nil {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDisk(t)
			r, _ := read(t, d.src, Options{}, usual)
			d.run(name, args...)
			r.until(name)
		})
	}
}

func TestCheckoutIsFewBatches(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Log("there is no git here")
		return
	}
	d := newDisk(t)
	d.run("git", "init", "-q", "-b", "one")
	for i := range 500 {
		d.write(fmt.Sprintf("content/plans/enhet-%d/%d.md", i%7, i), "one")
	}
	d.run("git", "add", "-A")
	d.run("git", "commit", "-q", "-m", "one")
	d.run("git", "checkout", "-q", "-b", "two")
	for i := range 500 {
		d.write(fmt.Sprintf("content/plans/enhet-%d/%d.md", i%5, i), "two")
	}
	d.run("git", "add", "-A")
	d.run("git", "commit", "-q", "-m", "two")

	r, _ := read(t, d.src, Options{}, usual)
	for _, branch := range []string{"one", "two", "one"} {
		before := r.count
		d.run("git", "checkout", "-q", branch)
		r.until(branch)
		if n := r.count - before; n > 8 {
			t.Errorf("a checkout came in %d batches", n)
		}
	}
}

func TestSourceThatGoesAndComesBack(t *testing.T) {
	d := newDisk(t)
	p := usual
	p.retry = 10 * time.Millisecond
	r, _ := read(t, d.src, Options{}, p)
	for n := range 3 {
		d.do(os.Rename(d.src, d.src+"-away"))
		r.until("gone")
		d.do(os.Rename(d.src+"-away", d.src))
		r.until("back")
		d.write(planA, fmt.Sprint("watched again ", n))
		r.until("changed")
	}
}

func TestSourceThatIsNotThereYet(t *testing.T) {
	src := filepath.Join(t.TempDir(), "not", "yet")
	p := usual
	p.retry = 10 * time.Millisecond
	r, _ := read(t, src, Options{}, p)
	d := disk{t, src}
	d.write(planA, "made")
	r.until("made")
	d.write(planA, "changed")
	r.until("changed")
}

func TestLinkedContentIsWatched(t *testing.T) {
	d := newDisk(t)
	d.move("content", "real")
	d.do(os.Symlink("real", d.path("content")))
	r, _ := read(t, d.src, Options{}, usual)
	b := make(chan Batch)
	go func() { b <- <-r.batches }()
	d.write("content/plans/norr/a.md", "through the link")
	select {
	case got := <-b:
		if diff := cmp.Diff([]string{planA}, got.Paths); diff != "" {
			t.Errorf("paths (-want +got):\n%s", diff)
		}
	case <-time.After(patience):
		t.Error("a change behind the link was not seen")
	}
}

// TestOutputsNeverTrigger writes where planportal writes, and then one change:
// the batch that comes tells of nothing else.
func TestOutputsNeverTrigger(t *testing.T) {
	d := newDisk(t)
	d.write("public/index.html", "old")
	d.write(".planportal/state", "old")
	r, _ := read(t, d.src, Options{}, usual)
	for i := range 50 {
		d.write(fmt.Sprintf("public/%d.html", i), "x")
		d.write(fmt.Sprintf("intranet/units/norr/%d.html", i), "x")
		d.write(".planportal/state", fmt.Sprint(i))
		d.write("content/plans/norr/.a.md.swp", fmt.Sprint(i))
		d.write("content/plans/norr/a.md~", fmt.Sprint(i))
		d.write(".git/index", fmt.Sprint(i))
	}
	d.write(planA, "the change")
	for {
		select {
		case b := <-r.batches:
			if diff := cmp.Diff([]string{planA}, b.Paths); diff != "" {
				t.Fatalf("paths (-want +got):\n%s", diff)
			}
			if r.take(b); maps.Equal(r.seen, tree(d.src)) {
				return
			}
		case <-time.After(patience):
			t.Fatal("the change was not seen")
		}
	}
}

func TestLostEventsAreMadeGood(t *testing.T) {
	d := newDisk(t)
	r, l := read(t, d.src, Options{}, usual)
	l.events.fs.Errors <- fsnotify.ErrEventOverflow
	if n := <-r.notices; n != Overflow {
		t.Errorf("notice = %v, want Overflow", n)
	}
	if b := <-r.batches; b.Paths != nil {
		t.Errorf("after lost events only %q is looked at", b.Paths)
	}
	d.write("content/plans/ny/a.md", "after the overflow")
	r.until("after")
}

func TestChangesGatherWhileNobodyReceives(t *testing.T) {
	d := newDisk(t)
	r, _ := read(t, d.src, Options{}, usual)
	for i := range 3000 {
		d.write(fmt.Sprintf("content/plans/norr/%d.md", i), "x")
	}
	time.Sleep(100 * time.Millisecond) // longer than it takes to be calm
	before := r.count
	r.until("all")
	if n := r.count - before; n > 3 {
		t.Errorf("the changes came in %d batches", n)
	}
}
