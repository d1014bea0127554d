package intranet

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"planportal/layouts"
	"planportal/layouts/branches"
)

var preview = flag.String("preview", "", "write the sample pages into this folder")

func TestBuiltInLayoutsFitTheirViews(t *testing.T) {
	set, found := layouts.Load(nil)
	for _, f := range append(found, CheckLayouts(set)...) {
		t.Errorf("%s:%d:%d: %s %q", f.File, f.Line, f.Col, f.Rule, f.Args)
	}
}

// TestPreview writes pages to look at: go test -run Preview -preview DIR.
func TestPreview(t *testing.T) {
	dir := *preview
	if dir == "" {
		dir = t.TempDir()
	}
	set, _ := layouts.Load(nil)
	for _, a := range set.Assets(layouts.Intranet) {
		write(t, filepath.Join(dir, a.Path), a.Bytes)
	}
	pages := samples(set)
	pages["intranet/long.html"] = []any{longUnit(sampleFrame(set, "units"))}
	for name, views := range pages {
		layout := name
		if name == "intranet/long.html" {
			layout = "intranet/unit.html"
		}
		for i, v := range views {
			html, err := set.Execute(nil, layout, v)
			if err != nil {
				t.Fatal(err)
			}
			file := strings.TrimSuffix(filepath.Base(name), ".html")
			if i > 0 {
				file += fmt.Sprintf("-%d", i+1)
			}
			write(t, filepath.Join(dir, file+".html"), html)
		}
	}
}

// longUnit has 300 rows.
func longUnit(f Frame) Unit {
	v := sampleUnit(f)
	var rows []Row
	names := []string{"Alva Exempel", "Åke Skiss", "Östen Fiktiv", "Ärla Provsson", "Zäta Påhitt"}
	for i := range 300 {
		r := alvas
		r.Client, r.ID = fmt.Sprintf("%s %d", names[i%5], i), fmt.Sprintf("lss-2026-%04d", i)
		r.Responsible, r.Due = samplePeople[i%3].Name, days[i%4+1]
		rows = append(rows, r)
	}
	v.Groups[0].Parts[0].Rows, v.Groups[0].Count = rows, len(rows)
	return v
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestTheSamplesReachEveryBranch: a wrong field in a branch that no sample
// reaches would be found by a reader, not by the check.
func TestTheSamplesReachEveryBranch(t *testing.T) {
	marked, all, err := branches.Mark(os.DirFS("../../layouts"), "shared", "intranet")
	if err != nil {
		t.Fatal(err)
	}
	set, found := layouts.Load(marked)
	if len(found) > 0 {
		t.Fatal(found)
	}
	var seen strings.Builder
	for name, views := range samples(set) {
		for _, v := range views {
			html, err := set.Execute(nil, name, v)
			if err != nil {
				t.Fatal(err)
			}
			seen.Write(html)
		}
	}
	for _, b := range all {
		if !strings.Contains(seen.String(), b.Mark) {
			t.Errorf("layouts/%s: no sample comes here", b.At)
		}
	}
}

// TestPagesStaySmall: the style sheets of a page weigh less than 25 KB.
func TestPagesStaySmall(t *testing.T) {
	set, _ := layouts.Load(nil)
	weight := map[string]int{}
	for _, a := range set.Assets(layouts.Intranet) {
		weight[a.Path] = len(a.Bytes)
	}
	sheet := regexp.MustCompile(`href="(assets/[^"]+\.css)"`)
	for name, views := range samples(set) {
		html, err := set.Execute(nil, name, views[0])
		if err != nil {
			t.Fatal(err)
		}
		total := 0
		for _, m := range sheet.FindAllSubmatch(html, -1) {
			total += weight[string(m[1])]
		}
		if total > 25_000 {
			t.Errorf("%s: %d bytes of style sheets", name, total)
		}
	}
}
