package form

// The names of the form's files. People link to them, so they stay.
const (
	PageName      = "blankett" // the page to print
	LargePageName = "blankett-storstil"
	DocxName      = "blankett.docx"
	OdtName       = "blankett.odt"
	MarkdownName  = "blankett.md" // in Swedish alone, on top of the site
)

// FileNames are the form's files in each language.
func FileNames() []string {
	return []string{PageName + ".html", LargePageName + ".html", DocxName, OdtName}
}

// Sheet is the form as a page shows it.
type Sheet struct {
	Form
	Org   string // whose form it is
	Large bool   // in large print: at least 18 points
	Links []Link // to the form in other shapes
}

// Link leads to the form in one shape.
type Link struct {
	Text, Href string
	Lang       string // of the file, empty if it is that of the words
}

// Links are the ways to the form from a page. way tells how to get to a file of
// a language, "sv" for what stands on top of the site.
func (f Form) Links(way func(name, lang string) string) []Link {
	links := []Link{
		{Text: f.Print, Href: way(PageName+".html", f.Lang)},
		{Text: f.Large, Href: way(LargePageName+".html", f.Lang)},
		{Text: f.Word, Href: way(DocxName, f.Lang)},
		{Text: f.OpenDocument, Href: way(OdtName, f.Lang)},
		{Text: f.Text, Href: way(MarkdownName, "sv")},
	}
	if f.Tag != swedishTag {
		links[4].Lang = "sv"
	}
	return links
}

// Sheet is the form as the page with a name shows it; its links leave out the
// page itself.
func (f Form) Sheet(org, name string, way func(name, lang string) string) Sheet {
	s := Sheet{Form: f, Org: org, Large: name == LargePageName}
	for _, l := range f.Links(way) {
		if l.Href != way(name+".html", f.Lang) {
			s.Links = append(s.Links, l)
		}
	}
	return s
}

// PageTitle is the title of the page with a name.
func (f Form) PageTitle(name string) string {
	if name == LargePageName {
		return f.HeadingLarge
	}
	return f.Heading
}

// PageAbout is what that page says of itself, in one sentence.
func (f Form) PageAbout(name string) string {
	if name == LargePageName {
		return f.AboutLarge
	}
	return f.About
}
