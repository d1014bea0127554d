package markdown

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/unicode/norm"

	"planportal/test/spent"
)

var (
	tag       = regexp.MustCompile(`^<(/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+="[^"<>]*")*)(/?)>`)
	attribute = regexp.MustCompile(` ([a-zA-Z-]+)="([^"<>]*)"`)
)

// elements are all that a text may become, with the attributes that each may have.
var elements = map[string]string{
	"p": "", "br": "", "hr": "", "em": "", "strong": "", "del": "", "code": "", "pre": "", "blockquote": "",
	"h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id",
	"a": "href title class role aria-label", "img": "src alt title", "sup": "id",
	"ul": "class", "ol": "class start", "li": "class id", "dl": "class", "dt": "", "dd": "",
	"table": "class", "caption": "", "thead": "", "tbody": "", "tr": "", "th": "class scope", "td": "class data-label",
	"div": "class role tabindex aria-label", "section": "class role aria-label", "span": "class",
	"svg": "class viewBox aria-hidden focusable", "path": "d", "circle": "cx cy r", "rect": "x y width height rx",
}

// wordy are the elements that hold nothing but words.
var wordy = []string{"p", "em", "strong", "del", "code", "pre", "a", "sup", "span", "h2", "h3", "h4", "h5", "h6", "dt", "caption"}

// blocks are the elements that may not stand among words.
var blocks = []string{"p", "hr", "pre", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "div", "section", "h2", "h3", "h4", "h5", "h6"}

// unsafe says what is wrong with HTML that a text has become: anything but the
// elements above, well nested, with nothing in them that a browser would run or
// fetch from elsewhere.
func unsafe(html string) error {
	var open []string
	ids := make(map[string]bool)
	for i := strings.IndexAny(html, "<>"); i >= 0; i = strings.IndexAny(html, "<>") {
		html = html[i:]
		m := tag.FindStringSubmatch(html)
		if m == nil {
			return fmt.Errorf("no element: %.60q", html)
		}
		html = html[len(m[0]):]
		name := m[2]
		allowed, known := elements[name]
		switch {
		case !known:
			return fmt.Errorf("element %s", name)
		case m[1] == "/" && (len(open) == 0 || open[len(open)-1] != name):
			return fmt.Errorf("</%s> in %v", name, open)
		case m[1] == "/":
			open = open[:len(open)-1]
			continue
		}
		if err := nested(open, name); err != nil {
			return err
		}
		for _, a := range attribute.FindAllStringSubmatch(m[3], -1) {
			if err := wrongAttribute(a[1], a[2], allowed, ids); err != nil {
				return fmt.Errorf("%s: %w", m[0], err)
			}
		}
		if m[4] == "" && !slices.Contains([]string{"br", "hr", "img"}, name) {
			open = append(open, name)
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("not closed: %v", open)
	}
	return nil
}

func nested(open []string, name string) error {
	for _, outer := range open {
		if name == outer && (name == "a" || name == "p") {
			return fmt.Errorf("%s in %s", name, outer)
		}
		if slices.Contains(wordy, outer) && slices.Contains(blocks, name) {
			return fmt.Errorf("%s in %s", name, outer)
		}
	}
	return nil
}

var goodAddress = regexp.MustCompile(`^(?i:https?://[^/]|mailto:|tel:\+?[0-9-]+$)|^#|^(\.\./)*[A-Za-z0-9%._~!$&'()*+,;=@-]+(/|#|\.|$)`)

// scheme matches what makes an address one of another place: a colon before the
// first slash. A later one is a part of a file's name.
var scheme = regexp.MustCompile(`^[^/]*:`)

func wrongAttribute(name, value, allowed string, ids map[string]bool) error {
	switch {
	case !slices.Contains(strings.Fields(allowed), name):
		return fmt.Errorf("attribute %s", name)
	case name == "id" && ids[value]:
		return fmt.Errorf("id %s twice", value)
	case name == "id":
		ids[value] = true
	case (name == "href" || name == "src") && !goodAddress.MatchString(value):
		return fmt.Errorf("address %q", value)
	case name == "src" && scheme.MatchString(value):
		return fmt.Errorf("picture from elsewhere: %q", value)
	}
	return nil
}

// The examples of this room are the seeds.
func seed(f *testing.F) {
	archives, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(archives) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, path := range archives {
		a, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if strings.HasSuffix(file.Name, ".md") {
				f.Add(file.Data)
			}
		}
	}
}

// given is the text that parse would hand over, which is UTF-8 in one normal
// form with one kind of line end.
func given(body []byte) []byte {
	body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	return norm.NFC.Bytes(bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n")))
}

// quick tells when reading takes longer than a second of processor time.
func quick(t *testing.T, read func()) {
	t.Helper()
	began := spent.Processor()
	read()
	if took := spent.Processor() - began; took > time.Second {
		t.Errorf("it took %v", took)
	}
}

func FuzzPage(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		body = given(body)
		quick(t, func() { Page("a.md", body, 3, addressOf("a.md")) })
		for _, name := range []string{"a.md", "b.en.md"} {
			p, found := Page(name, body, 3, addressOf(name))
			if err := unsafe(strings.ReplaceAll(p.HTML, ContactMark, "")); err != nil {
				t.Errorf("%v in %q", err, p.HTML)
			}
			if strings.Contains(strings.ReplaceAll(p.HTML, ContactMark, ""), "\x00") {
				t.Errorf("a NUL in %q", p.HTML)
			}
			for _, l := range p.Links {
				if l.Line < 3 || l.Col < 1 || strings.HasPrefix(l.Output, ".") || strings.HasPrefix(l.Output, "/") {
					t.Errorf("link %+v", l)
				}
			}
			for _, f := range found {
				if f.Line < 3 || f.Col < 1 {
					t.Errorf("finding %+v", f)
				}
			}
		}
	})
}

func FuzzPlan(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		body = given(body)
		quick(t, func() { Plan("a.md", body, 3, together) })
		checkPlan(t, body)
	})
}

// FuzzAgreement puts a line, whatever it is, among what was decided.
func FuzzAgreement(f *testing.F) {
	for _, s := range []string{
		"Att prova. Klart: 2026-02-01 (ansvarig: Karin Exempel)", "To try. Done by: 2026-02-30 (responsible: )", "a Klart: b Klart: c", "(ansvarig: (a)) (ansvarig: b)",
		"**Klart:** 2026-01-01", "Klart: 2026-02-01\n  - [x] b", "`Klart: 2026-02-01`", "[a](b.md) Klart:2026-02-01(ansvarig:x)", "",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		line = given(line)
		for _, heading := range []string{"## Det här bestämde vi tillsammans", "## What we decided together"} {
			body := []byte(heading + "\n- [ ] " + string(line) + "\n- [x] Att b. Klart: 2026-02-01 (ansvarig: Karin Exempel)\n")
			quick(t, func() { checkPlan(t, body) })
		}
	})
}

// checkPlan checks what holds for whatever a plan's text says.
func checkPlan(t *testing.T, body []byte) {
	t.Helper()
	p, found := Plan("a.md", body, 3, together)
	all := ""
	for i, s := range p.Sections {
		if s.Line < 3 || s.Level < 2 || s.Level > 3 || i > 0 && s.Line <= p.Sections[i-1].Line {
			t.Errorf("section %q of level %d at line %d", s.Title, s.Level, s.Line)
		}
		all += s.HTML
		for _, task := range s.Tasks {
			all += "<div>" + task.HTML + "</div>"
			if task.Line <= s.Line || task.Col < 1 || (task.By == "") != (task.ByLine == 0) {
				t.Errorf("task %+v", task)
			}
		}
	}
	if err := unsafe(all); err != nil {
		t.Errorf("%v in %q", err, all)
	}
	for _, f := range found {
		if f.Line < 3 || f.Col < 1 {
			t.Errorf("finding %+v", f)
		}
	}
}
