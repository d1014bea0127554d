package main

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	pretty "github.com/jedib0t/go-pretty/v6/text"

	"planportal/generator/due"
	"planportal/generator/feed"
)

// The places of the columns that give way on a narrow terminal.
const (
	columnPlan = iota
	columnUnit
	columnKind
	columnResponsible
	columnDue
	columnState
	columnDays
)

// narrowest is how far a column of names is squeezed before lines are cut.
const narrowest = 8

// gap stands between columns.
const gap = 2

// table prints rows for a person. It shows ids, never whom a plan is for: the
// list goes across units.
func (p *program) table(rows []feed.Row) error {
	if len(rows) == 0 {
		p.note(p.say(nothingDue, p.today))
		return nil
	}
	heads, cells := p.cells(rows)
	width, widths := p.width(p.out), natural(heads, cells)
	t := table.NewWriter()
	t.SetStyle(plainStyle(width))
	t.AppendHeader(asRow(heads))
	for i, r := range rows {
		row := asRow(cells[i])
		if p.hasColour(p.out) {
			row[columnState] = colour(r).Sprint(cells[i][columnState])
		}
		t.AppendRow(row)
	}
	t.SetColumnConfigs(squeeze(widths, width))
	t.SuppressTrailingSpaces()
	if _, err := fmt.Fprintln(p.out, t.Render()); err != nil {
		return err
	}
	p.note(p.summary(rows))
	return nil
}

func (p *program) cells(rows []feed.Row) (heads []string, cells [][]string) {
	for _, c := range columns {
		heads = append(heads, p.say(c))
	}
	for _, r := range rows {
		days := ""
		if !r.Due.IsZero() {
			days = p.signed(r.Days)
		}
		cells = append(cells, []string{
			visible(r.ID), visible(r.Unit), r.KindWord(p.lang), visible(r.Responsible), r.Due.String(), r.StateWord(p.lang), days,
		})
	}
	return heads, cells
}

// signed is a number with a real minus sign.
func (p *program) signed(n int) string {
	if n < 0 {
		return "−" + p.number(-n)
	}
	return p.number(n)
}

func asRow(cells []string) table.Row {
	row := make(table.Row, len(cells))
	for i, c := range cells {
		row[i] = c
	}
	return row
}

// natural is how wide the columns want to be.
func natural(heads []string, cells [][]string) []int {
	widths := make([]int, len(heads))
	for _, row := range append([][]string{heads}, cells...) {
		for i, c := range row {
			widths[i] = max(widths[i], pretty.StringWidthWithoutEscSequences(c))
		}
	}
	return widths
}

// squeeze fits the columns into a width: first the days left go, then the
// names are wrapped, the widest first.
func squeeze(widths []int, width int) []table.ColumnConfig {
	configs := make([]table.ColumnConfig, len(widths))
	over := -width - gap
	for i, w := range widths {
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: w}
		over += w + gap
	}
	configs[columnDays].Align, configs[columnDays].AlignHeader = pretty.AlignRight, pretty.AlignRight
	if width > 0 && over > 0 {
		configs[columnDays].Hidden = true
		over -= widths[columnDays] + gap
	}
	for ; width > 0 && over > 0; over-- {
		widest := &configs[columnPlan]
		for _, i := range []int{columnUnit, columnResponsible} {
			if configs[i].WidthMax > widest.WidthMax {
				widest = &configs[i]
			}
		}
		if widest.WidthMax <= narrowest {
			break
		}
		widest.WidthMax--
	}
	return configs
}

// plainStyle has spaces between columns and nothing else.
func plainStyle(width int) table.Style {
	s := table.StyleDefault
	s.Options = table.Options{SeparateColumns: true}
	s.Box.PaddingLeft, s.Box.PaddingRight, s.Box.MiddleVertical = "", "", strings.Repeat(" ", gap)
	s.Box.UnfinishedRow = "…"
	s.Format.Header = pretty.FormatDefault
	if width > 0 {
		s.Size.WidthMax = width
	}
	return s
}

func colour(r feed.Row) pretty.Colors {
	switch r.State {
	case due.Overdue:
		return pretty.Colors{pretty.FgRed, pretty.Bold}
	case due.Missing:
		return pretty.Colors{pretty.FgMagenta, pretty.Bold}
	case due.Soon:
		return pretty.Colors{pretty.FgYellow}
	case due.Done:
		return pretty.Colors{pretty.FgGreen}
	}
	return nil
}

// summary counts the rows by state, as of which day.
func (p *program) summary(rows []feed.Row) string {
	parts := []string{}
	if n := countRows(rows, feed.Row.Unreadable); n > 0 {
		parts = append(parts, p.count(n, unreadCount))
	}
	for _, s := range due.States {
		n := countRows(rows, func(r feed.Row) bool { return r.State == s && !r.Unreadable() })
		if n > 0 {
			parts = append(parts, p.count(n, stateCounts[s]))
		}
	}
	return p.count(len(rows), dueCount) + " " + p.say(asOf, p.today) + ": " + strings.Join(parts, ", ")
}
