package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"planportal/generator/source"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func (p *program) completionCommand() *cobra.Command {
	cmd := p.command("completion")
	cmd.Args = p.oneArg
	cmd.ValidArgs = shells
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		switch args[0] {
		case "bash":
			return cmd.Root().GenBashCompletionV2(p.out, true)
		case "zsh":
			return cmd.Root().GenZshCompletion(p.out)
		case "fish":
			return cmd.Root().GenFishCompletion(p.out, true)
		case "powershell":
			return cmd.Root().GenPowerShellCompletionWithDesc(p.out)
		}
		return p.oneOf(p.say(helps["completion"].args), args[0], shells...)
	}
	return cmd
}

// completes offers words for a flag.
func (p *program) completes(cmd *cobra.Command, flag string, words ...string) {
	p.must(cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)))
}

// completesUnit offers the units that have folders for a flag.
func (p *program) completesUnit(cmd *cobra.Command, flag string) {
	p.must(cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return p.unitFolders(), cobra.ShellCompDirectiveNoFileComp
	}))
}

// must is for completions of flags that the line above has made.
func (p *program) must(err error) {
	if err != nil {
		panic(err)
	}
}

// unitFolders are the units that have plans.
func (p *program) unitFolders() (units []string) {
	entries, err := os.ReadDir(filepath.Join(p.flags.source, string(source.Plans)))
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if e.IsDir() {
			units = append(units, e.Name())
		}
	}
	return units
}
