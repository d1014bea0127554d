package parse_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planportal/generator/diag"
	"planportal/generator/parse"
)

// The tables are what blanks, hints and the reference are made from, so each
// field must be whole, and its example must be right.
func TestEveryFieldIsTold(t *testing.T) {
	for name, fields := range map[string][]parse.Field{"plan": parse.PlanFields(), "page": parse.PageFields(), "site": parse.SiteFields()} {
		told(t, name, fields)
	}
}

func told(t *testing.T, where string, fields []parse.Field) {
	t.Helper()
	for _, f := range fields {
		at := where + "." + f.Key
		if f.Key == "" || f.Doc.Sv == "" || f.Doc.En == "" || f.Example == "" {
			t.Errorf("%s: key, both texts and an example are needed", at)
		}
		choices(t, at, f.Choices)
		told(t, at, f.Fields)
		for _, inner := range []*parse.Field{f.Keys, f.Item} {
			if inner == nil {
				continue
			}
			if inner.Key != f.Key || inner.Example == "" {
				t.Errorf("%s: findings name an entry by its field and show an example", at)
			}
			choices(t, at, inner.Choices)
			told(t, at, inner.Fields)
		}
		if needs := f.Type == parse.List || f.Type == parse.Dict; needs != (f.Item != nil) || (f.Type == parse.Dict) != (f.Keys != nil) {
			t.Errorf("%s: lists and dicts, and only they, have items", at)
		}
		if f.Type == parse.Number && f.Min >= f.Max {
			t.Errorf("%s: a number needs a range", at)
		}
	}
}

func choices(t *testing.T, at string, all []parse.Choice) {
	t.Helper()
	for _, c := range all {
		if c.Value == "" || c.Doc.Sv == "" || c.Doc.En == "" {
			t.Errorf("%s: the choice %q needs both texts", at, c.Value)
		}
	}
}

func TestExamplesCanBeRead(t *testing.T) {
	header := func(fields []parse.Field) []byte {
		var b strings.Builder
		for _, f := range fields {
			b.WriteString(f.Key + ": " + f.Example + "\n")
		}
		return []byte(b.String())
	}
	fenced := func(fields []parse.Field) []byte { return []byte("---\n" + string(header(fields)) + "---\n") }
	_, plan := parse.Plan("a.md", "norr", "a", fenced(parse.PlanFields()))
	_, page := parse.Page("content/pages/a.en.md", "a", "en", fenced(parse.PageFields()))
	_, site := parse.Settings("content/site.yaml", header(parse.SiteFields()))
	for _, f := range append(append(plan, page...), site...) {
		if f.Rule != "missing-part" {
			t.Errorf("an example is wrong: %s", printed([]diag.Finding{f}))
		}
	}
}

// Another YAML library is one file's work away.
func TestOneFileKnowsYAML(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), `"go.yaml.in/`+`yaml/v4"`) && name != "yaml.go" {
			t.Errorf("%s imports the YAML library", name)
		}
	}
}
