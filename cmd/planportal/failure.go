package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"planportal/generator"
	"planportal/generator/diag"
	"planportal/generator/publish"
)

// exit is an exit code, and the error of a command that has said everything
// already.
type exit int

// The exit codes. Scripts rely on them.
const (
	good    exit = 0
	mend    exit = 1 // something must be mended: findings, or what the machine could not do
	misused exit = 2
	overdue exit = 3 // due --exit-code, when something is overdue
)

func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// failure is an error in the reader's words, perhaps with what to do about it.
type failure struct {
	code       exit
	says, hint string
}

func (f *failure) Error() string { return f.says }

// misuse is the failure of a command line that means nothing.
func (p *program) misuse(says, hint string) error { return &failure{misused, says, hint} }

// report tells of the error, if there is one, and returns the exit code.
func (p *program) report(err error) exit {
	var code exit
	var f *failure
	switch {
	case err == nil:
		return good
	case errors.As(err, &code):
		return code
	case !errors.As(err, &f):
		f = p.explained(err)
	}
	p.note("planportal: " + f.says)
	if f.hint != "" {
		p.note("  " + f.hint)
	}
	return f.code
}

// explained finds words for what the machine could not do.
func (p *program) explained(err error) *failure {
	switch {
	case errors.Is(err, publish.ErrBusy):
		return &failure{mend, p.say(busy), p.say(busyHint)}
	case errors.Is(err, generator.ErrLeaks):
		return &failure{mend, p.say(leaking), p.say(leakingHint)}
	case errors.Is(err, generator.ErrStopped):
		return &failure{mend, p.say(interrupted), ""}
	case errors.Is(err, syscall.ENOSPC):
		return &failure{mend, err.Error(), p.say(fullHint)}
	case errors.Is(err, fs.ErrPermission):
		return &failure{mend, err.Error(), p.say(permissionHint)}
	case errors.Is(err, syscall.EADDRINUSE):
		return &failure{mend, err.Error(), p.say(addressHint)}
	}
	return &failure{mend, err.Error(), ""}
}

// flagError is the failure of a flag that could not be read.
func (p *program) flagError(cmd *cobra.Command, err error) error {
	all := p.say(seeHelp, cmd.CommandPath())
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return p.misuse(p.say(unknownFlag, "-"+unknown.GetSpecifiedName()), all)
	case errors.As(err, &unknown):
		written := "--" + unknown.GetSpecifiedName()
		return p.misuse(p.say(unknownFlag, written), p.meant(written, flagNames(cmd), all))
	case errors.As(err, &empty):
		return p.misuse(p.say(flagNeedsValue, "--"+empty.GetFlag().Name), all)
	case errors.As(err, &invalid):
		return p.wrongValue(invalid.GetFlag().Name, invalid.GetValue(), all)
	}
	return p.misuse(err.Error(), all)
}

// wrongValue is the failure of a flag's value, with a hint about that flag.
func (p *program) wrongValue(flag, value, otherwise string) error {
	if hint, ok := valueHints[flag]; ok {
		otherwise = p.say(hint)
	}
	return p.misuse(p.say(flagValue, "--"+flag, value), otherwise)
}

func flagNames(cmd *cobra.Command) (names []string) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	return names
}

// meant asks for the nearest word, or says what else there is to say.
func (p *program) meant(written string, words []string, otherwise string) string {
	if near, ok := diag.Near(written, words); ok {
		return p.say(didYouMean, near)
	}
	return otherwise
}

// oneOf is the failure of a flag whose value is none of the words.
func (p *program) oneOf(flag, value string, words ...string) error {
	if slices.Contains(words, value) {
		return nil
	}
	return p.misuse(p.say(flagValue, flag, value), p.choice(value, words))
}

// choice asks for the nearest word, or lists them all.
func (p *program) choice(written string, words []string) string {
	if len(words) == 0 {
		return ""
	}
	return p.meant(written, words, p.say(writeOneOf, strings.Join(words, ", ")))
}

// noArgs is for commands that take flags only.
func (p *program) noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return p.misuse(p.say(tooMany, cmd.CommandPath(), args[0]), p.say(seeHelp, cmd.CommandPath()))
	}
	return nil
}

// oneArg is for commands that take one word.
func (p *program) oneArg(cmd *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return p.misuse(p.say(tooFew, p.useLine(cmd)), p.example(cmd))
	case 1:
		return nil
	}
	return p.misuse(p.say(tooMany, cmd.CommandPath(), args[1]), p.example(cmd))
}

// wantsCommand is for commands that only hold other commands.
func (p *program) wantsCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		p.help(p.err, cmd)
		return misused
	}
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return p.misuse(p.say(unknownCommand, args[0]), p.meant(args[0], names, p.say(seeHelp, cmd.CommandPath())))
}
