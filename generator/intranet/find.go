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
	if asset, found := stock(files, set, path); found {
		return asset, true, nil
	}
	jobs := Diff(lacking(s, path), s, files, set).Jobs
	at := slices.IndexFunc(jobs, func(j Job) bool { return j.Path == path })
	if at < 0 {
		return File{}, false, nil
	}
	f, err := jobs[at].Run()
	return f, true, err
}

// stock finds what is not made but kept.
func stock(files []Attachment, set *layouts.Set, path string) (File, bool) {
	for _, a := range set.Assets(layouts.Intranet) {
		if a.Path == path {
			return File{a.Path, a.Bytes, rankAsset}, true
		}
	}
	if name, ok := strings.CutPrefix(path, "pages/files/"); ok {
		for _, a := range files {
			if a.Path == name {
				return File{path, a.Bytes, rankAsset}, true
			}
		}
	}
	return File{}, false
}

// lacking is s without what path can belong to.
func lacking(s *site.Site, path string) *site.Site {
	less := *s
	folder, rest, _ := strings.Cut(path, "/")
	switch folder {
	case "units":
		unit, _, _ := strings.Cut(rest, "/")
		less.Units = maps.Clone(s.Units)
		delete(less.Units, unit)
	case "protected":
		less.Protected = &site.Unit{}
	case "people":
		less.People = nil
	case "months":
		less.Months = nil
	case "pages":
		less.Pages = nil
	}
	return &less
}
