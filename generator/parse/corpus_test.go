package parse

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"planportal/generator/markdown"
	"planportal/generator/plan"
)

// corpus are invented plans, as they are measured everywhere.
func corpus(t testing.TB, plans string) (all [][]byte) {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("go", "run", "../../test/corpus", "-plans", plans, dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "content/plans/*/lss-*.md"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no plans: %v", err)
	}
	for _, name := range names {
		all = append(all, file(t, name))
	}
	return all
}

// goodFiles are what the program itself writes or shows.
func goodFiles(t testing.TB) [][]byte {
	return [][]byte{file(t, "testdata/contract.md"), []byte(BlankPlan()), []byte(BlankPage())}
}

// brokenFiles are all that lie in testdata/broken.
func brokenFiles(t testing.TB) (all [][]byte) {
	t.Helper()
	archives, err := filepath.Glob("testdata/broken/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no broken files: %v", err)
	}
	for _, name := range archives {
		for _, f := range txtar.Parse(file(t, name)).Files {
			all = append(all, f.Data)
		}
	}
	return all
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// headers are the headers of those files that have one.
func headers(files [][]byte) (all [][]byte) {
	for _, text := range files {
		if d, ok := split(text, new(report)); ok {
			all = append(all, d.header)
		}
	}
	return all
}

// BenchmarkCorpus measures each step of reading a plan, and all of them.
func BenchmarkCorpus(b *testing.B) {
	texts := corpus(b, "1000")
	docs := make([]document, len(texts))
	roots := make([]node, len(texts))
	for i, text := range texts {
		r := new(report)
		docs[i], _ = split(text, r)
		roots[i], _ = readYAML(docs[i].header, docs[i].headerLine, r)
	}
	step := func(name string, do func(i int, r *report)) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				r := newReport("a.md")
				do(n%len(texts), r)
				r.done()
			}
		})
	}
	step("readable", func(i int, r *report) { readable(texts[i], r) })
	step("split", func(i int, r *report) { split(texts[i], r) })
	step("header", func(i int, r *report) { readYAML(docs[i].header, docs[i].headerLine, r) })
	step("library", func(i int, r *report) { reader{r, docs[i].header, docs[i].headerLine}.anyYAML() })
	step("check", func(i int, r *report) {
		c, p := checker{report: r, blank: true}, new(plan.Plan)
		h := c.fields(&roots[i], planFields)
		c.plan(&h, p)
		c.rows(&h, p)
		c.dates(&h, p)
	})
	step("markdown", func(i int, r *report) { markdown.Plan(r.file, docs[i].body, docs[i].bodyLine, isTogether) })
	step("plan", func(i int, r *report) { Plan(r.file, "norr", "a", texts[i]) })
}
