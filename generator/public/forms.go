package public

import (
	"slices"

	"planportal/generator/form"
	"planportal/generator/info"
)

// formLanguages are the languages of the site that have pages of their own.
func formLanguages(in Input) []string {
	return slices.DeleteFunc(slices.Clone(in.Settings.Languages), func(lang string) bool {
		return !slices.ContainsFunc(in.Pages, func(p *info.Page) bool { return p.Lang == lang && p.IsOpen() })
	})
}

// formPages are the pages of the empty form: one to print and one in large
// print, in each language.
func formPages(in Input) (pages []*info.Page) {
	for _, lang := range formLanguages(in) {
		f := form.In(lang)
		for _, name := range []string{form.PageName, form.LargePageName} {
			pages = append(pages, &info.Page{
				Name: name, Lang: lang, Path: info.Output(name, lang), Audience: info.Open,
				Title: f.PageTitle(name), Description: f.PageAbout(name),
			})
		}
	}
	return pages
}

// isForm reports whether a page is one of the form.
func isForm(p *info.Page) bool { return p.Name == form.PageName || p.Name == form.LargePageName }

// documents are the form in a language as files to fill in.
func (s shelf) documents(lang string) []File {
	f, folder := form.In(lang), info.Folder(lang)
	return []File{
		{folder + form.DocxName, form.Docx(f, s.in.Settings.Name), rankAsset},
		{folder + form.OdtName, form.Odt(f, s.in.Settings.Name), rankAsset},
	}
}

// sheet is the form as the page p shows it.
func (s shelf) sheet(p *info.Page) form.Sheet {
	return form.In(p.Lang).Sheet(s.in.Settings.Name, p.Name, wayFrom(info.Output(p.Name, p.Lang)))
}

// formLinks lead from the file out of a language to the form's files.
func formLinks(lang, out string) []form.Link { return form.In(lang).Links(wayFrom(out)) }

func wayFrom(out string) func(name, lang string) string {
	return func(name, lang string) string { return relative(out, info.Folder(lang)+name) }
}
