package generator_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPromisesAreHeld: every test that SECURITY.md names as holding a promise is
// there.
func TestPromisesAreHeld(t *testing.T) {
	text, err := os.ReadFile("../SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	var tests strings.Builder
	err = filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git") {
			return cmpSkip(err)
		}
		tests.WriteString(name + "\n")
		if strings.HasSuffix(name, "_test.go") {
			code, err := os.ReadFile(name)
			tests.Write(code)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`(Test[A-Z][A-Za-z]*|[a-z-]+\\.txtar|test/[a-z/.]+\\.mjs)`").FindAllStringSubmatch(string(text), -1)
	if len(named) < 30 {
		t.Errorf("SECURITY.md names only %d tests", len(named))
	}
	for _, m := range named {
		there := m[1] + "\n" // a file
		if strings.HasPrefix(m[1], "Test") {
			there = "func " + m[1] + "("
		}
		if !strings.Contains(tests.String(), there) {
			t.Errorf("SECURITY.md says that %s holds a promise, but there is no such test", m[1])
		}
	}
}
