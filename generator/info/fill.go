package info

import (
	"html"
	"slices"
	"strings"
)

// Words are what pages say of the municipality without knowing it: texts hold
// {kommun}, {telefon} and {e-post}, and content/site.yaml what they stand for.
// So a page can be another municipality's as it is.
type Words struct {
	Municipality string
	Phone, Dial  string // "0520-49 50 00", "+46520495000"
	Email        string
}

// WordsOf takes what settings.Words gives.
func WordsOf(municipality, phone, dial, email string) Words {
	return Words{municipality, phone, dial, email}
}

// The names of words, in Swedish and in English.
var (
	nameWords  = []string{"{kommun}", "{municipality}"}
	phoneWords = []string{"{telefon}", "{phone}"}
	emailWords = []string{"{e-post}", "{email}"}
)

// Fill returns the page with the words in their places: p itself if it has none.
func (w Words) Fill(p *Page) *Page {
	if !slices.ContainsFunc(slices.Concat(nameWords, phoneWords, emailWords), p.holds) {
		return p
	}
	q := *p
	q.Description, q.ImageAlt = w.plain(p.Description), w.plain(p.ImageAlt)
	q.HTML = w.html(p.HTML)
	q.Headings = slices.Clone(p.Headings)
	for i := range q.Headings {
		q.Headings[i].Text = w.plain(q.Headings[i].Text)
	}
	return &q
}

// Lacking returns the words that p uses and that have no value.
func (w Words) Lacking(p *Page) (names []string) {
	for _, of := range []struct {
		names []string
		value string
	}{{phoneWords, w.Phone}, {emailWords, w.Email}} {
		for _, name := range of.names {
			if of.value == "" && p.holds(name) {
				names = append(names, name)
			}
		}
	}
	return names
}

func (p *Page) holds(word string) bool {
	return strings.Contains(p.HTML, word) || strings.Contains(p.Description, word) || strings.Contains(p.ImageAlt, word)
}

// plain fills a text.
func (w Words) plain(text string) string { return w.with(w.Phone, w.Email).Replace(text) }

func (w Words) with(phone, email string) *strings.Replacer {
	var pairs []string
	for _, of := range []struct {
		names []string
		value string
	}{{nameWords, w.Municipality}, {phoneWords, phone}, {emailWords, email}} {
		for _, name := range of.names {
			pairs = append(pairs, name, of.value)
		}
	}
	return strings.NewReplacer(pairs...)
}

// html fills HTML: in its tags with text, between them with links. Our own HTML
// has no angle bracket that is not a tag's.
func (w Words) html(text string) string {
	phone, email := html.EscapeString(w.Phone), html.EscapeString(w.Email)
	safe := Words{Municipality: html.EscapeString(w.Municipality)}
	inTags := safe.with(phone, email)
	if w.Dial != "" {
		phone = `<a href="tel:` + html.EscapeString(w.Dial) + `">` + phone + `</a>`
	}
	if email != "" {
		email = `<a href="mailto:` + email + `">` + email + `</a>`
	}
	between := safe.with(phone, email)
	var out strings.Builder
	for text != "" {
		tag := strings.IndexByte(text, '<')
		if tag < 0 {
			tag = len(text)
		}
		out.WriteString(between.Replace(text[:tag]))
		end := tag + strings.IndexByte(text[tag:], '>') + 1
		if end <= tag {
			end = len(text)
		}
		out.WriteString(inTags.Replace(text[tag:end]))
		text = text[end:]
	}
	return out.String()
}
