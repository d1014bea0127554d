package main

import (
	"fmt"
	"io"
	"os"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"planportal/generator/access"
	"planportal/generator/diag"
	"planportal/generator/parse"
	"planportal/generator/settings"
	"planportal/generator/source"
)

var reportFormats = []string{"table", "json", "csv"}

func (p *program) accessReportCommand() *cobra.Command {
	cmd := p.command("access report")
	cmd.Use = "report"
	cmd.Args = cobra.ArbitraryArgs
	groups := cmd.Flags().String("groups", "", p.flagText("groups"))
	format := cmd.Flags().String("format", "table", p.flagText("access report format"))
	cmd.RunE = func(cmd *cobra.Command, logs []string) error { return p.accessReport(cmd, *groups, *format, logs) }
	p.completes(cmd, "format", reportFormats...)
	return cmd
}

// accessReport lists who has opened what somebody should look at.
func (p *program) accessReport(cmd *cobra.Command, groups, format string, logs []string) error {
	if err := p.oneOf("--format", format, reportFormats...); err != nil {
		return err
	}
	if len(logs) == 0 {
		return p.misuse(p.say(tooFew, p.useLine(cmd)), p.example(cmd))
	}
	if groups == "" {
		return p.misuse(p.say(noGroups), p.example(cmd))
	}
	members, err := p.readGroups(groups)
	if err != nil {
		return err
	}
	staff, err := p.staffSettings()
	if err != nil {
		return err
	}
	r := access.NewReport(staff, members)
	for _, name := range logs {
		if err := p.addLog(r, name); err != nil {
			return err
		}
	}
	r.Sort()
	return p.writeReport(r, format)
}

// staffSettings reads site.yaml alone: a log is read on many days, and no plan
// is needed for it.
func (p *program) staffSettings() (settings.Staff, error) {
	src, err := source.Open(p.flags.source)
	if err != nil {
		return settings.Staff{}, p.sourceError(err)
	}
	defer src.Close()
	text, _, err := src.ReadSettings()
	if err != nil {
		return settings.Staff{}, err
	}
	site, found := parse.Settings(source.Settings, text)
	switch {
	case diag.Failed(found):
		return settings.Staff{}, p.unreadable(source.Settings)
	case len(site.Staff.Access) == 0:
		return settings.Staff{}, &failure{mend, p.say(noAccess), p.say(noAccessHint)}
	}
	return site.Staff, nil
}

// addLog reads a log; "-" is standard input.
func (p *program) addLog(r *access.Report, name string) error {
	log := io.ReadCloser(p.in)
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("open the log: %w", err)
		}
		log = f
		defer f.Close()
	}
	if err := r.Add(name, log); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (p *program) writeReport(r *access.Report, format string) error {
	if err := p.openings(r, format); err != nil {
		return err
	}
	p.note(p.count(r.Lines, logLines) + ": " + p.count(len(r.Openings), openingCount))
	if r.Unread > 0 {
		p.note(p.count(r.Unread, unreadLines))
	}
	return nil
}

func (p *program) openings(r *access.Report, format string) error {
	switch format {
	case "json":
		return r.JSON(p.out)
	case "csv":
		return r.CSV(p.out, p.lang)
	}
	if len(r.Openings) == 0 {
		return nil
	}
	t := table.NewWriter()
	t.SetStyle(plainStyle(p.width(p.out)))
	t.AppendHeader(asRow(access.Heads(p.lang)))
	for _, o := range r.Openings {
		cells := o.Cells(p.lang)
		for i := range cells {
			cells[i] = visible(cells[i])
		}
		t.AppendRow(asRow(cells))
	}
	t.SuppressTrailingSpaces()
	_, err := fmt.Fprintln(p.out, t.Render())
	return err
}
