package serve

import (
	"bytes"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
)

// The addresses that are the server's own. No page can have them: names begin
// with a letter or a digit.
const (
	ownFolder    = "/_planportal/"
	eventsPath   = ownFolder + "events"
	scriptPath   = ownFolder + "live.js"
	stylePath    = ownFolder + "live.css"
	findingsPath = ownFolder + "findings.json"
)

func (l *listener) answer(w http.ResponseWriter, r *http.Request) {
	guard(w.Header(), l.cache)
	if no := l.refuse(r); no != nil {
		if no.status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", "GET, HEAD")
		}
		say(w, r, no.status, no.says)
		return
	}
	switch now := l.now.Load(); {
	case strings.HasPrefix(r.URL.Path, ownFolder):
		l.own(w, r, now)
	case now == nil:
		w.Header().Set("Retry-After", "1")
		send(w, r, http.StatusServiceUnavailable, dress(notice("Sidorna görs i ordning", "De visas här om ett ögonblick."), ""))
	default:
		show(w, r, *now)
	}
}

// own answers for the server itself.
func (l *listener) own(w http.ResponseWriter, r *http.Request, now *site) {
	switch r.URL.Path {
	case eventsPath:
		l.streams.serve(w, r)
		return
	case scriptPath:
		send(w, r, http.StatusOK, file{path: "live.js", body: script})
		return
	case stylePath:
		send(w, r, http.StatusOK, file{path: "live.css", body: style})
		return
	case findingsPath:
		if now == nil {
			break
		}
		if body := (*now).findings(); body != nil {
			send(w, r, http.StatusOK, file{path: "findings.json", body: body})
			return
		}
	}
	say(w, r, http.StatusNotFound, "Här finns ingenting.")
}

// show answers with what stands at the request's path.
func show(w http.ResponseWriter, r *http.Request, s site) {
	asked, _ := strings.CutPrefix(r.URL.Path, "/")
	if asked == "" || strings.HasSuffix(asked, "/") {
		asked += "index.html"
	}
	f, found, err := s.find(asked)
	switch {
	case err != nil:
		send(w, r, http.StatusInternalServerError, dress(notice("Sidan kunde inte göras", "Det är ett fel i en layout, eller i planportal."), overlay(s)))
	case found:
		send(w, r, http.StatusOK, dress(f, overlay(s)))
	case path.Ext(asked) == "" && is(s, asked+"/index.html"):
		w.Header().Set("Location", (&url.URL{Path: "/" + asked + "/"}).EscapedPath())
		say(w, r, http.StatusFound, "Sidan finns i mappen.")
	default:
		send(w, r, http.StatusNotFound, dress(s.missing(), overlay(s)))
	}
}

func is(s site, path string) bool {
	_, found, _ := s.find(path)
	return found
}

// overlay is where a page finds the findings to show over it; empty if nowhere.
func overlay(s site) string {
	if s.findings() == nil {
		return ""
	}
	return findingsPath
}

// send writes a file. Only a whole file, at its own address, has a tag and may
// be asked for in parts.
func send(w http.ResponseWriter, r *http.Request, status int, f file) {
	h := w.Header()
	h.Set("Content-Type", contentType(f.path))
	if !f.isPage() {
		h.Set("Content-Security-Policy", otherPolicy)
	}
	h.Set("ETag", f.tag())
	if status == http.StatusOK {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.body))
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(f.body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(f.body) // the client may have gone
	}
}

// say answers with a sentence.
func say(w http.ResponseWriter, r *http.Request, status int, text string) {
	send(w, r, status, file{path: "x.txt", body: []byte(text + "\n")})
}
