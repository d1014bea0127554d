package intranet

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"sync"

	"planportal/generator/diag"
	"planportal/generator/due"
	"planportal/generator/feed"
	"planportal/generator/site"
)

// feeds are a unit's list to take along, beside the list: for a calendar, a
// spreadsheet, another program and a feed reader.
func (d *differ) feeds(folder, title string, u *site.Unit) {
	rows := sync.OnceValue(func() []feed.Row { return feed.OfUnit(d.s, u) }) // one list for four files
	add := func(name string, write func(w io.Writer, rows []feed.Row) error) {
		d.job(folder+name, rankPage, func(to []byte) ([]byte, error) {
			return written(to, func(w io.Writer) error { return write(w, rows()) })
		})
	}
	add("reviews.ics", d.calendar)
	add("reviews.csv", func(w io.Writer, rows []feed.Row) error { return feed.CSVFile(w, open(rows), diag.Swedish) })
	add("reviews.json", func(w io.Writer, rows []feed.Row) error { return feed.JSONFile(w, open(rows)) })
	add("overdue.atom", func(w io.Writer, rows []feed.Row) error {
		return feed.Atom(w, strings.TrimSuffix(folder, "/"), "Försenat: "+title, rows, diag.Swedish)
	})
}

// personFeed is what one person answers for, for the person's calendar.
func (d *differ) personFeed(p *site.Person) {
	d.job(personFeedPath(p), rankPage, func(to []byte) ([]byte, error) {
		return written(to, func(w io.Writer) error { return d.calendar(w, feed.OfPerson(d.s, p)) })
	})
}

func (d *differ) calendar(w io.Writer, rows []feed.Row) error {
	return feed.ICS(w, rows, diag.Swedish, d.s.Settings.Staff.AlarmDays)
}

func personFeedPath(p *site.Person) string { return "people/" + p.Slug + ".ics" }

// feedNames are the files of feeds.
var feedNames = []string{"reviews.ics", "reviews.csv", "reviews.json", "overdue.atom"}

// open is the part of a unit's rows that is not done: it stands first.
func open(rows []feed.Row) []feed.Row {
	if done := slices.IndexFunc(rows, func(r feed.Row) bool { return r.State == due.Done }); done >= 0 {
		return rows[:done]
	}
	return rows
}

// written appends what is written.
func written(to []byte, write func(w io.Writer) error) ([]byte, error) {
	b := bytes.NewBuffer(to)
	err := write(b)
	return b.Bytes(), err
}
