package public

import (
	"cmp"
	"math"
	"slices"

	"planportal/generator/day"
	"planportal/generator/info"
	"planportal/generator/settings"
	"planportal/generator/workday"
)

// Input is everything that the open site is made from. There is no way to hand
// it a plan.
type Input struct {
	Settings settings.Open
	Pages    []*info.Page // staff pages and drafts are left out here
	Files    []Attachment // content/files; what only staff pages and drafts show is left out here
	Blank    string       // the empty plan as a text file, as new writes it
	Year     int          // the one that it is: scripts get the holidays of this and the next
	Jobs     int          // how much is made side by side
}

// Attachment is a picture or document that is copied as it is.
type Attachment struct {
	Path  string // below content/files/
	Bytes []byte
	Size  info.Size // of a picture, as it is shown
}

// File is a finished file of the open site. Only this package makes one.
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

// The ranks of the open site's files.
const (
	rankAsset = iota
	rankPage
	rankList  // sitemap and robots, which tell of the pages
	rankFront // the start page: by it readers come to a site that is new
)

// shelf is the open pages by language, in menu order.
type shelf struct {
	in     Input
	byLang map[string][]*info.Page
	byName map[string]map[string]*info.Page // name, then language
	lent   map[string][]*info.Page          // by language: the Swedish pages that are not translated to it
	sizes  info.Sizes
	closed []day.Date // the holidays that scripts get
}

func arrange(in Input) shelf {
	held := info.ShownOnlyByClosed(in.Pages)
	delete(held, in.Settings.Logo)
	in.Files = slices.DeleteFunc(slices.Clone(in.Files), func(f Attachment) bool { return held[f.Path] })
	s := shelf{in: in, byLang: map[string][]*info.Page{}, byName: map[string]map[string]*info.Page{}, sizes: info.Sizes{}}
	for _, f := range in.Files {
		s.sizes[f.Path] = f.Size
	}
	words := info.WordsOf(settings.Words(in.Settings))
	for _, p := range slices.Concat(in.Pages, formPages(in)) {
		if !p.IsOpen() {
			continue
		}
		p = words.Fill(p)
		s.byLang[p.Lang] = append(s.byLang[p.Lang], p)
		if s.byName[p.Name] == nil {
			s.byName[p.Name] = map[string]*info.Page{}
		}
		s.byName[p.Name][p.Lang] = p
	}
	for _, pages := range s.byLang {
		slices.SortFunc(pages, inMenu)
	}
	s.closed = slices.Concat(workday.Holidays(in.Year), workday.Holidays(in.Year+1))
	s.lend()
	return s
}

// inMenu is the order of the menu.
func inMenu(a, b *info.Page) int {
	return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Path, b.Path))
}

// place is a page's place in the menu: pages without a weight come last.
func place(p *info.Page) int {
	if p.Weight == 0 {
		return math.MaxInt
	}
	return p.Weight
}

// pages yields the open pages of all languages of the settings, in order.
func (s shelf) pages() []*info.Page {
	var out []*info.Page
	for _, lang := range s.in.Settings.Languages {
		out = append(out, s.byLang[lang]...)
	}
	return out
}
