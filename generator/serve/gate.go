package serve

import (
	"net"
	"net/http"
	"net/url"
	"strings"
)

// refusal is why a request is not answered; nil if it may be.
type refusal struct {
	status int
	says   string
}

// refuse looks at who asks. Any page that is open in the editor's browser can
// send requests to this machine, so a request must be for a name of this machine
// (or somebody else's name was bent to its address), and must come from the site
// itself or from a person who followed a link.
func (l *listener) refuse(r *http.Request) *refusal {
	switch {
	case !l.knows(r.Host):
		return &refusal{http.StatusForbidden, "Adressen är inte en av den här serverns. Öppna sidan på den adress som planportal skrev när det startade."}
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return &refusal{http.StatusMethodNotAllowed, "Här kan man bara läsa."}
	case !fromHere(r):
		return &refusal{http.StatusForbidden, "En annan webbplats frågade, och får inget svar."}
	}
	return nil
}

// knows reports whether host is a name by which this machine is asked. A number
// is nobody's name, so it is good where all of the machine's numbers listen.
func (l *listener) knows(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	switch name {
	case "":
		return false
	case "localhost", "127.0.0.1", "::1", strings.ToLower(l.given):
		return true
	}
	given := net.ParseIP(l.given)
	everywhere := l.given == "" || given != nil && given.IsUnspecified()
	return everywhere && net.ParseIP(name) != nil
}

// fromHere reports whether the site itself asks, or a person. Browsers say so in
// Origin and in Sec-Fetch-Site; what is no browser says nothing.
func fromHere(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" {
		from, err := url.Parse(origin)
		if err != nil || from.Scheme != "http" || from.Host != r.Host {
			return false
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}

// The policies of answers. A page's own policy, in its meta element, can only
// narrow them; frame-ancestors works nowhere but here.
const (
	pagePolicy  = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
	otherPolicy = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

// guard sets the headers that every answer has, refusals too.
func guard(h http.Header, cache string) {
	h.Set("Cache-Control", cache)
	h.Set("Content-Security-Policy", pagePolicy)
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
}
