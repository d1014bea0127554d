// Package intranet answers one question: what does the staff's site hold? It
// turns the difference of two generations into the pages that differ.
package intranet

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/feed"
	"planportal/generator/info"
	"planportal/generator/site"
	"planportal/layouts"
)

// File is a finished file of the intranet. Only this package makes one.
type File struct {
	path  string
	bytes []byte
	rank  int
}

// Path is where the file stands below the site's top, with slashes.
func (f File) Path() string { return f.path }

// Bytes is the file's content.
func (f File) Bytes() []byte { return f.bytes }

// Rank says when readers may meet the file: those of a lower rank first.
func (f File) Rank() int { return f.rank }

// The ranks of the intranet's files.
const (
	rankAsset = iota
	rankPage  // plans and information pages
	rankList  // units, people, months
	rankTable // what leads to the lists; every page links to these
	rankFront // the front page: by it readers come to a site that is new
)

// Attachment is a picture or document of the information pages.
type Attachment struct {
	Path  string // below content/files/
	Bytes []byte
	Size  info.Size // of a picture, as it is shown
}

// Difference is what another generation changes on the intranet.
type Difference struct {
	Jobs []Job    // files to make anew, by rank and path
	Gone []string // files that no longer exist, sorted
}

// Job makes one file.
type Job struct {
	Path string
	rank int
	make func(to []byte) ([]byte, error)
}

// Run makes the file in the room that buffer has, or in more if it needs more.
func (j Job) Run(buffer []byte) (File, error) {
	bytes, err := j.make(buffer[:0])
	return File{j.Path, bytes, j.rank}, err
}

// Diff tells which files of the intranet differ between two generations. A nil
// old asks for everything; whoever has other layouts or files passes nil.
func Diff(old, now *site.Site, files []Attachment, set *layouts.Set) Difference {
	d := &differ{maker: newMaker(now, set, files), gone: map[string]bool{}}
	if old == nil || old.Settings != now.Settings || !old.SameAddresses(now) {
		d.forget(old)
		old, d.whole = site.Empty(), true
		d.assets(files)
	}
	d.turned = turned(old.Units, now.Units)
	d.units(old)
	d.people(old)
	d.months(old)
	d.pages(old)
	d.across(old)
	d.fronts(old)
	return d.difference()
}

// differ collects jobs and what is gone.
type differ struct {
	maker
	jobs   []Job
	gone   map[string]bool
	whole  bool // everything is made
	turned []turn[site.Unit]
}

// turn is something that is another than it was; nil where there is none.
type turn[T any] struct{ old, now *T }

func turned[T any](old, now map[string]*T) (out []turn[T]) {
	stayed := 0
	for key, one := range now {
		before := old[key]
		if before != nil {
			stayed++
		}
		if before != one {
			out = append(out, turn[T]{before, one})
		}
	}
	if stayed == len(old) {
		return out
	}
	for key, one := range old {
		if now[key] == nil {
			out = append(out, turn[T]{one, nil})
		}
	}
	return out
}

func (d *differ) job(path string, rank int, make func(to []byte) ([]byte, error)) {
	d.jobs = append(d.jobs, Job{path, rank, make})
}

func (d *differ) difference() Difference {
	for _, j := range d.jobs {
		delete(d.gone, j.Path)
	}
	slices.SortFunc(d.jobs, func(a, b Job) int { return cmp.Or(a.rank-b.rank, cmp.Compare(a.Path, b.Path)) })
	return Difference{Jobs: d.jobs, Gone: slices.Sorted(maps.Keys(d.gone))}
}

// forget marks everything that an older generation had as gone; what the new
// one has too is taken back when its job is made.
func (d *differ) forget(old *site.Site) {
	if old == nil {
		return
	}
	d.forgetForms(old)
	for _, u := range old.Units {
		d.sheets(u, nil)
		for _, e := range u.Register().Entries {
			d.gone[planPath(e.Ref)] = true
		}
	}
	for _, r := range old.Hidden {
		d.gone[planPath(r)] = true
	}
	for _, s := range protectedSheets(old.Protected) {
		d.gone[s.path] = true
	}
	for _, p := range old.People {
		d.forgetPerson(p)
	}
	for _, m := range old.Months {
		d.gone[monthPath(m)] = true
	}
	for _, p := range old.Pages {
		d.gone[pagePath(p)] = true
	}
}

func (d *differ) forgetPerson(p *site.Person) {
	for _, s := range personSheets(p) {
		d.gone[s.path] = true
	}
	d.gone[personFeedPath(p)] = true
}

func (d *differ) assets(files []Attachment) {
	for _, a := range d.set.Assets(layouts.Intranet) {
		d.job(a.Path, rankAsset, func(to []byte) ([]byte, error) { return append(to, a.Bytes...), nil })
	}
	for _, a := range files {
		d.job("pages/files/"+a.Path, rankAsset, func(to []byte) ([]byte, error) { return append(to, a.Bytes...), nil })
	}
	d.forms()
	d.job(schemaPath, rankAsset, func(to []byte) ([]byte, error) { return append(to, feed.Schema...), nil })
}

func (d *differ) units(old *site.Site) {
	for _, t := range d.turned {
		d.plans(t.old, t.now)
		if t.now == nil || !t.now.Shows(t.old) {
			d.sheets(t.old, t.now)
		}
	}
	if d.s.Protected != old.Protected {
		d.plans(old.Protected, d.s.Protected)
		for _, s := range protectedSheets(old.Protected) {
			d.gone[s.path] = true
		}
		for _, s := range protectedSheets(d.s.Protected) {
			d.job(s.path, rankList, func(to []byte) ([]byte, error) { return d.protected(to, s) })
		}
		d.feeds("protected/", "Skyddade planer", d.s.Protected)
	}
}

// sheets makes the pages of a unit's list.
func (d *differ) sheets(old, now *site.Unit) {
	if old != nil {
		for _, s := range unitSheets(old) {
			d.gone[s.path] = true
		}
		for _, name := range feedNames {
			d.gone["units/"+old.Slug+"/"+name] = true
		}
	}
	if now != nil {
		d.feeds("units/"+now.Slug+"/", now.Name, now)
		for _, s := range unitSheets(now) {
			d.job(s.path, rankList, func(to []byte) ([]byte, error) { return d.unit(to, now, s) })
		}
	}
}

// plans finds the plan pages that differ between two versions of a unit.
func (d *differ) plans(old, now *site.Unit) {
	gone, come := now.Register().After(old.Register())
	for _, e := range come {
		if e.Readable() {
			d.job(planPath(e.Ref), rankPage, func(to []byte) ([]byte, error) { return d.plan(to, e) })
		}
	}
	for _, e := range gone {
		d.gone[planPath(e.Ref)] = true
	}
}

func (d *differ) people(old *site.Site) {
	for _, t := range turned(old.People, d.s.People) {
		if t.old != nil {
			d.forgetPerson(t.old)
		}
		if t.now == nil {
			continue
		}
		for _, s := range personSheets(t.now) {
			d.job(s.path, rankList, func(to []byte) ([]byte, error) { return d.person(to, t.now, s) })
		}
		d.personFeed(t.now)
	}
}

func (d *differ) months(old *site.Site) {
	for m, l := range d.s.Months {
		if !l.Shows(old.Months[m]) || !sameNeighbours(old, d.s, m) {
			d.job(monthPath(l), rankList, func(to []byte) ([]byte, error) { return d.month(to, l) })
		}
	}
	for m, l := range old.Months {
		if d.s.Months[m] == nil {
			d.gone[monthPath(l)] = true
		}
	}
}

// sameNeighbours reports whether a month's page leads to the same months.
func sameNeighbours(old, now *site.Site, m day.Month) bool {
	b1, a1 := neighbours(old.Months, m)
	b2, a2 := neighbours(now.Months, m)
	return b1 == b2 && a1 == a2
}

func (d *differ) pages(old *site.Site) {
	for path, p := range d.s.Pages {
		if p != old.Pages[path] {
			d.job(pagePath(p), rankPage, func(to []byte) ([]byte, error) { return d.info(to, p) })
		}
	}
	for path, p := range old.Pages {
		if d.s.Pages[path] == nil {
			d.gone[pagePath(p)] = true
		}
	}
}

// across makes the lists across units that differ.
func (d *differ) across(old *site.Site) {
	for _, a := range acrossLists {
		if a.list(old) != a.list(d.s) {
			d.job(a.path(), rankTable, func(to []byte) ([]byte, error) { return d.maker.across(to, a) })
		}
	}
}

// fronts are the pages that look at everything; there are eight of them however
// many plans there are, and those that say what they said are left alone. The
// front page is made every time.
func (d *differ) fronts(old *site.Site) {
	for _, c := range careLists {
		if d.whole || old.Today != d.s.Today || old.Span != d.s.Span || d.anyUnit(c.differs) {
			d.job(c.path(), rankTable, func(to []byte) ([]byte, error) { return d.care(to, c) })
		}
	}
	d.job("index.html", rankFront, d.front)
	if old.Today != d.s.Today || old.Span != d.s.Span || !maps.Equal(old.Months, d.s.Months) {
		d.job("months/index.html", rankTable, d.monthTable)
	}
	if old.Today != d.s.Today || !maps.Equal(old.Pages, d.s.Pages) {
		d.job("pages/list.html", rankTable, d.pageTable)
	}
	if d.whole || !d.sameFindings(old) {
		d.job("findings.html", rankTable, d.findings)
	}
	if old.ByUnit != d.s.ByUnit {
		d.job("units/index.html", rankTable, d.unitTable)
	}
	if old.ByPerson != d.s.ByPerson {
		d.job("people/index.html", rankTable, d.peopleTable)
	}
}

// sameFindings reports whether findings.html would say the same.
func (d *differ) sameFindings(old *site.Site) bool {
	return old.Today == d.s.Today && old.Span == d.s.Span && slices.Equal(old.PageItems, d.s.PageItems) &&
		equal(old.PageFinds, d.s.PageFinds) && equal(old.Protected.Findings, d.s.Protected.Findings) &&
		!d.anyUnit(func(a, b *site.Unit) bool { return !equal(findingsOf(a), findingsOf(b)) })
}

func equal(a, b []diag.Finding) bool {
	return slices.EqualFunc(a, b, func(a, b diag.Finding) bool { return diag.Compare(a, b) == 0 })
}

func findingsOf(u *site.Unit) []diag.Finding {
	if u == nil {
		return nil
	}
	return u.Findings
}

// anyUnit reports whether some unit differs in that way between two generations.
// One of the two that are compared may be nil.
func (d *differ) anyUnit(differs func(a, b *site.Unit) bool) bool {
	return slices.ContainsFunc(d.turned, func(t turn[site.Unit]) bool { return differs(t.old, t.now) })
}

// schemaPath is the description of the data files.
const schemaPath = "reviews.schema.json"

func unitPath(slug string) string { return top("").unit(slug) }

func personPath(slug string) string { return top("").person(slug) }

func monthPath(m *site.Month) string { return "months/" + m.Month.String() + ".html" }

// pagePath is where an information page stands: under pages/ as on the open
// site, so that the links between pages are the same.
func pagePath(p *info.Page) string { return "pages/" + info.Output(p.Name, p.Lang) }

// planPath is where a plan's page stands.
func planPath(r *site.Ref) string { return top("").plan(r) }

// top is the way from a file to the top of the site: "", "../", "../../". From
// there it leads on.
type top string

func (t top) unit(slug string) string { return string(t) + "units/" + slug + "/index.html" }

func (t top) person(slug string) string { return string(t) + "people/" + slug + ".html" }

func (t top) plan(r *site.Ref) string {
	if r.Hidden {
		return string(t) + "protected/" + r.ID + ".html"
	}
	return string(t) + "units/" + r.Unit + "/" + r.ID + ".html"
}

// above is the top of the site, seen from a file.
func above(path string) top { return top(up(path)) }

// up is the way from a file to the top of the site.
func up(path string) string { return ways[:len("../")*strings.Count(path, "/")] }

const ways = "../../../../../../../../" // no file lies deeper

func missingAsset(name string) error { return fmt.Errorf("there is no asset named %q", name) }
