package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"planportal/generator"
	"planportal/generator/diag"
	"planportal/generator/proof"
)

func (p *program) proveCommand() *cobra.Command {
	cmd := p.command("prove")
	f := cmd.Flags()
	verify := f.Bool("verify", false, p.flagText("verify"))
	name := f.String("proof", "", p.flagText("proof"))
	format := f.String("format", "text", p.flagText("prove format"))
	cmd.RunE = func(*cobra.Command, []string) error {
		if err := p.oneOf("--format", *format, "text", "json", "github", "sarif"); err != nil {
			return err
		}
		at := cmp.Or(*name, proof.Beside(p.options().Public))
		if *verify {
			return p.verify(at, *format)
		}
		return p.prove(at, *format)
	}
	p.completes(cmd, "format", "text", "json", "github", "sarif")
	return cmd
}

// prove searches the open site for everything of every plan, and writes down
// that there is nothing. What an older proof says is no longer so if there is.
func (p *program) prove(at, format string) error {
	folder := p.options().Public
	gen := generator.New(p.options())
	g, err := gen.Apply(generator.Batch{Today: p.today})
	if err != nil {
		return p.sourceError(err)
	}
	r, err := gen.Prove(folder)
	if err != nil {
		return p.folderError(err, folder)
	}
	r.Findings = diag.Sort(append(r.Findings, unreadable(g)...))
	if err := p.result(r.Findings, format, fmt.Sprintf("%d hits of %d secrets in %d files", r.Hits, r.Secrets, len(r.Files))); err != nil {
		return err
	}
	if diag.Failed(r.Findings) {
		if err := os.Remove(at); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove the proof that no longer holds: %w", err)
		}
		return mend
	}
	if err := proof.Write(at, proof.New(r, p.today, version())); err != nil {
		return err
	}
	p.note(p.say(proofWritten, at))
	return nil
}

// unreadable are the findings of plans whose text could not be had at all: nobody
// can tell what of them is on the open site.
func unreadable(g *generator.Generation) (found []diag.Finding) {
	for _, f := range g.Findings {
		if slices.Contains([]string{"unreadable-file", "unreadable-folder", "is-link", "hard-link"}, f.Rule) {
			found = append(found, f)
		}
	}
	return found
}

// verify tells whether the open site is as it was when it was proved.
func (p *program) verify(at, format string) error {
	folder := p.options().Public
	old, err := proof.Read(at)
	if errors.Is(err, fs.ErrNotExist) {
		return &failure{mend, p.say(noProof, at), p.say(noProofHint)}
	}
	if err != nil {
		return err
	}
	found, err := proof.Verify(folder, old)
	if err != nil {
		return p.folderError(err, folder)
	}
	if err := p.result(found, format, fmt.Sprintf("%d changes in %d files since %s", len(found), old.Files, old.Day)); err != nil {
		return err
	}
	if len(found) > 0 {
		return mend
	}
	return nil
}

// result tells findings, and prints the line that scripts look for: it is the
// same in every language.
func (p *program) result(found []diag.Finding, format, line string) error {
	if format != "text" {
		return printers[format](p.out, found, p.lang)
	}
	p.findings(found, diag.Info)
	_, err := fmt.Fprintln(p.out, line)
	return err
}

// folderError finds words for an open site that is not there.
func (p *program) folderError(err error, folder string) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &failure{mend, p.say(noPublic, folder), p.say(noPublicHint)}
	}
	return err
}
