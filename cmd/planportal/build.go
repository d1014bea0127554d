package main

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"planportal/generator"
	"planportal/generator/diag"
)

func (p *program) buildCommand() *cobra.Command {
	cmd := p.command("build")
	keepGoing := cmd.Flags().Bool("keep-going", false, p.flagText("keep-going"))
	m := p.measured(cmd)
	cmd.RunE = func(*cobra.Command, []string) error { return m.during(func() error { return p.build(*keepGoing, m) }) }
	return cmd
}

// build makes both sites once. With errors in the source it makes none, unless
// it is to keep going; either way the errors must be mended.
func (p *program) build(keepGoing bool, m *measures) error {
	began := p.now()
	if err := p.hasContent(); err != nil {
		return err
	}
	ctx, stop := p.untilInterrupted()
	defer stop()
	opts := p.options()
	opts.Remembers, opts.Once = true, true
	boundHeap()
	opts.Stopped = func() bool { return ctx.Err() != nil }
	line := p.progress()
	opts.Progress = func(stage generator.Stage, done, of int) {
		line.report(stage, done, of)
		m.report(stage, done, of)
	}
	gen := generator.New(opts)
	if last, ok := gen.Unchanged(p.today); ok {
		line.end()
		p.findings(last.Findings, diag.Warning)
		p.closing(began, severe(last.Findings, diag.Warning), p.published(last.Read, 0, &last.Stats)...)
		return nil
	}
	g, stats, err := p.makeSites(gen, opts, keepGoing)
	line.end()
	if g == nil {
		return err
	}
	p.findings(g.Findings, diag.Warning)
	if err != nil {
		return err
	}
	switch {
	case g.Failed() && keepGoing:
		for _, file := range faulty(g.Findings) {
			p.note(p.say(leftOut, file))
		}
	case g.Failed():
		p.note(p.say(notPublished))
	}
	p.closing(began, severe(g.Findings, diag.Warning), p.published(g.Read, g.Changed, stats)...)
	m.tell()
	if g.Failed() {
		return mend
	}
	return nil
}

// makeSites reads the source and writes both sites. The generation is nil if it
// could not be made, the stats are nil if nothing was published. Until the first
// file is shown to readers, an interrupt takes everything back; after that it
// waits until the sites are whole.
func (p *program) makeSites(gen *generator.Generator, opts generator.Options, keepGoing bool) (*generator.Generation, *generator.Stats, error) {
	publisher, err := generator.NewPublisher(opts)
	if err != nil {
		return nil, nil, err
	}
	g, err := gen.Apply(generator.Batch{Today: p.today})
	if err == nil && g.Failed() && !keepGoing {
		return g, nil, publisher.Close()
	}
	if err == nil {
		err = p.nameless(g)
	}
	if err != nil {
		return g, nil, errors.Join(err, publisher.Close())
	}
	stats, err := publisher.Publish(g)
	p.remember(gen, publisher, generator.Round{Generation: g, Stats: stats, Err: err})
	return g, &stats, errors.Join(err, publisher.Close())
}

// reporter takes in how far a stage has come.
type reporter = func(stage generator.Stage, done, of int)

// read reads the whole source.
func (p *program) read(report reporter) (*generator.Generation, error) {
	opts := p.options()
	opts.Progress, opts.Once = report, true
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

// nameless is the failure of a generation that has never had settings: a site
// without its name and addresses must not take the place of one that has them.
func (p *program) nameless(g *generator.Generation) error {
	if g.Site.Settings.Open.Name != "" {
		return nil
	}
	return &failure{mend, p.say(noSettings), ""}
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
