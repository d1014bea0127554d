package public

import (
	"encoding/xml"
	"strings"

	"planportal/generator/info"
)

// urlset is a sitemap as sitemaps.org defines it, with Google's xhtml links for
// the other languages of a page.
type urlset struct {
	XMLName xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []urlEntry `xml:"url"`
}

type urlEntry struct {
	Loc        string      `xml:"loc"`
	LastMod    string      `xml:"lastmod,omitempty"`
	Alternates []alternate `xml:"http://www.w3.org/1999/xhtml link"`
}

type alternate struct {
	Rel      string `xml:"rel,attr"`
	Hreflang string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

// sitemap lists every open page. Without base_url the addresses are relative,
// which the standard does not know: then the list is for people and for us.
func (s shelf) sitemap() File {
	set := urlset{}
	for _, p := range s.pages() {
		e := urlEntry{Loc: s.absolute(p)}
		if last, ok := p.LastReviewed(); ok {
			e.LastMod = last.Date.String()
		}
		if !p.Edited.IsZero() {
			e.LastMod = p.Edited.String()
		}
		if len(s.byName[p.Name]) > 1 {
			for _, lang := range s.in.Settings.Languages {
				if other := s.byName[p.Name][lang]; other != nil {
					e.Alternates = append(e.Alternates, alternate{"alternate", lang, s.absolute(other)})
				}
			}
		}
		set.URLs = append(set.URLs, e)
	}
	text, err := xml.MarshalIndent(set, "", " ")
	if err != nil {
		panic("public: strings cannot fail to marshal: " + err.Error())
	}
	return File{"sitemap.xml", []byte(xml.Header + string(text) + "\n"), rankList}
}

func (s shelf) absolute(p *info.Page) string {
	if s.in.Settings.BaseURL == "" {
		return info.Output(p.Name, p.Lang)
	}
	return s.in.Settings.BaseURL + strings.TrimSuffix(info.Output(p.Name, p.Lang), "index.html")
}

func (s shelf) robots() File {
	text := "User-agent: *\nAllow: /\n"
	if s.in.Settings.BaseURL != "" {
		text += "Sitemap: " + s.in.Settings.BaseURL + "sitemap.xml\n"
	}
	return File{"robots.txt", []byte(text), rankList}
}
