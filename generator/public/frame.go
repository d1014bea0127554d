package public

import (
	"slices"

	"planportal/generator/info"
	"planportal/layouts"
)

// ownNames are the languages' names in themselves.
var ownNames = map[string]string{"sv": "Svenska", "sv-simple": "Lättläst", "en": "English", "fi": "Suomi"}

func (s shelf) frame(name, lang, out string, set *layouts.Set) Frame {
	return Frame{
		Lang: lang, Root: top(out), Site: s.in.Settings, Home: relative(out, info.Output("index", lang)),
		Menu: s.menu(name, lang, out), Languages: s.languages(name, lang, out),
		Footer: s.footer(lang, out), Search: s.toSearch(lang, out), Logo: s.logo(out), Theme: theme(set),
		words: set.Words(lang), assets: set.AssetPaths(layouts.Public),
	}
}

func (s shelf) menu(name, lang, out string) (menu []Link) {
	pages := slices.Concat(s.byLang[lang], s.lent[lang])
	slices.SortStableFunc(pages, inMenu)
	for _, p := range pages {
		if p.Menu {
			menu = append(menu, Link{
				Title: p.Title, Href: relative(out, info.Output(p.Name, lang)), Current: p.Name == name, Lang: other(p, lang),
			})
		}
	}
	return menu
}

// other is a page's language, if it is not lang.
func other(p *info.Page, lang string) string {
	if p.Lang == lang {
		return ""
	}
	return p.Lang
}

func (s shelf) footer(lang, out string) (links []Link) {
	for _, c := range s.in.Settings.FooterLinks {
		links = append(links, Link{Title: c.Title.In(lang), Href: s.rebase(c.URL, lang, out)})
	}
	return links
}

// languages are the other languages of the page: the page itself where it is
// translated or lent, else the language's start page.
func (s shelf) languages(name, lang, out string) (langs []Language) {
	for _, tag := range s.in.Settings.Languages {
		target := name
		if s.readIn(name, tag) == nil {
			target = "index"
		}
		if tag == lang || s.readIn(target, tag) == nil {
			continue
		}
		langs = append(langs, Language{
			Tag: tag, Name: ownNames[tag], Href: relative(out, info.Output(target, tag)),
			Same: s.byName[name][lang] != nil && s.byName[name][tag] != nil,
		})
	}
	return langs
}

// logo is the municipality's own mark, seen from the file out.
func (s shelf) logo(out string) Image {
	name := s.in.Settings.Logo
	if name == "" {
		return Image{}
	}
	return Image{Src: top(out) + "files/" + name, Width: s.sizes[name].Width, Height: s.sizes[name].Height}
}

func theme(set *layouts.Set) Theme {
	c := set.Colours()
	return Theme{c.Light["brand"], c.Dark["brand"]}
}

// toSearch is the way to the language's search page.
func (s shelf) toSearch(lang, out string) string {
	if len(s.byLang[lang]) == 0 {
		return ""
	}
	return relative(out, info.SearchPage(lang))
}

// crumbs lead from the municipality's start page to this one.
func (s shelf) crumbs(p *info.Page, lang, out string) []Link {
	return append(s.above(p, lang, out), Link{Title: p.Title, Current: true, Lang: other(p, lang)})
}

// above are the pages above p, which is nil for one that nobody has written.
func (s shelf) above(p *info.Page, lang, out string) (crumbs []Link) {
	for _, c := range s.in.Settings.Breadcrumb {
		crumbs = append(crumbs, Link{Title: c.Title.In(lang), Href: s.rebase(c.URL, lang, out)})
	}
	if home := s.byName["index"][lang]; home != nil && home != p {
		crumbs = append(crumbs, Link{Title: home.Title, Href: relative(out, info.Output("index", lang))})
	}
	return crumbs
}
