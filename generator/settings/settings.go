// Package settings answers one question: whose sites are these? It holds what
// content/site.yaml says, in two halves that never meet: Open is for everybody,
// Staff must not reach the open site.
package settings

import "planportal/generator/day"

// Site is all of content/site.yaml.
type Site struct {
	Open  Open
	Staff Staff
	Keys  map[string]Place // where what is written stands: "footer_links.0.url"
}

// Place is a line and a column of content/site.yaml, both from 1.
type Place struct{ Line, Col int }

// Open is what anyone may read: the municipality and how to reach it.
type Open struct {
	Name        string   // "Trollhättans Stad"
	Service     Text     // the line under the name, "Stöd enligt LSS"
	Notice      Text     // a line on top of every page, empty for none
	Logo        string   // a picture below content/files/, empty for the umbrella
	BaseURL     string   // "https://…/", empty if the address is not known
	Languages   []string // the first is the default
	Breadcrumb  []Crumb  // the pages above the open site's start page
	Contact     Contact
	FooterLinks []Crumb
}

// Words are what pages may say of the municipality by name: {kommun},
// {telefon} with the number that is dialled, {e-post}.
func Words(o Open) (municipality, phone, dial, email string) {
	return o.Name, o.Contact.Phone.Text, o.Contact.Phone.Dial, o.Contact.Email
}

// Text is a text in several languages, by language tag.
type Text map[string]string

// In returns the text in lang; easy-read falls back to Swedish, and every
// language to the first one of sv, en, fi that there is.
func (t Text) In(lang string) string {
	for _, l := range []string{lang, "sv", "en", "fi"} {
		if s := t[l]; s != "" {
			return s
		}
	}
	return ""
}

// Crumb is a link with a title in several languages. Without URL it is a word
// without a link.
type Crumb struct {
	Title Text
	URL   string
}

// Contact is one way in to the municipality. Empty fields are left out of the
// page.
type Contact struct {
	Heading Text // "Kontaktcenter, en väg in"
	About   Text // what they can help with
	Link    Crumb
	Hours   []Hours
	Special []Special // days with other hours, in the order of site.yaml
	// OpenOnHolidays says that Hours hold on public holidays too, and on
	// Midsummer Eve, Christmas Eve and New Year's Eve.
	OpenOnHolidays bool
	Phone          Phone
	Email          string
	Visit          Address
}

// Hours are opening hours on the days From to To.
type Hours struct {
	From, To      string // schema.org's two letters: "Mo", "Fr"
	Opens, Closes string // "08:00"
}

// Special is a day with other hours than Hours; without hours it is closed.
type Special struct {
	Date          day.Date
	Opens, Closes string // "08:00"
}

// Phone is a number as people read it, and as a telephone dials it.
type Phone struct {
	Label Text   // "Växel"
	Text  string // "0520-49 50 00"
	Dial  string // "+46520495000"
}

// Address is a visiting address in its three fields.
type Address struct{ Street, Postcode, Town string }

// Staff is what only the intranet may know.
type Staff struct {
	AlarmDays int // how many days before its day a calendar reminds; 0 for never
	SoonDays  int // how many days ahead are "soon"; 30 unless set
	Units     []Unit
	People    []Person
	OpenWords []string // what may stand on the open site though plans have it
	Access    []Access
	Shared    Shared
}

// Access says which group of the web server's users may read a unit's folder.
type Access struct{ Unit, Group string }

// Shared says which groups may read what is no unit's own; empty if it is not
// said.
type Shared struct {
	Protected string // the plans of people with protected personal data
	People    string // the lists of those who answer for plans
	Rest      string // the front page, the lists across units and the information pages
}

// Unit is a unit's folder and its name.
type Unit struct{ Slug, Name string }

// Person is somebody who answers, or answered, for plans.
type Person struct {
	Name string
	Left day.Date // the last working day here, zero if the person has not left
}

// UnitName returns the unit's name, or its slug if site.yaml does not name it.
func (s Staff) UnitName(slug string) string {
	for _, u := range s.Units {
		if u.Slug == slug {
			return u.Name
		}
	}
	return slug
}

// IsStaff reports whether site.yaml lists the name.
func (s Staff) IsStaff(name string) bool {
	for _, p := range s.People {
		if p.Name == name {
			return true
		}
	}
	return false
}
