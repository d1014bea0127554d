package generator_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"planportal/generator"
	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
)

// starter is the starter site, built as a new user builds it.
type starter struct {
	t                        *testing.T
	source, public, intranet string
	pages                    map[string]string // of the open site, by path
	gen                      *generator.Generation
}

// starterDay is the day around which the example plans are written.
const starterDay = "2026-11-21"

func buildStarter(t *testing.T) *starter {
	t.Helper()
	s := &starter{t: t, source: t.TempDir(), pages: map[string]string{}}
	s.public, s.intranet = filepath.Join(s.source, "public"), filepath.Join(s.source, "intranet")
	if err := os.CopyFS(filepath.Join(s.source, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	s.gen = s.build(s.source, starterDay)
	for path, text := range tree(t, s.public) {
		if strings.HasSuffix(path, ".html") {
			s.pages[path] = text
		}
	}
	return s
}

// build makes both sites of a source and fails the test if the source has
// errors.
func (s *starter) build(source, today string) *generator.Generation {
	s.t.Helper()
	o := generator.Options{Source: source, Public: filepath.Join(source, "public"), Intranet: filepath.Join(source, "intranet")}
	gen, err := generator.New(o).Apply(generator.Batch{Today: day.Must(today)})
	if err != nil {
		s.t.Fatal(err)
	}
	if gen.Failed() {
		diag.Text(s.t.Output(), gen.Findings, diag.English)
		s.t.Fatal("the source has errors")
	}
	p, err := generator.NewPublisher(o)
	if err != nil {
		s.t.Fatal(err)
	}
	defer p.Close()
	if _, err := p.Publish(gen); err != nil {
		s.t.Fatal(err)
	}
	return gen
}

// tree is every file below a folder.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func (s *starter) html(page string) string {
	text, ok := s.pages[page]
	if !ok {
		s.t.Fatalf("there is no page %s", page)
	}
	return text
}

func (s *starter) page(name string) *goquery.Document {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(s.html(name)))
	if err != nil {
		s.t.Fatal(err)
	}
	return doc
}

// words is what people read on a page: the text of body, white space folded.
func (s *starter) words(page string) string {
	doc := s.page(page)
	doc.Find("script, style").Remove()
	return clean(doc.Find("body").Text())
}

var space = regexp.MustCompile(`\s+`)

func clean(text string) string { return strings.TrimSpace(space.ReplaceAllString(text, " ")) }

// all is every page of the open site as it stands in the file.
func (s *starter) all() string {
	var b strings.Builder
	for _, name := range slices.Sorted(mapKeys(s.pages)) {
		b.WriteString(s.pages[name])
	}
	return b.String()
}

// swedish is what people read on the Swedish pages.
func (s *starter) swedish() string {
	var b strings.Builder
	for _, name := range slices.Sorted(mapKeys(s.pages)) {
		if !strings.Contains(name, "/") {
			b.WriteString(s.words(name) + "\n")
		}
	}
	return b.String()
}

// both is every page of both sites.
func (s *starter) both() string {
	var b strings.Builder
	for _, dir := range []string{s.public, s.intranet} {
		for name, text := range tree(s.t, dir) {
			if strings.HasSuffix(name, ".html") {
				b.WriteString(text)
			}
		}
	}
	return b.String()
}

func mapKeys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func (s *starter) onEveryPage(check func(*goquery.Document) string) string {
	for _, name := range slices.Sorted(mapKeys(s.pages)) {
		if wrong := check(s.page(name)); wrong != "" {
			return name + ": " + wrong
		}
	}
	return ""
}

// overduePage says what is wrong unless the Swedish page's review is overdue.
func (s *starter) overduePage(name string) string {
	for _, it := range s.gen.Site.PageItems {
		if it.Page.Name == name && it.Page.Lang == "sv" {
			if it.On(day.Must("2026-03-01"), 30) == due.Overdue {
				return ""
			}
			return "it is due " + it.Due.String()
		}
	}
	return "it is not in the index"
}

// missing tells which of the words a text lacks.
func missing(text string, words ...string) string {
	for _, w := range words {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(w)) {
			return "it does not say “" + w + "”. "
		}
	}
	return ""
}

// present tells which of the words a text has.
func present(text string, words ...string) string {
	for _, w := range words {
		if strings.Contains(strings.ToLower(text), strings.ToLower(w)) {
			return "it says “" + w + "”"
		}
	}
	return ""
}

func matches(text, pattern string) string {
	if at := regexp.MustCompile(`(?i).{0,30}` + pattern + `.{0,30}`).FindString(text); at != "" {
		return "it says “" + at + "”"
	}
	return ""
}
