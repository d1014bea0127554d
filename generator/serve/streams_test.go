package serve

import (
	"bufio"
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestSlowClients begins requests and never ends them.
func TestSlowClients(t *testing.T) {
	t.Parallel()
	s := start(t)
	host := strings.TrimPrefix(s.intranet, "http://")
	began := time.Now()
	if answer := s.raw(host, "GET / HTTP/1.1\r\nHost: "+host+"\r\nX-Slow: "); strings.Contains(answer, "200 OK") {
		t.Errorf("half a request is answered: %.60q", answer)
	}
	if took := time.Since(began); took > 9*time.Second {
		t.Errorf("half a request was waited for %s", took)
	}
	if answer := s.raw(host, "GET / HTTP/1.1\r\nHost: "+host+"\r\nX: "+strings.Repeat("x", 1<<20)+"\r\n\r\n"); strings.Contains(answer, "200 OK") {
		t.Error("a header of a megabyte is answered")
	}
}

// TestStreams lets 200 pages wait on each listener while editions come, and ends
// the server under them.
func TestStreams(t *testing.T) {
	before := runtime.NumGoroutine()
	s := start(t)
	const pages = 200
	transport := &http.Transport{}
	streams := make([]*bufio.Scanner, 2*pages)
	for i := range streams {
		url := []string{s.open, s.intranet}[i%2]
		answer, err := (&http.Client{Transport: transport}).Get(url + eventsPath)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		if kind := answer.Header.Get("Content-Type"); kind != "text/event-stream; charset=utf-8" {
			t.Fatalf("a stream is %q", kind)
		}
		streams[i] = bufio.NewScanner(answer.Body)
		if got := event(streams[i]); got != `edition {}` {
			t.Fatalf("a stream begins with %q", got)
		}
	}
	s.write("content/pages/kontakt.md", s.read("content/pages/kontakt.md")+"\nEn rad till.\n")
	s.show()
	// Among what changes on the open site are the search page, and the
	// translations, which say now that the Swedish text is newer.
	want := []string{`edition {"changed":["kontakt.html"`, `edition {"changed":["pages/kontakt.html"]}`}
	for i, stream := range streams {
		if got := event(stream); !strings.HasPrefix(got, want[i%2]) {
			t.Fatalf("stream %d is told %q, want %q", i, got, want[i%2])
		}
	}
	for n := range 20 { // nobody reads now, and nobody is waited for
		s.write("content/plans/dv-norr/ex-2026-0012.md", s.read("content/plans/dv-norr/ex-2026-0012.md")+fmt.Sprintf("\nRad %d.\n", n))
		s.show()
	}
	if err := s.stop(); err != nil {
		t.Error(err)
	}
	for i, stream := range streams {
		told := 0
		for event(stream) != "" {
			told++
		}
		if i%2 == 0 && told > 0 {
			t.Errorf("the open site's stream was told %d times of plans", told)
		}
		if i%2 == 1 && told == 0 {
			t.Error("the intranet's stream was not told of plans")
		}
	}
	transport.CloseIdleConnections()
	for range 500 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines were left over", runtime.NumGoroutine()-before)
}

// event is the next event of a stream, "name data"; empty at its end.
func event(stream *bufio.Scanner) string {
	var name, data string
	for stream.Scan() {
		switch line := stream.Text(); {
		case strings.HasPrefix(line, "event: "):
			name = line[len("event: "):]
		case strings.HasPrefix(line, "data: "):
			data = line[len("data: "):]
		case line == "" && name != "":
			return name + " " + data
		}
	}
	return ""
}

func TestStreamsAreBounded(t *testing.T) {
	var s streams
	for range mostStreams {
		if _, ok := s.join(); !ok {
			t.Fatal("a stream is refused too early")
		}
	}
	if _, ok := s.join(); ok {
		t.Error("there is no end of streams")
	}
	s.end()
	if _, ok := s.join(); ok {
		t.Error("a server that ends takes another stream")
	}
}

func TestSlowReadersGetTheNewest(t *testing.T) {
	var s streams
	news, _ := s.join()
	for _, message := range []string{"old", "newer", "newest"} {
		s.tell([]byte(message))
	}
	if got := string(<-news); got != "newest" {
		t.Errorf("a slow reader is told %q", got)
	}
	s.leave(news)
	s.tell([]byte("to nobody"))
	if len(news) > 0 {
		t.Error("who has left is told")
	}
}
