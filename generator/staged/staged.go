// Package staged answers one question: what would this commit bring in? It
// checks what git has staged, not what lies in the folder, so that a hook can
// stop a commit that should not be.
//
// Only what is staged is parsed. What no single file shows is looked up in the
// index: ids that two plans use, links between pages, and whether a plan holds
// what belongs to another person.
package staged

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"planportal/generator/check"
	"planportal/generator/diag"
	"planportal/generator/info"
	"planportal/generator/parse"
	"planportal/generator/plan"
	"planportal/generator/settings"
	"planportal/generator/source"
)

// maxText is a little more than the largest text that parse takes.
const maxText = 300 << 10

// Check finds what must be mended in what is staged below a source folder, and
// says how many files that is.
func Check(dir string) (found []diag.Finding, files int, err error) {
	all, err := index(dir)
	if err != nil {
		return nil, 0, err
	}
	paths, gone, err := changed(dir)
	if err != nil {
		return nil, 0, err
	}
	contents, err := openBlobs(dir)
	if err != nil {
		return nil, 0, err
	}
	defer contents.close()
	c := commit{all: all, staged: paths, gone: gone, contents: contents}
	err = c.check()
	return diag.Sort(c.found), len(paths), err
}

// commit is what one commit would make of the source.
type commit struct {
	all      []entry // of the index
	staged   map[string]bool
	gone     []string
	contents *blobs

	settings settings.Site
	found    []diag.Finding
}

func (c *commit) find(path string, line, col int, rule string, args ...string) {
	c.found = append(c.found, diag.At(path, line, col, rule, args...))
}

func (c *commit) check() error {
	if err := c.readSettings(); err != nil {
		return err
	}
	c.names()
	for _, e := range c.all {
		if c.staged[e.path] {
			if err := c.file(e); err != nil {
				return err
			}
		}
	}
	if c.touches(source.Settings, string(source.Pages)+"/", string(source.Files)+"/") {
		if err := c.pages(); err != nil {
			return err
		}
	}
	if c.touches(string(source.Plans) + "/") {
		return c.mixups()
	}
	return nil
}

// readSettings reads site.yaml, which tells of the rest whether it is staged or
// not.
func (c *commit) readSettings() error {
	for _, e := range c.all {
		if e.path != source.Settings || !isFile(e) {
			continue
		}
		text, err := c.contents.read(e.id, maxText)
		if err != nil {
			return err
		}
		site, found := parse.Settings(e.path, text)
		c.settings = site
		if c.staged[e.path] {
			c.found = append(c.found, found...)
		}
	}
	return nil
}

// touches reports whether the commit changes a file that begins like one of these.
func (c *commit) touches(beginnings ...string) bool {
	begins := func(p string) bool {
		return slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(p, b) })
	}
	for p := range c.staged {
		if begins(p) {
			return true
		}
	}
	return slices.ContainsFunc(c.gone, begins)
}

// isFile reports whether an entry is a file with a content: no link, no other
// repository, no conflict.
func isFile(e entry) bool { return strings.HasPrefix(e.mode, "100") && e.stage == "0" }

// passedOver reports whether a build does not look at a path.
func passedOver(p string) bool { return slices.ContainsFunc(strings.Split(p, "/"), source.LeftOver) }

// file checks a staged file by itself.
func (c *commit) file(e entry) error {
	p := norm.NFC.String(e.path)
	top, below, _ := strings.Cut(p, "/")
	switch {
	case top == "intranet" || top == ".planportal":
		c.find(top, 0, 0, "output-in-git", top)
		return nil
	case top != "content" || passedOver(p):
		return nil
	case e.stage != "0":
		c.find(p, 0, 0, "not-merged")
		return nil
	case e.mode == "120000":
		c.find(p, 0, 0, "is-link")
		return nil
	case !isFile(e):
		c.find(p, 0, 0, "not-a-file")
		return nil
	}
	zone, _, _ := strings.Cut(below, "/")
	switch zone {
	case "pages", "plans":
		if path.Ext(p) != ".md" {
			c.find(p, 0, 0, "stray-file")
			return nil
		}
		return c.text(p, e, zone == "plans")
	case "files":
		return c.attachment(p, e)
	case "site.yaml":
		return nil
	}
	if !strings.HasSuffix(zone, ".go") && !strings.HasPrefix(zone, "README") {
		c.find("content/"+zone, 0, 0, "stray-in-content", zone, diag.Nearest(zone, []string{"pages", "files", "plans", "site.yaml"}))
	}
	return nil
}

// text checks a page or a plan as a build does.
func (c *commit) text(p string, e entry, isPlan bool) error {
	text, err := c.contents.read(e.id, maxText)
	if err != nil {
		return err
	}
	var named, found []diag.Finding
	if isPlan {
		var unit, id string
		unit, id, named = parse.PlanName(p)
		if !diag.Failed(named) {
			_, found = parse.Plan(p, unit, id, text)
			c.unit(unit)
		}
	} else {
		var name, lang string
		name, lang, named = parse.PageName(p)
		if !diag.Failed(named) {
			_, found = parse.Page(p, name, lang, text)
		}
	}
	c.found = append(append(c.found, named...), found...)
	return nil
}

// unit finds a unit that site.yaml does not name.
func (c *commit) unit(slug string) {
	named := c.settings.Open.Name == "" || slices.ContainsFunc(c.settings.Staff.Units, func(u settings.Unit) bool { return u.Slug == slug })
	if !named {
		var slugs []string
		for _, u := range c.settings.Staff.Units {
			slugs = append(slugs, u.Slug)
		}
		c.find(string(source.Plans)+"/"+slug, 0, 0, "unnamed-unit", slug, diag.Hint(slug, slugs))
	}
}

// attachment looks for personal identity numbers in an attachment that is text:
// everybody may read it.
func (c *commit) attachment(p string, e entry) error {
	if !slices.Contains([]string{".svg", ".txt", ".vtt"}, strings.ToLower(path.Ext(p))) {
		return nil
	}
	text, err := c.contents.read(e.id, maxText)
	for _, n := range parse.PersonalNumbers(text) {
		if !n.Test {
			line := 1 + strings.Count(string(text[:n.From]), "\n")
			f := diag.At(p, line, 0, "personal-number")
			f.Severity = diag.Error
			c.found = append(c.found, f)
		}
	}
	return err
}

// names finds staged files that want a name that another one has: a plan's id,
// or a path that is the same where capitals and å do not differ.
func (c *commit) names() {
	fold := cases.Fold()
	paths, ids := map[string][]string{}, map[string][]string{}
	var order []string
	for _, e := range c.all {
		p := norm.NFC.String(e.path)
		if !strings.HasPrefix(p, "content/") || passedOver(p) || e.stage != "0" {
			continue
		}
		key := fold.String(p)
		paths[key] = append(paths[key], p)
		if _, id, bad := parse.PlanName(p); strings.HasPrefix(p, string(source.Plans)+"/") && path.Ext(p) == ".md" && !diag.Failed(bad) {
			ids[id] = append(ids[id], p)
		}
		if c.staged[e.path] {
			order = append(order, p)
		}
	}
	for _, p := range order {
		if same := paths[fold.String(p)]; len(same) > 1 {
			c.find(p, 0, 0, "name-clash", another(same, p))
		}
		if same := ids[strings.TrimSuffix(path.Base(p), ".md")]; len(same) > 1 && slices.Contains(same, p) {
			c.find(p, 0, 0, "duplicate-id", another(same, p))
		}
	}
}

// another is the first of the paths that is not p; p itself if all are.
func another(paths []string, p string) string {
	for _, other := range paths {
		if other != p {
			return other
		}
	}
	return p
}

// pages checks what the pages of the index say of each other: a page that is
// taken away breaks the links of others.
func (c *commit) pages() error {
	var all []*info.Page
	var files []string
	for _, e := range c.all {
		p := norm.NFC.String(e.path)
		if !isFile(e) || passedOver(p) {
			continue
		}
		if file, ok := strings.CutPrefix(p, string(source.Files)+"/"); ok {
			files = append(files, file)
		}
		if !strings.HasPrefix(p, string(source.Pages)+"/") || path.Ext(p) != ".md" {
			continue
		}
		text, err := c.contents.read(e.id, maxText)
		if err != nil {
			return err
		}
		name, lang, bad := parse.PageName(p)
		if diag.Failed(bad) {
			continue
		}
		if page, _ := parse.Page(p, name, lang, text); page != nil {
			all = append(all, page)
		}
	}
	c.found = append(c.found, check.Pages(all, files, c.settings)...)
	return nil
}

// hidden reports whether a plan's path must not stand at other plans: it is
// protected, or not certainly unprotected.
func hidden(text []byte) bool {
	protection, certain := parse.Protection(text)
	return !certain || protection != plan.None
}
