package public

import (
	"path"
	"slices"
	"strings"

	"planportal/generator/info"
)

// Share is how a page looks where people pass its address on (ogp.me), and what
// search engines must know of its other languages.
type Share struct {
	Locale     string     // "sv_SE", empty if the language has none
	Others     []string   // the locales of the other languages
	Image      Image      // with a whole address; zero without base_url, or for a drawing, which such sites do not show
	Alternates []Language // the page in all its languages, itself too, with whole addresses; empty without base_url
}

// locales are the languages as Open Graph writes them.
var locales = map[string]string{"sv": "sv_SE", "sv-simple": "sv_SE", "en": "en_GB", "fi": "fi_FI"}

// photographs are the kinds of pictures that other sites show.
var photographs = []string{".jpg", ".jpeg", ".png", ".webp", ".gif"}

// share fills what a page says of itself to other sites. p is nil for pages that
// nobody has written.
func (v *View) share(s shelf, out string, p *info.Page) {
	v.Share.Locale = locales[v.Lang]
	for _, l := range v.Languages {
		if loc := locales[l.Tag]; l.Same && loc != "" && loc != v.Share.Locale && !slices.Contains(v.Share.Others, loc) {
			v.Share.Others = append(v.Share.Others, loc)
		}
	}
	base := s.in.Settings.BaseURL
	if base == "" {
		return
	}
	if v.Canonical == "" {
		v.Canonical = base + strings.TrimSuffix(out, "index.html")
	}
	if p != nil && slices.Contains(photographs, strings.ToLower(path.Ext(p.Image))) {
		v.Share.Image = v.Image
		v.Share.Image.Src = base + "files/" + p.Image
	}
	if v.TextLang == "" {
		v.Share.Alternates = s.alternates(v, out, base)
	}
}

// alternates are in the order of the settings.
func (s shelf) alternates(v *View, out, base string) (all []Language) {
	at := func(file string) string { return base + strings.TrimSuffix(file, "index.html") }
	for _, tag := range s.in.Settings.Languages {
		if tag == v.Lang {
			all = append(all, Language{Tag: tag, Name: ownNames[tag], Href: at(out)})
		}
		for _, l := range v.Languages {
			if l.Tag == tag && l.Same {
				all = append(all, Language{Tag: tag, Name: l.Name, Href: at(path.Join(path.Dir(out), l.Href))})
			}
		}
	}
	if len(all) < 2 {
		return nil
	}
	return all
}
