package access

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// visit is one line of a log: somebody asked for something.
type visit struct {
	at     time.Time
	user   string // empty for nobody
	path   string // below the intranet's top, as the server understands it
	status int
}

// reader reads the lines of a log, whatever server has written it.
type reader struct {
	fields []string // of IIS: what #Fields says
}

// maxLine is the longest line that is read; a server's own limits are lower.
const maxLine = 1 << 20

// lines calls visited for each line of a log that can be read, and unread for
// each that cannot, with its number. A log that is packed with gzip is unpacked.
func (r *reader) lines(log io.Reader, visited func(line int, v visit), unread func(line int)) error {
	buffered := bufio.NewReaderSize(log, 64<<10)
	if head, _ := buffered.Peek(2); bytes.Equal(head, []byte{0x1f, 0x8b}) {
		unpacked, err := gzip.NewReader(buffered)
		if err != nil {
			return fmt.Errorf("unpack the log: %w", err)
		}
		buffered = bufio.NewReaderSize(unpacked, 64<<10)
	}
	for n := 1; ; n++ {
		text, err := wholeLine(buffered)
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read the log: %w", err)
		}
		switch v, ok := r.visit(text); {
		case text == "" || text[0] == '#':
			r.directive(text)
		case ok:
			visited(n, v)
		default:
			unread(n)
		}
		if err != nil {
			return nil
		}
	}
}

// wholeLine is the next line without its end; of a line that is too long it is
// the beginning, which nothing can be read from.
func wholeLine(r *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		if len(line) <= maxLine {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return strings.TrimRight(string(line), "\r\n"), err
		}
	}
}

// directive takes a line of IIS that says which fields the next lines have.
func (r *reader) directive(line string) {
	if names, ok := strings.CutPrefix(line, "#Fields:"); ok {
		r.fields = strings.Fields(names)
	}
}

func (r *reader) visit(line string) (visit, bool) {
	if r.fields != nil {
		return r.w3c(line)
	}
	return combined(line)
}

// combinedLine is the combined format of nginx and Apache. A user's name may
// have spaces; the first day in brackets ends it.
//
// https://httpd.apache.org/docs/2.4/logs.html#combined
var combinedLine = regexp.MustCompile(`^\S+ \S+ (.*?) \[(\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] "((?:[^"\\]|\\.)*)" (\d{3}) `)

func combined(line string) (visit, bool) {
	m := combinedLine.FindStringSubmatch(line + " ")
	if m == nil {
		return visit{}, false
	}
	at, err := time.Parse("02/Jan/2006:15:04:05 -0700", m[2])
	status, _ := strconv.Atoi(m[4])
	if err != nil {
		return visit{}, false
	}
	v := visit{at: at, user: nobody(unescaped(m[1])), status: status}
	request := strings.Split(unescaped(m[3]), " ")
	if len(request) != 3 {
		return v, status >= 400 // what is no request opens nothing
	}
	v.path = clean(request[1])
	return v, true
}

// w3c reads a line of IIS, whose times are in UTC and whose spaces are pluses.
//
// https://www.w3.org/TR/WD-logfile.html
func (r *reader) w3c(line string) (visit, bool) {
	values := strings.Fields(line)
	if len(values) != len(r.fields) {
		return visit{}, false
	}
	of := map[string]string{}
	for i, name := range r.fields {
		of[name] = values[i]
	}
	at, err := time.Parse("2006-01-02 15:04:05", of["date"]+" "+of["time"])
	status, wrong := strconv.Atoi(of["sc-status"])
	if err != nil || wrong != nil {
		return visit{}, false
	}
	return visit{at: at, user: nobody(strings.ReplaceAll(of["cs-username"], "+", " ")), path: clean(of["cs-uri-stem"]), status: status}, true
}

func nobody(user string) string {
	if user == "-" {
		return ""
	}
	return user
}

// unescaped turns \" and \x22 back: servers write what could end a field so.
func unescaped(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	return escape.ReplaceAllStringFunc(s, func(e string) string {
		if len(e) == 4 {
			b, _ := strconv.ParseUint(e[2:], 16, 8)
			return string([]byte{byte(b)})
		}
		return e[1:]
	})
}

var escape = regexp.MustCompile(`\\x[0-9A-Fa-f]{2}|\\["\\]`)

// clean is the path that a server understands: without a query, its escapes
// read, its dots followed.
func clean(target string) string {
	if i := strings.Index(target, "://"); i > 0 { // a whole address
		if u, err := url.Parse(target); err == nil {
			target = u.EscapedPath()
		}
	}
	target, _, _ = strings.Cut(target, "?")
	target, _, _ = strings.Cut(target, "#")
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	folder := strings.HasSuffix(target, "/")
	target = strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(target, `\`, "/")), "/")
	if folder && target != "" {
		target += "/"
	}
	return target
}
