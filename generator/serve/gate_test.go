package serve

import (
	"fmt"
	"io"
	"net"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOnlyExactPaths asks in the spellings that have led out of other servers.
func TestOnlyExactPaths(t *testing.T) {
	s := start(t)
	for _, path := range []string{
		"/../content/site.yaml", "/../../../../etc/passwd", "/./index.html", "//index.html", "//example.org/%2e%2e", "/en/../index.html",
		"/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e%2fcontent%2fsite.yaml", "/..%5c..%5cetc%5cpasswd", "/..\\..\\etc\\passwd",
		"/%252e%252e/etc/passwd", "/....//....//etc/passwd", "/..;/etc/passwd", "/%c0%ae%c0%ae/etc/passwd", "/%00index.html", "/index.html%00.txt",
		"/index.html/", "/index.html/..", "/INDEX.HTML", "/index.html.", "/index.html%20", "/index.html::$DATA", "/.planportal/lock", "/.git/config",
		"/files/../index.html", "/content/plans/dv-norr/ex-2026-0012.md", "/units/../index.html", "file:///etc/passwd", "index.html", "*", "/_planportal/../index.html",
	} {
		for _, url := range []string{s.open, s.intranet} {
			host := strings.TrimPrefix(url, "http://")
			answer := s.raw(host, "GET "+path+" HTTP/1.1\r\nHost: "+host+"\r\nConnection: close\r\n\r\n")
			var status int
			fmt.Sscanf(answer, "HTTP/1.1 %d", &status)
			if status != 404 && status != 400 && status != 403 {
				t.Errorf("%q on %s gives %d", path, url, status)
			}
			if strings.Contains(answer, "root:") || strings.Contains(answer, "Östen") {
				t.Errorf("%q on %s shows a file that is not of the site", path, url)
			}
		}
	}
}

// raw sends bytes as they are.
func (s *served) raw(host, request string) string {
	s.t.Helper()
	conn, err := net.Dial("tcp", host)
	if err != nil {
		s.t.Fatal(err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, request); err != nil {
		s.t.Fatal(err)
	}
	answer, _ := io.ReadAll(conn)
	return string(answer)
}

func TestHosts(t *testing.T) {
	s := start(t)
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(s.intranet, "http://"))
	for host, want := range map[string]int{
		"localhost:" + port: 200, "127.0.0.1:" + port: 200, "[::1]:" + port: 200, "LOCALHOST": 200, "127.0.0.1": 200, "[::1]": 200, "localhost:9000": 200,
		"example.org": 403, "example.org:" + port: 403, "localhost.example.org": 403, "127.0.0.1.example.org": 403, "10.0.0.1:" + port: 403, "localhost.": 403, "0.0.0.0": 403,
	} {
		if answer, _ := s.ask("GET", s.intranet+"/", "Host", host); answer.StatusCode != want {
			t.Errorf("Host %s gives %d, want %d", host, answer.StatusCode, want)
		}
	}
	host := strings.TrimPrefix(s.intranet, "http://")
	for _, request := range []string{
		"GET http://example.org/ HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n",
		"GET / HTTP/1.0\r\n\r\n",
	} {
		if answer := s.raw(host, request); !strings.Contains(answer, " 403 ") {
			t.Errorf("%q gives %.40q", request, answer)
		}
	}
}

func TestListeningEverywhereTakesNumbersButNoNames(t *testing.T) {
	l := &listener{given: "0.0.0.0"}
	for host, want := range map[string]bool{"192.0.2.7:8081": true, "[2001:db8::1]:8081": true, "localhost": true, "example.org": false, "": false} {
		if got := l.knows(host); got != want {
			t.Errorf("knows(%q) = %t", host, got)
		}
	}
	named := &listener{given: "plan.example"}
	if !named.knows("plan.example:8081") || named.knows("192.0.2.7") {
		t.Error("a server that listens on a name answers to that name and to this machine's own")
	}
}

func TestOtherSitesGetNothing(t *testing.T) {
	s := start(t)
	for _, c := range []struct {
		headers []string
		want    int
	}{
		{[]string{"Origin", s.intranet}, 200},
		{[]string{"Sec-Fetch-Site", "same-origin"}, 200},
		{[]string{"Sec-Fetch-Site", "none"}, 200},
		{[]string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{[]string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 403},
		{[]string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script"}, 403},
		{[]string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors"}, 403},
		{[]string{"Origin", s.open}, 403},
		{[]string{"Origin", "https://example.org"}, 403},
		{[]string{"Origin", "null"}, 403},
	} {
		for _, path := range []string{"/", findingsPath, scriptPath} {
			answer, _ := s.ask("GET", s.intranet+path, c.headers...)
			if answer.StatusCode != c.want {
				t.Errorf("%s with %q gives %d, want %d", path, c.headers, answer.StatusCode, c.want)
			}
			for name := range answer.Header {
				if strings.HasPrefix(name, "Access-Control-") {
					t.Errorf("%s with %q has the header %s", path, c.headers, name)
				}
			}
		}
		if c.want == 403 {
			if answer, _ := s.ask("GET", s.intranet+eventsPath, c.headers...); answer.StatusCode != 403 {
				t.Errorf("the stream with %q gives %d", c.headers, answer.StatusCode)
			}
		}
	}
}

func TestMethods(t *testing.T) {
	s := start(t)
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"} {
		for _, path := range []string{"/", eventsPath} {
			if answer, _ := s.ask(method, s.intranet+path); answer.StatusCode != 405 || answer.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s gives %d, Allow %q", method, path, answer.StatusCode, answer.Header.Get("Allow"))
			}
		}
	}
}

func TestHead(t *testing.T) {
	s := start(t)
	for _, url := range []string{s.open + "/", s.intranet + "/", s.open + "/nothing", s.intranet + findingsPath} {
		get, body := s.ask("GET", url)
		head, none := s.ask("HEAD", url)
		get.Header.Del("Date")
		head.Header.Del("Date")
		if none != "" || head.StatusCode != get.StatusCode || head.ContentLength != int64(len(body)) {
			t.Errorf("HEAD %s: status %d, length %d, body %q", url, head.StatusCode, head.ContentLength, none)
		}
		if diff := cmp.Diff(get.Header, head.Header); diff != "" {
			t.Errorf("HEAD %s (-GET +HEAD):\n%s", url, diff)
		}
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	s := start(t)
	fresh := listening(t)
	guarded := []string{
		"Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options", "Cache-Control", "Content-Type",
	}
	for _, c := range []struct {
		url, method string
		headers     []string
		cache       string
	}{
		{s.intranet + "/", "GET", nil, "no-store"},
		{s.intranet + "/nothing", "GET", nil, "no-store"},
		{s.intranet + "/units", "GET", nil, "no-store"},
		{s.intranet + "/", "POST", nil, "no-store"},
		{s.intranet + "/", "GET", []string{"Host", "example.org"}, "no-store"},
		{s.intranet + "/", "GET", []string{"Origin", "https://example.org"}, "no-store"},
		{s.intranet + findingsPath, "GET", nil, "no-store"},
		{s.intranet + ownFolder + "nothing", "GET", nil, "no-store"},
		{fresh.intranet + "/", "GET", nil, "no-store"},
		{s.open + "/", "GET", nil, "no-cache"},
		{s.open + "/sitemap.xml", "GET", nil, "no-cache"},
		{s.open + "/nothing", "GET", nil, "no-cache"},
		{s.open + scriptPath, "GET", nil, "no-cache"},
		{s.open + eventsPath, "HEAD", nil, "no-store"},
	} {
		answer, _ := s.ask(c.method, c.url, c.headers...)
		for _, name := range guarded {
			if answer.Header.Get(name) == "" {
				t.Errorf("%s %s %q: status %d without %s", c.method, c.url, c.headers, answer.StatusCode, name)
			}
		}
		if got := answer.Header.Get("Cache-Control"); got != c.cache {
			t.Errorf("%s %s: Cache-Control %q, want %q", c.method, c.url, got, c.cache)
		}
		if csp := answer.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "frame-ancestors 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s %s: policy %q", c.method, c.url, csp)
		}
	}
}
