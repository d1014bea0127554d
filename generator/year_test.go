package generator_test

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planportal/generator"
	"planportal/generator/day"
)

// TestNewYear: at the first midnight of a year the open site gets the next year's
// holidays, and is what a clean build of that day is. Other midnights leave it
// as it is.
func TestNewYear(t *testing.T) {
	o := generator.Options{Source: t.TempDir()}
	if err := os.CopyFS(filepath.Join(o.Source, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	g := generator.New(o)
	at := func(g *generator.Generator, today string, paths []string) map[string]string {
		gen, err := g.Apply(generator.Batch{Today: day.Must(today), Paths: paths})
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		for _, f := range gen.Open {
			files[f.Path()] = string(f.Bytes())
		}
		return files
	}
	before := at(g, "2026-12-30", nil)
	if eve := at(g, "2026-12-31", []string{}); !maps.Equal(before, eve) {
		t.Error("the open site changes at an ordinary midnight")
	}
	after := at(g, "2027-01-01", []string{})
	if !strings.Contains(before["index.html"], `data-through="2027-12-31"`) || !strings.Contains(after["index.html"], `data-through="2028-12-31"`) || !strings.Contains(after["index.html"], "2028-12-25") {
		t.Error("the new year's holidays are not there")
	}
	if clean := at(generator.New(o), "2027-01-01", nil); !maps.Equal(after, clean) {
		t.Error("after midnight the open site is not what a clean build makes")
	}
}
