package check

import (
	"strconv"

	"planportal/generator/diag"
	"planportal/generator/site"
)

// Hours finds the days with other opening hours that have passed.
func Hours(s *site.Site) (found []diag.Finding) {
	for i, special := range s.Settings.Open.Contact.Special {
		if special.Date < s.Today {
			at := s.Settings.Keys["contact.special_hours."+strconv.Itoa(i)+".date"]
			found = append(found, diag.At(site.SettingsPath, at.Line, at.Col, "special-hours-passed"))
		}
	}
	return found
}
