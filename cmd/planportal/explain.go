package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"planportal/generator/explain"
	"planportal/generator/site"
	"planportal/generator/source"
)

func (p *program) explainCommand() *cobra.Command {
	cmd := p.command("explain")
	cmd.Args = p.oneArg
	cmd.RunE = func(_ *cobra.Command, args []string) error { return p.explain(args[0]) }
	cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return p.planNames(), cobra.ShellCompDirectiveNoFileComp
	}
	return cmd
}

// explain says in words why each date of a plan is what it is.
func (p *program) explain(name string) error {
	s, err := p.site()
	if err != nil {
		return err
	}
	var names []string
	for _, e := range s.Entries() {
		full := e.Unit + "/" + e.ID
		if name == full || name == e.ID {
			return explain.Text(p.out, e, s.Today, p.lang)
		}
		names = append(names, full)
	}
	return p.misuse(p.say(unknownPlan, name), p.meant(name, names, p.say(explainHint)))
}

func (p *program) nextCommand() *cobra.Command {
	cmd := p.command("next")
	cmd.RunE = func(*cobra.Command, []string) error {
		s, err := p.site()
		if err != nil {
			return err
		}
		return explain.NextText(p.out, s, p.lang)
	}
	return cmd
}

// site reads the source for commands that only look.
func (p *program) site() (*site.Site, error) {
	line := p.progress()
	g, err := p.read(line.report)
	line.end()
	if err != nil {
		return nil, err
	}
	if g.Failed() {
		p.note(p.say(faults))
	}
	return g.Site, nil
}

// planNames are the plans that have files, as UNIT/ID.
func (p *program) planNames() (names []string) {
	for _, unit := range p.unitFolders() {
		files, err := os.ReadDir(filepath.Join(p.flags.source, string(source.Plans), unit))
		if err != nil {
			continue
		}
		for _, f := range files {
			if id, ok := strings.CutSuffix(f.Name(), ".md"); ok {
				names = append(names, unit+"/"+id)
			}
		}
	}
	return names
}
