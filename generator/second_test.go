package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"planportal/generator/diag"
)

// second is another municipality's content/site.yaml, but for its units and
// staff, which the example plans name.
const second = `name: Påhittköpings kommun
service: {sv: Plan enligt LSS, en: Plan under LSS}
logo: vapen.svg
base_url: https://www.pahittkoping.example/plan/
languages: [sv, en]
breadcrumb: [{title: {sv: Hem, en: Home}, url: "https://www.pahittkoping.example/"}]
contact:
  heading: {sv: Medborgarservice, en: Citizens' service}
  about: {sv: Fråga oss., en: Ask us.}
  link: {title: {sv: Kontakta oss, en: Contact us}, url: kontakt.html}
  hours: [{from: Mo, to: Th, opens: "09:00", closes: "15:00"}]
  phone: {label: {sv: Telefon, en: Telephone}, text: 010-000 00 00, dial: "+46100000000"}
  email: medborgarservice@pahittkoping.example
  visit: {street: Påhittsgatan 1, postcode: 123 45, town: Påhittköping}
footer_links: [{title: {sv: Tillgänglighet, en: Accessibility}, url: tillganglighet.html}]
`

// secondColours is its layouts/assets/tokens.css: other values, all that the
// built-in one has and a little more contrast here and there.
func secondColours(t *testing.T) (css string, first []string) {
	t.Helper()
	css = read(t, "../layouts/assets/tokens.css")
	for _, m := range regexp.MustCompile(`: #([0-9a-f]{6});`).FindAllStringSubmatch(css, -1) {
		first = append(first, "#"+m[1])
	}
	// The green and the red change places: each colour is another one, and just
	// about as light.
	swapped := regexp.MustCompile(`#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2});`).ReplaceAllStringFunc(css, func(c string) string {
		return "#" + c[5:7] + c[3:5] + c[1:3] + ";"
	})
	return swapped, first
}

// TestASecondMunicipality: with site.yaml, one file of colours and a mark of its
// own, nothing of the first municipality's name, number, address or colours is
// left on either site.
func TestASecondMunicipality(t *testing.T) {
	s := &starter{t: t, source: t.TempDir()}
	if err := os.CopyFS(filepath.Join(s.source, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	css, colours := secondColours(t)
	_, tail, _ := strings.Cut(read(t, "../content/site.yaml"), "\nunits:")
	for name, text := range map[string]string{
		"content/site.yaml":         second + "units:" + tail,
		"content/files/vapen.svg":   `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 48"><path d="M0 0h40v48z"/></svg>`,
		"layouts/assets/tokens.css": css,
	} {
		path := filepath.Join(s.source, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	gen := s.build(s.source, starterDay)
	for _, f := range gen.Findings {
		if strings.HasPrefix(f.File, "layouts/") && f.Rule != "low-contrast" || f.Severity == diag.Error {
			t.Errorf("%s:%d:%d: %s %q", f.File, f.Line, f.Col, f.Rule, f.Args)
		}
	}
	gone := firstTraces(t)
	for _, folder := range []string{"public", "intranet"} {
		files := tree(t, filepath.Join(s.source, folder))
		for path, text := range files {
			drawn := strings.HasPrefix(path, "files/") || strings.HasPrefix(path, "pages/files/")
			for _, trace := range gone {
				if strings.Contains(strings.ToLower(text), strings.ToLower(trace)) {
					t.Errorf("%s/%s holds %q", folder, path, trace)
				}
			}
			for _, c := range colours {
				palindrome := c[1:3] == c[5:7]
				if !drawn && !palindrome && strings.Contains(text, c) && !strings.Contains(css, c) {
					t.Errorf("%s/%s has the colour %s", folder, path, c)
				}
			}
		}
		front := files["index.html"]
		for _, want := range []string{"<b>Påhittköpings kommun</b>", `files/vapen.svg" alt="" width="40" height="48"`, `rel="icon" href="`} {
			if !strings.Contains(front, want) {
				t.Errorf("%s/index.html lacks %s", folder, want)
			}
		}
	}
	open := tree(t, filepath.Join(s.source, "public"))
	if open["fi/index.html"] != "" || open["lattlast/index.html"] != "" || open["en/index.html"] == "" {
		t.Error("the languages are not those of site.yaml")
	}
	for _, want := range []string{`href="tel:+46100000000"`, "Påhittsgatan 1", `"openingHours":["Mo-Th 09:00-15:00"]`, `<link rel="canonical" href="https://www.pahittkoping.example/plan/kontakt.html">`} {
		if !strings.Contains(open["kontakt.html"], want) {
			t.Errorf("kontakt.html lacks %s", want)
		}
	}
	if !strings.Contains(open["sitemap.xml"], "<loc>https://www.pahittkoping.example/plan/en/</loc>") || !strings.Contains(open["robots.txt"], "Sitemap: https://www.pahittkoping.example/plan/sitemap.xml") {
		t.Error("the sitemap is not the second municipality's")
	}
}

// firstTraces is what the starter's site.yaml says of the first municipality.
func firstTraces(t *testing.T) []string {
	t.Helper()
	var first struct {
		Name    string
		Contact struct {
			Heading map[string]string
			Phone   struct{ Text, Dial string }
			Visit   struct{ Street, Postcode, Town string }
		}
	}
	if err := yaml.Unmarshal([]byte(read(t, "../content/site.yaml")), &first); err != nil {
		t.Fatal(err)
	}
	c := first.Contact
	traces := []string{first.Name, c.Phone.Text, c.Phone.Dial, c.Visit.Street, c.Visit.Postcode, c.Visit.Town}
	for _, trace := range traces {
		if trace == "" {
			t.Fatalf("the starter has %q: the test has lost its eyes", traces)
		}
	}
	return traces
}
