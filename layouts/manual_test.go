package layouts_test

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/diag"
	"planportal/generator/intranet"
	"planportal/generator/public"
	"planportal/generator/settings"
	"planportal/layouts"
)

var update = flag.Bool("update", false, "write the tables of docs/layouts.md anew; read the diff")

// manual is what people read who change how the sites look.
const manual = "../docs/layouts.md"

// The manual's tables are made from the layouts, their views and findings.
func TestTheManualsTablesAreTrue(t *testing.T) {
	views := teller{library: readViews(t), told: map[string]bool{}}
	tables := map[string]string{
		"findings": findingTable(t), "words": wordTable(), "assets": assetTable(),
		"open views": views.reference("public.View"), "staff views": views.reference(views.views("intranet")...),
	}
	text := readManual(t)
	var filled []string
	got := table.ReplaceAllStringFunc(text, func(old string) string {
		name := table.FindStringSubmatch(old)[1]
		if tables[name] == "" {
			t.Errorf("there is no table named %q", name)
			return old
		}
		filled = append(filled, name)
		return "<!-- table: " + name + " -->\n" + strings.TrimRight(tables[name], "\n") + "\n<!-- end -->"
	})
	for name := range tables {
		if !slices.Contains(filled, name) {
			t.Errorf("the manual lacks the table %q", name)
		}
	}
	if *update {
		if err := os.WriteFile(manual, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(text, "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("docs/layouts.md is out of date; run this test with -update (-want +got):\n%s", diff)
	}
}

var table = regexp.MustCompile(`(?s)<!-- table: ([a-z ]+) -->\n.*?<!-- end -->`)

func readManual(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// views are the types of a package that hold a Frame: what its layouts are
// filled with.
func (lib library) views(pkg string) (names []string) {
	for _, name := range slices.Sorted(maps.Keys(lib.types)) {
		if strings.HasPrefix(name, pkg+".") && lib.framed(name) {
			names = append(names, name)
		}
	}
	return names
}

// checked is everything that is found in layouts that a municipality lays over
// the built-in ones.
func checked(own fs.FS) (*layouts.Set, []diag.Finding) {
	set, found := layouts.Load(own)
	return set, slices.Concat(found, public.CheckLayouts(set), intranet.CheckLayouts(set))
}

// findingTable tells what the program says of what is not allowed.
func findingTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| In | Written | What planportal says |\n|---|---|---|\n")
	for _, bad := range []struct{ file, text string }{
		{"public/page.html", `<p style="color: red">`},
		{"public/page.html", `<style>p { color: red }</style>`},
		{"public/page.html", `<script>alert("Hej")</script>`},
		{"public/page.html", `<button onclick="go()">`},
		{"public/page.html", `<img src="https://www.exempel.se/logo.png" alt="">`},
		{"public/page.html", `<a href={{.Home}}>`},
		{"public/page.html", `{{.Titel}}`},
		{"public/page.html", `{{if .Menu}}<p>Meny</p>`},
		{"public/page.html", `{{template "botom" .}}`},
		{"public/page.html", `{{.Word "hej"}}`},
		{"public/page.html", `<img src="{{.Asset "arms.svg"}}" alt="">`},
		{"public/pgae.html", `<p>Hej</p>`},
		{"assets/logo.svg", `<svg/>`},
		{"words/sv.json", `{"menyu": "Meny"}`},
		{"words/sv.json", `{"menu": "Meny",}`},
	} {
		_, found := checked(fstest.MapFS{bad.file: {Data: []byte(bad.text)}})
		if len(found) == 0 {
			t.Errorf("%s: nothing is found in %s", bad.file, bad.text)
			continue
		}
		f := found[0]
		said := cell.Replace(f.Says(diag.English) + "; " + f.Do(diag.English))
		fmt.Fprintf(&b, "| `%s` | `%s` | %s `[%s]` |\n", bad.file, bad.text, said, f.Rule)
	}
	return b.String()
}

func wordTable() string {
	set, _ := layouts.Load(nil)
	var b strings.Builder
	b.WriteString("| Key | Swedish | English |\n|---|---|---|\n")
	for _, key := range slices.Sorted(maps.Keys(set.Words("sv"))) {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", key, set.Words("sv")[key], set.Words("en")[key])
	}
	return b.String()
}

func assetTable() string {
	set, _ := layouts.Load(nil)
	used := map[string][]string{}
	for _, site := range sites {
		for _, a := range set.Assets(site) {
			used[a.Name] = append(used[a.Name], string(site))
		}
	}
	var b strings.Builder
	b.WriteString("| File | Used by |\n|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(used)) {
		fmt.Fprintf(&b, "| `layouts/assets/%s` | %s |\n", name, strings.Join(used[name], ", "))
	}
	return b.String()
}

// Every layout and every colour that can be changed is named.
func TestTheManualNamesEverything(t *testing.T) {
	text := readManual(t)
	names, err := fs.Glob(os.DirFS("."), "*/*.html")
	if err != nil {
		t.Fatal(err)
	}
	names = append(names, regexp.MustCompile(`--[a-z-]+`).FindAllString(builtIn(t, "assets/tokens.css"), -1)...)
	for _, name := range names {
		if !strings.Contains(text, "`"+name+"`") {
			t.Errorf("the manual does not name %s", name)
		}
	}
}

func builtIn(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// example finds the fenced piece of the manual with a mark of its own.
func example(t *testing.T, mark string) string {
	t.Helper()
	_, after, ok := strings.Cut(readManual(t), "\n```"+mark+"\n")
	text, _, ended := strings.Cut(after, "\n```\n")
	if !ok || !ended {
		t.Fatalf("the manual has no example marked %q", mark)
	}
	return text
}

// The manual's own page for addresses that do not exist is the one that is
// published.
func TestTheManualsLayoutWorks(t *testing.T) {
	text := example(t, "html layouts/public/404.html")
	set, found := checked(fstest.MapFS{"public/404.html": {Data: []byte(text)}})
	if len(found) > 0 {
		t.Fatalf("findings: %q", lines(found))
	}
	open := settings.Open{Name: "Exempelkommun", Languages: []string{"sv"}}
	open.Contact.Phone = settings.Phone{Text: "08-465 004 00", Dial: "+46846500400"}
	files, err := public.Render(public.Input{Settings: open}, set)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(files, func(f public.File) bool { return f.Path() == "404.html" })
	for _, want := range []string{"Här finns ingen sida", "08-465 004 00</a>", "<title>Sidan finns inte | Exempelkommun</title>"} {
		if !strings.Contains(string(files[i].Bytes()), want) {
			t.Errorf("404.html lacks %q", want)
		}
	}
}

// The manual's colours are tokens that there are, and can be read.
func TestTheManualsColoursWork(t *testing.T) {
	token := regexp.MustCompile(`(--[a-z-]+): (#[0-9a-f]+);`)
	css := builtIn(t, "assets/tokens.css")
	light, dark := colours(t)
	lay := func(own string, over map[string]string) {
		for _, m := range token.FindAllStringSubmatch(own, -1) {
			if !strings.Contains(css, m[1]+":") {
				t.Errorf("tokens.css has no %s", m[1])
			}
			over[strings.TrimPrefix(m[1], "--")] = m[2]
		}
	}
	all := example(t, "css tokens")
	day, _, _ := strings.Cut(all, "@media")
	lay(day, light)
	lay(all, dark) // which lies over the light ones
	for scheme, c := range map[string]map[string]string{"light": light, "dark": dark} {
		for text, grounds := range map[string]string{"brand-ink": "brand brand-deep", "link": "paper sheet tint calm-ground", "sun-ink": "sun"} {
			for ground := range strings.FieldsSeq(grounds) {
				atLeast(t, scheme, c, text, ground, 4.5)
			}
		}
	}
}

// The manual's way to a coat of arms works on both sites.
func TestTheManualsCoatOfArmsWorks(t *testing.T) {
	mark := `{{template "mark"}}`
	own := fstest.MapFS{"assets/arms.svg": {Data: []byte("<svg/>")}}
	for _, frame := range []string{"public/frame.html", "intranet/frame.html"} {
		text := builtIn(t, frame)
		if !strings.Contains(text, mark) {
			t.Errorf("%s has no %s to put the coat of arms in", frame, mark)
		}
		own[frame] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, mark, example(t, "html arms")))}
	}
	set, found := checked(own)
	if len(found) > 0 {
		t.Errorf("findings: %q", lines(found))
	}
	for _, site := range sites {
		if set.AssetPaths(site)["arms.svg"] == "" {
			t.Errorf("%s: the coat of arms is not published", site)
		}
	}
}
