package serve

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"path"
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
	var told atomic.Int64
	waiting := make([]func(), clients)
	for i := range waiting {
		waiting[i] = s.listen(&told)
	}
	for n := range rebuilds {
		edit(n)
		waiting[n%clients]() // this page is closed, and opened again
		waiting[n%clients] = s.listen(&told)
	}
	for _, leave := range waiting {
		leave()
	}
	if got, least := told.Load(), int64(rebuilds); got < least {
		t.Errorf("the pages were told %d times of %d editions", got, rebuilds)
	}
	after := used()
	for range 100 { // what has gone is noticed soon, not at once
		if after.goroutines <= before.goroutines && after.files <= before.files {
			break
		}
		time.Sleep(50 * time.Millisecond)
		after = used()
	}
	t.Logf("%d pages, %d editions, told %d times; before %+v, after %+v", clients, rebuilds, told.Load(), before, after)
	if after.goroutines > before.goroutines || after.files > before.files || after.heap > before.heap+8<<20 {
		t.Errorf("before %+v, after %+v", before, after)
	}
}

// listen opens a stream as a page does, and returns how it is closed.
func (s *served) listen(told *atomic.Int64) (leave func()) {
	s.t.Helper()
	transport := &http.Transport{DisableKeepAlives: true}
	answer, err := (&http.Client{Transport: transport}).Get(s.intranet + eventsPath)
	if err != nil {
		s.t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for stream := bufio.NewScanner(answer.Body); event(stream) != ""; {
			told.Add(1)
		}
	}()
	return func() { answer.Body.Close(); <-done; transport.CloseIdleConnections() }
}

// TestLoad lets many read while the site is made again and again: every answer
// is a whole page. PLANPORTAL_READERS is how many read at once,
// PLANPORTAL_LOADED how often the site is made.
func TestLoad(t *testing.T) {
	readers, rebuilds := asked.Number(t, "PLANPORTAL_READERS", 50), asked.Number(t, "PLANPORTAL_LOADED", 15)
	s := start(t)
	var urls []string
	for _, p := range slices.Sorted(maps.Keys(s.staff())) {
		urls = append(urls, s.intranet+"/"+p)
	}
	for _, f := range s.now.Open {
		urls = append(urls, s.open+"/"+f.Path())
	}
	urls = slices.DeleteFunc(urls, func(u string) bool { return strings.Contains(u, "/assets/") }) // their names are their content's
	plan := s.read("content/plans/dv-norr/ex-2026-0012.md")
	var loaded atomic.Int64
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
				if !load(t, &http.Client{Transport: transport}, urls[n%len(urls)]) {
					return
				}
				loaded.Add(1)
			}
		})
	}
	for n := range rebuilds {
		s.write("content/plans/dv-norr/ex-2026-0012.md", plan+fmt.Sprintf("\n## Mer\nRad %d.\n", n))
		s.show()
		before := loaded.Load()
		for wait := 0; loaded.Load() < before+int64(readers/4) && wait < 500 && !t.Failed(); wait++ {
			time.Sleep(time.Millisecond)
		}
	}
	close(end)
	wg.Wait()
	t.Logf("%d answers to %d readers during %d editions", loaded.Load(), readers, rebuilds)
	if loaded.Load() < int64(readers+rebuilds) {
		t.Error("too few: the test is void")
	}
}

// load reads one file and reports whether it came whole.
func load(t *testing.T, c *http.Client, url string) bool {
	answer, err := c.Get(url)
	if err != nil {
		t.Error(err)
		return false
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	half := path.Ext(url) == ".html" && !strings.HasSuffix(strings.TrimSpace(string(body)), "</html>")
	if err != nil || answer.StatusCode != http.StatusOK || len(body) == 0 || half {
		t.Errorf("%s gives %d, %d bytes, half %t, %v", url, answer.StatusCode, len(body), half, err)
		return false
	}
	return true
}
