package public

import (
	"html/template"

	"planportal/generator/form"
	"planportal/generator/info"
	"planportal/generator/settings"
)

// Frame is what every page of the open site shows around its text. The layouts
// of layouts/public and layouts/shared see a View, which begins with a Frame.
type Frame struct {
	Lang      string // "sv", "sv-simple", "en", "fi": the html lang and the key of Word
	Root      string // the way to the top of the site: "", "../"
	Site      settings.Open
	Menu      []Link     // pages of this language; Current on the page itself
	Languages []Language // this page in the other languages
	Home      string     // the start page of this language, relative
	Footer    []Link     // about the website: accessibility, personal data
	Logo      Image      // the municipality's own mark, without words; zero for the umbrella
	Theme     Theme      // the colours of the browser's own frame
	Search    string     // the search page of this language, relative; empty if there is none

	words  map[string]string
	assets map[string]string
}

// Word returns the layout's own word for key in the page's language
// (layouts/words/<lang>.json).
func (f Frame) Word(key string) (string, error) { return lookUp(f.words, key, "word") }

// Asset returns the relative address of an asset: "style.css" becomes
// "../assets/style.0a1b2c3d.css".
func (f Frame) Asset(name string) (string, error) {
	hashed, err := lookUp(f.assets, name, "asset")
	return f.Root + hashed, err
}

// In returns a settings text in the page's language.
func (f Frame) In(t settings.Text) string { return t.In(f.Lang) }

// Theme is one colour for light pages and one for dark ones, "#12494a".
type Theme struct{ Light, Dark string }

// Link is one entry of a menu.
type Link struct {
	Title   string
	Href    string
	Current bool
	Lang    string // of the title, if it is not the page's: a Swedish page that is not translated
}

// Language is the same page in another language.
type Language struct {
	Tag  string // "en"
	Name string // "English", in its own language
	Href string // relative; the Swedish text among that language's menus if the page is not translated
	Same bool   // Href is this very page translated, so it may stand in hreflang
}

// Day is a day as layouts need it.
type Day struct {
	ISO  string // "2026-10-20", for the datetime attribute
	Text string // "20 oktober 2026"
}

// View is one information page. layouts/public/easy.html shows easy-read pages,
// layouts/public/start.html the page named index, layouts/public/form.html the
// empty form, layouts/public/page.html every other one, layouts/public/404.html
// the page for addresses that do not exist, layouts/public/search.html the
// search.
type View struct {
	Frame
	TextLang    string // the language of title, description and text if it is not Lang: the page is not translated
	Newer       Link   // the Swedish page, if it has changed since this one was translated from it; else zero
	Title       string
	Description string
	Crumbs      []Link        // from the municipality's start page down; the last is this page, Current
	Image       Image         // zero if the page has none
	Lead        template.HTML // on a start page: what stands before the first heading of level 2
	Body        template.HTML // the rest
	TOC         []info.Heading
	Edited      Day    // zero ISO if nobody has said when the text last changed
	Reviewed    Day    // zero ISO if nobody has reviewed the page
	ReviewedBy  string // as given: a unit or a signature
	NextReview  Day
	Canonical   string        // absolute address, empty without base_url
	JSONLD      template.HTML // a whole script element of structured data about the contact
	Contact     Contact
	Form        form.Sheet // on a page of the empty form, else zero
	Share       Share
	Index       string // on the search page: the script that it looks in, relative
	All         []Link // on the search page: every page of the language
}

// Image is the picture that leads a page.
type Image struct {
	Src, Alt      string
	Width, Height int
}

// Contact is the contact box in the page's language.
type Contact = settings.Box
