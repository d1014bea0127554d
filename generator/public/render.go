// Package public answers one question: what does the open site hold? It is made
// from information pages, layouts and the open half of the settings, and cannot
// be handed a plan.
package public

import (
	"bytes"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"
	"sync"

	"planportal/generator/day"
	"planportal/generator/form"
	"planportal/generator/info"
	"planportal/generator/jobs"
	"planportal/layouts"
)

// Render makes every file of the open site, sorted by nothing in particular.
// It is the same for the same input, whatever day it is.
func Render(in Input, set *layouts.Set) ([]File, error) {
	s := arrange(in)
	var files []File
	for _, a := range set.Assets(layouts.Public) {
		files = append(files, File{a.Path, a.Bytes, rankAsset})
	}
	for _, a := range s.in.Files {
		files = append(files, File{"files/" + a.Path, a.Bytes, rankAsset})
	}
	texts, err := s.texts(set)
	if err != nil {
		return nil, err
	}
	var steps []func() ([]File, error) // each on its own
	for _, lang := range in.Settings.Languages {
		steps = append(steps, func() ([]File, error) { return s.search(lang, texts[lang], set) })
		for _, t := range texts[lang] {
			steps = append(steps, func() ([]File, error) { return s.page(t, set) })
		}
	}
	for _, lang := range formLanguages(in) {
		steps = append(steps, func() ([]File, error) { return s.documents(lang), nil })
	}
	steps = append(steps, func() ([]File, error) { return s.missing(set) })
	made, errs := make([][]File, len(steps)), make([]error, len(steps))
	jobs.Each(max(1, in.Jobs), len(steps), func(i int) { made[i], errs[i] = steps[i]() })
	for i := range steps {
		if errs[i] != nil {
			return nil, errs[i]
		}
		files = append(files, made[i]...)
	}
	files = append(append(files, File{form.MarkdownName, []byte(in.Blank), rankAsset}), s.card(set)...)
	return append(files, s.sitemap(), s.robots()), nil
}

// missing is what is shown where nothing is.
func (s shelf) missing(set *layouts.Set) ([]File, error) {
	html, err := filled(set, "public/404.html", s.notFound(set))
	if err != nil {
		return nil, fmt.Errorf("render 404.html: %w", err)
	}
	return []File{{"404.html", html, rankPage}}, nil
}

// pageText is an open page in a language, with its body, which the page's file and the
// search have in common.
type pageText struct {
	page *info.Page
	lang string
	view View // without its body
	body string
}

// texts makes the bodies of all pages, by language: its own pages, then those that
// it is lent.
func (s shelf) texts(set *layouts.Set) (map[string][]pageText, error) {
	var all []pageText
	for _, lang := range s.in.Settings.Languages {
		for _, p := range slices.Concat(s.byLang[lang], s.lent[lang]) {
			all = append(all, pageText{page: p, lang: lang})
		}
	}
	errs := make([]error, len(all))
	jobs.Each(max(1, s.in.Jobs), len(all), func(i int) {
		t := &all[i]
		t.view = s.view(t.page, t.lang, set)
		t.body, errs[i] = s.body(t.page, t.view, set)
	})
	byLang := map[string][]pageText{}
	for i, t := range all {
		if errs[i] != nil {
			return nil, fmt.Errorf("render %s: %w", t.page.Path, errs[i])
		}
		byLang[t.lang] = append(byLang[t.lang], t)
	}
	return byLang, nil
}

// page makes the page's file for a language and, if it is its own, one for each
// of its old addresses.
func (s shelf) page(t pageText, set *layouts.Set) ([]File, error) {
	p, lang, v, body := t.page, t.lang, t.view, t.body
	if isForm(p) {
		v.Form = s.sheet(p)
	}
	if p.Name == "index" {
		lead, rest := cutLead(body)
		v.Lead, body = template.HTML(lead), rest
	}
	v.Body = template.HTML(body)
	html, err := filled(set, layoutOf(p), v)
	if err != nil {
		return nil, fmt.Errorf("render %s: %w", p.Path, err)
	}
	out := info.Output(p.Name, lang)
	rank := rankPage
	if out == "index.html" {
		rank = rankFront
	}
	files := []File{{out, html, rank}}
	if lang != p.Lang {
		return files, nil
	}
	for _, alias := range p.Aliases {
		files = append(files, File{alias, redirect(relative(alias, out), p.Title, p.Lang), rankPage})
	}
	return files, nil
}

// easyRead is the language whose pages have a layout of their own.
const easyRead = "sv-simple"

// layoutOf is the layout that a page is shown in. A text that easy-read lends is
// no easier for being shown as easy-read.
func layoutOf(p *info.Page) string {
	switch {
	case isForm(p):
		return "public/form.html"
	case p.Lang == easyRead:
		return "public/easy.html"
	case p.Name == "index":
		return "public/start.html"
	}
	return "public/page.html"
}

// cutLead parts a start page at its first heading.
func cutLead(body string) (lead, rest string) {
	i := strings.Index(body, "<h2")
	if i < 0 {
		return "", body
	}
	return body[:i], body[i:]
}

// filled is a layout filled with a view. It is made in the room of the page before.
// The plus of phone numbers is written as people and simple programs look for it:
// html/template escapes it, which a quoted attribute does not need.
func filled(set *layouts.Set, layout string, view any) ([]byte, error) {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	html, err := set.Execute((*room)[:0], layout, view)
	if err != nil {
		return nil, err
	}
	*room = html
	return bytes.ReplaceAll(html, []byte(`href="tel:&#43;`), []byte(`href="tel:+`)), nil
}

var rooms = sync.Pool{New: func() any { return new([]byte) }}

// body is the page's text with sizes for its pictures, and the contact box and
// the links to the form where the author wants them.
func (s shelf) body(p *info.Page, v View, set *layouts.Set) (string, error) {
	text := s.sizes.With(s.carried(p, v.Lang, info.Output(p.Name, v.Lang)))
	for _, part := range []struct {
		mark, layout string
		view         any
	}{
		{info.ContactMark, "public/contact.html", v},
		{info.FormMark, "public/form-links.html", formLinks(v.Lang, info.Output(p.Name, v.Lang))},
	} {
		if !strings.Contains(text, part.mark) {
			continue
		}
		html, err := set.Execute(nil, part.layout, part.view)
		if err != nil {
			return "", err
		}
		if v.TextLang != "" { // the part has the words of the reader's language
			html = fmt.Appendf(nil, `<div lang="%s">%s</div>`, template.HTMLEscapeString(v.Lang), html)
		}
		text = strings.ReplaceAll(text, part.mark, string(html))
	}
	return text, nil
}

func (s shelf) view(p *info.Page, lang string, set *layouts.Set) View {
	out := info.Output(p.Name, lang)
	v := View{
		Frame: s.frame(p.Name, lang, out, set), Title: p.Title, Description: p.Description,
		TOC: p.Headings, Crumbs: s.crumbs(p, lang, out), Contact: s.contact(lang, out),
		TextLang: other(p, lang), Newer: s.newer(p, out),
	}
	if p.Image != "" {
		v.Image = Image{Src: v.Root + "files/" + p.Image, Alt: p.ImageAlt, Width: s.sizes[p.Image].Width, Height: s.sizes[p.Image].Height}
	}
	if !p.Edited.IsZero() {
		v.Edited = dayIn(p.Edited, lang)
	}
	if last, ok := p.LastReviewed(); ok {
		v.Reviewed, v.ReviewedBy = dayIn(last.Date, lang), last.By
		v.NextReview = dayIn(p.ReviewDue(), lang)
	}
	if s.in.Settings.BaseURL != "" {
		v.Canonical = s.in.Settings.BaseURL + strings.TrimSuffix(info.Output(p.Name, p.Lang), "index.html")
	}
	v.JSONLD = s.structured(lang)
	v.share(s, out, p)
	return v
}

func (s shelf) notFound(set *layouts.Set) View {
	lang := s.in.Settings.Languages[0]
	v := View{Frame: s.frame("404", lang, "404.html", set), Contact: s.contact(lang, "404.html")}
	v.JSONLD = s.structured(lang)
	v.Title, v.Description = v.words["not-found"], v.words["not-found-text"]
	v.whole(s.in.Settings.BaseURL)
	return v
}

// whole makes whole addresses of those that lead from the top of the site: a
// web server shows the page for what does not exist at any depth. Without a
// base they stay, and are right at the top.
func (v *View) whole(base string) {
	at := func(href string) string {
		if href == "" || strings.Contains(href, ":") {
			return href
		}
		return base + href
	}
	v.Root, v.Home, v.Search = base+v.Root, at(v.Home), at(v.Search)
	v.Contact.LinkHref, v.Contact.Card = at(v.Contact.LinkHref), at(v.Contact.Card)
	v.Logo.Src = at(v.Logo.Src)
	for _, links := range [][]Link{v.Menu, v.Footer} {
		for i := range links {
			links[i].Href = at(links[i].Href)
		}
	}
	for i := range v.Languages {
		v.Languages[i].Href = at(v.Languages[i].Href)
	}
}

// rebase makes an address of the settings, written from the top of the site,
// right for the page at out: to the same page in the same language, where it is
// translated.
func (s shelf) rebase(href, lang, out string) string {
	if href == "" || strings.Contains(href, ":") || strings.HasPrefix(href, "#") {
		return href
	}
	target, anchor, _ := strings.Cut(href, "#")
	if name := strings.TrimSuffix(target, ".html"); s.readIn(name, lang) != nil {
		target = info.Output(name, lang)
	}
	if anchor != "" {
		target += "#" + anchor
	}
	return relative(out, target)
}

// relative is the way from one file of the site to another.
func relative(from, to string) string {
	for {
		folder, rest, ok := strings.Cut(from, "/")
		if !ok || !strings.HasPrefix(to, folder+"/") {
			break
		}
		from, to = rest, to[len(folder)+1:]
	}
	return strings.Repeat("../", strings.Count(from, "/")) + to
}

func dayIn(d day.Date, lang string) Day { return Day{ISO: d.String(), Text: d.Text(lang)} }

// redirect is the page at an old address. It needs no script and says in words
// where the page is now.
func redirect(to, title, lang string) []byte {
	esc := template.HTMLEscapeString
	return fmt.Appendf(nil, `<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta name="generator" content="planportal">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=%[2]s">
<link rel="canonical" href="%[2]s">
<title>%[3]s</title>
</head>
<body><main><h1>%[3]s</h1><p><a href="%[2]s">%[3]s</a></p></main></body>
</html>
`, esc(lang), esc(to), esc(title))
}

func lookUp(m map[string]string, key, what string) (string, error) {
	v, ok := m[key]
	if !ok {
		return "", fmt.Errorf("no %s named %q", what, key)
	}
	return v, nil
}

// top is the way from a file to the top of the site.
func top(out string) string { return strings.Repeat("../", strings.Count(path.Clean(out), "/")) }
