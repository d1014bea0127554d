// Package layouts answers one question: what does a page look like? It holds
// the templates, the words and the assets of both sites, and lays a
// municipality's own files over the built-in ones, file by file.
package layouts

import (
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"planportal/generator/diag"
	"planportal/layouts/fast"
)

// Site is one of the two sites. Each has its own set of templates, made of
// layouts/shared and the folder with the site's name, and its own assets.
type Site string

// The two sites.
const (
	Public   Site = "public"
	Intranet Site = "intranet"
)

// Set is everything that gives pages their look. It is never changed after
// Load, and several goroutines may use it at once.
type Set struct {
	files     files
	templates map[Site]*fast.Set
	assets    map[Site][]Asset
	words     map[string]map[string]string
	colours   Colours
}

// Execute fills the layout with the given name, "public/page.html", and appends
// the page to some bytes, which may be nil.
func (s *Set) Execute(to []byte, name string, view any) ([]byte, error) {
	set, err := s.lookUp(name)
	if err == nil {
		to, err = set.Execute(to, name, view)
	}
	return filled(to, err)
}

// Reference fills a layout slowly, by html/template alone. It is the judge of
// Execute, which gives the same bytes.
func (s *Set) Reference(name string, view any) ([]byte, error) {
	set, err := s.lookUp(name)
	if err != nil {
		return filled(nil, err)
	}
	return filled(set.Reference(name, view))
}

func filled(page []byte, err error) ([]byte, error) {
	if err != nil {
		return nil, fmt.Errorf("fill a layout: %w", err)
	}
	return page, nil
}

// HasOwn reports whether any of the files is the municipality's own.
func (s *Set) HasOwn() bool {
	for _, f := range s.files {
		if f.own {
			return true
		}
	}
	return false
}

// Compiled tells why Execute is as slow as Reference for a layout and a view;
// nil if it is not.
func (s *Set) Compiled(name string, view any) error {
	set, err := s.lookUp(name)
	if err != nil {
		return err
	}
	return set.Compiled(name, view)
}

func (s *Set) lookUp(name string) (*fast.Set, error) {
	site, _, _ := strings.Cut(name, "/")
	set := s.templates[Site(site)]
	if set == nil || !set.Has(name) {
		return nil, fmt.Errorf("there is no layout named %q", name)
	}
	return set, nil
}

// parse makes a site's templates, each named by its path so that errors carry
// it. The built-in file stands in for one of the municipality's that does not
// parse.
func (s *Set) parse(site Site) []diag.Finding {
	var found []diag.Finding
	set, known := template.New(string(site)), true
	for _, name := range s.files.templates(site) {
		known = known && !s.files[name].own
		_, err := set.New(name).Parse(string(s.files[name].data))
		if err == nil {
			continue
		}
		found = append(found, s.files.syntax(err))
		data, _ := builtin.ReadFile(name)
		template.Must(set.New(name).Parse(string(data)))
	}
	s.templates[site] = fast.New(set, known)
	return found
}

// templates lists the files of a site's templates, the shared ones first, so
// that a page may define a shared part anew.
func (all files) templates(site Site) []string {
	var names []string
	for _, dir := range []string{"shared/", string(site) + "/"} {
		for _, name := range slices.Sorted(maps.Keys(all)) {
			if strings.HasPrefix(name, dir) {
				names = append(names, name)
			}
		}
	}
	return names
}
