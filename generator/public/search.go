package public

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"planportal/generator/info"
	"planportal/layouts"
)

// indexed is one page as the search looks in it.
type indexed struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Href        string `json:"href"` // from the search page
	Parts       []part `json:"parts"`
}

// part is the text below one heading; the first of a page has none.
type part struct {
	ID      string `json:"id"`
	Heading string `json:"heading"`
	Text    string `json:"text"`
}

// search makes a language's search page and what it looks in: the language's own
// open pages and nothing else, as a script that can be read from a file share.
// There is none where an author's page has its address.
func (s shelf) search(lang string, texts []pageText, set *layouts.Set) ([]File, error) {
	out := info.SearchPage(lang)
	if len(s.byLang[lang]) == 0 || s.readIn(strings.TrimSuffix(path.Base(out), ".html"), lang) != nil {
		return nil, nil
	}
	index := s.index(lang, out, texts)
	v := View{Frame: s.frame("", lang, out, set), Contact: s.contact(lang, out), JSONLD: s.structured(lang)}
	v.Title, v.Description = v.words["search"], v.words["search-label"]
	v.Index = relative(out, index.path)
	v.Languages = s.searches(lang, out)
	v.Crumbs = append(s.above(nil, lang, out), Link{Title: v.Title, Current: true})
	v.All = s.all(lang, out)
	v.share(s, out, nil)
	page, err := filled(set, "public/search.html", v)
	if err != nil {
		return nil, fmt.Errorf("render %s: %w", out, err)
	}
	return []File{index, {out, page, rankList}}, nil
}

// index is the script that the search page looks in.
func (s shelf) index(lang, from string, texts []pageText) File {
	pages := []indexed{}
	for _, t := range texts[:len(s.byLang[lang])] {
		pages = append(pages, indexed{
			Title: t.page.Title, Description: t.page.Description,
			Href: relative(from, info.Output(t.page.Name, lang)), Parts: parts(t.page.Description, t.body),
		})
	}
	text, err := json.Marshal(pages) // escapes <, > and U+2028
	if err != nil {
		panic("public: strings cannot fail to marshal: " + err.Error())
	}
	script := fmt.Appendf(nil, "globalThis.planportalPages = %s;\n", text)
	return File{"assets/" + layouts.Hashed("search-"+lang+".js", script), script, rankAsset}
}

// searches are the search pages of the other languages.
func (s shelf) searches(lang, out string) (langs []Language) {
	for _, tag := range s.in.Settings.Languages {
		if tag != lang && len(s.byLang[tag]) > 0 {
			langs = append(langs, Language{Tag: tag, Name: ownNames[tag], Href: relative(out, info.SearchPage(tag)), Same: true})
		}
	}
	return langs
}

// all is every page that a reader of lang can come to.
func (s shelf) all(lang, out string) (links []Link) {
	pages := slices.Concat(s.byLang[lang], s.lent[lang])
	slices.SortStableFunc(pages, inMenu)
	for _, p := range pages {
		links = append(links, Link{Title: p.Title, Href: relative(out, info.Output(p.Name, lang)), Lang: other(p, lang)})
	}
	return links
}

// parts takes a page's text apart at its headings. Drawings, and words for
// those who only listen, are left out.
func parts(description, body string) []part {
	r := partReader{parts: []part{{}}}
	r.line = append(append(r.line, description...), ' ')
	for z := html.NewTokenizer(strings.NewReader(body)); ; {
		switch z.Next() {
		case html.ErrorToken: // the end: our own HTML cannot fail to be read
			return r.done()
		case html.TextToken:
			r.text(string(z.Text()))
		case html.StartTagToken:
			r.start(z.Token())
		case html.EndTagToken:
			r.end(z.Token().Data)
		}
	}
}

type partReader struct {
	parts   []part
	line    []byte // the text of the last part, as far as it is read
	heading string // the tag of the heading that is being read
	skipped string // the tag of the element that is passed over
	depth   int    // of elements of that name
}

func (r *partReader) text(text string) {
	last := &r.parts[len(r.parts)-1]
	text = html.UnescapeString(text)
	switch {
	case r.depth > 0:
	case r.heading != "":
		last.Heading += text
	default:
		r.line = append(r.line, text...)
	}
}

func (r *partReader) start(t html.Token) {
	if r.depth > 0 {
		if t.Data == r.skipped {
			r.depth++
		}
		return
	}
	id := ""
	for _, a := range t.Attr {
		if a.Key == "class" && a.Val == "sr" || a.Key == "role" && (a.Val == "doc-backlink" || a.Val == "doc-noteref") {
			r.skipped, r.depth = t.Data, 1
			return
		}
		if a.Key == "id" {
			id = a.Val
		}
	}
	switch t.Data {
	case "svg":
		r.skipped, r.depth = t.Data, 1
	case "h2", "h3":
		if id != "" {
			r.close()
			r.parts = append(r.parts, part{ID: id})
			r.heading = t.Data
		}
	}
	r.end("")
}

// end is also called where an element begins: words on either side of it belong
// to lines of their own, unless it stands in a line.
func (r *partReader) end(tag string) {
	switch {
	case r.depth > 0:
		if tag == r.skipped {
			r.depth--
		}
	case tag != "" && tag == r.heading:
		r.heading = ""
	case tag == "a", tag == "strong", tag == "em", tag == "abbr", tag == "code", tag == "span", tag == "":
	default:
		r.line = append(r.line, ' ')
	}
}

// close ends the last part. White space is folded.
func (r *partReader) close() {
	last := &r.parts[len(r.parts)-1]
	last.Heading = strings.Join(strings.Fields(last.Heading), " ")
	last.Text = strings.Join(strings.Fields(string(r.line)), " ")
	r.line = r.line[:0]
}

// done leaves out parts that say nothing.
func (r *partReader) done() []part {
	r.close()
	return slices.DeleteFunc(r.parts, func(p part) bool { return p.Heading == "" && p.Text == "" })
}
