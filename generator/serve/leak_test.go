package serve

import (
	"strings"
	"testing"
)

// TestLeaksAreNotShown: while something of a plan stands on the open site, both
// addresses show what they showed, and only the intranet says what is wrong,
// without saying whose plan it is.
func TestLeaksAreNotShown(t *testing.T) {
	s := start(t)
	plan := "content/plans/dv-norr/ex-2026-0012.md"
	s.write("content/pages/nytt.md", "---\ntitle: Nytt\n---\nFråga Östen Provsson.\n")
	s.write(plan, strings.Replace(s.read(plan), "kanelbullar", "wienerbröd", 1))
	s.show()
	if !s.now.Leaks {
		t.Fatal("no leak: the test is void")
	}
	for _, path := range []string{"/nytt.html", "/nytt", "/finns-inte", "/.planportal/findings.json", "/.planportal/live.js", "/"} {
		if status, body := s.get(s.open + path); strings.Contains(body, "Provsson") || strings.Contains(body, "plan-in-open-site") || path == "/nytt.html" && status != 404 {
			t.Errorf("open%s: %d, and it tells", path, status)
		}
	}
	if _, body := s.get(s.intranet + "/units/dv-norr/ex-2026-0012.html"); !strings.Contains(body, "kanelbullar") || strings.Contains(body, "wienerbröd") {
		t.Error("the intranet shows the generation that is held back")
	}
	found := s.overlay().about("content/pages/nytt.md")
	if len(found) == 0 || found[0].Rule != "plan-in-open-site" || found[0].Source != "" || strings.Contains(found[0].Says, "Provsson") {
		t.Errorf("the overlay says %+v", found)
	}

	s.write("content/pages/nytt.md", "---\ntitle: Nytt\n---\nFråga oss.\n")
	s.show()
	if _, body := s.get(s.intranet + "/units/dv-norr/ex-2026-0012.html"); !strings.Contains(body, "wienerbröd") {
		t.Error("the intranet does not go on")
	}
	if status, _ := s.get(s.open + "/nytt.html"); status != 200 {
		t.Errorf("the mended page: %d", status)
	}
}

// TestFirstGenerationLeaks: with nothing good to show, the intranet says why.
func TestFirstGenerationLeaks(t *testing.T) {
	s := listening(t)
	s.write("content/pages/nytt.md", "---\ntitle: Nytt\n---\nFråga Östen Provsson.\n")
	s.show()
	if status, body := s.get(s.open + "/"); status != 503 || strings.Contains(body, "Provsson") {
		t.Errorf("open: %d", status)
	}
	if status, body := s.get(s.intranet + "/"); status != 404 || !strings.Contains(body, "Inget visas ännu") {
		t.Errorf("intranet: %d %s", status, body)
	}
	if len(s.overlay().about("content/pages/nytt.md")) == 0 {
		t.Error("the overlay does not say what is wrong")
	}
}
