package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"planportal/generator/access"
	"planportal/generator/check"
	"planportal/generator/diag"
)

// accessAsked is what the flags of access ask for.
type accessAsked struct {
	server, root, groups string
	open                 bool
}

func (p *program) accessCommand() *cobra.Command {
	cmd := p.command("access")
	cmd.Args = cobra.ArbitraryArgs
	var a accessAsked
	f := cmd.Flags()
	f.StringVar(&a.server, "server", "", p.flagText("server"))
	f.BoolVar(&a.open, "open", false, p.flagText("open"))
	f.StringVar(&a.root, "root", "", p.flagText("root"))
	f.StringVar(&a.groups, "groups", "", p.flagText("groups"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return p.wantsCommand(cmd, args)
		}
		return p.access(cmd, a)
	}
	p.completes(cmd, "server", words(access.Servers[:])...)
	cmd.AddCommand(p.accessReportCommand())
	return cmd
}

// access prints the rules of a web server. What site.yaml leaves out stands on
// standard error: it is closed.
func (p *program) access(cmd *cobra.Command, a accessAsked) error {
	if a.server == "" {
		return p.misuse(p.say(tooFew, p.useLine(cmd)), p.example(cmd))
	}
	if err := p.oneOf("--server", a.server, words(access.Servers[:])...); err != nil {
		return err
	}
	groups, err := p.readGroups(a.groups)
	if err != nil {
		return err
	}
	asked := access.Asked{Server: access.Server(a.server), Lang: p.lang, Root: a.root, Groups: groups}
	if a.open {
		asked.Root = cmp.Or(a.root, "/srv/planportal/public")
		return access.Open(p.out, asked)
	}
	asked.Root = cmp.Or(a.root, "/srv/planportal/intranet")
	line := p.progress()
	g, err := p.read(line.report)
	line.end()
	if err != nil {
		return err
	}
	if err := p.nameless(g); err != nil {
		return err
	}
	asked.Staff, asked.Units = g.Site.Settings.Staff, check.UnitSlugs(g.Site)
	if len(asked.Staff.Access) == 0 {
		return &failure{mend, p.say(noAccess), p.say(noAccessHint)}
	}
	p.findings(check.Access(g.Site), diag.Warning)
	return access.Intranet(p.out, asked)
}

// readGroups reads who is in which group; nothing if no file is named.
func (p *program) readGroups(name string) (access.Groups, error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read the groups: %w", err)
	}
	defer f.Close()
	groups, err := access.ReadGroups(f)
	var wrong *access.GroupError
	if errors.As(err, &wrong) {
		return nil, &failure{mend, p.say(badGroups, wrong.Line, name), p.say(badGroupsHint)}
	}
	return groups, err
}
