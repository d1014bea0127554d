package check

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/info"
	"planportal/generator/settings"
	"planportal/generator/site"
)

func page(name, lang string, change func(*info.Page)) *info.Page {
	p := &info.Page{Name: name, Lang: lang, Path: "content/pages/" + name + "." + lang + ".md", Audience: info.Open, Anchors: []string{"besok"}, NativeRead: day.Must("2026-11-01")}
	if change != nil {
		change(p)
	}
	return p
}

func link(target, output, anchor string) func(*info.Page) {
	return func(p *info.Page) {
		p.Links = []info.Link{{Target: target, Output: output, Anchor: anchor, Line: 7, Col: 3}}
	}
}

var open = settings.Open{Name: "Exempelkommun", Languages: []string{"sv", "en"}}

var keys = map[string]settings.Place{
	"languages.1": {Line: 3, Col: 17}, "footer_links.1.url": {Line: 9, Col: 10}, "breadcrumb.0.url": {Line: 9, Col: 10}, "contact.link.url": {Line: 9, Col: 10},
}

var open3 = settings.Open{Name: "Exempelkommun", Languages: []string{"sv", "sv-simple"}}

func TestPages(t *testing.T) {
	start := page("index", "sv", nil)
	draft := page("utkast", "sv", func(p *info.Page) { p.Draft = true })
	about := page("om", "sv", func(p *info.Page) { *p = statement(p) })
	start.Fingerprint = "nnnnnnnn"
	from := func(print string) func(*info.Page) {
		return func(p *info.Page) {
			p.TranslatedFrom, p.Keys = print, map[string]info.Place{"translated_from": {Line: 4, Col: 18}}
		}
	}
	staff := page("rutin", "sv", func(p *info.Page) { p.Audience = info.Staff })
	for name, tt := range map[string]struct {
		page *info.Page
		open settings.Open
		want string
	}{
		"a link to a page":              {page("a", "sv", link("index.md", "index.html", "")), open, ""},
		"a link to an anchor":           {page("a", "sv", link("index.md#besok", "index.html", "besok")), open, ""},
		"a link to another site":        {page("a", "sv", link("https://example.org/", "", "")), open, ""},
		"a file":                        {page("a", "sv", link("../files/m.svg", "files/m.svg", "")), open, ""},
		"a dead link":                   {page("a", "sv", link("indx.md", "indx.html", "")), open, "content/pages/a.sv.md:7:3 dead-link"},
		"a dead anchor":                 {page("a", "sv", link("index.md#besk", "index.html", "besk")), open, "content/pages/a.sv.md:7:3 dead-anchor"},
		"a dead anchor on the page":     {page("a", "sv", link("#x", "", "x")), open, "content/pages/a.sv.md:7:3 dead-anchor"},
		"a missing file":                {page("a", "sv", link("../files/n.svg", "files/n.svg", "")), open, "content/pages/a.sv.md:7:3 dead-link"},
		"a link to a draft":             {page("a", "sv", link("utkast.md", "utkast.html", "")), open, "content/pages/a.sv.md:7:3 link-to-closed-page"},
		"a link to a staff page":        {page("a", "sv", link("rutin.md", "rutin.html", "")), open, "content/pages/a.sv.md:7:3 link-to-closed-page"},
		"staff may link to staff":       {page("a", "sv", func(p *info.Page) { link("rutin.md", "rutin.html", "")(p); p.Audience = info.Staff }), open, ""},
		"a picture that is not there":   {page("a", "sv", func(p *info.Page) { p.Image = "n.svg" }), open, "content/pages/a.sv.md:1:1 missing-picture"},
		"an address that is taken":      {page("a", "sv", func(p *info.Page) { p.Aliases = []string{"index.html"} }), open, "content/pages/a.sv.md:1:1 address-taken"},
		"an address that is lent":       {page("index", "en", func(p *info.Page) { from("nnnnnnnn")(p); p.Aliases = []string{"en/om.html"} }), open, "content/pages/index.en.md:1:1 address-taken"},
		"the search's address":          {page("sok", "sv", nil), open, "content/pages/sok.sv.md:1:1 address-taken"},
		"a language that is off":        {page("a", "fi", nil), open, "content/pages/a.fi.md:1:1 language-off"},
		"a translation of the text":     {page("index", "en", from("nnnnnnnn")), open, ""},
		"a translation of an old text":  {page("index", "en", from("gggggggg")), open, "content/pages/index.en.md:4:18 stale-translation"},
		"a translation without mark":    {page("index", "en", nil), open, "content/pages/index.en.md:1:1 unmarked-translation"},
		"a draft without mark":          {page("index", "en", func(p *info.Page) { p.Draft = true }), open, "content/site.yaml:3:17 no-start-page"},
		"a translation of nothing":      {page("a", "sv-simple", from("gggggggg")), open3, "content/pages/a.sv-simple.md:4:18 nothing-translated\ncontent/site.yaml:3:17 no-start-page"},
		"a translated source":           {page("a", "sv", from("gggggggg")), open, "content/pages/a.sv.md:4:18 nothing-translated"},
		"a language without a start":    {page("a", "en", nil), open, "content/site.yaml:3:17 no-start-page"},
		"a dead link in the settings":   {page("a", "sv", nil), settings.Open{Name: open.Name, Languages: open.Languages, FooterLinks: []settings.Crumb{{URL: "om.html"}, {URL: "omm.html"}}}, "content/site.yaml:9:10 dead-link"},
		"a dead anchor in the settings": {page("a", "sv", nil), settings.Open{Name: open.Name, Languages: open.Languages, Contact: settings.Contact{Link: settings.Crumb{URL: "om.html#x"}}}, "content/site.yaml:9:10 dead-anchor"},
		"the settings link to a draft":  {page("a", "sv", nil), settings.Open{Name: open.Name, Languages: open.Languages, Breadcrumb: []settings.Crumb{{URL: "utkast.html"}}}, "content/site.yaml:9:10 link-to-closed-page"},
		"the form's address":            {page("blankett", "sv", nil), open, "content/pages/blankett.sv.md:1:1 address-taken"},
		"the form's old address":        {page("a", "sv", func(p *info.Page) { p.Aliases = []string{"en/blankett-storstil.html"} }), open, "content/pages/a.sv.md:1:1 address-taken"},
		"the settings link to a form":   {page("a", "sv", nil), settings.Open{Name: open.Name, Languages: open.Languages, FooterLinks: []settings.Crumb{{URL: "blankett.html"}}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			found := Pages([]*info.Page{tt.page, start, about, draft, staff}, []string{"m.svg"}, settings.Site{Open: tt.open, Keys: keys})
			if diff := cmp.Diff(tt.want, lines(found)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestUnits(t *testing.T) {
	s := site.Empty().Next(site.Change{
		Settings: &settings.Site{Open: open, Staff: settings.Staff{Units: []settings.Unit{{Slug: "norr", Name: "Norr"}}}},
		Plans: map[string]*site.File{
			"content/plans/norr/a.md": {Path: "content/plans/norr/a.md", Unit: "norr", ID: "a", Broken: true},
			"content/plans/nor/b.md":  {Path: "content/plans/nor/b.md", Unit: "nor", ID: "b", Broken: true},
		},
	})
	if diff := cmp.Diff("content/plans/nor:0:0 unnamed-unit", lines(Units(s))); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func lines(found []diag.Finding) (out string) {
	for i, f := range found {
		if i > 0 {
			out += "\n"
		}
		out += fmt.Sprintf("%s:%d:%d %s", f.File, f.Line, f.Col, f.Rule)
		if f.Do(diag.Swedish) == "" || f.Says(diag.English) == "" {
			out += " without words"
		}
	}
	return out
}
