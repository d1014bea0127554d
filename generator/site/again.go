package site

import (
	"planportal/generator/sealed"
	"planportal/generator/settings"
)

// Again completes a generation of which only what is written down of one is
// known: Today, the units, people and months, Protected, Hidden, Heads and Held.
// The settings are those that it was made with. plans are the plans of a unit's
// folder; they are asked for when somebody asks for what a unit holds.
func (s *Site) Again(with *settings.Site, plans func(unit string) []*File) *Site {
	s.Settings = with
	for slug, u := range s.Units {
		u.Name, u.Slug = with.Staff.UnitName(slug), slug
		u.key = sortKey(u.Name)
		u.Inside = sealed.Later(func() *Register { return s.again(plans(slug), false) })
	}
	s.Protected.Name = with.Staff.UnitName(hidden)
	s.Protected.key = sortKey(s.Protected.Name)
	s.Protected.Inside = sealed.Later(func() *Register {
		var files []*File
		for _, unit := range units(s.Hidden) {
			files = append(files, plans(unit)...)
		}
		return s.again(files, true)
	})
	for name, p := range s.People {
		p.Name, p.key, p.Left = name, sortKey(name), s.left(name)
	}
	s.nameTwins()
	for _, u := range s.Units {
		s.Counts.plus(&u.Counts, 1)
	}
	s.span()
	s.show(Empty())
	s.ByUnit, s.ByPerson = newTable(s.Units, (*Unit).row, s.Span), newTable(s.People, (*Person).row, s.Span)
	return s
}

// again is the register of the files that are hidden, or of those that are not.
func (s *Site) again(files []*File, hidden bool) *Register {
	var entries []*Entry
	for _, f := range files {
		if f.Hidden == hidden {
			entries = append(entries, s.entry(f))
		}
	}
	return s.register(&Register{}, nil, entries)
}

// units are the folders in which the plans lie, each once.
func units(refs []*Ref) (all []string) {
	seen := map[string]bool{}
	for _, r := range refs {
		if !seen[r.Unit] {
			seen[r.Unit] = true
			all = append(all, r.Unit)
		}
	}
	return all
}
