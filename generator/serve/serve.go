// Package serve answers one question: how does the site look in a browser, now?
// It answers from memory, from the generation that was last shown to it, and
// tells the pages that stand open when there is another.
package serve

import (
	"context"

	"planportal/generator"
)

// Options say where to listen.
type Options struct {
	Addr         string // of the open site: "127.0.0.1:8080"
	IntranetAddr string // of the intranet: "127.0.0.1:8081"
	Source       string // the source folder, for the lines that findings point at
}

// Server shows both sites.
type Server struct{}

// Listen takes both addresses for this process. An address that is taken is an
// error that names its flag.
func Listen(o Options) (*Server, error) { return nil, nil }

// Addresses are where a browser finds the open site and the intranet:
// "http://127.0.0.1:8080/".
func (s *Server) Addresses() (open, intranet string) { return "", "" }

// Show puts g in place of the generation before it, and then tells the pages
// that stand open. It may be called by one goroutine while others serve.
func (s *Server) Show(g *generator.Generation) {}

// Serve answers until ctx is done, lets answers that are under way finish, and
// returns. Streams that stand open are ended.
func (s *Server) Serve(ctx context.Context) error { return nil }
