package intranet

import (
	"strings"

	"planportal/generator/form"
	"planportal/generator/info"
	"planportal/generator/parse"
	"planportal/generator/site"
)

// formPath is where a file of the form stands: under pages/ as on the open site.
func formPath(name, lang string) string {
	if name == form.MarkdownName {
		return "pages/" + name
	}
	return "pages/" + info.Folder(lang) + name
}

// forms makes the empty form's pages and documents.
func (d *differ) forms() {
	org := d.s.Settings.Open.Name
	d.job(formPath(form.MarkdownName, ""), rankAsset, func(to []byte) ([]byte, error) { return append(to, parse.BlankPlan()...), nil })
	for _, lang := range d.s.Settings.Open.Languages {
		f := form.In(lang)
		d.job(formPath(form.DocxName, lang), rankAsset, func(to []byte) ([]byte, error) { return append(to, form.Docx(f, org)...), nil })
		d.job(formPath(form.OdtName, lang), rankAsset, func(to []byte) ([]byte, error) { return append(to, form.Odt(f, org)...), nil })
		for _, name := range []string{form.PageName, form.LargePageName} {
			d.job(formPath(name+".html", lang), rankPage, func(to []byte) ([]byte, error) { return d.form(to, lang, name) })
		}
	}
}

// forgetForms marks the form of an older generation as gone.
func (d *differ) forgetForms(old *site.Site) {
	for _, lang := range old.Settings.Open.Languages {
		for _, name := range form.FileNames() {
			d.gone[formPath(name, lang)] = true
		}
	}
}

// form is one page of the empty form.
func (m *maker) form(to []byte, lang, name string) ([]byte, error) {
	path, f := formPath(name+".html", lang), form.In(lang)
	return m.set.Execute(to, "intranet/form.html", EmptyForm{
		Frame: m.frame(path, "pages", f.PageTitle(name), Link{"Information", up(path) + "pages/list.html"}),
		Lang:  lang, Heading: f.PageTitle(name), Lead: f.PageAbout(name), Form: f.Sheet(m.s.Settings.Open.Name, name, wayFrom(path, lang)),
	})
}

// wayFrom leads from a page in a language to the form's files.
func wayFrom(path, lang string) func(name, of string) string {
	return func(name, _ string) string { return up(path) + formPath(name, lang) }
}

// withForm puts the links to the form where the author wants them.
func (m *maker) withForm(text string, p *info.Page) (string, error) {
	if !strings.Contains(text, info.FormMark) {
		return text, nil
	}
	links, err := m.set.Execute(nil, "intranet/form-links.html", form.In(p.Lang).Links(wayFrom(pagePath(p), p.Lang)))
	if err != nil {
		return "", err
	}
	return strings.ReplaceAll(text, info.FormMark, string(links)), nil
}
