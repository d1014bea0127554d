package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planportal/generator"
	"planportal/generator/day"
)

// TestCanaries: a word of its own stands in every field, heading and paragraph of
// every plan. None of them reaches the open site; none leaves the folder of its
// unit, but for the responsible's name; and of protected plans, and of plans that
// cannot be read and may be protected, nothing but the bare id leaves protected/.
func TestCanaries(t *testing.T) {
	source := t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	var birds []bird
	for i := range 48 {
		birds = append(birds, hatch(t, source, i)...)
	}
	o := generator.Options{Source: source, Public: filepath.Join(source, "public"), Intranet: filepath.Join(source, "intranet")}
	gen, err := generator.New(o).Apply(generator.Batch{Today: day.Must(starterDay)})
	if err != nil {
		t.Fatal(err)
	}
	p, err := generator.NewPublisher(o)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if _, err := p.Publish(gen); err != nil {
		t.Fatal(err)
	}
	for path, text := range tree(t, o.Public) {
		if strings.Contains(path+text, "kanarie") {
			t.Errorf("public/%s sings", path)
		}
	}
	sung := map[string]bool{}
	for path, text := range tree(t, o.Intranet) {
		if !strings.Contains(text, "kanarie") {
			continue
		}
		for _, b := range birds {
			if !strings.Contains(text, b.word) {
				continue
			}
			sung[b.word] = true
			if b.home != "" && !strings.HasPrefix(path, b.home) {
				t.Errorf("intranet/%s sings %s, whose home is %s", path, b.word, b.home)
			}
		}
	}
	for _, b := range birds {
		if b.heard && !sung[b.word] {
			t.Errorf("%s is heard nowhere", b.word)
		}
	}
	for _, f := range gen.Findings {
		if strings.Contains(fmt.Sprint(f.File, f.Args), "kanarie") {
			t.Errorf("a finding sings: %+v", f)
		}
	}
}

// bird is a word and the only folder in which it may be heard; "" for anywhere
// on the intranet.
type bird struct {
	word, home string
	heard      bool // it must be heard somewhere
}

// hatch writes plan number i. Every third is protected, and every eighth cannot
// be read.
func hatch(t *testing.T, source string, i int) (birds []bird) {
	t.Helper()
	unit, id := fmt.Sprintf("enhet-%d", i%3), fmt.Sprintf("p-%02d", i)
	protection := []string{"none", "none", "marked", "none", "registered", "fictitious"}[i%6]
	broken := i%8 == 7
	home := "units/" + unit + "/"
	if protection != "none" {
		home = "protected/"
	}
	word := func(field string) string {
		w := fmt.Sprintf("kanarie%02d%s", i, field)
		birds = append(birds, bird{w, home, !broken})
		return w
	}
	status := []string{"active", "active", "offered", "active", "draft", "closed", "declined"}[i%7]
	text := fmt.Sprintf(`---
client: %s
protection: %s
status: %s
responsible: %s
representative: {name: %s, role: %s}
measures: {ledsagarservice: 2025-01-01}
others: {%s: %s}
offers: {2025-11-01: accepted}
meetings:
  - {kind: planning, date: 2025-11-03, place: %s, present: [%s]}
signed: {client: 2025-11-10}
copies: [%s]
---
## Hur har jag det nu?
%s
### Mer om %s
%s
## Mina önskemål och mål
### På kort sikt
%s
### På lång sikt
%s
## Hur ska jag nå målen?
- %s
## %s
%s
## Det här bestämde vi tillsammans
- [ ] Att %s. Klart: 2026-11-%02d (ansvarig: %s)
`, word("klient"), protection, status, word("ansvarig"), word("god"), word("roll"), word("vem"), word("vad"),
		word("plats"), word("narvarande"), word("kopia"), word("nu"), word("rubrik"), word("mer"), word("kort"), word("lang"), word("hur"),
		word("egen"), word("fri"), word("bestamt"), i%28+1, word("loftesgivare"))
	if broken {
		text = strings.Replace(text, "status:", "statsu:", 1)
	}
	for j := range birds {
		if strings.HasSuffix(birds[j].word, "ansvarig") && home != "protected/" {
			birds[j].home = ""
		}
		if strings.HasSuffix(birds[j].word, "bestamt") && status == "closed" {
			birds[j].heard = false
		}
	}
	path := filepath.Join(source, "content", "plans", unit, id+".md")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return birds
}
