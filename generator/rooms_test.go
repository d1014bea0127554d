package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms are the packages in their order: each imports only packages with a
// lower number. ARCHITECTURE.md tells what each is for.
var rooms = map[string]int{
	"generator/day": 0, "generator/diag": 0, "generator/form": 0, "generator/jobs": 0, "generator/stamp": 0, "content": 0, "generator/readable": 0, "generator/wording": 0, "generator/sealed": 0, "generator/stream": 0,
	"layouts/branches": 0, "layouts/fast": 0,
	"layouts": 1, "generator/markdown": 1, "generator/info": 1, "generator/plan": 1, "generator/settings": 1, "generator/workday": 1,
	"layouts/twins": 2,
	"generator/due": 2, "generator/parse": 2, "generator/source": 2, "generator/picture": 2,
	"generator/site":   3,
	"generator/memory": 4, "generator/check": 4, "generator/feed": 4, "generator/explain": 4, "generator/edit": 4,
	"generator/access": 5, "generator/public": 5, "generator/intranet": 5, "generator/publish": 5, "generator/watch": 5,
	"generator/mixup": 4, "generator/staged": 5,
	"generator/guard": 4, "generator/proof": 5,
	"generator":       6,
	"generator/serve": 7,
	"cmd/planportal":  8, "test/corpus": 8, "test/asked": 0, "test/filled": 0, "test/spent": 0,
}

// open is everything that the open site may be made from.
var open = []string{"generator/info", "generator/settings", "generator/day", "generator/diag", "generator/form", "generator/jobs", "generator/workday", "layouts", "layouts/fast"}

func TestRooms(t *testing.T) {
	imports := importsOf(t, "..")
	for _, room := range slices.Sorted(keys(imports)) {
		level, known := rooms[room]
		if !known {
			t.Errorf("%s has no place in the order", room)
		}
		for _, other := range imports[room] {
			if rooms[other] >= level {
				t.Errorf("%s (%d) imports %s (%d), which is not below it", room, level, other, rooms[other])
			}
		}
	}
	for room := range rooms {
		if imports[room] == nil {
			t.Errorf("%s has a place in the order but no code", room)
		}
	}
	for _, reached := range closure(imports, "generator/public") {
		if !slices.Contains(open, reached) {
			t.Errorf("generator/public can reach %s: the open site must not know of plans", reached)
		}
	}
}

// TestClockAndExit: only main.go ends the program, and only the command looks
// at the clock, so that everything else is a function of what it is given.
func TestClockAndExit(t *testing.T) {
	for file, text := range goFiles(t, "..") {
		command := strings.HasPrefix(file, "cmd/planportal/")
		if strings.Contains(text, "time.Now(") && !command {
			t.Errorf("%s looks at the clock", file)
		}
		if strings.Contains(text, "os.Exit(") && file != "cmd/planportal/main.go" {
			t.Errorf("%s ends the program", file)
		}
	}
}

func goFiles(t *testing.T, top string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != top || d.Name() == "testdata" || d.Name() == "node_modules") {
			return cmpSkip(err)
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(top, name)
		files[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func cmpSkip(err error) error {
	if err != nil {
		return err
	}
	return filepath.SkipDir
}

// importsOf returns what each package of ours imports of ours.
func importsOf(t *testing.T, top string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for file, text := range goFiles(t, top) {
		room := path.Dir(file)
		f, err := parser.ParseFile(token.NewFileSet(), file, text, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		if out[room] == nil {
			out[room] = []string{}
		}
		for _, spec := range f.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if ours, ok := strings.CutPrefix(name, "planportal/"); ok && !slices.Contains(out[room], ours) {
				out[room] = append(out[room], ours)
			}
		}
	}
	return out
}

// closure is everything that a package reaches by imports.
func closure(imports map[string][]string, from string) (reached []string) {
	for _, next := range imports[from] {
		for _, r := range append([]string{next}, closure(imports, next)...) {
			if !slices.Contains(reached, r) {
				reached = append(reached, r)
			}
		}
	}
	return reached
}

func keys(m map[string][]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}
