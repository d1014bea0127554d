package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"planportal/generator"
	"planportal/generator/day"
	"planportal/generator/diag"
)

// edit changes a page of the starter, or site.yaml. An old text that is empty
// appends to the file, or makes it. A ¤ in the new text marks where the finding
// must stand; the mark itself is not written.
type edit struct{ file, old, new string }

// planted is a fault that an author may make, and the rule that must find it.
type planted struct {
	rule  string
	edits []edit
}

func on(page, old, new string) []edit { return []edit{{"pages/" + page, old, new}} }

func add(page, text string) []edit { return on(page, "", "\n"+text+"\n") }

// Sentences to plant: one of many short words, and one of few long ones.
var (
	longSentence = "Du kan " + strings.Repeat("och så är ", 8) + "det."
	hardSentence = "Myndighetsutövningens handläggningsrutiner förutsätter noggrannhet, omdömesgillhet, sammanhållning och uthållighet."
)

// statementBlock is what makes the starter's page the accessibility statement.
const statementBlock = `statement:
  actor: "{kommun}"
  service: Individuell plan enligt LSS
  level: partly
  gaps: "#det-har-ar-inte-fullt-tillgangligt"
  method: "#hur-vi-har-provat-webbplatsen"
  feedback: "#sag-till-om-nagot-inte-fungerar"
  complaint: https://www.digg.se/tdosanmalan
  assessed: 2026-11-21
  updated: 2026-11-21
`

// faults are what authors do. Each is planted alone into the starter.
var faults = []planted{
	{"dead-link", add("begar.md", "¤[Nästa sida](finns-inte.md)")},
	{"dead-link", add("begar.en.md", "See ¤[the next page](finns-inte.en.md).")},
	{"dead-link", add("begar.md", "::: actions\n- ¤[Nästa sida](borta.md)\n:::")},
	{"dead-link", add("begar.md", "- en lista\n  - ¤[Broschyren](../files/borta.pdf)")},
	{"dead-link", add("begar.md", "¤![Fyra personer vid ett bord](../files/mota.svg)")},
	{"dead-link", []edit{{"site.yaml", "url: tillganglighet.html", "url: ¤tillganglig.html"}}},
	{"dead-anchor", add("begar.md", "¤[Längre ner](#inte-har)")},
	{"dead-anchor", add("begar.md", "| Vad | Var |\n|---|---|\n| Rätt | ¤[Vem](ratt.md#inte-har) |")},
	{"dead-anchor", []edit{{"site.yaml", "    url: kontakt.html", "    url: ¤kontakt.html#inte-har"}}},
	{"link-to-closed-page", add("begar.md", "¤[Rutinen](rutin.md)")},
	{"link-outside", add("begar.md", "¤[Planen](../plans/dv-norr/ex-2025-0031.md)")},
	{"link-to-output", add("begar.md", "¤[Kontakta oss](kontakt.html)")},
	{"bad-link", add("begar.md", "¤[Till start](/index.md)")},
	{"bad-tel", add("begar.md", "¤[Ring oss](tel:0520/495000)")},
	{"almost-link", add("begar.md", "[Ring oss¤](tel:0520 49)")},
	{"empty-link", add("begar.md", "¤[ ](kontakt.md)")},
	{"vague-link", add("begar.md", "¤[Klicka här](kontakt.md)")},
	{"vague-link", add("begar.en.md", "¤[Read more](kontakt.en.md)")},
	{"vague-link", add("begar.fi.md", "¤[Lue lisää](kontakt.fi.md)")},
	{"bare-address", add("begar.md", "Gå till ¤https://www.exempel.se/stod")},
	{"missing-alt", add("begar.md", "¤![](../files/mote.svg)")},
	{"vague-alt", add("begar.md", "¤![Bild 1](../files/mote.svg)")},
	{"alt-is-file-name", add("begar.md", "¤![mote.svg](../files/mote.svg)")},
	{"alt-repeats", add("begar.md", "¤![Fyra personer vid ett bord](../files/mote.svg)\n\nFyra personer vid ett bord.")},
	{"image-without-alt", on("begar.md", "weight: 70", "weight: 70\nimage: ¤mote.svg")},
	{"missing-picture", on("begar.md", "weight: 70", "weight: 70\nimage: ¤mota.svg\nimage_alt: Fyra personer vid ett bord.")},
	{"heavy-picture", []edit{{"files/stor.svg", "", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><path d="` + strings.Repeat("M0 0h9v9z", 30<<10) + `"/></svg>`}, {"pages/begar.md", "", "\n¤![Fyra personer vid ett bord](../files/stor.svg)\n"}}},
	{"external-image", add("begar.md", "¤![Ett vapen](https://www.exempel.se/vapen.png)")},
	{"raw-html", add("begar.md", "En film: ¤<img src=\"https://www.exempel.se/film.gif\">")},
	{"heading-level", add("begar.md", "¤# Begär en plan nu")},
	{"heading-jump", add("begar.md", "¤#### Efter mötet")},
	{"empty-heading", add("begar.md", "¤##")},
	{"duplicate-heading", add("begar.md", "¤## Vad ska jag säga?")},
	{"outdated-word", add("begar.md", "Du kan också fråga ¤landstinget.")},
	{"outdated-word", add("begar.md", "- En **¤handikappad** person.")},
	{"outdated-word", add("begar.md", "Planen\n¤skall ses över.")},
	{"outdated-word", add("begar.sv-simple.md", "Du har en ¤utvecklingsstörning.")},
	{"outdated-word", add("begar.en.md", "It is for the ¤mentally handicapped.")},
	{"outdated-word", add("begar.fi.md", "Olet ¤invalidi.")},
	{"outdated-word", on("begar.md", "title: Begär en plan", "title: ¤Begär en plan av landstinget")},
	{"better-word", add("begar.md", "Varje ¤brukare kan be om en plan.")},
	{"long-sentence", add("begar.md", "Kort sagt. ¤"+longSentence)},
	{"long-sentence", add("begar.fi.md", "¤"+strings.Repeat("sinä ja minä ", 9)+"nyt.")},
	{"not-easy-sentence", add("begar.sv-simple.md", "- Kort.\n- ¤Du kan be om en plan när du vill och du kan säga nej till den sedan.")},
	{"hard-to-read", on("svart.md", "", "---\ntitle: Svår text\n---\n¤"+strings.TrimSpace(strings.Repeat(hardSentence+" ", 8))+"\n")},
	{"not-easy-to-read", on("svart.sv-simple.md", "", "---\ntitle: Svår text\n---\n¤"+strings.TrimSpace(strings.Repeat(hardSentence+" ", 8))+"\n")},
	{"law-not-read", add("kontakt.md", "Rätten står i ¤10 § LSS.")},
	{"law-not-read", add("kontakt.md", "¤[Läs lagen](https://lagen.nu/1993:387)")},
	{"law-read-long-ago", on("ratt.md", "law_read: 2026-11-20", "law_read: ¤2025-11-20")},
	{"day-ahead", on("ratt.md", "law_read: 2026-11-20", "law_read: ¤2026-11-22")},
	{"stale-translation", on("begar.md", "När du vill.", "Alltid när du vill.")},
	{"unmarked-translation", on("svar.md", "", "---\ntitle: Svar\n---\n")},
	{"nothing-translated", on("begar.md", "weight: 70", "weight: 70\ntranslated_from: ¤bbbbbbbb")},
	{"statement-lacks", []edit{{"pages/tillganglighet.md", "  actor: \"{kommun}\"\n", "  ¤actor: \"{kommun}\"\n"}, {"pages/tillganglighet.md", "  level: partly\n", ""}}},
	{"statement-not-said", on("tillganglighet.md", "  level: partly", "  level: ¤fully")},
	{"old-statement", []edit{{"pages/tillganglighet.md", "  updated: 2026-11-21", "  updated: ¤2025-11-20"}, {"pages/tillganglighet.md", "uppdaterades senast:** 2026-11-21", "uppdaterades senast:** 20 november 2025"}}},
	{"no-statement", []edit{{"pages/tillganglighet.md", statementBlock, ""}, {"site.yaml", "name: T", "name: ¤T"}}},
	{"review-of-what", on("begar.md", "reviewed:\n", "reviewed:\n  - {date: 2025-11-20, by: Redaktionen}\n  - ¤{date: 2026-11-21, by: Redaktionen}\n")},
	{"edited-after-review", on("begar.md", "weight: 70", "weight: 70\nedited: ¤2026-11-21")},
	{"address-taken", on("begar.md", "weight: 70", "weight: 70\naliases: [gammal.html, ¤ratt.html]")},
}

func TestStarterHasNothingToMend(t *testing.T) {
	for _, f := range newPlot(t).before {
		if f.Severity != diag.Info && f.Rule != "responsible-left" { // the example of a plan whose responsible has left
			t.Errorf("%s:%d:%d %s: %s; %s", f.File, f.Line, f.Col, f.Rule, f.Says(diag.English), f.Do(diag.English))
		}
	}
}

// Every planted fault is found at its line and column, and is all that is
// found.
func TestPlantedFaults(t *testing.T) {
	if len(faults) < 40 {
		t.Errorf("only %d faults are planted", len(faults))
	}
	p := newPlot(t)
	for i, f := range faults {
		t.Run(fmt.Sprintf("%02d %s", i+1, f.rule), func(t *testing.T) {
			if diag.SeverityOf(f.rule) == diag.Error {
				p.apply(t) // a page that cannot be read stays what it last was
			}
			want := p.plant(t, f)
			got := slices.DeleteFunc(p.found(t), func(line string) bool {
				return !strings.HasSuffix(line, " "+f.rule) && beside(f, line)
			})
			p.restore(t)
			if f.rule == "stale-translation" { // of each of the three
				want = []string{}
				for _, lang := range []string{"en", "fi", "sv-simple"} {
					want = append(want, "content/pages/begar."+lang+".md:3:18 stale-translation")
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// beside reports whether a finding only follows from a fault: a page with
// another text has translations of an old one, and a page that cannot be read
// has links to it that lead nowhere.
func beside(f planted, line string) bool {
	file, _, _ := strings.Cut(line, ":")
	return strings.HasSuffix(line, " stale-translation") || strings.HasSuffix(line, " native-unread") || strings.HasSuffix(line, " easy-unread") ||
		diag.SeverityOf(f.rule) == diag.Error && strings.HasSuffix(line, " dead-link") && file != "content/"+f.edits[0].file ||
		diag.SeverityOf(f.rule) == diag.Error && strings.HasSuffix(line, " nothing-translated")
}

// plot is the starter, to plant faults into.
type plot struct {
	dir    string
	gen    *generator.Generator
	before []diag.Finding
	kept   map[string][]byte // what the planted files were; nil for new ones
}

func newPlot(t *testing.T) *plot {
	t.Helper()
	p := &plot{dir: t.TempDir(), kept: map[string][]byte{}}
	for _, part := range []string{"pages", "files"} {
		if err := os.CopyFS(filepath.Join(p.dir, "content", part), os.DirFS("../content/"+part)); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile("../content/site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p.write(t, "site.yaml", text)
	p.gen = generator.New(generator.Options{Source: p.dir})
	p.before = p.apply(t)
	return p
}

func (p *plot) path(file string) string { return filepath.Join(p.dir, "content", file) }

func (p *plot) write(t *testing.T, file string, text []byte) {
	t.Helper()
	if err := os.WriteFile(p.path(file), text, 0o644); err != nil {
		t.Fatal(err)
	}
}

func (p *plot) apply(t *testing.T) []diag.Finding {
	t.Helper()
	g, err := p.gen.Apply(generator.Batch{Today: day.Must(starterDay)})
	if err != nil {
		t.Fatal(err)
	}
	return g.Findings
}

// plant makes the edits of a fault and returns where it must be found.
func (p *plot) plant(t *testing.T, f planted) (want []string) {
	t.Helper()
	for _, e := range f.edits {
		old, err := os.ReadFile(p.path(e.file))
		if err != nil {
			old = nil
		}
		if _, known := p.kept[e.file]; !known {
			p.kept[e.file] = old
		}
		text := string(old) + e.new
		if e.old != "" {
			if !strings.Contains(string(old), e.old) {
				t.Fatalf("%s does not hold %q", e.file, e.old)
			}
			text = strings.Replace(string(old), e.old, e.new, 1)
		}
		if before, _, marked := strings.Cut(text, "¤"); marked {
			line := 1 + strings.Count(before, "\n")
			col := 1 + utf8.RuneCountInString(before[strings.LastIndex(before, "\n")+1:])
			want = append(want, fmt.Sprintf("content/%s:%d:%d %s", e.file, line, col, f.rule))
		}
		p.write(t, e.file, []byte(strings.Replace(text, "¤", "", 1)))
	}
	return want
}

// found lists the findings that were not there before.
func (p *plot) found(t *testing.T) (lines []string) {
	t.Helper()
	for _, f := range p.apply(t) {
		if !slices.ContainsFunc(p.before, func(old diag.Finding) bool { return diag.Compare(old, f) == 0 }) {
			lines = append(lines, fmt.Sprintf("%s:%d:%d %s", f.File, f.Line, f.Col, f.Rule))
		}
	}
	return lines
}

// restore takes the fault away again.
func (p *plot) restore(t *testing.T) {
	t.Helper()
	for file, text := range p.kept {
		if text != nil {
			p.write(t, file, text)
		} else if err := os.Remove(p.path(file)); err != nil {
			t.Fatal(err)
		}
	}
	clear(p.kept)
}
