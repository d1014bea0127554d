package check

import (
	"maps"
	"slices"

	"planportal/generator/diag"
	"planportal/generator/site"
)

// Access finds what site.yaml leaves out of who may open which folder. A site
// that has no groups at all guards its intranet in another way.
func Access(s *site.Site) (found []diag.Finding) {
	staff := s.Settings.Staff
	if s.Settings.Open.Name == "" || len(staff.Access) == 0 {
		return nil
	}
	units := UnitSlugs(s)
	groups := map[string]string{}
	for _, a := range staff.Access {
		groups[a.Unit] = a.Group
		if _, there := slices.BinarySearch(units, a.Unit); !there {
			found = append(found, diag.At(site.SettingsPath, 0, 0, "group-without-unit", a.Unit, suggestion(a.Unit, units)))
		}
	}
	for _, slug := range units {
		if groups[slug] == "" {
			found = append(found, diag.At(site.SettingsPath, 0, 0, "unit-without-group", slug))
		}
	}
	if len(s.Hidden) > 0 && staff.Shared.Protected == "" {
		found = append(found, diag.At(site.SettingsPath, 0, 0, "protected-without-group"))
	}
	return found
}

// UnitSlugs are the units that have a folder, of plans or in site.yaml, sorted.
// A plan that cannot be read may stand in a folder that can be no unit.
func UnitSlugs(s *site.Site) []string {
	slugs := slices.Collect(maps.Keys(s.Units))
	for _, r := range s.Hidden {
		slugs = append(slugs, r.Unit)
	}
	for _, u := range s.Settings.Staff.Units {
		slugs = append(slugs, u.Slug)
	}
	slices.Sort(slugs)
	return slices.DeleteFunc(slices.Compact(slugs), func(u string) bool { return u == "" })
}
