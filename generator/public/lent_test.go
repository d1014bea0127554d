package public

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"planportal/generator/info"
	"planportal/generator/settings"
	"planportal/layouts"
)

func text(name, lang, html string, more ...func(*info.Page)) *info.Page {
	p := &info.Page{
		Name: name, Lang: lang, Path: "content/pages/" + name + "." + lang + ".md", Title: name + " " + lang,
		Menu: true, Audience: info.Open, HTML: html, Fingerprint: "nnnnnnnn",
	}
	for _, change := range more {
		change(p)
	}
	return p
}

func from(print string) func(*info.Page) {
	return func(p *info.Page) { p.TranslatedFrom = print }
}

// site renders pages in Swedish, English and Finnish, and returns its HTML by
// path.
func rendered(t *testing.T, pages ...*info.Page) map[string]*goquery.Document {
	t.Helper()
	set, _ := layouts.Load(nil)
	files, err := Render(Input{Settings: settings.Open{
		Name: "Exempelkommun", Languages: []string{"sv", "en", "fi"}, BaseURL: "https://www.exempel.se/",
		FooterLinks: []settings.Crumb{{Title: settings.Text{"sv": "Om"}, URL: "om.html"}},
	}, Pages: pages}, set)
	if err != nil {
		t.Fatal(err)
	}
	site := map[string]*goquery.Document{}
	for _, f := range files {
		if !strings.HasSuffix(f.Path(), ".html") {
			continue
		}
		if site[f.Path()], err = goquery.NewDocumentFromReader(strings.NewReader(string(f.Bytes()))); err != nil {
			t.Fatal(err)
		}
	}
	return site
}

const swedishText = `<h2 id="sa">Så</h2><p><a href="index.html">in</a> <a href="ratt.html#vem">rätt</a> <a href="#sa">här</a> <a href="https://www.exempel.se/om.html">ut</a> <img src="files/m.svg" alt="om.html"></p>`

func lending(t *testing.T) map[string]*goquery.Document {
	return rendered(t,
		text("index", "sv", ""), text("index", "en", `<p><a href="../om.html#sa">om</a> <a href="../ratt.html">in Swedish</a></p>`, from("nnnnnnnn")),
		text("ratt", "sv", `<h2 id="vem">Vem?</h2>`), text("ratt", "en", `<h2 id="who">Who?</h2>`, from("gggggggg")),
		text("om", "sv", swedishText, func(p *info.Page) { p.Anchors = []string{"sa"} }),
	)
}

// A page that a language lacks stands among that language's menus all the same,
// says that it is Swedish, and leads on to what the language has.
func TestALanguageLendsWhatItLacks(t *testing.T) {
	site := lending(t)
	page := site["en/om.html"]
	if page == nil {
		t.Fatal("there is no en/om.html")
	}
	for what, tt := range map[string]struct{ got, want string }{
		"language":  {page.Find("html").AttrOr("lang", ""), "en"},
		"note":      {page.Find("main .note").Text(), "This page has not been translated yet. The text is in Swedish."},
		"title":     {page.Find("h1[lang=sv]").Text(), "om sv"},
		"text":      {page.Find(".prose [lang=sv] h2").Text(), "Så"},
		"robots":    {page.Find("meta[name=robots]").AttrOr("content", ""), "noindex"},
		"canonical": {page.Find("link[rel=canonical]").AttrOr("href", ""), "https://www.exempel.se/om.html"},
		"hreflang":  {page.Find("link[rel=alternate]").AttrOr("hreflang", "none"), "none"},
		"here":      {page.Find(".menu a[aria-current] [lang=sv]").Text(), "om sv"},
		"menu":      {site["en/index.html"].Find(`.menu a[href="om.html"]`).Text(), "om sv (in Swedish)"},
		"footer":    {site["en/index.html"].Find(".foot .line a").AttrOr("href", ""), "om.html"},
		"switch":    {site["om.html"].Find(".langs a[lang=en]").AttrOr("href", ""), "en/om.html"},
		"own page":  {site["om.html"].Find("main .note").Text(), ""},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", what, tt.got, tt.want)
		}
	}
	if diff := cmp.Diff([]string{"index.html", "ratt.html", "#sa", "https://www.exempel.se/om.html", "../files/m.svg"}, addresses(page)); diff != "" {
		t.Errorf("addresses (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"om.html#sa", "../ratt.html"}, addresses(site["en/index.html"])); diff != "" {
		t.Errorf("a translation leads to the lent page, and to a Swedish one only if it is translated (-want +got):\n%s", diff)
	}
	for path := range site {
		if strings.HasPrefix(path, "fi/") {
			t.Errorf("%s: a language without pages lends none", path)
		}
	}
}

// addresses are those of a page's own text.
func addresses(page *goquery.Document) (all []string) {
	page.Find(".prose p a, .prose p img").Each(func(_ int, a *goquery.Selection) {
		all = append(all, a.AttrOr("href", a.AttrOr("src", "")))
	})
	return all
}

func TestAStaleTranslationSaysSo(t *testing.T) {
	site := lending(t)
	note := site["en/ratt.html"].Find("main .note")
	if want := "The Swedish page has changed since this translation was made. Read it in Swedish: ratt sv"; note.Text() != want {
		t.Errorf("the note says %q, want %q", note.Text(), want)
	}
	if link := note.Find("a[lang=sv][hreflang=sv]"); link.AttrOr("href", "") != "../ratt.html" {
		t.Errorf("the note leads to %q", link.AttrOr("href", ""))
	}
	if note := site["en/index.html"].Find("main .note").Text(); note != "" {
		t.Errorf("a translation of today's text says %q", note)
	}
}
