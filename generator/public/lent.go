package public

import (
	"html"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"planportal/generator/info"
)

// swedish is the language that every page exists in first. A language that
// lacks a page lends it: the reader stays among menus of their own language,
// and is told that the text is Swedish.
const swedish = "sv"

// lend finds what each language that has pages lacks.
func (s *shelf) lend() {
	s.lent = map[string][]*info.Page{}
	for _, lang := range s.in.Settings.Languages {
		if lang == swedish || len(s.byLang[lang]) == 0 {
			continue
		}
		for _, p := range s.byLang[swedish] {
			if s.byName[p.Name][lang] == nil {
				s.lent[lang] = append(s.lent[lang], p)
			}
		}
	}
}

// readIn is the page that a reader of lang gets under a name: its own, else the
// Swedish one if the language lends it; nil if there is neither.
func (s shelf) readIn(name, lang string) *info.Page {
	if p := s.byName[name][lang]; p != nil {
		return p
	}
	if p := s.byName[name][swedish]; slices.Contains(s.lent[lang], p) {
		return p
	}
	return nil
}

// newer is the Swedish page, if it has changed since p was translated from it.
func (s shelf) newer(p *info.Page, out string) Link {
	from := s.byName[p.Name][swedish]
	if !p.IsStale(from) {
		return Link{}
	}
	return Link{Title: from.Title, Href: relative(out, info.Output(from.Name, swedish)), Lang: swedish}
}

// address finds the links and pictures in a page's HTML. Nothing that an author
// writes can look like one: quotation marks are escaped wherever they stand.
var address = regexp.MustCompile(` (href|src)="([^"]*)"`)

// carried is a page's text with its addresses right for the file out of a
// language. Links to Swedish pages that the language lends lead to those; in a
// lent text all links lead to what the language has.
func (s shelf) carried(p *info.Page, lang, out string) string {
	own := info.Output(p.Name, p.Lang)
	if lang == swedish {
		return p.HTML
	}
	return address.ReplaceAllStringFunc(p.HTML, func(attribute string) string {
		m := address.FindStringSubmatch(attribute)
		href := html.UnescapeString(m[2])
		if before, _, _ := strings.Cut(href, "/"); strings.HasPrefix(href, "#") || strings.Contains(before, ":") {
			return attribute
		}
		return " " + m[1] + `="` + html.EscapeString(s.leadTo(href, own, p.Lang, lang, out)) + `"`
	})
}

// leadTo is where a relative address of the file own, written in a text of one
// language, leads a reader of lang from the file out.
func (s shelf) leadTo(href, own, written, lang, out string) string {
	file, anchor, _ := strings.Cut(href, "#")
	if plain, err := url.PathUnescape(file); err == nil {
		file = plain
	}
	target := path.Join(path.Dir(own), file)
	if name, isPage := strings.CutSuffix(target, ".html"); isPage && s.byName[name][swedish] != nil {
		to := s.readIn(name, lang)
		lent := to != nil && to.Lang != lang
		if lent || to != nil && written != lang {
			target = info.Output(name, lang)
			if !slices.Contains(to.Anchors, anchor) {
				anchor = ""
			}
		}
	}
	to := (&url.URL{Path: relative(out, target)}).String()
	if anchor != "" {
		to += "#" + anchor
	}
	return to
}
