package check

import (
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

// Address tells what a site lacks that does not know its own address: search
// engines and shared links need whole ones (sitemaps.org, ogp.me).
func Address(s settings.Site) []diag.Finding {
	if s.Open.Name == "" || s.Open.BaseURL != "" {
		return nil
	}
	return []diag.Finding{diag.At(site.SettingsPath, 0, 0, "no-base-url")}
}
