package intranet

import (
	"html/template"
	"maps"
	"slices"
	"strings"

	"planportal/generator/check"
	"planportal/generator/diag"
	"planportal/generator/due"
	"planportal/generator/info"
	"planportal/generator/settings"
	"planportal/generator/site"
)

// info is an information page, staff ones and drafts too.
func (m *maker) info(to []byte, p *info.Page) ([]byte, error) {
	path := pagePath(p)
	p = info.WordsOf(settings.Words(m.s.Settings.Open)).Fill(p)
	v := Info{
		Frame: m.frame(path, "pages", p.Title, Link{"Information", up(path) + "pages/list.html"}),
		Lang:  p.Lang, Heading: p.Title, Staff: p.Audience == info.Staff, Draft: p.Draft, NextReview: dayOf(p.ReviewDue()), Edited: dayOf(p.Edited),
	}
	v.Lead, v.TOC = p.Description, p.Headings
	if p.Image != "" {
		v.Image, v.ImageAlt, v.ImageSize = up(path)+"pages/files/"+p.Image, p.ImageAlt, m.sizes[p.Image]
	}
	if last, ok := p.LastReviewed(); ok {
		v.Reviewed, v.ReviewedBy, v.LookedAt = dayOf(last.Date), last.By, last.LookedAt
	}
	body, err := m.body(p)
	if err != nil {
		return nil, err
	}
	v.Body = template.HTML(body)
	return m.set.Execute(to, "intranet/page.html", v)
}

// body is the page's text with sizes for its pictures, and the contact box and
// the links to the form where the author wants them.
func (m *maker) body(p *info.Page) (string, error) {
	text, err := m.withForm(m.sizes.With(p.HTML), p)
	if err != nil || !strings.Contains(text, info.ContactMark) {
		return text, err
	}
	box := m.s.Settings.Open.Contact.Box(p.Lang)
	if !strings.Contains(box.LinkHref, ":") {
		box.LinkHref = up(info.Output(p.Name, p.Lang)) + box.LinkHref
	}
	html, err := m.set.Execute(nil, "intranet/contact.html", box)
	if err != nil {
		return "", err
	}
	return strings.ReplaceAll(text, info.ContactMark, string(html)), nil
}

func (m *maker) pageTable(to []byte) ([]byte, error) {
	path := "pages/list.html"
	v := Pages{Frame: m.frame(path, "pages", "Information")}
	v.Valid = valid(m.pageSpan())
	items := map[*info.Page]*site.Item{}
	for _, it := range m.s.PageItems {
		items[it.Page] = it
	}
	for _, p := range m.ordered() {
		row := PageRow{
			Title: p.Title, Href: info.Output(p.Name, p.Lang), Lang: p.Lang, Owner: p.Owner,
			Staff: p.Audience == info.Staff, Draft: p.Draft, Due: dayOf(p.ReviewDue()),
		}
		if last, ok := p.LastReviewed(); ok {
			row.Reviewed = dayOf(last.Date)
		}
		if it := items[p]; it != nil {
			row.State = stateOf(it.State)
		}
		v.Pages = append(v.Pages, row)
	}
	return m.set.Execute(to, "intranet/pages.html", v)
}

// ordered are the pages by source path.
func (m *maker) ordered() (pages []*info.Page) {
	for _, path := range slices.Sorted(maps.Keys(m.s.Pages)) {
		pages = append(pages, m.s.Pages[path])
	}
	return pages
}

// findings is what must be mended. Of hidden plans it says nothing but the id.
func (m *maker) findings(to []byte) ([]byte, error) {
	path := "findings.html"
	v := Findings{Frame: m.frame(path, "findings", "Att rätta"), Files: byFile(m.s.PageFinds)}
	for _, slug := range slices.Sorted(maps.Keys(m.s.Units)) {
		if u := m.s.Units[slug]; len(u.Findings) > 0 {
			v.Files = append(v.Files, fileFindings(u.Register().Entries)...)
		}
	}
	if len(m.s.Protected.Findings) > 0 {
		for _, e := range m.s.Protected.Register().Entries {
			if len(e.Findings) > 0 {
				v.Hidden = append(v.Hidden, Link{e.ID, findingsHref(e.Ref)})
			}
		}
	}
	for _, it := range m.s.PageItems {
		if it.State == due.Overdue || it.State == due.Soon || it.State == due.Missing {
			v.Pages = append(v.Pages, m.pageRow(it, above(path)))
		}
	}
	v.Errors, v.Warnings = m.count()
	v.Valid = valid(check.AgedSpan(m.pageSpan().And(m.s.Span), m.s.Pages, m.s.Today))
	return m.set.Execute(to, "intranet/findings.html", v)
}

// pageSpan is the days on which no information page crosses a line.
func (m *maker) pageSpan() (sp due.Span) {
	for _, it := range m.s.PageItems {
		sp = sp.Narrow(it.Item, m.s.Today, m.s.Settings.Staff.SoonDays)
	}
	return sp
}

// count counts what must and what should be mended, everywhere.
func (m *maker) count() (errors, warnings int) {
	add := func(fs []diag.Finding) {
		for _, f := range fs {
			switch f.Severity {
			case diag.Error:
				errors++
			case diag.Warning:
				warnings++
			}
		}
	}
	add(m.s.PageFinds)
	for _, u := range m.s.Units {
		add(u.Findings)
	}
	add(m.s.Protected.Findings)
	return errors, warnings
}

// fileFindings are the findings of plans, a file each, in path order.
func fileFindings(entries []*site.Entry) (out []FileFindings) {
	faulty := slices.DeleteFunc(slices.Clone(entries), func(e *site.Entry) bool { return len(e.Findings) == 0 })
	slices.SortFunc(faulty, func(a, b *site.Entry) int { return strings.Compare(a.Path, b.Path) })
	for _, e := range faulty {
		out = append(out, FileFindings{ID: "fil-" + e.ID, Path: e.Path, Findings: findings(e.Findings)})
	}
	return out
}

// byFile groups findings that belong to no plan by their file.
func byFile(fs []diag.Finding) (out []FileFindings) {
	for _, f := range fs {
		if n := len(out); n == 0 || out[n-1].Path != f.File {
			out = append(out, FileFindings{ID: "fil-" + site.Slug(f.File), Path: f.File})
		}
		last := &out[len(out)-1]
		last.Findings = append(last.Findings, findings([]diag.Finding{f})...)
	}
	return out
}
