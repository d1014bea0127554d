package generator

import (
	"maps"
	"slices"
	"strings"

	"planportal/generator/check"
	"planportal/generator/diag"
	"planportal/generator/info"
	"planportal/generator/public"
	"planportal/generator/site"
	"planportal/generator/source"
)

// generation makes the next generation from what the round has read.
func (r *round) generation() (*Generation, error) {
	pages := r.allPages()
	last := site.Empty()
	if r.now != nil {
		last = r.now.Site
	}
	shared := slices.Concat(r.settingFinds, r.setFinds, r.fileFinds, r.listFinds, r.pageFindings(),
		check.Pages(pages, names(r.files), r.settings.Open))
	next := last.Next(site.Change{
		Today: r.today, Settings: r.newSettings, Plans: r.plans, Pages: r.pages, PageFinds: diag.Sort(shared),
	})
	if err := r.renderOpen(pages); err != nil {
		return nil, err
	}
	return &Generation{
		Site: next, Layouts: r.set, Open: r.open, Files: r.files, Read: r.read, Changed: r.changed,
		Findings: everything(next),
	}, nil
}

// renderOpen makes the open site anew if anything of it differs.
func (r *round) renderOpen(pages []*info.Page) error {
	if !r.redraw && len(r.pages) == 0 && r.now != nil {
		return nil
	}
	files, err := public.Render(public.Input{Settings: r.settings.Open, Pages: pages, Files: r.files}, r.set)
	if err != nil {
		return err
	}
	r.open = files
	return nil
}

func (r *round) allPages() (pages []*info.Page) {
	for _, path := range slices.Sorted(maps.Keys(r.leaves)) {
		if p := r.leaves[path].page; p != nil {
			pages = append(pages, p)
		}
	}
	return pages
}

func (r *round) pageFindings() (found []diag.Finding) {
	for path, l := range r.leaves {
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

// everything is all findings of a generation, sorted.
func everything(s *site.Site) []diag.Finding {
	found := slices.Concat(s.PageFinds, check.Units(s))
	add := func(entries []*site.Entry) {
		for _, e := range entries {
			found = append(found, e.Findings...)
		}
	}
	for _, u := range s.Units {
		add(u.Entries)
	}
	add(s.Protected.Entries)
	return diag.Sort(found)
}
