package check

import (
	"maps"
	"slices"

	"planportal/generator/diag"
	"planportal/generator/info"
	"planportal/generator/settings"
	"planportal/generator/site"
)

// searchPages keeps the addresses of the search pages, which nobody has written.
func (c *checker) searchPages() {
	for _, lang := range c.open.Languages {
		out := info.SearchPage(lang)
		if p := c.pages[out]; p != nil {
			c.find(p, 1, 1, "address-taken", out, diag.Term("the-search"))
		}
		c.taken[out] = diag.Term("the-search")
	}
}

// own finds the words of a page that site.yaml gives no value.
func (c *checker) own(p *info.Page) {
	for _, word := range info.WordsOf(settings.Words(c.open)).Lacking(p) {
		c.find(p, 1, 1, "word-without-value", word)
	}
}

// logo finds that the municipality's mark is not there.
func (c *checker) logo() {
	if c.open.Logo != "" && !c.files["files/"+c.open.Logo] {
		place := c.keys["logo"]
		c.found = append(c.found, diag.At(site.SettingsPath, place.Line, place.Col, "missing-picture",
			c.open.Logo, suggestion("files/"+c.open.Logo, slices.Sorted(maps.Keys(c.files)))))
	}
}

// Address tells what a site lacks that does not know its own address: search
// engines and shared links need whole ones (sitemaps.org, ogp.me).
func Address(s settings.Site) []diag.Finding {
	if s.Open.Name == "" || s.Open.BaseURL != "" {
		return nil
	}
	return []diag.Finding{diag.At(site.SettingsPath, 0, 0, "no-base-url")}
}
