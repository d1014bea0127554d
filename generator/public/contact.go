package public

import (
	"encoding/json"
	"html/template"
	"strings"
	"time"

	"planportal/generator/day"
	"planportal/generator/settings"
	"planportal/layouts"
)

// contact is the contact box in a language, for the file out.
func (s shelf) contact(lang, out string) Contact {
	c := s.in.Settings.Contact
	box := c.Box(lang)
	box.LinkHref = s.rebase(box.LinkHref, lang, out)
	first, _ := day.New(s.in.Year, time.January, 1)
	last, _ := day.New(s.in.Year+1, time.December, 31)
	box.Clock = c.Clock(lang, s.closed, first, last)
	if s.hasCard() {
		box.Card = relative(out, cardName)
	}
	return box
}

// structured is the contact as schema.org's structured data, in a script
// element that browsers do not run.
func (s shelf) structured(lang string) template.HTML {
	c, box := s.in.Settings.Contact, s.in.Settings.Contact.Box(lang)
	data := map[string]any{
		"@context": "https://schema.org", "@type": "GovernmentOffice", "name": s.in.Settings.Name,
		"areaServed": map[string]string{"@type": "AdministrativeArea", "name": s.in.Settings.Name},
	}
	if s.in.Settings.BaseURL != "" {
		data["url"] = s.in.Settings.BaseURL
	}
	if c.Phone.Dial != "" {
		data["telephone"] = c.Phone.Dial
	}
	if c.Email != "" {
		data["email"] = c.Email
	}
	if len(box.Hours) > 0 {
		data["openingHours"] = machine(box.Hours)
	}
	if len(box.Special) > 0 {
		data["specialOpeningHoursSpecification"] = specified(c.Special)
	}
	if c.Visit != (settings.Address{}) {
		data["address"] = map[string]string{
			"@type": "PostalAddress", "streetAddress": c.Visit.Street,
			"postalCode": c.Visit.Postcode, "addressLocality": c.Visit.Town, "addressCountry": "SE",
		}
	}
	text, err := json.Marshal(data) // escapes <, > and &, so it cannot end the element
	if err != nil {
		panic("public: strings cannot fail to marshal: " + err.Error())
	}
	return template.HTML(`<script type="application/ld+json">` + string(text) + `</script>`)
}

func machine(hours []settings.Opening) (out []string) {
	for _, h := range hours {
		out = append(out, strings.Split(h.Machine, "; ")...)
	}
	return out
}

// specified are days with other hours. A day that opens and closes at midnight is
// closed, as those who read schema.org's data take it.
func specified(days []settings.Special) (out []map[string]string) {
	for _, s := range days {
		opens, closes := s.Opens, s.Closes
		if opens == "" {
			opens, closes = "00:00", "00:00"
		}
		out = append(out, map[string]string{
			"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes, "validFrom": s.Date.String(), "validThrough": s.Date.String(),
		})
	}
	return out
}

// cardName is the contact as a vCard: an address that people may save.
const cardName = "kontakt.vcf"

// hasCard reports whether there is any way to reach the municipality.
func (s shelf) hasCard() bool {
	c := s.in.Settings.Contact
	return c.Phone.Dial != "" || c.Email != "" || c.Visit != (settings.Address{})
}

// card is the contact as a vCard (RFC 6350), with the opening hours in every
// language of the site.
func (s shelf) card(set *layouts.Set) []File {
	if !s.hasCard() {
		return nil
	}
	o := s.in.Settings
	lines := []string{"BEGIN:VCARD", "VERSION:4.0", "PRODID:planportal", "KIND:org", "FN:" + escaped(o.Name), "ORG:" + escaped(o.Name)}
	if tel := o.Contact.Phone.Dial; tel != "" {
		lines = append(lines, "TEL;VALUE=uri;TYPE=work,voice:tel:"+tel)
	}
	if mail := o.Contact.Email; mail != "" {
		lines = append(lines, "EMAIL;TYPE=work:"+escaped(mail))
	}
	if v := o.Contact.Visit; v != (settings.Address{}) {
		lines = append(lines, "ADR;TYPE=work:;;"+escaped(v.Street)+";"+escaped(v.Town)+";;"+escaped(v.Postcode)+";Sverige")
	}
	if o.BaseURL != "" {
		lines = append(lines, "URL:"+o.BaseURL)
	}
	for _, lang := range o.Languages {
		if hours := s.hours(lang, set.Words(lang)); hours != "" && lang != easyRead { // which is Swedish, too
			lines = append(lines, "NOTE;ALTID=1;LANGUAGE="+lang+":"+escaped(hours))
		}
	}
	lines = append(lines, "END:VCARD")
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(folded(l))
	}
	return []File{{cardName, []byte(b.String()), rankAsset}}
}

// hours are the opening hours in one line.
func (s shelf) hours(lang string, words map[string]string) string {
	box := s.in.Settings.Contact.Box(lang)
	var all []string
	for _, h := range box.Hours {
		all = append(all, h.Days+" "+h.Times)
	}
	for _, d := range box.Special {
		if d.Times == "" {
			d.Times = words["closed"]
		}
		all = append(all, d.Day+" "+d.Times)
	}
	if len(all) == 0 {
		return ""
	}
	line := words["hours"] + ": " + strings.Join(all, ", ") + "."
	if box.Holidays {
		line += " " + words["closed-holidays"]
	}
	return line
}

// escaped writes a text as a value of a vCard (RFC 6350, section 3.4).
func escaped(text string) string {
	return strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(text)
}

// folded breaks a line into lines of at most 75 bytes, between characters, and
// ends them as RFC 6350, section 3.2 wants it.
func folded(line string) string {
	var b strings.Builder
	n := 0
	for _, r := range line {
		size := len(string(r))
		if n+size > 75 {
			b.WriteString("\r\n ")
			n = 1
		}
		b.WriteRune(r)
		n += size
	}
	return b.String() + "\r\n"
}
