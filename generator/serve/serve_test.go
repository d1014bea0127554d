package serve

import (
	"context"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

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
		f, err := j.Run(nil)
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
