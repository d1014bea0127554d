package feed

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"io"
	"slices"
	"strings"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
)

// newest is how many entries a feed holds.
const newest = 100

// Atom writes what is overdue as a feed (RFC 4287), the newest first. An entry
// is from the day on which its thing became overdue, and names its id, never
// its client. The name is the list's place on the site, as "units/norr", which
// is part of every entry's id.
//
// A unit's feed is written at every edit of its plans, and encoding/xml takes
// five times as long; a test holds ours equal to what it makes.
func Atom(w io.Writer, name, title string, rows []Row, lang diag.Lang) error {
	var late []*Row
	for i := range rows {
		if rows[i].State == due.Overdue {
			late = append(late, &rows[i])
		}
	}
	slices.SortStableFunc(late, func(a, b *Row) int { return cmp.Compare(b.Due, a.Due) })
	late = late[:min(len(late), newest)]
	updated := day.Must("2020-01-01")
	if len(late) > 0 {
		updated = late[0].Due + 1
	}
	out, f := blocks{to: w}, atomText(xml.Header+`<feed xmlns="http://www.w3.org/2005/Atom">`+"\n")
	f.element(" ", "id", urn, name)
	f.element(" ", "title", title)
	f.element(" ", "updated", updated.String(), midnight)
	f = append(f, " <author>\n  <name>planportal</name>\n </author>\n"...)
	for _, r := range late {
		f.entry(name, r, lang)
		f = out.write(f)
	}
	return out.end(append(f, "</feed>\n"...))
}

const (
	urn      = "urn:planportal:"
	midnight = "T00:00:00Z"
)

// atomText is the next piece of a feed.
type atomText []byte

func (f *atomText) entry(name string, r *Row, lang diag.Lang) {
	kind, late := r.KindWord(lang), r.Due.String()
	*f = append(*f, " <entry>\n"...)
	f.element("  ", "id", urn, name, ":", r.uid(), ":", late)
	f.element("  ", "title", r.ID, ": ", kind)
	f.element("  ", "updated", (r.Due + 1).String(), midnight)
	*f = append(*f, `  <link href="`...)
	f.words(r.ID)
	*f = append(*f, ".html\"></link>\n"...)
	f.element("  ", "summary", kind, ", ", late)
	*f = append(*f, " </entry>\n"...)
}

// element writes an element that holds words, on a line of its own.
func (f *atomText) element(indent, name string, words ...string) {
	*f = append(append(append(append(*f, indent...), '<'), name...), '>')
	for _, w := range words {
		f.words(w)
	}
	*f = append(append(append(*f, "</"...), name...), ">\n"...)
}

// words writes words so that they can stand between tags and in attributes.
func (f *atomText) words(s string) {
	if plain(s) && !strings.ContainsAny(s, "'&<>") && !strings.Contains(s, "\xEF\xBF") { // U+FFFE and U+FFFF begin so
		*f = append(*f, s...)
		return
	}
	b := bytes.NewBuffer(*f)
	_ = xml.EscapeText(b, []byte(s)) // a buffer takes all
	*f = b.Bytes()
}
