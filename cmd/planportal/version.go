package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (p *program) versionCommand() *cobra.Command {
	cmd := p.command("version")
	cmd.RunE = func(*cobra.Command, []string) error {
		_, err := fmt.Fprintln(p.out, "planportal", version())
		return err
	}
	return cmd
}

// version is what Go noted when it built the program.
func version() string {
	v := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		v = info.Main.Version
	}
	return fmt.Sprintf("%s %s %s/%s", v, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
