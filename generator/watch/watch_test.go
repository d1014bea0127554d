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

	"planportal/test/asked"

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

func TestEverySaveIsSeen(t *testing.T) {
	for _, s := range saves {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			d := newDisk(t)
			r, _ := read(t, d.src, Options{}, usual)
			for n := range asked.Number(t, "PLANPORTAL_SAVES", 5) {
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

// TestFoldersThatGoAtOnce: a folder that is moved away and removed before anybody
// has looked is no reason to stop watching the others.
func TestFoldersThatGoAtOnce(t *testing.T) {
	d := newDisk(t)
	r, _ := read(t, d.src, Options{}, usual)
	for n := range 10 {
		for unit := range 10 {
			folder := fmt.Sprintf("content/plans/ny-%d", unit)
			d.write(folder+"/a.md", fmt.Sprint("new ", n))
			r.until("new")
			d.move(folder, "gone")
			d.remove("gone")
		}
		r.until("gone")
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
