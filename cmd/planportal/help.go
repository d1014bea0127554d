package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help writes the help of a command: what it does, examples, then how it is
// written and its flags.
func (p *program) help(w io.Writer, cmd *cobra.Command) {
	h := helps[pathOf(cmd)]
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", p.say(h.short))
	if h.long != (text{}) {
		fmt.Fprintf(&b, "\n%s\n", p.say(h.long))
	}
	p.examples(&b, h.examples)
	fmt.Fprintf(&b, "\n%s\n  %s\n", p.say(headUse), p.useLine(cmd))
	p.commands(&b, cmd)
	p.flagList(&b, headFlags, cmd, false)
	p.flagList(&b, headEverywhere, cmd, true)
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", p.say(moreHelp, cmd.CommandPath()))
	}
	if !cmd.HasParent() {
		fmt.Fprintf(&b, "\n%s\n", p.say(exitCodes))
	}
	io.WriteString(w, b.String())
}

// pathOf is a command's key in the catalogue: "new plan".
func pathOf(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return cmd.Name()
	}
	return strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
}

func (p *program) useLine(cmd *cobra.Command) string {
	line := strings.TrimSpace(cmd.CommandPath() + " " + p.say(helps[pathOf(cmd)].args))
	return line + " " + p.say(flagsWord)
}

func (p *program) examples(b *strings.Builder, all []example) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", p.say(headExamples))
	var rows [][2]string
	for _, e := range all {
		rows = append(rows, [2]string{e.line, p.say(e.does)})
	}
	list(b, rows)
}

// example is the first one of the command, for hints.
func (p *program) example(cmd *cobra.Command) string {
	return p.say(forExample, helps[pathOf(cmd)].examples[0].line)
}

// commands lists what is below a command, in the groups of the catalogue.
func (p *program) commands(b *strings.Builder, cmd *cobra.Command) {
	for _, group := range groups {
		var rows [][2]string
		for _, name := range group.commands {
			for _, c := range cmd.Commands() {
				if pathOf(c) == name {
					rows = append(rows, [2]string{strings.TrimSpace(c.Name() + " " + p.say(helps[name].args)), c.Short})
				}
			}
		}
		if len(rows) > 0 {
			fmt.Fprintf(b, "\n%s\n", p.say(group.title))
			list(b, rows)
		}
	}
}

// flagList lists the flags that every command takes, or the others.
func (p *program) flagList(b *strings.Builder, title text, cmd *cobra.Command, everywhere bool) {
	var rows [][2]string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if everywhere != (cmd.Root().PersistentFlags().Lookup(f.Name) != nil) {
			return
		}
		h, own := flagHelps[pathOf(cmd)+" "+f.Name]
		if !own {
			h = flagHelps[f.Name]
		}
		rows = append(rows, [2]string{strings.TrimSpace("--" + f.Name + " " + p.say(h.value)), p.say(h.does)})
	})
	if len(rows) > 0 {
		fmt.Fprintf(b, "\n%s\n", p.say(title))
		list(b, rows)
	}
}

// list writes two columns. A left side that is too long gets a line of its own.
func list(b *strings.Builder, rows [][2]string) {
	const most = 44
	width := 0
	for _, r := range rows {
		if n := utf8.RuneCountInString(r[0]); n <= most {
			width = max(width, n)
		}
	}
	for _, r := range rows {
		n := utf8.RuneCountInString(r[0])
		if n > width {
			fmt.Fprintf(b, "  %s\n  %s  %s\n", r[0], strings.Repeat(" ", width), r[1])
			continue
		}
		fmt.Fprintf(b, "  %s%s  %s\n", r[0], strings.Repeat(" ", width-n), r[1])
	}
}

// helpCommand shows the help of the command that its arguments name.
func (p *program) helpCommand() *cobra.Command {
	cmd := p.command("help")
	cmd.Args = cobra.ArbitraryArgs
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, _ string) (names []string, _ cobra.ShellCompDirective) {
		if about, rest, err := cmd.Root().Find(args); err == nil && len(rest) == 0 {
			for _, c := range about.Commands() {
				names = append(names, c.Name())
			}
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		about, rest, err := cmd.Root().Find(args)
		if err != nil {
			return err
		}
		if len(rest) > 0 {
			return p.wantsCommand(about, rest)
		}
		p.help(p.out, about)
		return nil
	}
	return cmd
}
