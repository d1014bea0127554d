package watch

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"syscall"
	"testing"
	"time"

	"planportal/generator/diag"
)

func TestPollingSeesEverySave(t *testing.T) {
	for _, s := range saves {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			d := newDisk(t)
			r, _ := read(t, d.src, Options{Poll: 5 * time.Millisecond}, usual)
			for n := range 2 {
				s.do(d, n)
				r.until("saved")
				d.write("content/plans/norr/last.md", fmt.Sprint("still watched ", n))
				r.until("after")
			}
		})
	}
}

func TestPollingWhereNoEventCame(t *testing.T) {
	d := newDisk(t)
	p := usual
	p.poll = 5 * time.Millisecond
	var told []Notice
	l := newLoop(Options{Source: d.src, Clock: time.Now, Tell: func(n Notice) { told = append(told, n) }}, p)
	l.listen(t.Context())
	l.try(t.Context())
	if l.polled != nil {
		t.Fatal("one trial without an event was enough")
	}
	l.try(t.Context())
	if len(told) != 1 || told[0] != NoEvents || l.events != nil || !l.all || !l.ready {
		t.Fatalf("told %v, events %v, everything %t", told, l.events, l.all)
	}
	d.write(planA, "polled")
	if paths := <-l.polled; !slices.Equal(paths, []string{planA}) {
		t.Errorf("polled %q", paths)
	}
}

func TestWhyWatchingIsNotPossible(t *testing.T) {
	for _, c := range []struct {
		err  error
		want Notice
	}{
		{os.NewSyscallError("inotify_add_watch", syscall.ENOSPC), NoWatches},
		{fmt.Errorf("couldn't initialize inotify: %w", syscall.EMFILE), NoInstances},
		{errors.New("anything else"), NoWatching},
	} {
		if got := why(c.err); got != c.want {
			t.Errorf("why(%v) = %v, want %v", c.err, got, c.want)
		}
	}
}

func TestEveryNoticeHasWords(t *testing.T) {
	seen := map[string]bool{}
	for n := Overflow; n <= NoWatching; n++ {
		for _, lang := range []diag.Lang{diag.Swedish, diag.English} {
			text := n.Text(lang)
			if text == "" || seen[text] {
				t.Errorf("notice %d says %q in %s", n, text, lang)
			}
			seen[text] = true
		}
	}
}
