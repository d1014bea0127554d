package main

import (
	"cmp"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"planportal/generator"
	"planportal/generator/day"
	"planportal/generator/diag"
)

// program is one run of the command, with what it knows of the world.
type program struct {
	in, out, err *os.File
	env          func(string) string
	now          func() time.Time // the only clock there is

	flags global
	lang  diag.Lang
	today day.Date
}

// global are the flags that every command takes.
type global struct {
	source, public, intranet string
	today, lang              string
	jobs                     int
}

// run does what the arguments say and returns the exit code.
func (p *program) run(args []string) exit {
	p.lang = language(args, p.env)
	root := p.root()
	root.SetArgs(args)
	return p.report(root.Execute())
}

// root is the command with all commands below it.
func (p *program) root() *cobra.Command {
	root := p.command("planportal")
	root.RunE = p.wantsCommand
	root.Args = cobra.ArbitraryArgs // RunE finds a better word than cobra
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return p.settle(cmd) }
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(p.out)
	root.SetErr(p.err)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { p.help(p.out, cmd) })
	root.SetFlagErrorFunc(p.flagError)
	root.Version = version()
	root.SetVersionTemplate("planportal {{.Version}}\n")
	root.SetHelpCommand(p.helpCommand())

	f := root.PersistentFlags()
	f.SortFlags = false
	f.StringVar(&p.flags.source, "source", ".", p.flagText("source"))
	f.StringVar(&p.flags.public, "public", "", p.flagText("public"))
	f.StringVar(&p.flags.intranet, "intranet", "", p.flagText("intranet"))
	f.StringVar(&p.flags.today, "today", "", p.flagText("today"))
	f.IntVar(&p.flags.jobs, "jobs", 0, p.flagText("jobs"))
	f.StringVar(&p.flags.lang, "lang", "", p.flagText("lang"))
	f.BoolP("help", "h", false, p.flagText("help"))
	root.Flags().Bool("version", false, p.flagText("version"))

	root.AddCommand(
		p.initCommand(), p.serveCommand(), p.watchCommand(),
		p.dueCommand(), p.reviewCommand(), p.explainCommand(), p.nextCommand(), p.newCommand(),
		p.checkCommand(), p.buildCommand(), p.proveCommand(), p.accessCommand(),
		p.versionCommand(), p.completionCommand(),
	)
	return root
}

// command begins the command that the catalogue tells of.
func (p *program) command(path string) *cobra.Command {
	h := helps[path]
	cmd := &cobra.Command{
		Use:   path[strings.LastIndex(path, " ")+1:],
		Short: p.say(h.short),
		Args:  p.noArgs,
	}
	cmd.Flags().SortFlags = false
	return cmd
}

// settle checks the flags that every command takes, and finds out which day it
// is.
func (p *program) settle(cmd *cobra.Command) error {
	if empty := emptyFlag(cmd); empty != "" {
		return p.misuse(p.say(flagNeedsValue, empty), p.say(seeHelp, cmd.CommandPath()))
	}
	if err := p.oneOf("--lang", cmp.Or(p.flags.lang, "sv"), "sv", "en"); err != nil {
		return err
	}
	if p.flags.jobs < 0 {
		return p.wrongValue("jobs", strconv.Itoa(p.flags.jobs), "")
	}
	p.today = day.Today(p.now())
	if p.flags.today == "" {
		return nil
	}
	today, ok := day.Parse(p.flags.today)
	if !ok {
		return p.wrongValue("today", p.flags.today, "")
	}
	p.today = today
	return nil
}

// emptyFlag is a flag that was given nothing, as a script does whose variable is
// not set: it must not mean everything.
func emptyFlag(cmd *cobra.Command) (name string) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if v := f.Value.String(); v == "" || v == "[]" {
			name = "--" + f.Name
		}
	})
	return name
}

// options are where the generator reads and writes.
func (p *program) options() generator.Options {
	return generator.Options{
		Source:   p.flags.source,
		Public:   cmp.Or(p.flags.public, filepath.Join(p.flags.source, "public")),
		Intranet: cmp.Or(p.flags.intranet, filepath.Join(p.flags.source, "intranet")),
		Jobs:     p.flags.jobs,
	}
}

// language is what the program speaks: what --lang says, else English where the
// locale is English, else Swedish. Help needs it before flags are read.
func language(args []string, env func(string) string) diag.Lang {
	for i, a := range args {
		if a == "--" {
			break
		}
		value, found := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			value, found = args[i+1], true
		}
		if found {
			return diag.Lang(value)
		}
	}
	locale := cmp.Or(env("LC_ALL"), env("LC_MESSAGES"), env("LANG"))
	if strings.HasPrefix(strings.ToLower(locale), "en") {
		return diag.English
	}
	return diag.Swedish
}
