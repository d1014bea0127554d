package serve

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type overlaid struct {
	Errors, Warnings, More int
	Findings               []finding
}

func (s *served) overlay() (out overlaid) {
	s.t.Helper()
	status, body := s.get(s.intranet + findingsPath)
	if status != 200 {
		s.t.Fatalf("the findings give %d", status)
	}
	if err := json.Unmarshal([]byte(body), &out); err != nil {
		s.t.Fatal(err)
	}
	return out
}

// about are the findings of one file.
func (o overlaid) about(file string) (out []finding) {
	for _, f := range o.Findings {
		if f.File == file {
			out = append(out, f)
		}
	}
	return out
}

func TestOverlayPointsAtTheLine(t *testing.T) {
	s := start(t)
	if got := s.overlay(); got.Errors > 0 {
		t.Fatalf("the starter site has errors: %+v", got.Findings)
	}
	plan := "content/plans/dv-norr/ex-2026-0012.md"
	s.write(plan, strings.Replace(s.read(plan), "next_review:", "next_reveiw:", 1))
	s.write("layouts/public/page.html", "{{template \"top\" .}}\nåäö {{.Titel}}\n")
	s.write("content/site.yaml", strings.Replace(s.read("content/site.yaml"), "\nname:", "\nnamn:", 1))
	s.show()
	got := s.overlay()

	found := got.about(plan)
	if len(found) == 0 || found[0].Rule != "unknown-field" || found[0].Source != "next_reveiw: 2026-12-03" || found[0].Caret != 1 ||
		found[0].Says == "" || !strings.Contains(found[0].Do, "next_review") || found[0].Line == 0 || found[0].Col != 1 {
		t.Errorf("of the plan the overlay says %+v", found)
	}
	found = got.about("layouts/public/page.html")
	if len(found) == 0 || found[0].Source != "åäö {{.Titel}}" || found[0].Caret != len("xxx {{")+1 {
		t.Errorf("of the layout the overlay says %+v", found)
	}
	if found = got.about("content/site.yaml"); len(found) == 0 || found[0].Source == "" {
		t.Errorf("of the settings the overlay says %+v", found)
	}
	if got.Errors < 3 || got.Findings[0].Severity != "error" {
		t.Errorf("%d errors, the first finding is %+v", got.Errors, got.Findings[0])
	}
	if _, page := s.get(s.intranet + "/units/dv-norr/ex-2026-0012.html"); !strings.Contains(page, "Östen") {
		t.Error("the last good page is gone")
	}
}

func TestOverlayShowsNoLineOfProtectedPlans(t *testing.T) {
	s := start(t)
	plan := "content/plans/korttids-angen/ex-2026-0023.md"
	text := strings.Replace(s.read(plan), "client: ", "client: SECRET ", 1)
	s.write(plan, strings.Replace(text, "client:", "clinet:", 1))
	s.show()
	status, body := s.get(s.intranet + findingsPath)
	if status != 200 || strings.Contains(body, "SECRET") || !strings.Contains(body, "ex-2026-0023") {
		t.Errorf("status %d: %s", status, body)
	}
}

func TestOverlayIsShort(t *testing.T) {
	s := start(t)
	for i := range mostFindings + 10 {
		s.write(fmt.Sprintf("content/plans/dv-norr/broken-%d.md", i), "no header")
	}
	s.show()
	if got := s.overlay(); len(got.Findings) != mostFindings || got.More != got.Errors+got.Warnings-mostFindings {
		t.Errorf("%d findings are shown of %d, and %d more", len(got.Findings), got.Errors+got.Warnings, got.More)
	}
}

func TestCut(t *testing.T) {
	long := strings.Repeat("å", 200) + "X" + strings.Repeat("ö", 200)
	for _, c := range []struct {
		line string
		col  int
		want string
		at   int
	}{
		{"client: A", 1, "client: A", 1},
		{"\tclient: A", 2, " client: A", 2},
		{"åäö: A", 4, "åäö: A", 4},
		{"short", 6, "short", 6},
		{"short", 9, "", 0},
		{"   ", 1, "", 0},
		{"no column", 0, "no column", 0},
		{long, 201, "…" + strings.Repeat("å", 40) + "X" + strings.Repeat("ö", 58) + "…", 42},
		{long, 3, strings.Repeat("å", 100) + "…", 3},
	} {
		got, at := cut(c.line, c.col)
		if diff := cmp.Diff(c.want, got); diff != "" || at != c.at {
			t.Errorf("cut(%.20q, %d): column %d, want %d (-want +got):\n%s", c.line, c.col, at, c.at, diff)
		}
	}
}
