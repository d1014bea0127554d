package content

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func paths(files []File) (names []string) {
	for _, f := range files {
		names = append(names, f.Path)
	}
	return names
}

// onDisk lists the files of the folders beside this test, sorted.
func onDisk(t *testing.T, folders ...string) (names []string) {
	t.Helper()
	for _, folder := range folders {
		err := fs.WalkDir(os.DirFS("."), folder, func(name string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				names = append(names, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(names)
	return names
}

func TestEveryStarterFileIsEmbedded(t *testing.T) {
	want := append(onDisk(t, "files", "pages"), "site.yaml")
	if diff := cmp.Diff(want, paths(Files())); diff != "" {
		t.Errorf("add or remove a go:embed line (-folder +embedded):\n%s", diff)
	}
}

func TestEveryExamplePlanIsEmbedded(t *testing.T) {
	want := slices.DeleteFunc(onDisk(t, "plans"), func(name string) bool {
		return !strings.HasPrefix(path.Base(name), "ex-")
	})
	if diff := cmp.Diff(want, paths(Plans(0))); diff != "" {
		t.Errorf("add or remove a go:embed line (-folder +embedded):\n%s", diff)
	}
}

// A municipality keeps its real plans in a copy of this very folder.
func TestNoPlanButTheExamplesCanBeEmbedded(t *testing.T) {
	source, err := os.ReadFile("content.go")
	if err != nil {
		t.Fatal(err)
	}
	byName := regexp.MustCompile(`^(site\.yaml|(pages|files)/[a-z0-9.-]+|plans/[a-z0-9-]+/ex-[0-9]{4}-[0-9]{4}\.md)$`)
	lines := 0
	for line := range strings.Lines(string(source)) {
		pattern, ok := strings.CutPrefix(strings.TrimSpace(line), "//go:embed ")
		if !ok {
			continue
		}
		lines++
		if !byName.MatchString(pattern) {
			t.Errorf("go:embed %s: only starter files, one by one, may be embedded", pattern)
		}
	}
	if want := len(Files()) + len(Plans(0)); lines != want {
		t.Errorf("%d go:embed lines for %d files", lines, want)
	}
	for _, f := range Plans(0) {
		if !bytes.Contains(f.Bytes, []byte("är påhittat")) {
			t.Errorf("%s does not say that it is invented", f.Path)
		}
	}
}

func TestShiftMovesEveryDateAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		in, want string
		days     int
	}{
		{"next_review: 2026-10-20", "next_review: 2026-10-20", 0},
		{"{date: 2024-02-28, place: A}", "{date: 2024-02-29, place: A}", 1},
		{"  2025-12-31: accepted", "  2026-01-01: accepted", 1},
		{"Klart: 2026-03-01 (ansvarig: B)", "Klart: 2026-02-28 (ansvarig: B)", -1},
		{"id ex-2025-0031, 12026-01-01, 2026-01-011", "id ex-2025-0031, 12026-01-01, 2026-01-011", 7},
		{"2026-02-30", "2026-02-30", 7},
	} {
		if got := string(shift([]byte(c.in), c.days)); got != c.want {
			t.Errorf("shift(%q, %d) = %q, want %q", c.in, c.days, got, c.want)
		}
	}
}

func TestPlansShiftedByNothingAreThePlansInTheFolder(t *testing.T) {
	for _, f := range Plans(0) {
		want, err := os.ReadFile(f.Path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(f.Bytes)); diff != "" {
			t.Errorf("%s (-folder +embedded):\n%s", f.Path, diff)
		}
	}
}

var (
	nextReview = regexp.MustCompile(`(?m)^next_review: (\S+)$`)
	met        = regexp.MustCompile(`kind: (?:planning|follow-up), date: ([0-9-]{10})`)
)

// Twelve months are 365 or 366 days, and a shift keeps the days between two
// dates: so what is at most 362 days apart is never too late, whatever the shift.
func TestNoShiftPushesAReviewPastItsLimit(t *testing.T) {
	for _, f := range Plans(0) {
		review := nextReview.FindSubmatch(f.Bytes)
		if review == nil {
			continue
		}
		meetings := met.FindAllSubmatch(f.Bytes, -1)
		if len(meetings) == 0 {
			t.Fatalf("%s has a next_review but no meeting", f.Path)
		}
		last := date(t, meetings[len(meetings)-1][1])
		if got := date(t, review[1]); got.Sub(last) > 362*24*time.Hour {
			t.Errorf("%s: next_review %s comes too late after the meeting %s",
				f.Path, got.Format(time.DateOnly), last.Format(time.DateOnly))
		}
	}
}

func date(t *testing.T, text []byte) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}
