// Package check answers one question: what is wrong with pages that can be read?
// Links that lead nowhere, addresses that two pages want, translations of an old
// text, outdated words, sentences that are too long, laws that nobody has read
// for a year, and what an accessibility statement lacks.
package check

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"planportal/generator/diag"
	"planportal/generator/info"
	"planportal/generator/settings"
	"planportal/generator/site"
)

// Units finds the units that site.yaml does not name.
func Units(s *site.Site) (found []diag.Finding) {
	if s.Settings.Open.Name == "" {
		return nil // site.yaml could not be read: that is the finding
	}
	var named []string
	for _, u := range s.Settings.Staff.Units {
		named = append(named, u.Slug)
	}
	known := slices.Sorted(slices.Values(named))
	for _, slug := range slices.Sorted(maps.Keys(s.Units)) {
		if _, there := slices.BinarySearch(known, slug); !there {
			found = append(found, diag.At("content/plans/"+slug, 0, 0, "unnamed-unit", slug, suggestion(slug, named)))
		}
	}
	return found
}

// Pages finds what the information pages say of each other that is not so.
// files are the paths below content/files/.
func Pages(pages []*info.Page, files []string, s settings.Site) []diag.Finding {
	c := newChecker(pages, files, s)
	c.form()
	c.searchPages()
	c.logo()
	for _, p := range pages {
		c.languages(p)
		c.picture(p)
		c.translation(p)
		c.prose(p)
		c.law(p)
		c.own(p)
		for _, l := range p.Links {
			c.link(p, l)
		}
		for i, alias := range p.Aliases {
			c.address(p, i, alias)
		}
	}
	c.startPages()
	c.natives(pages)
	c.statements(pages)
	c.settingsLinks()
	return diag.Sort(c.found)
}

// checker knows what there is to link to.
type checker struct {
	found  []diag.Finding
	told   map[[2]string]int // findings by page and rule
	open   settings.Open
	keys   map[string]settings.Place
	pages  map[string]*info.Page // by output
	files  map[string]bool
	taken  map[string]string // addresses, and the file that has each
	byLang map[string]bool
}

func newChecker(pages []*info.Page, files []string, s settings.Site) *checker {
	c := &checker{open: s.Open, keys: s.Keys, pages: map[string]*info.Page{}, files: map[string]bool{}, taken: map[string]string{}, byLang: map[string]bool{}, told: map[[2]string]int{}}
	for _, p := range pages {
		out := info.Output(p.Name, p.Lang)
		c.pages[out], c.taken[out] = p, p.Path
		c.byLang[p.Lang] = true
	}
	for _, f := range files {
		c.files["files/"+f] = true
	}
	for _, p := range pages { // a language that lacks a page shows the Swedish one at an address of its own
		for _, lang := range s.Open.Languages {
			out := info.Output(p.Name, lang)
			if p.Lang == source && p.IsOpen() && c.byLang[lang] && c.taken[out] == "" {
				c.taken[out] = p.Path
			}
		}
	}
	return c
}

// maxTold is how many findings of one rule a page gives.
const maxTold = 20

func (c *checker) find(p *info.Page, line, col int, rule string, args ...string) {
	key := [2]string{p.Path, rule}
	if c.told[key]++; c.told[key] > maxTold {
		return
	}
	c.found = append(c.found, diag.At(p.Path, line, col, rule, args...))
}

func (c *checker) languages(p *info.Page) {
	if c.open.Name != "" && !slices.Contains(c.open.Languages, p.Lang) {
		c.at(p, "lang", "language-off", p.Lang)
	}
}

func (c *checker) picture(p *info.Page) {
	if p.Image != "" && !c.files["files/"+p.Image] {
		c.at(p, "image", "missing-picture", p.Image, suggestion("files/"+p.Image, slices.Sorted(maps.Keys(c.files))))
	}
}

// link follows a link or a picture to where it leads on the site.
func (c *checker) link(p *info.Page, l info.Link) {
	if l.Output == "" {
		if l.Anchor != "" && strings.HasPrefix(l.Target, "#") {
			c.anchor(p, p, l)
		}
		return
	}
	if strings.HasPrefix(l.Output, "files/") {
		if !c.files[l.Output] {
			c.find(p, l.Line, l.Col, "dead-link", l.Target, suggestion(l.Output, slices.Sorted(maps.Keys(c.files))))
		}
		return
	}
	to := c.pages[l.Output]
	switch {
	case to == nil:
		c.find(p, l.Line, l.Col, "dead-link", l.Target, suggestion(path.Base(l.Target), c.sources()))
	case p.IsOpen() && !to.IsOpen():
		c.find(p, l.Line, l.Col, "link-to-closed-page", l.Target)
	case l.Anchor != "":
		c.anchor(p, to, l)
	}
}

func (c *checker) anchor(from, to *info.Page, l info.Link) {
	if !slices.Contains(to.Anchors, l.Anchor) {
		c.find(from, l.Line, l.Col, "dead-anchor", path.Base(to.Path), l.Anchor, suggestion(l.Anchor, to.Anchors))
	}
}

func (c *checker) sources() (names []string) {
	for _, p := range c.pages {
		names = append(names, path.Base(p.Path))
	}
	slices.Sort(names)
	return names
}

func (c *checker) address(p *info.Page, i int, alias string) {
	if other, taken := c.taken[alias]; taken {
		c.at(p, "aliases."+strconv.Itoa(i), "address-taken", alias, other)
		return
	}
	c.taken[alias] = p.Path
}

func (c *checker) startPages() {
	for i, lang := range c.open.Languages {
		index := c.pages[info.Output("index", lang)]
		if c.byLang[lang] && (index == nil || !index.IsOpen()) {
			name := "index.md"
			if lang != source {
				name = "index." + lang + ".md"
			}
			c.setting("languages."+strconv.Itoa(i), "no-start-page", lang, name)
		}
	}
}

// setting finds something at a key of site.yaml.
func (c *checker) setting(key, rule string, args ...string) {
	at := c.keys[key]
	c.found = append(c.found, diag.At(site.SettingsPath, at.Line, at.Col, rule, args...))
}

// settingsLinks follows the addresses in site.yaml that lead to this site.
func (c *checker) settingsLinks() {
	c.settingsLink("contact.link.url", c.open.Contact.Link.URL)
	for i, l := range c.open.Breadcrumb {
		c.settingsLink("breadcrumb."+strconv.Itoa(i)+".url", l.URL)
	}
	for i, l := range c.open.FooterLinks {
		c.settingsLink("footer_links."+strconv.Itoa(i)+".url", l.URL)
	}
}

func (c *checker) settingsLink(key, address string) {
	target, anchor, _ := strings.Cut(address, "#")
	if target == "" || strings.Contains(target, ":") || c.files[target] || c.taken[target] == theForm {
		return
	}
	switch to := c.pages[target]; {
	case to == nil:
		c.setting(key, "dead-link", address, suggestion(target, slices.Sorted(maps.Keys(c.pages))))
	case !to.IsOpen():
		c.setting(key, "link-to-closed-page", address)
	case anchor != "" && !slices.Contains(to.Anchors, anchor):
		c.setting(key, "dead-anchor", path.Base(to.Path), anchor, suggestion(anchor, to.Anchors))
	}
}

// suggestion asks about the nearest word, or lists what there is.
func suggestion(written string, words []string) string {
	if len(words) > 12 {
		if near, ok := diag.Near(written, words); ok {
			return diag.DidYouMean(near)
		}
		return diag.DidYouMean(diag.Nearest(written, words))
	}
	return diag.Hint(written, words)
}
