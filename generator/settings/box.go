package settings

import (
	"fmt"
	"html/template"
	"strings"

	"planportal/generator/day"
)

// Box is the contact box in one language, ready to be shown. Empty fields have
// no line in the box.
type Box struct {
	Heading    string
	About      string
	LinkText   string
	LinkHref   string // relative to the top of the open site unless it has a scheme
	Hours      []Opening
	Special    []SpecialDay
	Holidays   bool   // closed on public holidays and the three eves
	Clock      Clock  // what a script needs to tell whether it is open; zero where none does
	Card       string // the address of the contact as a vCard, empty where there is none
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
	Machine     string // "Mo-Fr 08:00-16:30", the openingHours of schema.org; several with "; " between them
}

// SpecialDay is a day with other hours: "30 december 2026", "8.00–12.00".
type SpecialDay struct {
	ISO, Day string
	Times    string // empty for a day that is closed
	Machine  string // "08:00-12:00", empty for a day that is closed
}

// Clock is the opening hours for a script. Days are ISO dates, and the script
// must not tell anything of days before From and after Through.
type Clock struct {
	Hours         string // "Mo-Fr 08:00-16:30; Sa 10:00-14:00"
	Special       string // "2026-12-30 08:00-12:00; 2027-01-02"; it overrides Closed and Hours
	Closed        string // "2026-12-24 2026-12-25"
	From, Through string
	Days          string // the names of the weekdays, Monday first: "måndag tisdag …"
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
		b.open(h.in(lang))
	}
	for _, s := range c.Special {
		b.Special = append(b.Special, s.in(lang))
	}
	b.Holidays = len(c.Hours) > 0 && !c.OpenOnHolidays
	return b
}

// open adds a line of opening hours. Hours before and after a lunch break are one
// line: the days have one name.
func (b *Box) open(o Opening) {
	for i := range b.Hours {
		if had := &b.Hours[i]; had.Days == o.Days {
			had.Times, had.Machine = had.Times+", "+o.Times, had.Machine+"; "+o.Machine
			return
		}
	}
	b.Hours = append(b.Hours, o)
}

func (s Special) in(lang string) SpecialDay {
	d := SpecialDay{ISO: s.Date.String(), Day: s.Date.Text(lang)}
	if s.Opens != "" {
		d.Times = clock(s.Opens, lang) + "–" + clock(s.Closes, lang)
		d.Machine = s.Opens + "-" + s.Closes
	}
	return d
}

// week is schema.org's letters, Monday first.
var week = [...]string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"}

// Clock returns the opening hours for a script that speaks lang. closed are the
// holidays from the first day up to and including the last.
func (c Contact) Clock(lang string, closed []day.Date, from, through day.Date) Clock {
	b := c.Box(lang)
	if len(b.Hours) == 0 {
		return Clock{}
	}
	k := Clock{From: from.String(), Through: through.String()}
	var hours, special, days, names []string
	for _, h := range b.Hours {
		hours = append(hours, h.Machine)
	}
	for _, s := range b.Special {
		special = append(special, strings.TrimSpace(s.ISO+" "+s.Machine))
	}
	if b.Holidays {
		for _, d := range closed {
			days = append(days, d.String())
		}
	}
	for _, w := range week {
		names = append(names, namesIn(lang)[w])
	}
	k.Hours, k.Special, k.Closed, k.Days = strings.Join(hours, "; "), strings.Join(special, "; "), strings.Join(days, " "), strings.Join(names, " ")
	return k
}

func namesIn(lang string) map[string]string {
	if names := weekdays[lang]; names != nil {
		return names
	}
	return weekdays["sv"]
}

func (h Hours) in(lang string) Opening {
	names := namesIn(lang)
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
