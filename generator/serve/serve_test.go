package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planportal/generator"
	"planportal/generator/day"
	"planportal/generator/intranet"
)

// served is the starter site in a server that runs.
type served struct {
	t              *testing.T
	source         string
	gen            *generator.Generator
	now            *generator.Generation
	server         *Server
	open, intranet string        // addresses without the last slash
	stop           func() error  // ends the server
	ended          chan struct{} // is closed when it has
}

func start(t *testing.T) *served {
	t.Helper()
	s := listening(t)
	s.show()
	return s
}

// listening has not been shown anything yet.
func listening(t *testing.T) *served {
	t.Helper()
	source := t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	server, err := Listen(Options{Addr: "127.0.0.1:0", IntranetAddr: "127.0.0.1:0", Source: source})
	if err != nil {
		t.Fatal(err)
	}
	s := &served{t: t, source: source, gen: generator.New(generator.Options{Source: source}), server: server, ended: make(chan struct{})}
	s.open, s.intranet = server.Addresses()
	s.open, s.intranet = strings.TrimSuffix(s.open, "/"), strings.TrimSuffix(s.intranet, "/")
	ctx, cancel := context.WithCancel(context.Background())
	var failed error
	go func() { failed = server.Serve(ctx); close(s.ended) }()
	s.stop = func() error { cancel(); <-s.ended; return failed }
	t.Cleanup(func() { s.stop() })
	return s
}

func (s *served) show() {
	s.t.Helper()
	gen, err := s.gen.Apply(generator.Batch{Today: day.Must("2026-11-21")})
	if err != nil {
		s.t.Fatal(err)
	}
	s.now = gen
	s.server.Show(gen)
}

func (s *served) write(path, text string) {
	s.t.Helper()
	full := filepath.Join(s.source, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *served) read(path string) string {
	s.t.Helper()
	text, err := os.ReadFile(filepath.Join(s.source, filepath.FromSlash(path)))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

// client follows no redirects.
var client = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// ask sends a request with headers in pairs, and returns the answer with its
// body read.
func (s *served) ask(method, url string, headers ...string) (*http.Response, string) {
	s.t.Helper()
	r, err := http.NewRequest(method, url, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
	}
	answer, err := client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer, string(body)
}

func (s *served) get(url string) (status int, body string) {
	s.t.Helper()
	answer, body := s.ask("GET", url)
	return answer.StatusCode, body
}

// undressed is a page as the site writes it.
func undressed(body string) string {
	body = strings.Replace(body, "connect-src 'self'; ", "", 1)
	return regexp.MustCompile(`<script src="/_planportal/live.js"[^>]*></script>\n`).ReplaceAllString(body, "")
}

func TestOpenSiteIsWhatABuildWrites(t *testing.T) {
	s := start(t)
	for _, f := range s.now.Open {
		status, body := s.get(s.open + "/" + f.Path())
		if status != 200 || undressed(body) != string(f.Bytes()) {
			t.Errorf("%s: status %d, not what a build writes", f.Path(), status)
		}
		if isPage := strings.HasSuffix(f.Path(), ".html"); isPage != strings.Contains(body, scriptPath) {
			t.Errorf("%s: live reload is there: %t", f.Path(), !isPage)
		}
	}
}

func TestIntranetIsWhatABuildWrites(t *testing.T) {
	s := start(t)
	for path, want := range s.staff() {
		status, body := s.get(s.intranet + "/" + path)
		if status != 200 || undressed(body) != want {
			t.Errorf("%s: status %d, not what a build writes", path, status)
		}
	}
}

// staff is the whole intranet, by path.
func (s *served) staff() map[string]string {
	s.t.Helper()
	var files []intranet.Attachment
	for _, f := range s.now.Files {
		files = append(files, intranet.Attachment(f))
	}
	all := map[string]string{}
	for _, j := range intranet.Diff(nil, s.now.Site, files, s.now.Layouts).Jobs {
		f, err := j.Run()
		if err != nil {
			s.t.Fatal(err)
		}
		all[f.Path()] = string(f.Bytes())
	}
	return all
}

func TestFolders(t *testing.T) {
	s := start(t)
	_, front := s.get(s.intranet + "/index.html")
	for url, want := range map[string]string{
		s.open + "/": "/index.html", s.open + "/en/": "/en/index.html", s.open + "/?q=1": "/index.html",
	} {
		_, body := s.get(url)
		if _, page := s.get(s.open + want); body != page || body == front {
			t.Errorf("%s is not %s", url, want)
		}
	}
	if status, body := s.get(s.intranet + "/units/dv-norr/"); status != 200 || !strings.Contains(body, "ex-2026-0012") {
		t.Errorf("a unit's folder gives %d", status)
	}
	for url, want := range map[string]string{
		s.open + "/en": "/en/", s.intranet + "/units/dv-norr": "/units/dv-norr/", s.intranet + "/units": "/units/",
	} {
		answer, _ := s.ask("GET", url)
		if got := answer.Header.Get("Location"); answer.StatusCode != 302 || got != want {
			t.Errorf("%s gives %d to %q", url, answer.StatusCode, got)
		}
	}
	for _, url := range []string{s.open + "/files/", s.open + "/assets/", s.open + "/files", s.intranet + "/people/x/", s.intranet + "/units/dv-norr/ex-2026-0012"} {
		if status, _ := s.get(url); status != 404 {
			t.Errorf("%s gives %d, want 404", url, status)
		}
	}
}

func TestNothingThere(t *testing.T) {
	s := start(t)
	status, body := s.get(s.open + "/en/a/b/nothing.html")
	if status != 404 || !strings.Contains(body, scriptPath) {
		t.Errorf("status %d", status)
	}
	for _, m := range regexp.MustCompile(`(?:href|src)="([^"]*)"`).FindAllStringSubmatch(body, -1) {
		if !regexp.MustCompile(`^(/|#|[a-z]+:)`).MatchString(m[1]) {
			t.Errorf("from that address the link to %q leads nowhere", m[1])
		}
		if strings.HasPrefix(m[1], "/") {
			if status, _ := s.get(s.open + m[1]); status != 200 {
				t.Errorf("the link to %s gives %d", m[1], status)
			}
		}
	}
	status, body = s.get(s.intranet + "/units/dv-norr/no-such-plan.html")
	if status != 404 || strings.Contains(body, "no-such-plan") {
		t.Errorf("the intranet says %d: %s", status, body)
	}
}

func TestFromTop(t *testing.T) {
	for page, want := range map[string]string{
		`<a href="en/x.html#y">`:                   `<a href="/en/x.html#y">`,
		`<link href="assets/a.css"> <img src="b">`: `<link href="/assets/a.css"> <img src="/b">`,
		`<a href="https://example.org/lss/en/">`:   `<a href="/en/">`,
		`<a href="https://example.org/">`:          `<a href="https://example.org/">`,
		`<a href="tel:+46520495000">`:              `<a href="tel:+46520495000">`,
		`<a href="#main">`:                         `<a href="#main">`,
		`<a href="/x">`:                            `<a href="/x">`,
	} {
		if got := string(fromTop([]byte(page), "https://example.org/lss/")); got != want {
			t.Errorf("fromTop(%s) = %s, want %s", page, got, want)
		}
	}
}

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

func TestTypes(t *testing.T) {
	s := start(t)
	seen := map[string]bool{}
	all := slices.Collect(maps.Keys(s.staff()))
	for _, path := range all {
		answer, _ := s.ask("GET", s.intranet+"/"+path)
		kind := answer.Header.Get("Content-Type")
		seen[filepath.Ext(path)] = true
		if kind == "application/octet-stream" {
			t.Errorf("%s has no type", path)
		}
		if strings.HasPrefix(kind, "text/") && !strings.HasSuffix(kind, "; charset=utf-8") {
			t.Errorf("%s: %q tells no charset", path, kind)
		}
	}
	if !seen[".html"] || !seen[".css"] || !seen[".woff2"] {
		t.Errorf("only %v were tried", seen)
	}
	if answer, _ := s.ask("GET", s.open+"/sitemap.xml"); answer.Header.Get("Content-Type") != "application/xml; charset=utf-8" {
		t.Errorf("the sitemap is %q", answer.Header.Get("Content-Type"))
	}
}

func TestTags(t *testing.T) {
	s := start(t)
	first, _ := s.ask("GET", s.open+"/kontakt.html")
	tag := first.Header.Get("ETag")
	if answer, body := s.ask("GET", s.open+"/kontakt.html", "If-None-Match", tag); answer.StatusCode != 304 || body != "" {
		t.Errorf("the same page again gives %d", answer.StatusCode)
	}
	if answer, body := s.ask("GET", s.open+"/files/mote.svg", "Range", "bytes=0-3"); answer.StatusCode != 206 || len(body) != 4 {
		t.Errorf("a part gives %d, %q", answer.StatusCode, body)
	}
	s.write("layouts/assets/open.css", "/* another look */\n")
	s.show()
	restyled, _ := s.ask("GET", s.open+"/kontakt.html")
	shape := func(tag string) string { before, _, _ := strings.Cut(tag, "-"); return before }
	if got := restyled.Header.Get("ETag"); got == tag || shape(got) != shape(tag) {
		t.Errorf("after another style sheet the tag is %s, before it %s", got, tag)
	}
	s.write("content/pages/kontakt.md", strings.Replace(s.read("content/pages/kontakt.md"), "kontakt", "KONTAKT", 3))
	s.show()
	if other, _ := s.ask("GET", s.open+"/kontakt.html"); shape(other.Header.Get("ETag")) == shape(tag) {
		t.Error("after another text the page is marked as the same")
	}
}

func TestOpenSiteSaysNothingOfPlans(t *testing.T) {
	s := start(t)
	plan := "content/plans/dv-norr/ex-2026-0012.md"
	s.write(plan, s.read(plan)+"\n- [ ] broken\n")
	s.write("content/plans/dv-norr/ny-2026.md", "broken")
	before := s.server.open.now.Load()
	s.show()
	if s.server.open.now.Load() != before {
		t.Error("the open site has another edition because a plan was saved")
	}
	paths := slices.Collect(maps.Keys(s.staff()))
	paths = append(paths, findingsPath[1:], "nothing", "")
	for _, path := range paths {
		if strings.HasPrefix(path, "assets/") {
			continue
		}
		_, body := s.get(s.open + "/" + path)
		for _, secret := range []string{"Östen", "ex-2026-0012", "ny-2026", "dv-norr", "data-findings"} {
			if strings.Contains(body, secret) {
				t.Errorf("%s on the open site's listener holds %q", path, secret)
			}
		}
	}
	if status, _ := s.get(s.open + findingsPath); status != 404 {
		t.Errorf("the findings on the open site's listener give %d", status)
	}
}

func TestBeforeTheFirstGeneration(t *testing.T) {
	s := listening(t)
	for _, url := range []string{s.open, s.intranet} {
		answer, body := s.ask("GET", url+"/")
		if answer.StatusCode != 503 || answer.Header.Get("Retry-After") == "" || !strings.Contains(body, scriptPath) {
			t.Errorf("%s gives %d", url, answer.StatusCode)
		}
		if status, _ := s.get(url + findingsPath); status != 404 {
			t.Errorf("findings before there are any give %d", status)
		}
	}
}

func TestAddressThatIsTaken(t *testing.T) {
	s := start(t)
	taken := strings.TrimPrefix(s.open, "http://")
	for flag, o := range map[string]Options{
		"--addr": {Addr: taken, IntranetAddr: "127.0.0.1:0"}, "--intranet-addr": {Addr: "127.0.0.1:0", IntranetAddr: taken},
	} {
		if _, err := Listen(o); err == nil || !strings.Contains(err.Error(), "("+flag+")") {
			t.Errorf("error = %v, want one that names %s", err, flag)
		}
	}
	if _, err := Listen(Options{Addr: "8080"}); err == nil {
		t.Error("an address without a host is taken")
	}
}

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
	want := []string{`edition {"changed":["kontakt.html"]}`, `edition {"changed":["pages/kontakt.html"]}`}
	for i, stream := range streams {
		if got := event(stream); got != want[i%2] {
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
