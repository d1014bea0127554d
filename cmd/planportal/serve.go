package main

import (
	"time"

	"github.com/spf13/cobra"

	"planportal/generator"
	"planportal/generator/serve"
)

func (p *program) serveCommand() *cobra.Command {
	cmd := p.command("serve")
	f := cmd.Flags()
	addr := f.String("addr", "127.0.0.1:8080", p.flagText("addr"))
	intranet := f.String("intranet-addr", "127.0.0.1:8081", p.flagText("intranet-addr"))
	poll := p.pollFlag(cmd)
	cmd.RunE = func(*cobra.Command, []string) error {
		return p.serve(serve.Options{Addr: *addr, IntranetAddr: *intranet, Source: p.flags.source}, *poll)
	}
	return cmd
}

// serve shows both sites until it is interrupted, and writes none of them.
func (p *program) serve(o serve.Options, poll time.Duration) error {
	ctx, stop := p.untilInterrupted()
	defer stop()
	if err := p.hasContent(); err != nil {
		return err
	}
	server, err := serve.Listen(o)
	if err != nil {
		return err
	}
	open, intranet := server.Addresses()
	p.tell(servesAt, open, intranet)
	show := func(g *generator.Generation) (generator.Stats, error) {
		server.Show(g)
		return generator.Stats{}, nil
	}
	teller, opts := &teller{p: p}, p.options()
	opts.Busy = newTidy().busy
	go generator.New(opts).Run(p.batches(ctx, poll), show, teller.tell)
	return server.Serve(ctx)
}
