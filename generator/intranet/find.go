package intranet

import (
	"maps"
	"slices"
	"strings"

	"planportal/generator/site"
	"planportal/layouts"
)

// Page makes the one file that stands at path, and returns false if none does.
// It is for a server, which need not make the whole site to show a page of it.
//
// What lies in a folder is the difference to a generation that lacks it. So Page
// finds just what Diff makes, and a file that Diff learns to make is found.
func Page(s *site.Site, files []Attachment, set *layouts.Set, path string) (File, bool, error) {
	kept := differ{maker: newMaker(s, set, files)}
	kept.assets(files)
	for _, jobs := range [][]Job{kept.jobs, Diff(lacking(s, path), s, files, set).Jobs} {
		if at := slices.IndexFunc(jobs, func(j Job) bool { return j.Path == path }); at >= 0 {
			f, err := jobs[at].Run(nil)
			return f, true, err
		}
	}
	return File{}, false, nil
}

// lacking is s without what path can belong to.
func lacking(s *site.Site, path string) *site.Site {
	less := *s
	less.Today, less.ByUnit, less.ByPerson = 0, nil, nil // the pages that look at everything are then others, too
	folder, rest, _ := strings.Cut(path, "/")
	switch folder {
	case "units":
		unit, _, _ := strings.Cut(rest, "/")
		less.Units = maps.Clone(s.Units)
		delete(less.Units, unit)
	case "protected":
		less.Protected = &site.Unit{}
	case "people":
		less.People = maps.Clone(s.People)
		maps.DeleteFunc(less.People, func(_ string, p *site.Person) bool { return strings.HasPrefix(rest, p.Slug) })
	case "lists":
		less.ByState, less.ByKind = nil, nil
	case "months":
		less.Months = nil
	case "pages":
		less.Pages = nil
	}
	return &less
}
