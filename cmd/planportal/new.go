package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"planportal/generator/diag"
	"planportal/generator/parse"
	"planportal/generator/source"
)

func (p *program) newCommand() *cobra.Command {
	cmd := p.command("new")
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = p.wantsCommand

	plan := p.command("new plan")
	plan.Args = p.oneArg
	plan.RunE = func(_ *cobra.Command, args []string) error { return p.newPlan(args[0]) }
	plan.ValidArgsFunction = func(*cobra.Command, []string, string) (units []string, _ cobra.ShellCompDirective) {
		for _, u := range p.unitFolders() {
			units = append(units, u+"/")
		}
		return units, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	}

	page := p.command("new page")
	page.Args = p.oneArg
	language := page.Flags().String("language", "sv", p.flagText("language"))
	page.RunE = func(_ *cobra.Command, args []string) error { return p.newPage(args[0], *language) }
	p.completes(page, "language", parse.Languages()...)

	cmd.AddCommand(plan, page)
	return cmd
}

// newPlan writes an empty plan. It never begins from another one: what is true
// of one person must not follow along to the next.
func (p *program) newPlan(name string) error {
	unit, id, ok := strings.Cut(strings.TrimSuffix(name, ".md"), "/")
	if !ok || unit == "" || id == "" || strings.Contains(id, "/") {
		return p.misuse(p.say(notUnitAndID, name), p.say(forExample, helps["new plan"].examples[0].line))
	}
	file := string(source.Plans) + "/" + unit + "/" + id + ".md" // PlanName must see every "..", so no path.Join
	if _, _, found := parse.PlanName(file); len(found) > 0 {
		return p.badName(found)
	}
	named, err := p.unitIsKnown(unit)
	if err != nil {
		return err
	}
	if other := p.holderOf(id); other != "" && other != file {
		return p.misuse(p.say(idTaken, other), p.say(planHint))
	}
	if err := p.write(file, parse.BlankPlan(), 0o640, &failure{misused, p.say(planExists, file), p.say(planHint)}); err != nil {
		return err
	}
	if !named {
		p.note(p.say(unnamedUnit, unit))
	}
	p.tell(made, filepath.Join(p.flags.source, filepath.FromSlash(file)))
	p.tell(newPlanNext)
	return nil
}

// newPage writes an empty information page.
func (p *program) newPage(name, language string) error {
	if err := p.oneOf("--language", language, parse.Languages()...); err != nil {
		return err
	}
	file := string(source.Pages) + "/" + strings.TrimSuffix(name, ".md")
	if language != "sv" {
		file += "." + language
	}
	file += ".md"
	if _, _, found := parse.PageName(file); len(found) > 0 {
		return p.badName(found)
	}
	if err := p.write(file, parse.BlankPage(), 0o644, &failure{misused, p.say(pageExists, file), p.say(pageHint)}); err != nil {
		return err
	}
	p.tell(made, filepath.Join(p.flags.source, filepath.FromSlash(file)))
	p.tell(newPageNext)
	return nil
}

// tell writes a line of the result.
func (p *program) tell(t text, args ...any) { fmt.Fprintln(p.out, visible(p.say(t, args...))) }

// badName is the failure of a name that no file may have.
func (p *program) badName(found []diag.Finding) error {
	var out bytes.Buffer
	if err := diag.Text(&out, found, p.lang); err != nil {
		return err
	}
	p.note(strings.TrimSuffix(out.String(), "\n"))
	return misused
}

// unitIsKnown reports whether site.yaml names the unit. A unit that looks like a
// misspelt one is refused: the plan would lie where nobody looks for it.
func (p *program) unitIsKnown(unit string) (named bool, err error) {
	text, err := os.ReadFile(filepath.Join(p.flags.source, filepath.FromSlash(source.Settings)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, fmt.Errorf("read the settings: %w", err)
	}
	settings, found := parse.Settings(source.Settings, text)
	named = diag.Failed(found) // what it names cannot be known
	units := p.unitFolders()
	for _, u := range settings.Staff.Units {
		units = append(units, u.Slug)
		named = named || u.Slug == unit
	}
	if slices.Contains(units, unit) {
		return named, nil
	}
	if near, ok := diag.Near(unit, units); ok {
		return false, p.misuse(p.say(unknownUnit, unit), p.say(nearUnit, near))
	}
	return false, nil
}

// holderOf is the file of the plan that has the id already, in any unit.
func (p *program) holderOf(id string) string {
	for _, unit := range p.unitFolders() {
		file := path.Join(string(source.Plans), unit, id+".md")
		if _, err := os.Lstat(filepath.Join(p.flags.source, filepath.FromSlash(file))); err == nil {
			return file
		}
	}
	return ""
}

// write makes a new file below content/, and never reaches outside it.
func (p *program) write(file, text string, mode fs.FileMode, exists *failure) error {
	root, err := os.OpenRoot(filepath.Join(p.flags.source, "content"))
	if err != nil {
		return p.sourceError(err)
	}
	defer root.Close()
	name := filepath.FromSlash(strings.TrimPrefix(file, "content/"))
	if err := root.MkdirAll(filepath.Dir(name), mode|(mode&0o444)>>2); err != nil {
		return fmt.Errorf("make the folder of %s: %w", file, err)
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if errors.Is(err, fs.ErrExist) {
		return exists
	}
	if err != nil {
		return fmt.Errorf("make %s: %w", file, err)
	}
	if _, err := f.WriteString(text); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", file, err), f.Close())
	}
	return f.Close()
}
