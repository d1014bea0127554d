package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"planportal/test/asked"
)

// resources are what a server that runs for months must not gather.
type resources struct {
	goroutines, files int
	heap              uint64 // bytes
}

func used() resources {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	files, _ := os.ReadDir("/proc/self/fd") // none where there is no /proc
	return resources{runtime.NumGoroutine(), len(files), m.HeapAlloc}
}

// TestReloadLeaksNothing lets pages wait on the live-reload streams, come and go,
// while the site is made again and again. PLANPORTAL_CLIENTS is how many wait,
// PLANPORTAL_REBUILDS how often.
func TestReloadLeaksNothing(t *testing.T) {
	clients, rebuilds := asked.Number(t, "PLANPORTAL_CLIENTS", 50), asked.Number(t, "PLANPORTAL_REBUILDS", 40)
	s := start(t)
	plan := s.read("content/plans/dv-norr/ex-2026-0012.md")
	page := s.read("content/pages/kontakt.md")
	edit := func(n int) {
		s.write("content/plans/dv-norr/ex-2026-0012.md", plan+fmt.Sprintf("\n## Mer\nRad %d.\n", n))
		if n%5 == 0 {
			s.write("content/pages/kontakt.md", page+fmt.Sprintf("\nRad %d.\n", n))
		}
		s.show()
	}
	for n := range 5 {
		edit(n)
	}
	before := used()
	told := int64(0)
	waiting := make([]*waiter, clients)
	for i := range waiting {
		waiting[i] = s.wait()
	}
	leave := func(w *waiter) { w.leave(); told += w.told.Load() }
	for n := range rebuilds {
		edit(n)
		leave(waiting[n%clients]) // this page is closed, and opened again
		waiting[n%clients] = s.wait()
	}
	time.Sleep(200 * time.Millisecond) // what is under way comes first
	last := make([]int64, clients)
	for i, w := range waiting {
		last[i] = w.told.Load()
	}
	edit(rebuilds)
	for i, w := range waiting {
		for wait := 0; w.told.Load() == last[i]; wait++ {
			if wait == 1000 {
				t.Errorf("page %d is not told of the last edition", i)
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
	for _, w := range waiting {
		leave(w)
	}
	after := used()
	for range 100 { // what has gone is noticed soon, not at once
		if after.goroutines <= before.goroutines && after.files <= before.files {
			break
		}
		time.Sleep(50 * time.Millisecond)
		after = used()
	}
	t.Logf("%d pages, %d editions, told %d times; before %+v, after %+v", clients, rebuilds+1, told, before, after)
	if after.goroutines > before.goroutines || after.files > before.files || after.heap > before.heap+8<<20 {
		t.Errorf("before %+v, after %+v", before, after)
	}
}

// waiter is a page that stands open and waits to be told.
type waiter struct {
	told  atomic.Int64 // how often
	leave func()
}

// wait opens a stream as a page does, and another when it ends, as a browser
// does.
func (s *served) wait() *waiter {
	s.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	transport := &http.Transport{DisableKeepAlives: true}
	open := func() (io.ReadCloser, error) {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.intranet+eventsPath, nil)
		if err != nil {
			return nil, err
		}
		answer, err := (&http.Client{Transport: transport}).Do(r)
		if err != nil {
			return nil, err
		}
		if answer.StatusCode != http.StatusOK {
			answer.Body.Close()
			return nil, fmt.Errorf("status %d", answer.StatusCode)
		}
		return answer.Body, nil
	}
	body, err := open()
	if err != nil {
		s.t.Fatal(err)
	}
	w, done := &waiter{}, make(chan struct{})
	go func() {
		defer close(done)
		for {
			for stream := bufio.NewScanner(body); event(stream) != ""; {
				w.told.Add(1)
			}
			body.Close()
			if body, err = open(); ctx.Err() != nil {
				if err == nil {
					body.Close()
				}
				return
			}
			if err != nil {
				s.t.Errorf("a page that waits again: %v", err)
				return
			}
		}
	}()
	w.leave = func() { cancel(); <-done; transport.CloseIdleConnections() }
	return w
}

// TestLoad lets many read while the site is made again and again: every answer
// is a whole file of one edition. PLANPORTAL_READERS is how many read at once,
// PLANPORTAL_LOADED how often the site is made.
func TestLoad(t *testing.T) {
	readers, rebuilds := asked.Number(t, "PLANPORTAL_READERS", 50), asked.Number(t, "PLANPORTAL_LOADED", 15)
	s := start(t)
	made := s.texts()
	urls := slices.Sorted(maps.Keys(made))
	plan, page := s.read("content/plans/dv-norr/ex-2026-0012.md"), s.read("content/pages/kontakt.md")
	var read read
	end := make(chan struct{})
	var wg sync.WaitGroup
	transport := &http.Transport{MaxIdleConnsPerHost: readers}
	defer transport.CloseIdleConnections()
	for i := range readers {
		wg.Go(func() {
			for n := i * 7; ; n++ {
				select {
				case <-end:
					return
				default:
				}
				if !read.load(t, &http.Client{Transport: transport}, urls[n%len(urls)]) {
					return
				}
			}
		})
	}
	for n := range rebuilds {
		s.write("content/plans/dv-norr/ex-2026-0012.md", plan+fmt.Sprintf("\n## Mer\nRad %d.\n", n))
		if n%2 == 0 {
			s.write("content/pages/kontakt.md", page+fmt.Sprintf("\nRad %d.\n", n))
		}
		s.show()
		before := read.answers.Load()
		for url, texts := range s.texts() {
			maps.Copy(made[url], texts)
		}
		for wait := 0; read.answers.Load() < before+int64(readers/4) && wait < 500 && !t.Failed(); wait++ {
			time.Sleep(time.Millisecond)
		}
	}
	close(end)
	wg.Wait()
	versions := 0
	for url, bodies := range read.bodies {
		for body := range bodies {
			versions++
			if !made[url][undressed(body)] {
				t.Errorf("%s is of no edition: %d bytes", url, len(body))
			}
		}
	}
	t.Logf("%d answers to %d readers during %d editions, %d versions of %d files", read.answers.Load(), readers, rebuilds, versions, len(read.bodies))
	if read.answers.Load() < int64(readers+rebuilds) || versions < len(read.bodies)+rebuilds/4 {
		t.Error("too few: the test is void")
	}
}

// texts are the addresses of what is shown now, with the text of each. The
// files in assets have other names when they have another text.
func (s *served) texts() map[string]map[string]bool {
	s.t.Helper()
	all := map[string]map[string]bool{}
	for p, text := range s.staff() {
		all[s.intranet+"/"+p] = map[string]bool{text: true}
	}
	for _, f := range s.now.Open {
		all[s.open+"/"+f.Path()] = map[string]bool{string(f.Bytes()): true}
	}
	maps.DeleteFunc(all, func(url string, _ map[string]bool) bool { return strings.Contains(url, "/assets/") })
	return all
}

// read is what readers were given.
type read struct {
	answers atomic.Int64
	mu      sync.Mutex
	bodies  map[string]map[string]bool // by address
}

// load reads one file and reports whether it came.
func (r *read) load(t *testing.T, c *http.Client, url string) bool {
	answer, err := c.Get(url)
	if err != nil {
		t.Error(err)
		return false
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK || len(body) == 0 {
		t.Errorf("%s gives %d, %d bytes, %v", url, answer.StatusCode, len(body), err)
		return false
	}
	r.answers.Add(1)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.bodies == nil {
		r.bodies = map[string]map[string]bool{}
	}
	if r.bodies[url] == nil {
		r.bodies[url] = map[string]bool{}
	}
	r.bodies[url][string(body)] = true
	return true
}
