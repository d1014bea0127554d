package main

import (
	"io"

	"github.com/spf13/cobra"

	"planportal/generator/diag"
)

// printers write findings for other programs.
var printers = map[string]func(io.Writer, []diag.Finding, diag.Lang) error{
	"json": diag.JSON, "github": diag.GitHub, "sarif": diag.SARIF,
}

func (p *program) checkCommand() *cobra.Command {
	cmd := p.command("check")
	format := cmd.Flags().String("format", "text", p.flagText("check format"))
	cmd.RunE = func(*cobra.Command, []string) error { return p.check(*format) }
	p.completes(cmd, "format", "text", "json", "github", "sarif")
	return cmd
}

// check finds what must be mended and writes no site. For people the findings
// go where findings go; in a format for programs they are the result.
func (p *program) check(format string) error {
	if err := p.oneOf("--format", format, "text", "json", "github", "sarif"); err != nil {
		return err
	}
	began := p.now()
	line := p.progress()
	g, err := p.read(line)
	line.end()
	if err != nil {
		return err
	}
	if format == "text" {
		p.findings(g.Findings, diag.Info)
	} else if err := printers[format](p.out, g.Findings, p.lang); err != nil {
		return err
	}
	p.closing(g, len(g.Findings), nil, began)
	if g.Failed() {
		return mend
	}
	return nil
}
