package serve

import (
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// site is what one listener shows: the open site or the staff's, in one
// generation. It is never changed.
type site interface {
	// find returns what stands at a path as the site itself writes it.
	find(path string) (file, bool, error)
	// missing is the page for paths at which nothing stands.
	missing() file
	// findings are what the overlay shows; nil where there is no overlay.
	findings() []byte
}

// listener is one of the two addresses.
type listener struct {
	socket  net.Listener
	given   string // the host as it was given
	cache   string // what a browser may keep of the site
	now     atomic.Pointer[site]
	streams streams
}

func listen(addr, cache string) (*listener, error) {
	socket, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, err
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		socket.Close()
		return nil, err
	}
	return &listener{socket: socket, given: host, cache: cache}, nil
}

// show puts another generation in place, and then tells of it.
func (l *listener) show(next site, changed []string) {
	l.now.Store(&next)
	l.streams.tell(edition(changed))
}

// address is where a browser on this machine finds the site.
func (l *listener) address() string {
	host, port, _ := net.SplitHostPort(l.socket.Addr().String())
	if l.given != "" {
		host = l.given
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// server bounds how long a slow client can hold on to anything. Streams set
// times of their own.
func (l *listener) server() *http.Server {
	server := &http.Server{
		Handler:           http.HandlerFunc(l.answer),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      time.Minute,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	server.RegisterOnShutdown(l.streams.end)
	return server
}
