package parse

import (
	"net/mail"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"planportal/generator/diag"
	"planportal/generator/settings"
)

// soonDays is how many days ahead are "soon" unless the settings say otherwise.
const soonDays = 30

func readSettings(src []byte, r *report) settings.Site {
	text, ok := readable(src, r)
	r.asErrors()
	if !ok {
		return settings.Site{}
	}
	root, ok := readYAML(text, 1, r)
	if !ok {
		return settings.Site{}
	}
	c := checker{report: r}
	h := c.fields(&root, siteFields)
	s := settings.Site{Open: c.open(&h), Staff: c.staff(&h), Keys: make(map[string]settings.Place)}
	h.places("", func(name string, line, col int) { s.Keys[name] = settings.Place{Line: line, Col: col} })
	return s
}

func (c checker) open(h *value) settings.Open {
	o := settings.Open{
		Name:      h.at("name").text,
		Service:   words(h.at("service")),
		Notice:    words(h.at("notice")),
		BaseURL:   c.base(h.at("base_url")),
		Languages: c.languages(h.at("languages")),
		Contact:   c.contact(h.at("contact")),
	}
	if logo := h.at("logo"); logo.written && !isLocal(logo.text) {
		c.at(logo.line, logo.col, "bad-address", "logo", diag.Term("image-is"))
	} else {
		o.Logo = logo.text
	}
	o.Breadcrumb = c.crumbs(h.at("breadcrumb"))
	o.FooterLinks = c.crumbs(h.at("footer_links"))
	return o
}

// words is a text in several languages; a plain string is Swedish.
func words(v *value) settings.Text {
	switch {
	case !v.written:
		return nil
	case v.parts == nil:
		return settings.Text{"sv": v.text}
	}
	t := make(settings.Text, len(v.parts))
	for i := range v.parts {
		if v.parts[i].text != "" {
			t[v.of[i].Key] = v.parts[i].text
		}
	}
	return t
}

// base is the site's own address, which ends in a slash.
func (c checker) base(v *value) string {
	if !v.written {
		return ""
	}
	u, err := url.Parse(v.text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		c.at(v.line, v.col, "bad-address", "base_url", diag.Term("base-is"))
		return ""
	}
	return strings.TrimSuffix(v.text, "/") + "/"
}

func (c checker) languages(v *value) []string {
	var tags []string
	for i := range v.items {
		item := &v.items[i]
		if slices.Contains(tags, item.text) && item.text != "" {
			c.at(item.line, item.col, "duplicate-value", "languages", lineOf(v, item.text))
			continue
		}
		tags = append(tags, item.text)
	}
	if len(tags) == 0 {
		return []string{"sv"}
	}
	return tags
}

func (c checker) crumbs(list *value) []settings.Crumb {
	var all []settings.Crumb
	for i := range list.items {
		all = append(all, c.crumb(&list.items[i]))
	}
	return all
}

func (c checker) crumb(v *value) settings.Crumb {
	link := v.at("url")
	if link.written && link.text != "" && !isLink(link.text) {
		c.at(link.line, link.col, "bad-address", "url", diag.Term("link-is"))
	}
	return settings.Crumb{Title: words(v.at("title")), URL: link.text}
}

// isLink reports whether a link of the settings leads where links may lead: to
// the web, to a mailbox, to a telephone, or to a page of this site.
func isLink(address string) bool {
	u, err := url.Parse(address)
	if err != nil || strings.ContainsAny(address, " \\\"<>") {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "mailto", "tel":
		return u.Opaque != ""
	case "":
		return u.Host == "" && !strings.HasPrefix(address, "/")
	}
	return false
}

func (c checker) contact(v *value) settings.Contact {
	k := settings.Contact{
		Heading: words(v.at("heading")),
		About:   words(v.at("about")),
		Link:    c.crumb(v.at("link")),
		Phone:   c.phone(v.at("phone")),
		Email:   v.at("email").text,
	}
	if k.Email != "" && !isMailbox(k.Email) {
		c.at(v.at("email").line, v.at("email").col, "bad-email")
	}
	for i := range v.at("hours").items {
		k.Hours = append(k.Hours, c.hours(&v.at("hours").items[i]))
	}
	for i := range v.at("special_hours").items {
		k.Special = append(k.Special, c.special(&v.at("special_hours").items[i]))
	}
	k.OpenOnHolidays = v.at("open_on_holidays").yes
	visit := v.at("visit")
	k.Visit = settings.Address{Street: visit.at("street").text, Postcode: visit.at("postcode").text, Town: visit.at("town").text}
	return k
}

func isMailbox(text string) bool {
	a, err := mail.ParseAddress(text)
	return err == nil && a.Address == text
}

var clock = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)

func (c checker) hours(v *value) settings.Hours {
	opens, closes := c.times(v)
	return settings.Hours{From: v.at("from").text, To: v.at("to").text, Opens: opens, Closes: closes}
}

// special is a day with other hours: both times, or neither.
func (c checker) special(v *value) settings.Special {
	opens, closes := c.times(v)
	if (opens == "") != (closes == "") {
		c.at(v.line, v.col, "half-hours")
	}
	return settings.Special{Date: v.at("date").day, Opens: opens, Closes: closes}
}

func (c checker) times(v *value) (from, to string) {
	opens, closes := v.at("opens"), v.at("closes")
	for _, t := range []struct {
		key string
		*value
	}{{"opens", opens}, {"closes", closes}} {
		if t.text != "" && !clock.MatchString(t.text) {
			c.at(t.line, t.col, "bad-time", t.key)
		}
	}
	if clock.MatchString(opens.text) && clock.MatchString(closes.text) && closes.text <= opens.text {
		c.at(closes.line, closes.col, "closes-before-opens")
	}
	return opens.text, closes.text
}

// phone is a number to read and to dial. What is dialled follows from what is
// read, unless it is told.
func (c checker) phone(v *value) settings.Phone {
	p := settings.Phone{Label: words(v.at("label")), Text: v.at("text").text}
	from, key := v.at("text"), "text"
	if v.at("dial").written {
		from, key = v.at("dial"), "dial"
	}
	if from.text == "" {
		return p
	}
	if p.Dial = dial(from.text); !e164.MatchString(p.Dial) {
		c.at(from.line, from.col, "bad-phone", key)
	}
	return p
}

// e164 is a number with its country code, as telephones everywhere dial it.
var e164 = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)

// dial turns a number as people write it in Sweden into E.164: the hyphen, an
// en dash in its place, spaces and brackets are for the eye.
func dial(text string) string {
	number := strings.Map(func(c rune) rune {
		if strings.ContainsRune(" \u00A0\u2009\u202F-\u2010\u2011\u2012\u2013/.()", c) {
			return -1
		}
		return c
	}, strings.ReplaceAll(text, "(0)", ""))
	switch {
	case strings.HasPrefix(number, "00"):
		return "+" + number[2:]
	case strings.HasPrefix(number, "0"):
		return "+46" + number[1:]
	}
	return number
}

func (c checker) staff(h *value) settings.Staff {
	s := settings.Staff{SoonDays: soonDays}
	if v := h.at("soon_days"); v.written {
		s.SoonDays = v.num
	}
	s.AlarmDays = h.at("alarm_days").num
	units := h.at("units")
	for i := range units.keys {
		s.Units = append(s.Units, settings.Unit{Slug: c.unit(&units.keys[i]), Name: units.items[i].text})
	}
	for _, w := range h.at("open_words").items {
		s.OpenWords = append(s.OpenWords, w.text)
	}
	access := h.at("access")
	for i := range access.keys {
		s.Access = append(s.Access, settings.Access{Unit: c.unit(&access.keys[i]), Group: c.group(&access.items[i])})
	}
	shared := h.at("access_shared")
	s.Shared = settings.Shared{Protected: c.group(shared.at("protected")), People: c.group(shared.at("people")), Rest: c.group(shared.at("rest"))}
	for i := range h.at("staff").items {
		v := &h.at("staff").items[i]
		s.People = append(s.People, settings.Person{Name: v.at("name").text, Left: v.at("left").day})
	}
	return s
}

// unit checks that a key is the name of a folder in content/plans.
func (c checker) unit(v *value) string {
	if better := slug(v.text); v.text != "" && better != v.text {
		c.at(v.line, v.col, "bad-name", better)
	}
	return v.text
}

// group checks a group's name: it goes into the files of web servers, where
// other characters would mean something.
func (c checker) group(v *value) string {
	if v.text != "" && !groupName.MatchString(v.text) {
		c.at(v.line, v.col, "bad-group")
	}
	return v.text
}

// groupName is a group as web servers and directories name them: lss-norr,
// "LSS Norr", KOMMUN\lss-norr.
var groupName = regexp.MustCompile(`^[\p{L}\p{N}](?:[\p{L}\p{N} ._@\\-]{0,126}[\p{L}\p{N}])?$`)
