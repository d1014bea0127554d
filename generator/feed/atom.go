package feed

import (
	"cmp"
	"encoding/xml"
	"io"
	"slices"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
)

// newest is how many entries a feed holds.
const newest = 100

// atomFeed is RFC 4287's feed, as much of it as we need.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Entries []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary"`
}

type atomLink struct {
	Href string `xml:"href,attr"`
}

// Atom writes what is overdue as a feed (RFC 4287), the newest first. An entry
// is from the day on which its thing became overdue, and names its id, never
// its client. The name is the list's place on the site, as "units/norr", which
// is part of every entry's id.
func Atom(w io.Writer, name, title string, rows []Row, lang diag.Lang) error {
	var late []*Row
	for i := range rows {
		if rows[i].State == due.Overdue {
			late = append(late, &rows[i])
		}
	}
	slices.SortStableFunc(late, func(a, b *Row) int { return cmp.Compare(b.Due, a.Due) })
	late = late[:min(len(late), newest)]
	f := atomFeed{ID: "urn:planportal:" + name, Title: title, Updated: instant(day.Must("2020-01-01")), Author: atomAuthor{"planportal"}}
	for _, r := range late {
		f.Entries = append(f.Entries, atomEntry{
			ID: "urn:planportal:" + name + ":" + r.uid() + ":" + r.Due.String(), Title: r.ID + ": " + r.KindWord(lang),
			Updated: instant(r.Due + 1), Link: atomLink{r.ID + ".html"}, Summary: r.KindWord(lang) + ", " + r.Due.String(),
		})
	}
	if len(late) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(f); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func instant(d day.Date) string { return d.String() + "T00:00:00Z" }
