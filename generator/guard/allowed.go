package guard

import (
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"

	"planportal/generator/settings"
)

// Allowed is what plans hold and everybody may know: what the open half of
// site.yaml says, the names of the staff and of units, and open_words.
type Allowed struct {
	grams map[gram]bool
}

// Allow gathers what may be known.
func Allow(s *settings.Site) *Allowed {
	a := &Allowed{grams: map[gram]bool{}}
	for _, text := range openTexts(s.Open) {
		a.all(text)
	}
	for _, text := range s.Staff.OpenWords {
		a.all(text)
		a.name(text)
	}
	for _, u := range s.Staff.Units {
		a.all(u.Name)
	}
	for _, p := range s.Staff.People {
		a.name(p.Name)
	}
	return a
}

// Same reports whether both allow the same.
func (a *Allowed) Same(b *Allowed) bool {
	if a == b {
		return true
	}
	if b == nil || len(a.grams) != len(b.grams) {
		return false
	}
	for g := range a.grams {
		if !b.grams[g] {
			return false
		}
	}
	return true
}

// Sum is a hash of all that is allowed.
func (a *Allowed) Sum() []byte {
	whole := sha256.New()
	for _, g := range slices.Sorted(maps.Keys(a.grams)) {
		whole.Write(binary.LittleEndian.AppendUint64(nil, g))
	}
	return whole.Sum(nil)
}

// all allows every gram of a text.
func (a *Allowed) all(text string) {
	r := reader{wide: true, see: func(grams []gram) {
		for _, g := range grams {
			a.grams[g] = true
		}
	}}
	r.read(words([]byte(text), nil))
}

// name allows a person's name, in all the forms in which names are searched.
func (a *Allowed) name(name string) {
	c := collector{allowed: &Allowed{}}
	c.person(name)
	for _, s := range c.found {
		a.grams[s.gram] = true
	}
}

func openTexts(o settings.Open) (texts []string) {
	add := func(t settings.Text) {
		for _, s := range t {
			texts = append(texts, s)
		}
	}
	texts = append(texts, o.Name, o.BaseURL, o.Contact.Phone.Text, o.Contact.Phone.Dial, o.Contact.Email,
		o.Contact.Visit.Street, o.Contact.Visit.Postcode, o.Contact.Visit.Town)
	for _, crumb := range slices.Concat(o.Breadcrumb, o.FooterLinks, []settings.Crumb{o.Contact.Link}) {
		add(crumb.Title)
		texts = append(texts, crumb.URL)
	}
	for _, t := range []settings.Text{o.Service, o.Notice, o.Contact.Heading, o.Contact.About, o.Contact.Phone.Label} {
		add(t)
	}
	return texts
}
