package main

import (
	"errors"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"planportal/generator"
	"planportal/generator/diag"
	"planportal/generator/staged"
)

// printers write findings for other programs.
var printers = map[string]func(io.Writer, []diag.Finding, diag.Lang) error{
	"json": diag.JSON, "github": diag.GitHub, "sarif": diag.SARIF,
}

func (p *program) checkCommand() *cobra.Command {
	cmd := p.command("check")
	format := cmd.Flags().String("format", "text", p.flagText("check format"))
	staged := cmd.Flags().Bool("staged", false, p.flagText("staged"))
	cmd.RunE = func(*cobra.Command, []string) error {
		if *staged {
			return p.checkStaged(*format)
		}
		return p.check(*format)
	}
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
	g, err := p.read(line.report)
	var mixups []diag.Finding
	if err == nil {
		mixups, err = generator.Mixups(p.options(), g)
	}
	line.end()
	if err != nil {
		return err
	}
	found := diag.Sort(slices.Concat(g.Findings, mixups))
	if err := p.print(found, format); err != nil {
		return err
	}
	p.closing(began, len(found), p.count(g.Read, readCount))
	if g.Failed() {
		return mend
	}
	return nil
}

func (p *program) print(found []diag.Finding, format string) error {
	if format == "text" {
		p.findings(found, diag.Info)
		return nil
	}
	return printers[format](p.out, found, p.lang)
}

// checkStaged finds what must be mended in what git is about to commit.
func (p *program) checkStaged(format string) error {
	if err := p.oneOf("--format", format, "text", "json", "github", "sarif"); err != nil {
		return err
	}
	began := p.now()
	found, files, err := staged.Check(p.flags.source)
	switch {
	case errors.Is(err, staged.ErrNoGit):
		return &failure{mend, p.say(noGit, p.flags.source), p.say(noGitHint)}
	case err != nil:
		return err
	}
	if err := p.print(found, format); err != nil {
		return err
	}
	p.note(p.count(files, stagedCount) + ", " + p.count(len(found), findingCount) + ", " + p.say(seconds, p.decimal(p.now().Sub(began).Seconds())))
	if diag.Failed(found) {
		return mend
	}
	return nil
}
