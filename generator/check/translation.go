package check

import (
	"path"

	"planportal/generator/info"
)

// translation finds a page that was made from an older text than the Swedish
// page has now. Drafts may still be on their way.
func (c *checker) translation(p *info.Page) {
	if p.Lang == source {
		if p.TranslatedFrom != "" {
			c.at(p, "translated_from", "nothing-translated", path.Base(p.Path))
		}
		return
	}
	from := c.pages[info.Output(p.Name, source)]
	switch {
	case from == nil && p.TranslatedFrom != "":
		c.at(p, "translated_from", "nothing-translated", p.Name+".md")
	case from == nil || p.Draft:
	case p.TranslatedFrom == "":
		c.at(p, "translated_from", "unmarked-translation", path.Base(from.Path), from.Fingerprint)
	case p.IsStale(from):
		c.at(p, "translated_from", "stale-translation", path.Base(from.Path), from.Fingerprint)
	}
}

// source is the language that the others are translated from.
const source = "sv"

// at finds something at a key of a page's header.
func (c *checker) at(p *info.Page, key, rule string, args ...string) {
	place := p.Key(key)
	c.find(p, place.Line, place.Col, rule, args...)
}
