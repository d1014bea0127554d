package generator_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"planportal/generator"
	"planportal/generator/day"
	"planportal/generator/intranet"
)

// manyPlans is a source with the starter site and a unit whose lists are more
// than a page long.
func manyPlans(t *testing.T, plans int) string {
	t.Helper()
	source := t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../content/plans/dv-norr/ex-2026-0012.md")
	if err != nil {
		t.Fatal(err)
	}
	for i := range plans {
		write(t, filepath.Join(source, "content/plans/stor-enhet", fmt.Sprintf("ny-%04d.md", i)), string(text))
		write(t, filepath.Join(source, "content/plans/stor-skyddad", fmt.Sprintf("sk-%04d.md", i)),
			strings.Replace(string(text), "protection: none", "protection: marked", 1))
	}
	return source
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestFrontPageComesLast: every page links to the tables, and whoever comes to a
// site that is new comes by its front page, so that is the last to appear.
func TestFrontPageComesLast(t *testing.T) {
	gen, err := generator.New(generator.Options{Source: manyPlans(t, 0)}).Apply(generator.Batch{Today: day.Must(starterDay)})
	if err != nil {
		t.Fatal(err)
	}
	jobs := intranet.Diff(nil, gen.Site, nil, gen.Layouts).Jobs
	var ranks []int
	for _, j := range jobs {
		f, err := j.Run(nil)
		if err != nil {
			t.Fatal(err)
		}
		ranks = append(ranks, f.Rank())
	}
	last := len(jobs) - 1
	if jobs[last].Path != "index.html" || slices.Max(ranks[:last]) >= ranks[last] {
		t.Errorf("the last file is %s, of rank %d, after one of rank %d", jobs[last].Path, ranks[last], slices.Max(ranks[:last]))
	}
}

// TestPageIsWhatDiffMakes asks for every file of the intranet by its path, and
// for what stands nowhere.
func TestPageIsWhatDiffMakes(t *testing.T) {
	gen, err := generator.New(generator.Options{Source: manyPlans(t, 520)}).Apply(generator.Batch{Today: day.Must(starterDay)})
	if err != nil {
		t.Fatal(err)
	}
	var files []intranet.Attachment
	for _, f := range gen.Files {
		files = append(files, intranet.Attachment(f))
	}
	jobs := intranet.Diff(nil, gen.Site, files, gen.Layouts).Jobs
	there := map[string]bool{}
	for _, j := range jobs {
		there[j.Path] = true
	}
	for i, j := range jobs {
		if alike := strings.Contains(j.Path, "/ny-") || strings.Contains(j.Path, "/sk-"); alike && i%50 > 0 {
			continue // each is a whole search
		}
		same(t, gen, j)
		for _, path := range near(j.Path) {
			if _, found, _ := gen.Intranet(path); found && !there[path] {
				t.Errorf("%q is found, and is no file of the intranet", path)
			}
		}
	}
	if !there["units/stor-enhet/index_2.html"] || !there["protected/index_2.html"] || !there["protected/sk-0001.html"] {
		t.Error("the source has no long lists, so they were not tried")
	}
}

func same(t *testing.T, gen *generator.Generation, j intranet.Job) {
	t.Helper()
	want, err := j.Run(nil)
	if err != nil {
		t.Fatal(err)
	}
	got, found, err := gen.Intranet(j.Path)
	switch {
	case err != nil || !found:
		t.Errorf("%s: found %t, %v", j.Path, found, err)
	case got.Path() != want.Path() || got.Rank() != want.Rank() || !bytes.Equal(got.Bytes(), want.Bytes()):
		t.Errorf("%s is not the file that a build writes", j.Path)
	}
}

// near are paths that could be taken for the path by something that reckons with
// paths.
func near(path string) []string {
	folder, name := filepath.Split(path)
	return []string{
		"/" + path, path + "/", "./" + path, path + "x", strings.ToUpper(path), strings.TrimSuffix(path, ".html"),
		folder, strings.TrimSuffix(folder, "/"), folder + "../" + folder + name, folder + "/" + name,
		"units/dv-norr/" + name, "protected/" + name, "people/" + name, "pages/" + name, name,
	}
}
