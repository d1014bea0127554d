package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"strings"
)

// file is what stands at an address.
type file struct {
	path string
	body []byte
	mark string // the tag without its quotes; empty until the file is dressed
}

// types are the kinds of files that the sites hold. They are named here, so that
// they do not depend on the machine.
var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".xml":  "application/xml; charset=utf-8",
	".atom": "application/atom+xml; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".md":   "text/markdown; charset=utf-8",
	".csv":  "text/csv; charset=utf-8",
	".ics":  "text/calendar; charset=utf-8",
	".vtt":  "text/vtt; charset=utf-8",
	".svg":  "image/svg+xml; charset=utf-8",
	".png":  "image/png",
	".jpg":  "image/jpeg", ".jpeg": "image/jpeg",
	".webp":  "image/webp",
	".avif":  "image/avif",
	".gif":   "image/gif",
	".ico":   "image/vnd.microsoft.icon",
	".pdf":   "application/pdf",
	".docx":  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".odt":   "application/vnd.oasis.opendocument.text",
	".mp3":   "audio/mpeg",
	".mp4":   "video/mp4",
	".woff2": "font/woff2",
}

func contentType(name string) string {
	if t, known := types[strings.ToLower(path.Ext(name))]; known {
		return t
	}
	return "application/octet-stream"
}

func (f file) isPage() bool { return strings.HasSuffix(f.path, ".html") }

// tag is the file's entity tag: a hash of its content. A page's has two parts;
// the first stays as it is while only style sheets change.
func (f file) tag() string {
	if f.mark != "" {
		return `"` + f.mark + `"`
	}
	return `"` + hash(f.body) + `"`
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// sheet matches the published name of a style sheet, which holds its hash.
var sheet = regexp.MustCompile(`(assets/[^"'<>\s]+)\.[0-9a-f]{8}(\.css)`)

// pageMark marks a page by what it shows, and by what it shows with its styles.
func pageMark(html []byte) string {
	return hash(sheet.ReplaceAll(html, []byte("$1$2"))) + "-" + hash(html)
}
