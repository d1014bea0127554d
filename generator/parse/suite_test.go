package parse

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"planportal/test/spent"
)

// TestYAMLTestSuite reads every document of the YAML test suite as a header, as
// settings and as a whole file. Hardly any is a good one; none may be the end of
// the program, take long, or be read in another way than package yaml does.
func TestYAMLTestSuite(t *testing.T) {
	text, err := os.ReadFile("testdata/yaml-test-suite.txtar")
	if err != nil {
		t.Fatal(err)
	}
	documents := txtar.Parse(text).Files
	if len(documents) < 400 {
		t.Fatalf("only %d documents", len(documents))
	}
	answered := 0
	for _, d := range documents {
		header := string(d.Data)
		for _, src := range []string{header, "---\n" + header + "---\n## Hur har jag det nu?\nBra.\n", "---\ntitle: A\n" + header + "\n---\nText.\n"} {
			began := spent.Processor()
			Plan("content/plans/norr/a.md", "norr", "a", []byte(src))
			Page("content/pages/a.md", "a", "sv", []byte(src))
			Settings("content/site.yaml", []byte(src))
			Protection([]byte(src))
			if took := spent.Processor() - began; took > slowest {
				t.Errorf("%s took %v", d.Name, took)
			}
		}
		if sameAsYAML(t, d.Data) {
			answered++
		}
		if t.Failed() {
			t.Fatalf("in %s", d.Name)
		}
	}
	if answered == 0 {
		t.Error("none was read without package yaml: the test is void")
	}
}
