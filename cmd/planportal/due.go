package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/feed"
	"planportal/generator/site"
)

// dueAsked is what the flags of due ask for.
type dueAsked struct {
	within, format                    string
	units, responsible, kinds, states []string
	exitCode                          bool
}

func (p *program) dueCommand() *cobra.Command {
	cmd := p.command("due")
	var a dueAsked
	f := cmd.Flags()
	f.StringVar(&a.within, "within", "", p.flagText("within"))
	f.StringSliceVar(&a.units, "unit", nil, p.flagText("unit"))
	f.StringSliceVar(&a.responsible, "responsible", nil, p.flagText("responsible"))
	f.StringSliceVar(&a.kinds, "kind", nil, p.flagText("kind"))
	f.StringSliceVar(&a.states, "state", nil, p.flagText("state"))
	f.StringVar(&a.format, "format", "table", p.flagText("due format"))
	f.BoolVar(&a.exitCode, "exit-code", false, p.flagText("exit-code"))
	cmd.RunE = func(*cobra.Command, []string) error { return p.due(a) }
	p.completes(cmd, "format", dueFormats...)
	p.completes(cmd, "kind", words(due.Kinds[:])...)
	p.completes(cmd, "state", words(due.States[:])...)
	p.completesUnit(cmd, "unit")
	return cmd
}

var dueFormats = []string{"table", "json", "csv", "ics"}

// due lists what is to be done.
func (p *program) due(a dueAsked) error {
	filter, err := p.dueFilter(a)
	if err != nil {
		return err
	}
	line := p.progress()
	g, err := p.read(line.report)
	line.end()
	if err != nil {
		return err
	}
	all := feed.Rows(g.Site)
	if err := p.knows(a, g.Site, all); err != nil {
		return err
	}
	rows := filter.Select(all)
	if err := p.writeDue(p.out, rows, a.format); err != nil {
		return err
	}
	return p.dueExit(rows, g.Failed(), a.exitCode)
}

// dueFilter reads the flags that mean the same on every site.
func (p *program) dueFilter(a dueAsked) (feed.Filter, error) {
	f := feed.Filter{Units: a.units, Responsible: composed(a.responsible)}
	if err := p.oneOf("--format", a.format, dueFormats...); err != nil {
		return f, err
	}
	for _, k := range a.kinds {
		if err := p.oneOf("--kind", k, words(due.Kinds[:])...); err != nil {
			return f, err
		}
		f.Kinds = append(f.Kinds, due.Kinds[slices.Index(words(due.Kinds[:]), k)])
	}
	for _, s := range a.states {
		if err := p.oneOf("--state", s, words(due.States[:])...); err != nil {
			return f, err
		}
		f.States = append(f.States, due.States[slices.Index(words(due.States[:]), s)])
	}
	if a.within != "" {
		days, ok := span(a.within)
		if !ok {
			return f, p.wrongValue("within", a.within, "")
		}
		f.Until = p.today + day.Date(days)
	}
	return f, nil
}

// knows is the failure of a unit or a name that nothing on this site has.
func (p *program) knows(a dueAsked, s *site.Site, rows []feed.Row) error {
	units, people := map[string]bool{}, map[string]bool{}
	for _, u := range s.Settings.Staff.Units {
		units[u.Slug] = true
	}
	for _, person := range s.Settings.Staff.People {
		people[person.Name] = true
	}
	for _, u := range s.Units {
		units[u.Slug] = true
	}
	for _, r := range s.Hidden {
		units[r.Unit] = true
	}
	for _, r := range rows {
		units[r.Unit], people[r.Responsible] = true, true
	}
	delete(units, "")
	delete(people, "")
	if err := p.known(a.units, units, unknownUnit); err != nil {
		return err
	}
	return p.known(composed(a.responsible), people, unknownPerson)
}

func (p *program) known(asked []string, there map[string]bool, unknown text) error {
	for _, word := range asked {
		if !there[word] {
			return p.misuse(p.say(unknown, word), p.choice(word, slices.Sorted(maps.Keys(there))))
		}
	}
	return nil
}

func (p *program) writeDue(w io.Writer, rows []feed.Row, format string) error {
	switch format {
	case "json":
		return feed.JSON(w, rows)
	case "csv":
		return feed.CSV(w, rows, p.lang)
	case "ics":
		if n := countRows(rows, func(r feed.Row) bool { return r.Due.IsZero() }); n > 0 {
			p.note(p.count(n, noDayCount))
		}
		return feed.ICS(w, rows, p.lang, 0)
	}
	return p.table(rows)
}

// dueExit tells of errors in the source, and finds the exit code that was asked
// for: what cannot be read may be overdue, so then it is not good.
func (p *program) dueExit(rows []feed.Row, failed, asked bool) error {
	broken := countRows(rows, feed.Row.Unreadable)
	switch {
	case broken > 0:
		p.note(p.count(broken, unread))
	case failed:
		p.note(p.say(faults))
	}
	late := countRows(rows, func(r feed.Row) bool { return r.State == due.Overdue })
	switch {
	case asked && late > 0:
		return overdue
	case asked && broken > 0:
		return mend
	}
	return nil
}

func countRows(rows []feed.Row, is func(feed.Row) bool) (n int) {
	for _, r := range rows {
		if is(r) {
			n++
		}
	}
	return n
}

// span reads a number of days or weeks: "30d", "4w".
func span(s string) (days int, ok bool) {
	if s == "" {
		return 0, false
	}
	unit, known := map[byte]int{'d': 1, 'w': 7}[s[len(s)-1]]
	n, err := strconv.ParseUint(s[:len(s)-1], 10, 16)
	return int(n) * unit, known && err == nil
}

// composed writes å, ä and ö with one code point each, as the files are read.
func composed(names []string) (out []string) {
	for _, n := range names {
		out = append(out, norm.NFC.String(n))
	}
	return out
}

func words[T any](list []T) (out []string) {
	for _, w := range list {
		out = append(out, fmt.Sprint(w))
	}
	return out
}
