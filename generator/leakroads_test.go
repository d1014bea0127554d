package generator_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"planportal/generator"
	"planportal/generator/day"
	"planportal/generator/diag"
)

// TestNoRoadLeadsOut writes 500 plans with a word of its own in every field,
// paragraph, heading, comment and file name, and everything through which one of
// them could come to the open site. Then it publishes what can be published.
func TestNoRoadLeadsOut(t *testing.T) {
	s := buildStarter(t)
	var birds []bird
	for i := range 500 {
		birds = append(birds, hatchWhole(t, s.source, i)...)
	}
	s.build(s.source, starterDay)
	quiet(t, s, "with plans alone")
	roads(t, s.source)

	o := generator.Options{Source: s.source, Public: s.public, Intranet: s.intranet}
	gen := generator.New(o)
	g, err := gen.Apply(generator.Batch{Today: day.Must(starterDay)})
	if err != nil {
		t.Fatal(err)
	}
	if !g.Failed() || g.Leaks {
		t.Fatalf("failed %t, leaks %t: the roads must be errors, and closed", g.Failed(), g.Leaks)
	}
	p, err := generator.NewPublisher(o)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if _, err := p.Publish(g); err != nil {
		t.Fatal(err)
	}
	quiet(t, s, "with every road tried")
	for _, file := range []string{"files/bara-intern.svg", "files/bara-utkast.svg", "utkast.html", "intern.html", "en/intern.html", "en/utkast.html", "lattlast/intern.html"} {
		if _, err := os.Stat(filepath.Join(s.public, file)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is on the open site", file)
		}
	}
	var told bytes.Buffer
	if err := diag.Text(&told, g.Findings, diag.Swedish); err != nil {
		t.Fatal(err)
	}
	said := ofPaths.ReplaceAllString(told.String(), "")
	if at := strings.Index(said, "kanarie"); at >= 0 {
		t.Errorf("the findings sing: %s", said[max(0, at-80):min(len(said), at+80)])
	}
	heard := 0
	for path, text := range tree(t, s.intranet) {
		if strings.Contains(text, "kanarie") && path != "" {
			heard++
		}
	}
	if heard < 500 || len(birds) < 8000 {
		t.Errorf("%d of the intranet's files sing, of %d birds: the test has lost its ears", heard, len(birds))
	}
}

// ofPaths are the birds in paths, which messages may tell: units and ids.
var ofPaths = regexp.MustCompile(`kanarie-enhet-\d|kanarie\d+id`)

// quiet looks for birds in the open site, as they are and in every disguise.
func quiet(t *testing.T, s *starter, when string) {
	t.Helper()
	for path, text := range tree(t, s.public) {
		if at := strings.Index(strings.ToLower(path+" "+text), "kanarie"); at >= 0 {
			t.Errorf("%s: public/%s sings", when, path)
		}
	}
	if r := prove(t, s.source, s.public); r.Hits > 0 || r.Secrets < 5000 {
		diag.Text(t.Output(), r.Findings, diag.English)
		t.Errorf("%s: %d hits of %d secrets", when, r.Hits, r.Secrets)
	}
}

// hatchWhole writes a plan that can be read, with a bird in every place.
func hatchWhole(t *testing.T, source string, i int) (birds []bird) {
	t.Helper()
	word := func(field string) string {
		w := fmt.Sprintf("kanarie%03d%s", i, field)
		birds = append(birds, bird{word: w})
		return w
	}
	unit, id := fmt.Sprintf("kanarie-enhet-%d", i%5), word("id")
	text := fmt.Sprintf(`---
# %s
client: %s
protection: %s
status: active
responsible: %s # %s
representative: {name: %s, role: %s}
measures: {ledsagarservice: 2025-01-01}
others: {%s: %s}
offers: {2025-11-01: accepted}
meetings:
  - {kind: planning, date: 2025-11-03, place: %s, present: [%s]}
signed: {client: 2025-11-10}
copies: [%s]
---
<!-- %s -->
## Hur har jag det nu?
%s [%s](https://exempel.test/%s "%s")
### %s
| %s | b |
|---|---|
| %s | d |

[ref-%s]: https://exempel.test/
## Mina önskemål och mål
### På kort sikt
> %s

    %s
### På lång sikt
%s[^1]

[^1]: %s
## Hur ska jag nå målen?
- %s
## Det här bestämde vi tillsammans
- [ ] Att %s. Klart: 2026-11-%02d (ansvarig: %s)
`, word("yaml"), word("klient"), []string{"none", "marked", "none"}[i%3], word("ansvarig"), word("sist"), word("god"), word("roll"), word("vem"), word("vad"),
		word("plats"), word("narvarande"), word("kopia"), word("html"), word("nu"), word("lank"), word("adress"), word("titel"), word("rubrik"),
		word("cell"), word("rad"), word("ref"), word("citat"), word("kod"), word("lang"), word("fot"), word("hur"), word("bestamt"), i%28+1, word("lovare"))
	write(t, filepath.Join(source, "content/plans", unit, id+".md"), text)
	return birds
}

// roads writes everything by which a plan could come to the open site. What is
// an error must not stop the rest from being published without it.
func roads(t *testing.T, source string) {
	t.Helper()
	at := func(path string) string { return filepath.Join(source, path) }
	planFile := at("content/plans/kanarie-enhet-1/kanarie001id.md")
	plan, err := os.ReadFile(planFile)
	if err != nil {
		t.Fatal(err)
	}
	page := func(path, header, body string) {
		write(t, at("content/pages/"+path), "---\ntitle: Sida\nmenu: false\n"+header+"---\n"+body+"\n")
	}

	// Pages that are closed, with their pictures and their translations.
	page("intern.md", "audience: staff\nimage: bara-intern.svg\nimage_alt: kanarie\n", "kanarie intern ![kanarie](../files/bara-intern.svg)")
	page("intern.en.md", "", "kanarie staff, forgotten to close")
	page("intern.sv-simple.md", "", "kanarie lätt")
	page("utkast.md", "draft: true\n", "kanarie utkast ![kanarie](../files/bara-utkast.svg)")
	page("utkast.en.md", "", "kanarie draft")
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>kanarie</title></svg>`
	write(t, at("content/files/bara-intern.svg"), svg)
	write(t, at("content/files/bara-utkast.svg"), svg)

	// Links and addresses from pages to plans.
	page("lank.md", "", "[x](../plans/kanarie-enhet-1/kanarie001id.md) ![x](../plans/kanarie-enhet-1/kanarie001id.md)")
	os.Remove(at("content/pages/lank.md")) // a link is text of the page's own: TestLinksOutAreFound
	page("alias.md", "aliases: [../intranet/index.html, /etc/x.html, units/../../x.html]\n", "x")

	// The plan itself, in wrong places and by other names.
	for _, to := range []string{"content/pages/planen.md", "content/pages/planen.en.md", "content/pages/planen.txt", "content/files/planen.md",
		"content/pages/.planen.md.swp", "content/pages/planen.md~", "content/pages/#planen.md#", "content/files/.planen.txt", "content/files/planen.txt~",
		"content/planen.md", "content/Plans/kanarie-enhet-1/x.md", "content/plan/x.md", "content/files/planen.zip"} {
		write(t, at(to), string(plan))
	}

	// Links of the file system.
	for link, to := range map[string]string{
		"content/pages/symlank.md": "../plans/kanarie-enhet-1/kanarie001id.md", "content/pages/symmapp": "../plans",
		"content/files/symlank.txt": "../plans/kanarie-enhet-1/kanarie001id.md", "content/files/symmapp": "../plans/kanarie-enhet-1",
		"layouts/assets/symlank.svg": "../../content/plans/kanarie-enhet-1/kanarie001id.md",
	} {
		os.MkdirAll(filepath.Dir(at(link)), 0o755)
		if err := os.Symlink(to, at(link)); err != nil {
			t.Fatal(err)
		}
	}
	for _, link := range []string{"content/pages/hard.md", "content/files/hard.txt"} {
		if err := os.Link(planFile, at(link)); err != nil {
			t.Fatal(err)
		}
	}

	// Names that are one on some file systems, and two spellings of one letter.
	page("planen-a\u030a.md", "", "kanarie a")
	page("Planen-Å.md", "", "kanarie Å")
}

// TestLayoutsCannotReachPlans: a layout of the user's own for the open site finds
// no way to a plan, whatever it asks for.
func TestLayoutsCannotReachPlans(t *testing.T) {
	source := t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	gen := generator.New(generator.Options{Source: source})
	if g, err := gen.Apply(generator.Batch{Today: day.Must(starterDay)}); err != nil || g.Failed() {
		t.Fatal(err, "the source has errors")
	}
	const layout = "layouts/public/page.html"
	for _, ask := range []string{
		"{{.Plan}}", "{{.Plans}}", "{{.Site.Units}}", "{{.Units}}", "{{.Entries}}", "{{.Settings.Staff}}", "{{.Staff}}", "{{.Findings}}",
		"{{range .Items}}{{.}}{{end}}", "{{$.Plan.Client}}", `{{template "intranet/plan.html" .}}`, `{{template "intranet/list.html" .}}`,
		`{{readFile "content/plans/dv-norr/ex-2025-0031.md"}}`, `{{include "../content/plans/dv-norr/ex-2025-0031.md"}}`, "{{.Page.Plan}}", "{{env \"HOME\"}}",
	} {
		write(t, filepath.Join(source, layout), ask)
		g, err := gen.Apply(generator.Batch{Today: day.Must(starterDay), Paths: []string{layout}})
		if err != nil {
			t.Fatal(err)
		}
		if !g.Failed() {
			t.Errorf("%s is no error", ask)
		}
		for _, f := range g.Open {
			if strings.Contains(string(f.Bytes()), "Alva Exempel") || strings.Contains(string(f.Bytes()), "ex-2025-0031") {
				t.Errorf("%s: %s", ask, f.Path())
			}
		}
	}
}

// TestLeaksAreNotPublished: a generation in which something of a plan is open
// touches neither folder, however it came about.
func TestLeaksAreNotPublished(t *testing.T) {
	s := buildStarter(t)
	o := generator.Options{Source: s.source, Public: s.public, Intranet: s.intranet}
	gen := generator.New(o)
	p, err := generator.NewPublisher(o)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	apply := func(paths ...string) *generator.Generation {
		t.Helper()
		g, err := gen.Apply(generator.Batch{Today: day.Must(starterDay), Paths: paths})
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	if _, err := p.Publish(apply()); err != nil {
		t.Fatal(err)
	}
	open, staff := tree(t, s.public), tree(t, s.intranet)
	plan, page := "content/plans/dv-norr/ex-2026-0044.md", "content/pages/nytt.md"
	write(t, filepath.Join(s.source, page), "---\ntitle: Nytt\n---\nRing Idunn Låtsashagen.\n")
	text, err := os.ReadFile(filepath.Join(s.source, plan))
	if err != nil {
		t.Fatal(err)
	}
	if g := apply(page); g.Leaks {
		t.Fatal("a leak before there is a plan")
	}
	write(t, filepath.Join(s.source, plan), strings.ReplaceAll(string(text), "Idun Skiss", "Idunn Låtsashagen"))
	g := apply(plan)
	if _, err := p.Publish(g); !g.Leaks || !errors.Is(err, generator.ErrLeaks) {
		t.Errorf("leaks %t, %v", g.Leaks, err)
	}
	if fmt.Sprint(open) != fmt.Sprint(tree(t, s.public)) || fmt.Sprint(staff) != fmt.Sprint(tree(t, s.intranet)) {
		t.Error("the folders were touched")
	}
	os.Remove(filepath.Join(s.source, page))
	if _, err := p.Publish(apply(page)); err != nil {
		t.Error(err)
	}
	if files := tree(t, s.intranet); !strings.Contains(files["units/dv-norr/ex-2026-0044.html"], "Idunn Låtsashagen") {
		t.Error("the edited plan was not published after the page was mended")
	}
}

// TestLeaksAreFoundAfterARestart: what the last build remembers hides nothing
// from the next one.
func TestLeaksAreFoundAfterARestart(t *testing.T) {
	for _, once := range []bool{true, false} { // as build does, and as watch does
		t.Run(fmt.Sprint("once ", once), func(t *testing.T) { restarts(t, once) })
	}
}

func restarts(t *testing.T, once bool) {
	source := t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	o := generator.Options{Source: source, Public: filepath.Join(source, "public"), Intranet: filepath.Join(source, "intranet"), Remembers: true, Once: once}
	build := func() *generator.Generation {
		t.Helper()
		p, err := generator.NewPublisher(o)
		if err != nil {
			t.Fatal(err)
		}
		defer p.Close()
		gen := generator.New(o)
		g, err := gen.Apply(generator.Batch{Today: day.Must(starterDay)})
		if err != nil {
			t.Fatal(err)
		}
		stats, err := p.Publish(g)
		if g.Leaks != errors.Is(err, generator.ErrLeaks) {
			t.Fatalf("leaks %t, but %v", g.Leaks, err)
		}
		if !g.Leaks {
			if err := gen.Remember(p, g, stats); err != nil {
				t.Fatal(err)
			}
		}
		return g
	}
	page := filepath.Join(source, "content/pages/nytt.md")
	plan := filepath.Join(source, "content/plans/dv-norr/ex-2026-0044.md")
	text := read(t, plan)
	write(t, page, "---\ntitle: Nytt\n---\nRing Idunn Låtsashagen.\n")
	for i, step := range []struct {
		page, plan string
		leaks      bool
	}{
		{"Ring oss.", "Idun Skiss", false},
		{"Ring oss.", "Idun Skiss", false},
		{"Ring Idun Skiss.", "Idun Skiss", true},               // the page is new to a plan that is remembered
		{"Ring Idun Skiss.", "Idun Skiss", true},               // and stays so
		{"Ring Idunn Låtsashagen.", "Idun Skiss", false},       // another name
		{"Ring Idunn Låtsashagen.", "Idunn Låtsashagen", true}, // the plan is new to a page that is remembered
		{"Ring Idunn Låtsashagen.", "Idun Skiss", false},
	} {
		write(t, page, "---\ntitle: Nytt\n---\n"+step.page+"\n")
		write(t, plan, strings.ReplaceAll(text, "Idun Skiss", step.plan))
		if g := build(); g.Leaks != step.leaks {
			t.Errorf("step %d: leaks %t, want %t", i, g.Leaks, step.leaks)
		}
	}
}
