// Package serve answers one question: how does the site look in a browser, now?
// It answers from memory, from the generation that was last shown to it, and
// tells the pages that stand open when there is another.
//
// It is for the eyes of whoever started it. What stands at an address is found
// in an exact list and never by reckoning with paths; other sites that are open
// in the same browser can neither read nor embed it; and the listener of the
// open site says nothing that comes from a plan, live reload included.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"planportal/generator"
)

// Options say where to listen.
type Options struct {
	Addr         string // of the open site: "127.0.0.1:8080"
	IntranetAddr string // of the intranet: "127.0.0.1:8081"
	Source       string // the source folder, for the lines that findings point at
}

// Server shows both sites.
type Server struct {
	open, staff *listener
	source      string

	last     *generator.Generation // the one that was shown last
	lastOpen openSite
}

// Listen takes both addresses for this process. An address that is taken is an
// error that names its flag.
func Listen(o Options) (*Server, error) {
	open, err := listen(o.Addr, "no-cache")
	if err != nil {
		return nil, fmt.Errorf("listen for the open site (--addr): %w", err)
	}
	staff, err := listen(o.IntranetAddr, "no-store")
	if err != nil {
		open.socket.Close()
		return nil, fmt.Errorf("listen for the intranet (--intranet-addr): %w", err)
	}
	return &Server{open: open, staff: staff, source: o.Source}, nil
}

// Addresses are where a browser finds the open site and the intranet:
// "http://127.0.0.1:8080/".
func (s *Server) Addresses() (open, intranet string) { return s.open.address(), s.staff.address() }

// Show puts g in place of the generation before it, and then tells the pages
// that stand open. If something of a plan stands on the open site, both stay as
// they are, and the intranet tells of it. One goroutine at a time may call it,
// while others serve.
func (s *Server) Show(g *generator.Generation) {
	if g.Leaks {
		s.staff.show(newHeldSite(s.last, g, s.source), nil)
		return
	}
	if s.last == nil || !s.lastOpen.same(g) {
		next := newOpenSite(g)
		s.open.show(next, next.changed(s.lastOpen))
		s.lastOpen = next
	}
	s.staff.show(newStaffSite(g, s.source), changedPages(s.last, g))
	s.last = g
}

// Serve answers until ctx is done, lets answers that are under way finish, and
// returns. Streams that stand open are ended.
func (s *Server) Serve(ctx context.Context) error {
	servers := []*http.Server{s.open.server(), s.staff.server()}
	sockets := []net.Listener{s.open.socket, s.staff.socket}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	errs := make([]error, len(servers))
	var wg sync.WaitGroup
	for i, server := range servers {
		wg.Go(func() {
			defer cancel() // one site alone is not what was asked for
			if err := server.Serve(sockets[i]); !errors.Is(err, http.ErrServerClosed) {
				errs[i] = fmt.Errorf("serve %s: %w", sockets[i].Addr(), err)
			}
		})
	}
	<-ctx.Done()
	for _, server := range servers {
		wg.Go(func() { end(server) })
	}
	wg.Wait()
	return errors.Join(errs...)
}

// end lets answers under way finish, but does not wait for a browser that has
// stopped reading.
func end(server *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	if server.Shutdown(ctx) != nil {
		server.Close()
	}
}
