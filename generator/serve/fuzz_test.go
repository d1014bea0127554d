package serve

import (
	"bufio"
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"planportal/generator"
	"planportal/generator/day"
	"planportal/test/spent"
)

// statuses are all that the server may answer with.
var statuses = []int{200, 206, 302, 304, 400, 403, 404, 405, 412, 416, 503}

// FuzzRequest sends bytes as requests to both listeners: every answer is one of
// few, carries the headers that guard it, is little work, leads nowhere else, and
// the open site's says nothing of plans. One that never came would end the run.
func FuzzRequest(f *testing.F) {
	gen, err := generator.New(generator.Options{Source: "../.."}).Apply(generator.Batch{Today: day.Must("2026-11-21")})
	if err != nil {
		f.Fatal(err)
	}
	open, staff := &listener{cache: "no-cache"}, &listener{cache: "no-store"}
	server := &Server{open: open, staff: staff, source: "../.."}
	server.Show(gen)
	for _, s := range []string{
		"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "HEAD /index.html HTTP/1.0\r\nHost: localhost\r\n\r\n", "GET //example.org/%2e%2e HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET /en HTTP/1.1\r\nHost: [::1]:80\r\nRange: bytes=0-3\r\n\r\n", "GET /units/dv-norr/ HTTP/1.1\r\nHost: 127.0.0.1\r\nIf-None-Match: *\r\n\r\n",
		"GET /_planportal/events HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /_planportal/findings.json HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc", "GET http://localhost/x HTTP/1.1\r\nHost: localhost\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET /files/mote.svg HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-0,1-1,2-2,9-\r\n\r\n", "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /\x00 HTTP/1.1\r\nHost: \r\n\r\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, l := range []*listener{open, staff} {
			r, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(raw)))
			if err != nil {
				return
			}
			ctx, cancel := context.WithCancel(context.Background())
			cancel() // a stream ends when its reader has gone
			w := httptest.NewRecorder()
			began := spent.Processor()
			l.answer(w, r.WithContext(ctx))
			if took := spent.Processor() - began; took > time.Second {
				t.Errorf("it took %v", took)
			}
			checkAnswer(t, w, l == open)
		}
	})
}

func checkAnswer(t *testing.T, w *httptest.ResponseRecorder, open bool) {
	t.Helper()
	if !slices.Contains(statuses, w.Code) {
		t.Errorf("status %d", w.Code)
	}
	h := w.Header()
	if h.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors 'none'") || h.Get("Cross-Origin-Resource-Policy") != "same-origin" {
		t.Errorf("status %d with the headers %v", w.Code, h)
	}
	if to := h.Get("Location"); to != "" && (to[0] != '/' || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n")) {
		t.Errorf("it leads to %q", to)
	}
	if body := w.Body.String(); open && (strings.Contains(body, "ex-2026-0012") || strings.Contains(body, "Östen")) || strings.Contains(body, "root:x:") {
		t.Error("it says what is not the site's")
	}
}
