package main

import (
	"cmp"
	_ "embed" // the starter files
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"planportal/content"
	"planportal/generator/day"
)

// The files of a new site that are not its content.
var (
	//go:embed starter/gitignore
	gitignore []byte
	//go:embed starter/editorconfig
	editorconfig []byte
	//go:embed starter/README.md
	readme []byte
	//go:embed starter/workflow.yml
	workflow []byte
	//go:embed starter/pre-commit
	hook []byte
	//go:embed starter/vscode.json
	vscode []byte
)

func (p *program) initCommand() *cobra.Command {
	cmd := p.command("init")
	cmd.Args = p.oneArg
	plans := cmd.Flags().String("plans", "all", p.flagText("plans"))
	cmd.RunE = func(_ *cobra.Command, args []string) error { return p.init(args[0], *plans) }
	p.completes(cmd, "plans", "all", "one", "none")
	return cmd
}

// init writes a new site into a folder that holds nothing yet.
func (p *program) init(dir, plans string) error {
	if err := p.oneOf("--plans", plans, "all", "one", "none"); err != nil {
		return err
	}
	if err := p.isFree(dir); err != nil {
		return err
	}
	pages, examples := content.Files(), content.Plans(int(p.today-day.Must(content.Anchor)))
	switch plans {
	case "one":
		examples = examples[:1]
	case "none":
		examples = nil
	}
	if err := writeSite(dir, pages, examples); err != nil {
		return fmt.Errorf("make the site: %w", err)
	}
	p.tell(madeSite, dir, countPages(pages), len(examples))
	unit := p.say(text{"ENHET", "UNIT"})
	if len(examples) > 0 {
		unit = path.Base(path.Dir(examples[0].Path))
	}
	p.tell(initNext, dir, unit)
	return nil
}

// isFree is the failure of a folder that holds something; a repository that was
// just begun is nothing.
func (p *program) isFree(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look into the new folder: %w", err)
	}
	for _, e := range entries {
		if e.Name() != ".git" {
			return p.misuse(p.say(folderInUse, dir), p.say(folderHint))
		}
	}
	return nil
}

func writeSite(dir string, pages, plans []content.File) error {
	own := []content.File{
		{Path: ".gitignore", Bytes: gitignore}, {Path: ".editorconfig", Bytes: editorconfig}, {Path: "README.md", Bytes: readme},
		{Path: ".github/workflows/planportal.yml", Bytes: workflow}, {Path: ".vscode/settings.json", Bytes: vscode},
	}
	for _, f := range own {
		if err := writeStarter(filepath.Join(dir, filepath.FromSlash(f.Path)), f.Bytes, 0o644); err != nil {
			return err
		}
	}
	if err := writeStarter(filepath.Join(dir, ".githooks", "pre-commit"), hook, 0o755); err != nil {
		return err
	}
	for _, f := range pages {
		if err := writeStarter(filepath.Join(dir, "content", filepath.FromSlash(f.Path)), f.Bytes, 0o644); err != nil {
			return err
		}
	}
	for _, f := range plans {
		if err := writeStarter(filepath.Join(dir, "content", filepath.FromSlash(f.Path)), f.Bytes, 0o640); err != nil {
			return err
		}
	}
	return nil
}

// writeStarter writes a file that is not there yet. Others may enter a folder
// if they may read what is in it.
func writeStarter(name string, text []byte, mode fs.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(name), mode|(mode&0o444)>>2); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return cmp.Or(err, f.Close())
}

func countPages(files []content.File) (n int) {
	for _, f := range files {
		if path.Ext(f.Path) == ".md" {
			n++
		}
	}
	return n
}
