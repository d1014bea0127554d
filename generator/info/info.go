// Package info answers one question: what may anyone read? It holds the
// information pages, and shares no type with package plan.
package info

import "planportal/generator/day"

// Page is one information page in one language. It is never changed after it
// has been read.
type Page struct {
	Name string // "kontakt"; the same for every language
	Lang string // "sv", "sv-simple", "en", "fi"
	Path string // of the source file: "content/pages/kontakt.md"

	Title       string
	Description string
	Weight      int
	Menu        bool
	Audience    Audience
	Draft       bool
	Aliases     []string // old addresses, "gammal-sida.html"
	Reviewed    []Review // oldest first
	ReviewIn    int      // months
	Owner       string
	Edited      day.Date   // when the text last said something else, zero if nobody has said
	LawRead     day.Date   // when somebody last read the sections that the page names
	NativeRead  day.Date   // when somebody who has the language as their own read a translation
	Statement   *Statement // nil unless the page is the accessibility statement
	// TranslatedFrom is the Fingerprint that the Swedish page had when this one
	// was made from it or last compared with it; empty if nobody has said.
	TranslatedFrom string
	Image          string // below content/files/, empty if none
	ImageAlt       string

	Fingerprint string           // of what a translator translates
	Keys        map[string]Place // where the keys of the header stand

	HTML     string    // the body; safe by construction
	Headings []Heading // of level 2, for the table of contents
	Anchors  []string  // every id in the body
	Links    []Link    // every link and image of the body
	Prose    []Prose   // the words of the body, block by block
}

// Audience is who may read a page.
type Audience string

// The two audiences; a page is open unless it says staff.
const (
	Open  Audience = "open"
	Staff Audience = "staff"
)

// Review is one time that somebody read the page and answered for it.
type Review struct {
	Date     day.Date
	By       string
	LookedAt string // what was read: "texten och länkarna"; empty if nobody has said
}

// Size of a picture in CSS pixels, zero if it is not known.
type Size struct{ Width, Height int }

// Place is a line and a column of a source file, both from 1.
type Place struct{ Line, Col int }

// Heading is an entry of the table of contents.
type Heading struct{ ID, Text string }

// Link is a reference from the page's text, with its place in the source.
type Link struct {
	Target    string // as written
	Output    string // where it leads on the open site, "en/kontakt.html"; empty for other sites and for this page
	Anchor    string // without #
	Image     bool
	Line, Col int
}

// ContactMark stands in a page's HTML where the author wants the contact box.
// No text of an author's can make a NUL.
const ContactMark = "\x00contact\x00"

// FormMark stands there where the author wants the links to the empty form.
const FormMark = "\x00form\x00"

// IsOpen reports whether the page belongs on the open site.
func (p *Page) IsOpen() bool { return p.Audience == Open && !p.Draft }

// LastReviewed is the newest review, and false if nobody has reviewed the page.
func (p *Page) LastReviewed() (Review, bool) {
	if len(p.Reviewed) == 0 {
		return Review{}, false
	}
	return p.Reviewed[len(p.Reviewed)-1], true
}

// ReviewDue is the day by which the page should be reviewed again: ReviewIn
// months after the last review; zero if it has never been reviewed.
func (p *Page) ReviewDue() day.Date {
	last, ok := p.LastReviewed()
	if !ok {
		return 0
	}
	return last.Date.AddMonths(p.ReviewIn)
}

// Key is where the value of a key of the header stands; where the header
// begins if the key is not there.
func (p *Page) Key(name string) Place {
	if at, ok := p.Keys[name]; ok {
		return at
	}
	return Place{1, 1}
}

// IsStale reports whether the page was translated from another text than
// source, the same page in Swedish, has now.
func (p *Page) IsStale(source *Page) bool {
	return source != nil && p.Lang != source.Lang && p.TranslatedFrom != "" && p.TranslatedFrom != source.Fingerprint
}
