package parse

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"planportal/generator/diag"
	"planportal/generator/info"
	"planportal/generator/markdown"
)

// yearly is how many months a page's review lasts unless it says otherwise.
const yearly = 12

func readPage(name, lang string, src []byte, r *report) *info.Page {
	text, ok := readable(src, r)
	r.asErrors()
	if !ok {
		return nil
	}
	d, ok := splitAny(text, r) // pages are few
	if !ok {
		return nil
	}
	p := &info.Page{Name: name, Lang: lang, Path: norm.NFC.String(r.file)}
	if root, ok := readYAML(d.header, d.headerLine, r); ok {
		c := checker{report: r, foreign: planFields, blank: true, draft: isTrue(root.find("draft"))}
		c.page(c.fields(&root, pageFields), p)
	}
	readBody(d, p, r)
	return p
}

// readBody reads the text of a page.
func readBody(d document, p *info.Page, r *report) {
	text, found := markdown.Page(r.file, d.body, d.bodyLine, markdown.Address{
		Path: below(r.file, "content/pages/"), Lang: p.Lang, Default: "sv", Output: info.Output,
	})
	r.found = append(r.found, found...)
	p.HTML, p.Anchors = text.HTML, text.Anchors
	p.Fingerprint = info.Fingerprint(p.Title, p.Description, p.ImageAlt, string(d.body))
	for _, h := range text.Headings {
		p.Headings = append(p.Headings, info.Heading(h))
	}
	for _, b := range text.Prose {
		block := info.Prose{Kind: info.ProseKind(b.Kind), Words: b.Words}
		for _, s := range b.Spots {
			block.Spots = append(block.Spots, info.Spot(s))
		}
		p.Prose = append(p.Prose, block)
	}
	for _, l := range text.Links {
		p.Links = append(p.Links, info.Link(l))
	}
}

func isTrue(n *node) bool { return n != nil && n.reads == asBoolean && n.text == "true" }

// page puts a checked header into p.
func (c checker) page(h value, p *info.Page) {
	p.Title, p.Description, p.Owner = h.at("title").text, h.at("description").text, h.at("owner").text
	p.Weight = h.at("weight").num
	p.Menu = !h.at("menu").written || h.at("menu").yes
	p.Draft = h.at("draft").yes
	p.Audience = info.Open
	if h.at("audience").written {
		p.Audience = info.Audience(h.at("audience").text)
	}
	p.ReviewIn = yearly
	if h.at("review_in").written {
		p.ReviewIn = h.at("review_in").num
	}
	for i := range h.at("reviewed").items {
		v := &h.at("reviewed").items[i]
		p.Reviewed = append(p.Reviewed, info.Review{Date: v.at("date").day, By: v.at("by").text, LookedAt: v.at("looked_at").text})
	}
	c.looked(h.at("reviewed"))
	p.Edited, p.LawRead, p.NativeRead = h.at("edited").day, h.at("law_read").day, h.at("native_read").day
	p.Statement = statement(h.at("statement"))
	slices.SortStableFunc(p.Reviewed, func(a, b info.Review) int { return int(a.Date - b.Date) })
	if lang := h.at("lang"); lang.written && lang.text != "" && lang.text != p.Lang {
		c.at(lang.line, lang.col, "lang-differs", "lang: "+p.Lang)
	}
	p.Keys = make(map[string]info.Place)
	h.places("", func(name string, line, col int) { p.Keys[name] = info.Place{Line: line, Col: col} })
	p.TranslatedFrom = h.at("translated_from").text
	c.aliases(h.at("aliases"), p)
	c.image(h.at("image"), h.at("image_alt"), p)
}

// looked checks that whoever reviewed the page last says what was looked at. A
// page's only review may say less: it may be older than the page.
func (c checker) looked(list *value) {
	var last *value
	for i := range list.items {
		if v := &list.items[i]; last == nil || v.at("date").day >= last.at("date").day {
			last = v
		}
	}
	if len(list.items) > 1 && last.at("looked_at").text == "" {
		c.at(last.line, last.col, "review-of-what")
	}
}

func statement(v *value) *info.Statement {
	if !v.written {
		return nil
	}
	anchor := func(key string) string { return strings.TrimPrefix(v.at(key).text, "#") }
	return &info.Statement{
		Actor: v.at("actor").text, Service: v.at("service").text, Level: info.Level(v.at("level").text),
		Assessed: v.at("assessed").day, Updated: v.at("updated").day, Complaint: v.at("complaint").text,
		Gaps: anchor("gaps"), Method: anchor("method"), Feedback: anchor("feedback"),
	}
}

// aliases are addresses of the open site, so they must stay on it.
func (c checker) aliases(list *value, p *info.Page) {
	for i := range list.items {
		v := &list.items[i]
		if !isLocal(v.text) || path.Ext(v.text) != ".html" {
			c.at(v.line, v.col, "bad-address", "aliases", diag.Term("alias-is"))
			continue
		}
		p.Aliases = append(p.Aliases, v.text)
	}
}

// image checks the lead picture: a file below content/files/, with a text for
// those who do not see it.
func (c checker) image(image, alt *value, p *info.Page) {
	p.Image, p.ImageAlt = image.text, alt.text
	if !image.written {
		return
	}
	if !isLocal(image.text) {
		c.at(image.line, image.col, "bad-address", "image", diag.Term("image-is"))
	}
	switch rule := markdown.AltFault(p.ImageAlt, p.Image); {
	case rule == "missing-alt":
		c.at(image.line, image.col, "image-without-alt")
	case rule != "":
		c.at(alt.line, alt.col, rule)
	case strings.EqualFold(p.ImageAlt, p.Title) || strings.EqualFold(p.ImageAlt, p.Description):
		c.at(alt.line, alt.col, "alt-repeats")
	}
}

// isLocal reports whether an address is a plain path below some folder:
// nothing absolute, no way out, and no character that would need escaping.
func isLocal(address string) bool {
	return address != "" && !strings.HasPrefix(address, "/") && path.Clean(address) == address &&
		address != ".." && !strings.HasPrefix(address, "../") && !strings.ContainsAny(address, "\\:?#%\"<> ")
}
