package access

import (
	"maps"
	"slices"
	"strings"
)

// Header is one header of a server's answers.
type Header struct{ Name, Value string }

// The policies of answers. A page's own policy, in its meta element, can only
// narrow them; frame-ancestors works nowhere but here.
const (
	PagePolicy  = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
	OtherPolicy = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

// headers are what every answer of both sites has, refusals too. The policy and
// how long an answer may be kept are written apart.
var headers = [...]Header{
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
	{"Referrer-Policy", "no-referrer"},
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
}

// noIndex keeps the intranet out of search engines, should one ever get in.
var noIndex = Header{"X-Robots-Tag", "noindex, nofollow, noarchive"}

// How long browsers may keep an answer. The names of assets hold their hash, so
// another content is another name.
const (
	keepNothing = "no-store"
	askAgain    = "no-cache"
	keepOpen    = "public, max-age=31536000, immutable"
	keepClosed  = "private, max-age=31536000, immutable"
)

// types are the kinds of files that the sites hold, by ending. They are written
// out, so that they do not depend on the server.
var types = map[string]string{
	"html": "text/html",
	"css":  "text/css",
	"js":   "text/javascript",
	"json": "application/json",
	"xml":  "application/xml",
	"atom": "application/atom+xml",
	"txt":  "text/plain",
	"md":   "text/markdown",
	"csv":  "text/csv",
	"ics":  "text/calendar",
	"vtt":  "text/vtt",
	"svg":  "image/svg+xml",
	"png":  "image/png",
	"jpg":  "image/jpeg", "jpeg": "image/jpeg",
	"webp":  "image/webp",
	"avif":  "image/avif",
	"gif":   "image/gif",
	"ico":   "image/vnd.microsoft.icon",
	"pdf":   "application/pdf",
	"docx":  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"odt":   "application/vnd.oasis.opendocument.text",
	"mp3":   "audio/mpeg",
	"mp4":   "video/mp4",
	"woff2": "font/woff2",
}

// FileType is the kind of the files with an ending.
type FileType struct {
	Ending, Media string
	Text          bool // its characters are UTF-8
}

// FileTypes are the kinds of files that the sites hold, by ending.
func FileTypes() (all []FileType) {
	for _, ending := range slices.Sorted(maps.Keys(types)) {
		media := types[ending]
		text := strings.HasPrefix(media, "text/") || strings.HasSuffix(media, "xml") || media == "application/json"
		all = append(all, FileType{ending, media, text})
	}
	return all
}
