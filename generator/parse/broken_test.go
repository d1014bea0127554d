package parse_test

import (
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"planportal/generator/diag"
	"planportal/generator/parse"
)

var update = flag.Bool("update", false, "write what is found into testdata/broken; read the diff")

// read parses a file by the set that it belongs to, and tells whether there is
// a value.
func read(set, file string, src []byte) (there bool, found []diag.Finding) {
	switch set {
	case "pages":
		p, found := parse.Page(file, "kontakt", "sv", src)
		return p != nil, found
	case "site":
		s, found := parse.Settings(file, src)
		return s.Open.Name != "", found
	}
	p, found := parse.Plan(file, "norr", "a", src)
	return p != nil, found
}

// Every broken file gives exactly the findings that stand beside it, each with
// its place and a hint, and no value if one of them is an error. To add a case,
// write its file into a txtar and run the test with -update.
func TestBroken(t *testing.T) {
	archives, err := filepath.Glob("testdata/broken/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no broken files: %v", err)
	}
	cases := 0
	for _, name := range archives {
		set := strings.TrimSuffix(filepath.Base(name), ".txtar")
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			file, want := archive.Files[i], &archive.Files[i+1]
			cases++
			t.Run(set+"/"+strings.TrimSuffix(file.Name, path.Ext(file.Name)), func(t *testing.T) {
				there, found := read(set, file.Name, file.Data)
				checkFindings(t, there, found)
				got := listed(found)
				if *update {
					want.Data = []byte(got)
				}
				if diff := cmp.Diff(string(want.Data), got); diff != "" {
					t.Errorf("findings (-want +got):\n%s", diff)
				}
			})
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if cases < 70 {
		t.Errorf("only %d broken files", cases)
	}
}

// unfilled is an argument that a text asks for but did not get, or a term that
// the catalogue does not know.
var unfilled = regexp.MustCompile(`\{[0-9]\}|@[a-z]+(-[a-z]+)*(:|$)`)

// checkFindings holds for the findings of any file.
func checkFindings(t *testing.T, there bool, found []diag.Finding) {
	t.Helper()
	if there == diag.Failed(found) {
		t.Errorf("there is a value: %v; there is an error: %v", there, diag.Failed(found))
	}
	for _, f := range found {
		for _, lang := range []diag.Lang{diag.Swedish, diag.English} {
			if says, do := f.Says(lang), f.Do(lang); says == "" || do == "" || unfilled.MatchString(says+do) {
				t.Errorf("%s in %s: says %q, do %q", f.Rule, lang, says, do)
			}
		}
		if f.Line < 0 || f.Col < 0 || f.Line == 0 && f.Col > 0 {
			t.Errorf("%s stands at %d:%d", f.Rule, f.Line, f.Col)
		}
	}
}

// listed writes findings as they stand in a .want file.
func listed(found []diag.Finding) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "%d:%d %s %s: %s; %s\n", f.Line, f.Col, f.Severity, f.Rule, f.Says(diag.Swedish), f.Do(diag.Swedish))
	}
	return b.String()
}
