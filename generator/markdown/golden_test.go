package markdown

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"planportal/generator/diag"
)

var update = flag.Bool("update", false, "write what the texts give now into testdata")

// Each archive below testdata holds texts, NAME.md, and what they give, NAME.want.
// Anybody can add a case: write the text, run with -update, and read the diff.

func TestPages(t *testing.T) { golden(t, "testdata/page/*.txtar", showPage) }

func TestPlans(t *testing.T) { golden(t, "testdata/plan/*.txtar", showPlan) }

func golden(t *testing.T, pattern string, show func(name string, text []byte) string) {
	archives, err := filepath.Glob(pattern)
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives match %s: %v", pattern, err)
	}
	for _, path := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			now := &txtar.Archive{Comment: a.Comment}
			for _, f := range a.Files {
				if !strings.HasSuffix(f.Name, ".md") {
					continue
				}
				got := show(f.Name, f.Data)
				want := strings.TrimSuffix(f.Name, ".md") + ".want"
				now.Files = append(now.Files, f, txtar.File{Name: want, Data: []byte(got)})
				if diff := cmp.Diff(fileOf(a, want), got); diff != "" && !*update {
					t.Errorf("%s (-want +got):\n%s", f.Name, diff)
				}
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(now), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func fileOf(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// addressOf is the address of a page whose file has the given name.
func addressOf(name string) Address {
	_, lang, ok := strings.Cut(strings.TrimSuffix(filepath.Base(name), ".md"), ".")
	if !ok {
		lang = "sv"
	}
	return Address{Path: name, Lang: lang, Default: "sv", Output: output}
}

// output is where the pages of these tests stand.
func output(name, lang string) string {
	if lang == "sv" {
		return name + ".html"
	}
	return lang + "/" + name + ".html"
}

func showPage(name string, text []byte) string {
	p, found := Page(name, text, 1, addressOf(name))
	var b strings.Builder
	b.WriteString(strings.NewReplacer(ContactMark, "[contact]", FormMark, "[form]").Replace(p.HTML))
	for _, h := range p.Headings {
		fmt.Fprintf(&b, "heading %s: %s\n", h.ID, h.Text)
	}
	if len(p.Anchors) > 0 {
		fmt.Fprintf(&b, "anchors %s\n", strings.Join(p.Anchors, " "))
	}
	for _, l := range p.Links {
		kind := "link"
		if l.Image {
			kind = "image"
		}
		fmt.Fprintf(&b, "%s %d:%d %s", kind, l.Line, l.Col, l.Target)
		if l.Output+l.Anchor != "" {
			fmt.Fprintf(&b, " to %s#%s", l.Output, l.Anchor)
		}
		b.WriteString("\n")
	}
	showFindings(&b, found)
	return b.String()
}

func showPlan(name string, text []byte) string {
	p, found := Plan(name, text, 1, together)
	var b strings.Builder
	for _, s := range p.Sections {
		fmt.Fprintf(&b, "section %d %q, line %d\n", s.Level, s.Title, s.Line)
		if s.HTML != "" {
			b.WriteString(s.HTML + "\n")
		}
		for _, t := range s.Tasks {
			box := "[ ]"
			if t.Done {
				box = "[x]"
			}
			fmt.Fprintf(&b, "task %d:%d %s %q by %q", t.Line, t.Col, box, t.Text, t.By)
			if t.By != "" {
				fmt.Fprintf(&b, " %d:%d", t.ByLine, t.ByCol)
			}
			fmt.Fprintf(&b, " responsible %q\n", t.Responsible)
			if t.HTML != t.Text {
				b.WriteString(t.HTML + "\n")
			}
		}
	}
	showFindings(&b, found)
	return b.String()
}

func together(title string) bool {
	return title == "Det här bestämde vi tillsammans" || title == "What we decided together"
}

func showFindings(b *strings.Builder, found []diag.Finding) {
	for _, f := range found {
		if !slices.Contains(diag.Rules(), f.Rule) {
			fmt.Fprintf(b, "the catalogue lacks ")
		}
		fmt.Fprintf(b, "%s %d:%d %s\n", f.Severity, f.Line, f.Col, strings.Join(append([]string{f.Rule}, f.Args...), " "))
	}
}
