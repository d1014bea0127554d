package check

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"planportal/generator/diag"
	"planportal/generator/info"
	"planportal/generator/readable"
	"planportal/generator/wording"
)

// prose checks the words of a page: outdated ones, and how hard they are to
// read. Drafts are still being written.
func (c *checker) prose(p *info.Page) {
	for key, text := range map[string]string{"title": p.Title, "description": p.Description, "image_alt": p.ImageAlt} {
		for _, hit := range wording.Outdated(p.Lang, text) {
			at := p.Key(key)
			c.find(p, at.Line, at.Col, wordRule(hit), hit.Word, hit.Say)
		}
	}
	for i := range p.Prose {
		c.words(p, &p.Prose[i])
	}
	if !p.Draft {
		c.readable(p)
	}
}

func (c *checker) words(p *info.Page, b *info.Prose) {
	if b.Kind == info.Quotation {
		return
	}
	for _, hit := range wording.Outdated(p.Lang, b.Words) {
		at := b.Place(hit.At)
		c.find(p, at.Line, at.Col, wordRule(hit), hit.Word, hit.Say)
	}
}

func wordRule(hit wording.Hit) string {
	if hit.Mild {
		return "better-word"
	}
	return "outdated-word"
}

// readable checks each sentence of a page, and the page as a whole where there
// is enough of it. What calls itself easy-read must be.
func (c *checker) readable(p *info.Page) {
	limit := readable.LimitOf(p.Lang)
	long, hard := "long-sentence", "hard-to-read"
	if limit.Must {
		long, hard = "not-easy-sentence", "not-easy-to-read"
	}
	var blocks []string
	var from []*info.Prose
	for i := range p.Prose {
		b := &p.Prose[i]
		if b.Kind != info.Text {
			continue
		}
		blocks, from = append(blocks, b.Words), append(from, b)
		for _, s := range readable.Longer(p.Lang, b.Words, limit.Words) {
			at := b.Place(s.From)
			c.find(p, at.Line, at.Col, long, strconv.Itoa(s.Words), strconv.Itoa(limit.Words))
		}
	}
	m := readable.Of(p.Lang, blocks)
	if lix := m.LIX(); limit.LIX > 0 && m.Words >= readable.Enough && lix > limit.LIX {
		at := from[m.Longest.Block].Place(m.Longest.From)
		c.find(p, at.Line, at.Col, hard, strconv.Itoa(lix), strconv.Itoa(limit.LIX))
	}
}

// law checks that it is said when somebody last read the sections that a page
// names. A translation is as good as the page that it was made from.
func (c *checker) law(p *info.Page) {
	if p.Lang != source && c.pages[info.Output(p.Name, source)] != nil || p.Draft || !p.LawRead.IsZero() {
		return
	}
	if at, ok := namesLaw(p); ok {
		c.find(p, at.Line, at.Col, "law-not-read")
	}
}

// section finds a section, or a whole law by its number in the statute book:
// "10 §", "§ 10", "section 10", "1993:387".
var section = regexp.MustCompile(`(?i)\b\d+(?:\s?[a-z])?[\s\x{00A0}]?§|§[\s\x{00A0}]?\d|\bsection\s\d|\b(?:1[89]|20)\d\d:\d{1,4}\b`)

// lawSites are where laws are read.
var lawSites = []string{"//www.riksdagen.se/", "//data.riksdagen.se/", "//riksdagen.se/", "//lagen.nu/", "//svenskforfattningssamling.se/", "//www.svenskforfattningssamling.se/"}

// namesLaw returns the first place where a page names a section or leads to a
// law.
func namesLaw(p *info.Page) (first info.Place, ok bool) {
	var places []info.Place
	for i := range p.Prose {
		if at := section.FindStringIndex(p.Prose[i].Words); at != nil {
			places = append(places, p.Prose[i].Place(at[0]))
		}
	}
	for _, l := range p.Links {
		if slices.ContainsFunc(lawSites, func(site string) bool { return strings.Contains(l.Target, site) }) {
			places = append(places, info.Place{Line: l.Line, Col: l.Col})
		}
	}
	if len(places) == 0 {
		return info.Place{}, false
	}
	return slices.MinFunc(places, func(a, b info.Place) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	}), true
}

// natives tells of each language how many translations nobody has read who has
// the language as their own. It is one note a language: the list would drown
// what must be mended.
func (c *checker) natives(pages []*info.Page) {
	unread := map[string][]*info.Page{}
	for _, p := range pages {
		if p.Lang != source && p.IsOpen() && p.NativeRead.IsZero() && slices.Contains(c.open.Languages, p.Lang) {
			unread[p.Lang] = append(unread[p.Lang], p)
		}
	}
	for _, lang := range c.open.Languages {
		if all := unread[lang]; len(all) > 0 {
			first := slices.MinFunc(all, func(a, b *info.Page) int { return cmp.Compare(a.Path, b.Path) })
			if readable.LimitOf(lang).Must {
				c.find(first, 1, 1, "easy-unread", strconv.Itoa(len(all)))
				continue
			}
			c.find(first, 1, 1, "native-unread", strconv.Itoa(len(all)), diag.Term("language-"+lang))
		}
	}
}
