package public

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planportal/layouts"
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
	for _, a := range set.Assets(layouts.Public) {
		write(t, filepath.Join(dir, a.Path), a.Bytes)
	}
	picture, err := os.ReadFile("../../content/files/mote.svg")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "files/mote.svg"), picture)
	for name, views := range samples(set) {
		for i, v := range views {
			html, err := set.Execute(name, v)
			if err != nil {
				t.Fatal(err)
			}
			name := strings.TrimSuffix(filepath.Base(name), ".html") + []string{"", "-odd", "-bare"}[i]
			write(t, filepath.Join(dir, name+".html"), html)
		}
	}
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
