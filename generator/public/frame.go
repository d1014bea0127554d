package public

import (
	"planportal/generator/info"
	"planportal/layouts"
)

// ownNames are the languages' names in themselves.
var ownNames = map[string]string{"sv": "Svenska", "sv-simple": "Lättläst", "en": "English", "fi": "Suomi"}

func (s shelf) frame(name, lang, out string, set *layouts.Set) Frame {
	return Frame{
		Lang: lang, Root: top(out), Site: s.in.Settings, Home: relative(out, info.Output("index", lang)),
		Menu: s.menu(name, lang, out), Languages: s.languages(name, lang, out),
		Footer: s.footer(lang, out),
		words:  set.Words(lang), assets: set.AssetPaths(layouts.Public),
	}
}

func (s shelf) menu(name, lang, out string) (menu []Link) {
	for _, p := range s.byLang[lang] {
		if p.Menu {
			menu = append(menu, Link{Title: p.Title, Href: relative(out, info.Output(p.Name, lang)), Current: p.Name == name})
		}
	}
	return menu
}

func (s shelf) footer(lang, out string) (links []Link) {
	for _, c := range s.in.Settings.FooterLinks {
		links = append(links, Link{Title: c.Title.In(lang), Href: s.rebase(c.URL, lang, out)})
	}
	return links
}

// languages are the other languages of the page: the page itself where it is
// translated, else the language's start page.
func (s shelf) languages(name, lang, out string) (langs []Language) {
	for _, tag := range s.in.Settings.Languages {
		there := s.byName[name][tag] != nil
		target := name
		if !there {
			target = "index"
		}
		if tag == lang || s.byName[target][tag] == nil {
			continue
		}
		langs = append(langs, Language{Tag: tag, Name: ownNames[tag], Href: relative(out, info.Output(target, tag)), Same: there})
	}
	return langs
}

// crumbs lead from the municipality's start page to this one.
func (s shelf) crumbs(p *info.Page, out string) (crumbs []Link) {
	for _, c := range s.in.Settings.Breadcrumb {
		crumbs = append(crumbs, Link{Title: c.Title.In(p.Lang), Href: s.rebase(c.URL, p.Lang, out)})
	}
	if home := s.byName["index"][p.Lang]; home != nil && home != p {
		crumbs = append(crumbs, Link{Title: home.Title, Href: relative(out, info.Output("index", p.Lang))})
	}
	return append(crumbs, Link{Title: p.Title, Current: true})
}
