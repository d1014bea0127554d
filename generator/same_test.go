package generator_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator"
	"planportal/generator/day"
)

// build makes both sites of a source into out and returns what stands there.
func build(t *testing.T, source, out, today string, jobs int) (public, intranet map[string]string, stats generator.Stats) {
	t.Helper()
	o := generator.Options{Source: source, Public: filepath.Join(out, "public"), Intranet: filepath.Join(out, "intranet"), Jobs: jobs}
	gen, err := generator.New(o).Apply(generator.Batch{Today: day.Must(today)})
	if err != nil {
		t.Fatal(err)
	}
	p, err := generator.NewPublisher(o)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if stats, err = p.Publish(gen); err != nil {
		t.Fatal(err)
	}
	return tree(t, o.Public), tree(t, o.Intranet), stats
}

// TestSameBytes: whatever the number of jobs and whatever stood in the output
// folders before, the same source and day give the same bytes; and a build that
// changes nothing touches nothing.
func TestSameBytes(t *testing.T) {
	source := t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	used := t.TempDir()
	build(t, source, used, "2027-06-01", 8) // another day first
	public, intranet, _ := build(t, source, used, starterDay, 8)
	freshPublic, freshIntranet, _ := build(t, source, t.TempDir(), starterDay, 1)
	if diff := cmp.Diff(freshPublic, public); diff != "" {
		t.Errorf("public/ in a used folder with 8 jobs (+) is not as in a fresh one with 1 (-):\n%s", diff)
	}
	if diff := cmp.Diff(freshIntranet, intranet); diff != "" {
		t.Errorf("intranet/ in a used folder with 8 jobs (+) is not as in a fresh one with 1 (-):\n%s", diff)
	}
	if _, _, stats := build(t, source, used, starterDay, 2); stats.Written+stats.Removed > 0 {
		t.Errorf("a build without changes wrote %d and removed %d files", stats.Written, stats.Removed)
	}
}

// TestModes: others than the owner and the group of the machine can read the
// open site, and cannot even list the intranet.
func TestModes(t *testing.T) {
	s := buildStarter(t)
	for dir, want := range map[string][2]fs.FileMode{s.public: {0o755, 0o644}, s.intranet: {0o750, 0o640}} {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := d.Info()
			mode := want[1]
			if d.IsDir() {
				mode = want[0]
			}
			if err == nil && info.Mode().Perm() != mode {
				t.Errorf("%s is %v, want %v", name, info.Mode().Perm(), mode)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestOwnLayout: a municipality's own layout changes the pages that it is for
// and no others, and one with a wrong field is a finding at its place while the
// built-in one stays.
func TestOwnLayout(t *testing.T) {
	source := t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	before, _, _ := build(t, source, t.TempDir(), starterDay, 2)
	own := filepath.Join(source, "layouts", "public", "404.html")
	if err := os.MkdirAll(filepath.Dir(own), 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(own, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("<!DOCTYPE html>\n<title>Vår egen {{.Title}}</title>\n")
	after, _, _ := build(t, source, t.TempDir(), starterDay, 2)
	for path := range before {
		if changed := before[path] != after[path]; changed != (path == "404.html") {
			t.Errorf("%s: changed is %v", path, changed)
		}
	}

	write("<!DOCTYPE html>\n<title>{{.Titel}}</title>\n")
	o := generator.Options{Source: source}
	gen, err := generator.New(o).Apply(generator.Batch{Today: day.Must(starterDay)})
	if err != nil {
		t.Fatal(err)
	}
	if !gen.Failed() {
		t.Fatal("a layout with a wrong field is no error")
	}
	f := gen.Findings[len(gen.Findings)-1]
	for _, f = range gen.Findings {
		if f.Rule == "layout-field" {
			break
		}
	}
	if f.File != "layouts/public/404.html" || f.Line != 2 || f.Col == 0 || f.Rule != "layout-field" {
		t.Errorf("the finding is %+v", f)
	}
	for _, file := range gen.Open {
		if file.Path() == "404.html" && strings.Contains(string(file.Bytes()), "{{") {
			t.Error("the broken layout is in use")
		}
	}
}
