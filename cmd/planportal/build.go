package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"github.com/spf13/cobra"

	"planportal/generator"
	"planportal/generator/diag"
)

func (p *program) buildCommand() *cobra.Command {
	cmd := p.command("build")
	keepGoing := cmd.Flags().Bool("keep-going", false, p.flagText("keep-going"))
	cmd.RunE = func(*cobra.Command, []string) error { return p.build(*keepGoing) }
	return cmd
}

// build makes both sites once. With errors in the source it makes none, unless
// it is to keep going; either way the errors must be mended.
func (p *program) build(keepGoing bool) error {
	began := p.now()
	line := p.progress()
	g, err := p.read(line)
	if err != nil {
		line.end()
		return err
	}
	var stats *generator.Stats
	if !g.Failed() || keepGoing {
		stats, err = p.publish(g, line)
	}
	line.end()
	if err != nil {
		return err
	}
	p.findings(g.Findings, diag.Warning)
	p.closing(g, severe(g.Findings, diag.Warning), stats, began)
	if !g.Failed() {
		return nil
	}
	if !keepGoing {
		p.note(p.say(notPublished))
		return mend
	}
	for _, file := range faulty(g.Findings) {
		p.note(p.say(leftOut, file))
	}
	return mend
}

// read reads the whole source.
func (p *program) read(line *progress) (*generator.Generation, error) {
	opts := p.options()
	opts.Progress = line.report
	g, err := generator.New(opts).Apply(generator.Batch{Today: p.today})
	return g, p.sourceError(err)
}

// sourceError finds words for a source folder that is none.
func (p *program) sourceError(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &failure{mend, p.say(noContent, p.flags.source), p.say(noContentHint)}
	}
	return err
}

// publish writes the generation to both folders. Until the first file is shown
// to readers, an interrupt takes everything back; after that it waits until the
// sites are whole.
func (p *program) publish(g *generator.Generation, line *progress) (*generator.Stats, error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	opts := p.options()
	opts.Progress = line.report
	opts.Stopped = func() bool { return ctx.Err() != nil }
	publisher, err := generator.NewPublisher(opts)
	if err != nil {
		return nil, err
	}
	stats, err := publisher.Publish(g)
	if errors.Is(err, generator.ErrStopped) {
		err = &failure{mend, p.say(interrupted), ""}
	}
	return &stats, errors.Join(err, publisher.Close())
}

// faulty lists the files that have errors.
func faulty(found []diag.Finding) (files []string) {
	for _, f := range found {
		if f.Severity == diag.Error && !slices.Contains(files, f.File) {
			files = append(files, f.File)
		}
	}
	return files
}
