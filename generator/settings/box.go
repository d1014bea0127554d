package settings

import (
	"fmt"
	"html/template"
	"strings"
)

// Box is the contact box in one language, ready to be shown. Empty fields have
// no line in the box.
type Box struct {
	Heading    string
	About      string
	LinkText   string
	LinkHref   string // relative to the top of the open site unless it has a scheme
	Hours      []Opening
	PhoneLabel string
	Phone      string       // "0520-49 50 00"
	PhoneHref  template.URL // "tel:+46520495000"
	Email      string
	Street     string
	Postcode   string
	Town       string
}

// Opening is one line of opening hours: "måndag–fredag", "8.00–16.30".
type Opening struct {
	Days, Times string
	Machine     string // "Mo-Fr 08:00-16:30", the openingHours of schema.org
}

// weekdays are the days of schema.org's two letters in our languages.
var weekdays = map[string]map[string]string{
	"sv": {"Mo": "måndag", "Tu": "tisdag", "We": "onsdag", "Th": "torsdag", "Fr": "fredag", "Sa": "lördag", "Su": "söndag"},
	"en": {"Mo": "Monday", "Tu": "Tuesday", "We": "Wednesday", "Th": "Thursday", "Fr": "Friday", "Sa": "Saturday", "Su": "Sunday"},
	"fi": {"Mo": "maanantai", "Tu": "tiistai", "We": "keskiviikko", "Th": "torstai", "Fr": "perjantai", "Sa": "lauantai", "Su": "sunnuntai"},
}

// Box returns the contact box in lang.
func (c Contact) Box(lang string) Box {
	b := Box{
		Heading: c.Heading.In(lang), About: c.About.In(lang),
		LinkText: c.Link.Title.In(lang), LinkHref: c.Link.URL,
		PhoneLabel: c.Phone.Label.In(lang), Phone: c.Phone.Text,
		Email: c.Email, Street: c.Visit.Street, Postcode: c.Visit.Postcode, Town: c.Visit.Town,
	}
	if c.Phone.Dial != "" {
		b.PhoneHref = template.URL("tel:" + c.Phone.Dial) // settings are read strictly: digits after a plus
	}
	for _, h := range c.Hours {
		b.Hours = append(b.Hours, h.in(lang))
	}
	return b
}

func (h Hours) in(lang string) Opening {
	names := weekdays[lang]
	if names == nil {
		names = weekdays["sv"]
	}
	o := Opening{
		Days:    names[h.From],
		Times:   clock(h.Opens, lang) + "–" + clock(h.Closes, lang),
		Machine: fmt.Sprintf("%s %s-%s", h.From, h.Opens, h.Closes),
	}
	if h.To != h.From && h.To != "" {
		o.Days += "–" + names[h.To]
		o.Machine = fmt.Sprintf("%s-%s %s-%s", h.From, h.To, h.Opens, h.Closes)
	}
	return o
}

// clock writes a time of day as the language does: 8.00 in Swedish and Finnish,
// 8:00 in English.
func clock(t, lang string) string {
	t = strings.TrimPrefix(t, "0")
	if lang == "en" {
		return t
	}
	return strings.ReplaceAll(t, ":", ".")
}
