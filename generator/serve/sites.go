package serve

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"sync"

	"planportal/generator"
	"planportal/generator/info"
	"planportal/generator/intranet"
	"planportal/generator/public"
)

// openSite is the open site of one generation.
type openSite struct {
	base  string // where the site is published, "https://…/"
	made  []public.File
	files map[string][]byte
}

func newOpenSite(g *generator.Generation) openSite {
	s := openSite{base: g.Site.Settings.Open.BaseURL, made: g.Open, files: make(map[string][]byte, len(g.Open))}
	for _, f := range g.Open {
		s.files[f.Path()] = f.Bytes()
	}
	return s
}

// same reports whether the generation has the same open site. Nobody who looks
// at the open site is told when a plan is saved.
func (s openSite) same(g *generator.Generation) bool {
	return slices.EqualFunc(s.made, g.Open, func(a, b public.File) bool {
		return a.Path() == b.Path() && bytes.Equal(a.Bytes(), b.Bytes())
	})
}

// changed lists the pages that are not as they were in old, the zero site if
// there was none.
func (s openSite) changed(old openSite) (pages []string) {
	if old.files == nil {
		return nil
	}
	for _, f := range s.made {
		if f.Path() != "404.html" && !info.IsSearchPage(f.Path()) && path.Ext(f.Path()) == ".html" && !bytes.Equal(f.Bytes(), old.files[f.Path()]) {
			pages = append(pages, f.Path())
		}
	}
	return pages
}

func (s openSite) find(path string) (file, bool, error) {
	body, found := s.files[path]
	return file{path: path, body: body}, found, nil
}

func (s openSite) missing() file {
	return file{path: "404.html", body: fromTop(s.files["404.html"], s.base)}
}

// findings are none: the open site's listener says nothing of the source.
func (s openSite) findings() []byte { return nil }

// staffSite is the intranet of one generation. Its pages are made when they are
// asked for.
type staffSite struct {
	gen  *generator.Generation
	list func() []byte
}

func newStaffSite(g *generator.Generation, source string) staffSite {
	return staffSite{gen: g, list: sync.OnceValue(func() []byte { return findingsJSON(g, source) })}
}

func (s staffSite) find(path string) (file, bool, error) {
	f, found, err := s.gen.Intranet(path)
	return file{path: path, body: f.Bytes()}, found, err
}

func (s staffSite) missing() file {
	return notice("Sidan finns inte", "Den kan ha flyttats, eller så är planen borttagen.")
}

func (s staffSite) findings() []byte { return s.list() }

// heldSite is the intranet while nothing new may be shown: the last good
// generation, if there is one, with the findings of the one that is held back.
type heldSite struct {
	staffSite
	any bool
}

func newHeldSite(last, held *generator.Generation, source string) heldSite {
	s := newStaffSite(held, source)
	s.gen = last
	return heldSite{s, last != nil}
}

func (s heldSite) find(path string) (file, bool, error) {
	if !s.any {
		return file{}, false, nil
	}
	return s.staffSite.find(path)
}

func (s heldSite) missing() file {
	if s.any {
		return s.staffSite.missing()
	}
	return notice("Inget visas ännu", "Något ur en plan står på den öppna webbplatsen. Rätta det, så visas båda.")
}

// changedPages lists the pages of plans and the information pages that are not
// as they were in old, which may be nil. With another look, all are.
func changedPages(old, now *generator.Generation) (pages []string) {
	if old == nil || old.Layouts != now.Layouts {
		return nil
	}
	for _, job := range intranet.Diff(old.Site, now.Site, nil, now.Layouts).Jobs {
		if holdsText(job.Path) {
			pages = append(pages, job.Path)
		}
	}
	return pages
}

// holdsText tells pages that people write from lists that follow from them.
func holdsText(p string) bool {
	folder, _, _ := strings.Cut(p, "/")
	name := path.Base(p)
	switch folder {
	case "units", "protected":
		return path.Ext(name) == ".html" && !strings.HasPrefix(name, "index")
	case "pages":
		return path.Ext(name) == ".html" && p != "pages/list.html"
	}
	return false
}
