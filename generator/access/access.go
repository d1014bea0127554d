// Package access answers one question: who may open which folder of the
// intranet, and who did? It turns the groups of site.yaml into the rules of a
// web server, and reads the server's log.
//
// Access to the data must be limited to what each needs, documented and checked
// (act 2001:454, 7 a §): this file says what the limits are, rules.go writes them
// for nginx, Apache and IIS, and log.go and report.go check what was opened.
package access

import (
	"slices"
	"strings"

	"planportal/generator/settings"
)

// Door is a part of the intranet that a web server opens to some groups.
type Door struct {
	Path   string   // from the intranet's top; a folder ends in a slash
	Kind   Kind     // what is behind it
	Unit   string   // the unit's folder, for OfUnit
	Groups []string // whoever is in one of them may open it; if there is none nobody may
}

// Kind is what is behind a door.
type Kind string

// The kinds of doors.
const (
	OfUnit    Kind = "unit"      // plans, and lists with names
	Protected Kind = "protected" // the same of people with protected personal data
	People    Kind = "people"    // lists per responsible: ids
	Rest      Kind = "rest"      // the front page, lists across units, information pages: ids
)

// The parts of the intranet that are no unit's own. A folder that is not here,
// and no unit's, is closed to everybody.
var (
	restFiles   = [...]string{"findings.html", "index.html", "reviews.schema.json", "units/index.html"}
	restFolders = [...]string{"assets/", "lists/", "months/", "pages/"}
)

// Doors are the doors of the intranet, sorted by path. units are the folders
// that there are; those that site.yaml names beside them are added.
//
// A unit without a group is closed, and so are the protected plans. What has no
// names, the lists per responsible and the rest, is open to whoever is in any
// group of site.yaml, unless site.yaml says which group.
func Doors(s settings.Staff, units []string) []Door {
	rest := either(s.Shared.Rest, everybody(s))
	people := either(s.Shared.People, rest)
	doors := []Door{
		{Path: "people/", Kind: People, Groups: people},
		{Path: "protected/", Kind: Protected, Groups: either(s.Shared.Protected, nil)},
	}
	for _, f := range restFiles {
		doors = append(doors, Door{Path: f, Kind: Rest, Groups: rest})
	}
	for _, f := range restFolders {
		doors = append(doors, Door{Path: f, Kind: Rest, Groups: rest})
	}
	for _, slug := range allUnits(s, units) {
		doors = append(doors, Door{Path: "units/" + slug + "/", Kind: OfUnit, Unit: slug, Groups: either(groupOf(s, slug), nil)})
	}
	slices.SortFunc(doors, func(a, b Door) int { return strings.Compare(a.Path, b.Path) })
	return doors
}

// groupOf is the group of a unit, empty if it has none.
func groupOf(s settings.Staff, unit string) string {
	for _, a := range s.Access {
		if a.Unit == unit {
			return a.Group
		}
	}
	return ""
}

func allUnits(s settings.Staff, units []string) []string {
	all := slices.Clone(units)
	for _, u := range s.Units {
		all = append(all, u.Slug)
	}
	for _, a := range s.Access {
		all = append(all, a.Unit)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// everybody is every group of the settings.
func everybody(s settings.Staff) []string {
	all := []string{s.Shared.Protected, s.Shared.People}
	for _, a := range s.Access {
		all = append(all, a.Group)
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(g string) bool { return g == "" })
}

func either(group string, otherwise []string) []string {
	if group == "" {
		return otherwise
	}
	return []string{group}
}
