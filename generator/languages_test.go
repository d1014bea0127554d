package generator_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planportal/generator/info"
)

const address = "https://www.exempel.se/lss/"

// TestEveryPageIsInEveryLanguage: the switch stays on the page, search engines
// are told once the site has an address, and titles are in the language, not
// lent.
func TestEveryPageIsInEveryLanguage(t *testing.T) {
	s := buildStarter(t)
	s.addressed(address)
	langs := []string{"sv", "sv-simple", "en", "fi"}
	names := map[string]bool{}
	for _, p := range s.gen.Site.Pages {
		if p.IsOpen() {
			names[p.Name] = true
		}
	}
	for name := range names {
		titles := map[string]string{}
		for _, lang := range langs {
			page := info.Output(name, lang)
			doc := s.page(page)
			if title := clean(doc.Find("h1").Text()); titles[title] != "" && lang != "sv-simple" {
				t.Errorf("%s is called %q as in %s", page, title, titles[title])
			} else {
				titles[title] = lang
			}
			if doc.Find("h1[lang]").Length() > 0 {
				t.Errorf("%s is lent", page)
			}
			for _, other := range langs {
				if other == lang {
					continue
				}
				want := strings.Repeat("../", strings.Count(page, "/")) + info.Output(name, other)
				if got := doc.Find(`.langs a[hreflang="`+other+`"]`).AttrOr("href", ""); got != want {
					t.Errorf("%s: the switch to %s leads to %q", page, other, got)
				}
				want = address + strings.TrimSuffix(info.Output(name, other), "index.html")
				if got := doc.Find(`link[rel="alternate"][hreflang="`+other+`"]`).AttrOr("href", ""); got != want {
					t.Errorf("%s: hreflang %s is %q", page, other, got)
				}
			}
		}
	}
}

// addressed builds the starter anew with an address of its own.
func (s *starter) addressed(base string) {
	s.t.Helper()
	file := filepath.Join(s.source, "content/site.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(file, append([]byte("base_url: "+base+"\n"), text...), 0o644); err != nil {
		s.t.Fatal(err)
	}
	s.gen = s.build(s.source, starterDay)
	for name, html := range tree(s.t, s.public) {
		if strings.HasSuffix(name, ".html") {
			s.pages[name] = html
		}
	}
}
