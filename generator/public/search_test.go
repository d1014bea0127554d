package public

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/info"
	"planportal/generator/settings"
	"planportal/layouts"
)

func TestPartsAreWhatPeopleRead(t *testing.T) {
	got := parts("Kort sagt.", `<p>Först &amp; främst<a href="#fn:1" role="doc-noteref">1</a>.</p><h2 id="a">Rubrik <em>ett</em></h2>
<ul><li>a</li><li>b<svg><title>x</title><path/></svg></li></ul><h3>Utan adress</h3><p>c <span class="sr"><b>osynligt</b></span>d</p>
<h2 id="tom"></h2><h2 id="b">Två</h2><table><tr><td>e</td><td>f</td></tr></table>`)
	want := []part{
		{"", "", "Kort sagt. Först & främst."}, {"a", "Rubrik ett", "a b Utan adress c d"}, {"b", "Två", "e f"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestTheSearchKnowsOnlyOpenPages: staff pages, drafts and other languages are
// not in the index, and the same pages make the same one.
func TestTheSearchKnowsOnlyOpenPages(t *testing.T) {
	set, _ := layouts.Load(nil)
	page := func(name, lang, text string) *info.Page {
		return &info.Page{Name: name, Lang: lang, Title: "T " + text, Audience: info.Open, HTML: "<p>" + text + "</p>"}
	}
	staff, draft := page("rutin", "sv", "personal"), page("utkast", "sv", "utkast")
	staff.Audience, draft.Draft = info.Staff, true
	in := Input{
		Settings: settings.Open{Name: "Exempelkommun", Languages: []string{"sv", "en", "fi"}},
		Pages:    []*info.Page{page("index", "sv", "svenska"), page("index", "en", "engelska"), staff, draft},
	}
	index := func() map[string]string {
		files, err := Render(in, set)
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]string{}
		for _, f := range files {
			if strings.HasPrefix(f.Path(), "assets/search-") {
				found[f.Path()] = string(f.Bytes())
			}
			if f.Path() == "fi/haku.html" {
				t.Error("a language without pages has a search page")
			}
		}
		return found
	}
	first := index()
	for path, text := range first {
		for _, secret := range []string{"personal", "utkast"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %q", path, secret)
			}
		}
		if strings.Contains(path, "-sv.") == strings.Contains(text, "engelska") {
			t.Errorf("%s holds another language", path)
		}
	}
	if diff := cmp.Diff(first, index()); diff != "" || len(first) != 2 {
		t.Errorf("%d indexes, %s", len(first), diff)
	}
}

// TestPagesSayWhereTheyAre: with base_url, and only then, a page says its own
// address, those of its translations and its picture's.
func TestPagesSayWhereTheyAre(t *testing.T) {
	set, _ := layouts.Load(nil)
	page := func(lang string) *info.Page {
		return &info.Page{Name: "index", Lang: lang, Title: "Start", Audience: info.Open, Image: "hus.jpg", ImageAlt: "Ett hus."}
	}
	render := func(base string) string {
		files, err := Render(Input{
			Settings: settings.Open{Name: "Exempelkommun", BaseURL: base, Languages: []string{"sv", "en"}},
			Pages:    []*info.Page{page("sv"), page("en")}, Files: []Attachment{{Path: "hus.jpg", Size: info.Size{Width: 6, Height: 4}}},
		}, set)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if f.Path() == "en/index.html" {
				return string(f.Bytes())
			}
		}
		return ""
	}
	with, without := render("https://www.exempel.se/lss/"), render("")
	for _, want := range []string{
		`<link rel="canonical" href="https://www.exempel.se/lss/en/">`, `<meta property="og:url" content="https://www.exempel.se/lss/en/">`,
		`<link rel="alternate" hreflang="sv" href="https://www.exempel.se/lss/">`, `<link rel="alternate" hreflang="en" href="https://www.exempel.se/lss/en/">`,
		`<meta property="og:image" content="https://www.exempel.se/lss/files/hus.jpg">`, `<meta property="og:image:alt" content="Ett hus.">`,
		`<meta property="og:locale" content="en_GB">`, `<meta property="og:locale:alternate" content="sv_SE">`,
	} {
		whole := strings.Contains(want, "https:")
		if !strings.Contains(with, want) || strings.Contains(without, want) == whole && !strings.Contains(want, "alt") && !strings.Contains(want, "locale") {
			t.Errorf("with base_url: %v, without: %v: %s", strings.Contains(with, want), strings.Contains(without, want), want)
		}
	}
}
