package generator

import (
	"maps"
	"slices"
	"strings"

	"planportal/generator/check"
	"planportal/generator/diag"
	"planportal/generator/info"
	"planportal/generator/jobs"
	"planportal/generator/parse"
	"planportal/generator/public"
	"planportal/generator/site"
	"planportal/generator/source"
)

// generation makes the next generation from what the round has read.
func (r *round) generation() (*Generation, error) {
	last := site.Empty()
	switch {
	case r.now != nil:
		last = r.now.Site
	case r.past != nil && r.past.site != nil:
		last = r.past.site
	}
	change := site.Change{Today: r.today, Settings: r.newSettings, Plans: r.plans, Pages: r.pages, Jobs: r.opts.jobs()}
	var next *site.Site
	var leaks []diag.Finding
	var err error
	jobs.Both(r.opts.jobs(), func() { next = last.Next(change) }, func() { leaks, err = r.openSite(last.NextPages(change)) })
	if err != nil {
		return nil, err
	}
	r.trace(leaks, next)
	if r.now == nil || r.newSettings != nil || !sameUnits(last, next) {
		r.unitFinds = slices.Concat(check.Units(next), check.Access(next))
	}
	if r.now == nil || next.Today != last.Today || next.Settings != last.Settings || !maps.Equal(next.Pages, last.Pages) {
		r.dayFinds = slices.Concat(check.Hours(next), check.Aged(next.Pages, next.Today))
	}
	next.PageFinds = diag.Sort(slices.Concat(r.settingFinds, r.setFinds, r.fileFinds, r.listFindings(), r.linkFinds, r.unitFinds, r.dayFinds, r.narrowed, leaks))
	return &Generation{
		Site: next, Layouts: r.set, Open: r.open, Files: r.files, Read: r.read, Changed: r.changed,
		Findings: everything(next), Leaks: diag.Failed(leaks), past: r.past,
	}, nil
}

// sameUnits reports whether both have plans of the same units, and the same plans
// of protected people.
func sameUnits(a, b *site.Site) bool {
	if a.Protected != b.Protected || len(a.Units) != len(b.Units) {
		return false
	}
	for slug := range b.Units {
		if a.Units[slug] == nil {
			return false
		}
	}
	return true
}

// opens reports whether anything of the open site differs.
func (r *round) opens() bool {
	return r.redraw || r.restyled || len(r.pages) > 0 || r.now == nil || r.today.Year() != r.now.Site.Today.Year()
}

// openSite makes the open site anew, if anything of it differs, checks what its
// pages say of each other, and finds what it carries of the plans.
func (r *round) openSite(all map[string]*info.Page) (leaks []diag.Finding, err error) {
	if !r.opens() {
		return r.leaks(), nil
	}
	pages := slices.SortedFunc(maps.Values(all), func(a, b *info.Page) int { return strings.Compare(a.Path, b.Path) })
	pages, narrowed := info.Guarded(pages)
	files, err := public.Render(public.Input{Settings: r.settings.Open, Pages: pages, Files: r.files, Blank: parse.BlankPlan(), Year: r.today.Year(), Jobs: r.opts.jobs()}, r.set)
	if err != nil {
		return nil, err
	}
	r.open, r.narrowed = files, narrowedFindings(narrowed)
	own := r.pageFindings() // before the search, which may unseal plans
	jobs.Both(r.opts.jobs(), func() { leaks = r.leaks() }, func() {
		r.linkFinds = slices.Concat(own, check.Pages(pages, names(r.files), *r.settings), check.Address(*r.settings), check.Heavy(pages, sizes(r.files)))
	})
	return leaks, nil
}

// listFindings are the findings of names, links and folders.
func (r *round) listFindings() (found []diag.Finding) {
	for _, path := range slices.Sorted(maps.Keys(r.listed)) {
		found = append(found, r.listed[path]...)
	}
	return found
}

func (r *round) pageFindings() (found []diag.Finding) {
	for path, l := range r.leaves.open {
		if strings.HasPrefix(path, string(source.Pages)) {
			found = append(found, l.finds...)
		}
	}
	return found
}

func names(files []public.Attachment) (paths []string) {
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	return paths
}

// sizes are those of the files, by where they stand on the open site.
func sizes(files []public.Attachment) map[string]int {
	all := make(map[string]int, len(files))
	for _, f := range files {
		all["files/"+f.Path] = len(f.Bytes)
	}
	return all
}

// everything is all findings of a generation, sorted.
func everything(s *site.Site) []diag.Finding {
	found := slices.Concat(s.PageFinds, s.Protected.Findings)
	for _, u := range s.Units {
		found = append(found, u.Findings...)
	}
	return diag.Sort(found)
}
