package markdown

import (
	"net/url"
	"path"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/util"
)

// Address says which page a text is, so that links that lead from its source
// file to another become links from its output to the other's output.
type Address struct {
	Path    string // of the source file, below content/pages/: "kontakt.en.md"
	Lang    string // of the text, "en"
	Default string // the language of pages that have none in their file name
	// Output is where a page stands, from the site's top: "en/kontakt.html".
	Output func(name, lang string) string
}

// Link is a link or a picture of a page, with its place in the source.
type Link struct {
	Target    string // as written
	Output    string // the file it leads to, from the site's top; empty for other sites and for this page
	Anchor    string // the id it leads to in that page or in this one, without #
	Image     bool
	Line, Col int
}

// wrong is why a link cannot be followed: a rule and its arguments.
type wrong struct {
	rule string
	args []string
}

// follow returns where a destination leads: the href for the output, and where
// that is. Destinations with a scheme must be of the few that a page may use.
func (r *reading) follow(written []byte, image bool) (href string, to Link, bad *wrong) {
	dest := string(util.URLEscape(written, true))
	scheme, hasScheme := schemeOf(dest)
	switch {
	case r.page == nil && image:
		return "", to, &wrong{rule: "plan-image"}
	case image && (hasScheme || strings.HasPrefix(dest, "//")):
		return "", to, &wrong{rule: "external-image"}
	case hasScheme:
		return dest, to, allowed(scheme, dest)
	case r.page == nil:
		return "", to, &wrong{rule: "plan-link"}
	case dest == "" || strings.HasPrefix(dest, "/"):
		return "", to, &wrong{rule: "bad-link"}
	}
	return r.page.follow(dest, image)
}

// schemeOf returns what stands before a colon that ends a scheme, in lower case.
func schemeOf(dest string) (string, bool) {
	i := strings.IndexAny(dest, ":/?#")
	if i < 0 || dest[i] != ':' {
		return "", false
	}
	return strings.ToLower(dest[:i]), true
}

// allowed is nil for a destination that a reader's browser may be sent to.
func allowed(scheme, dest string) *wrong {
	if scheme == "tel" {
		return dialable(dest[len("tel:"):])
	}
	u, err := url.Parse(dest)
	web := scheme == "http" || scheme == "https"
	if err == nil && (web && u.Host != "" || scheme == "mailto" && strings.Contains(u.Opaque, "@")) {
		return nil
	}
	return &wrong{rule: "bad-link"}
}

// dialable is nil for a number that a phone can dial: digits and hyphens, and a
// plus before the country code.
func dialable(number string) *wrong {
	number = strings.TrimPrefix(number, "+")
	if number == "" || strings.Trim(number, "0123456789-") != "" {
		return &wrong{rule: "bad-tel"}
	}
	return nil
}

// follow resolves a relative destination as an editor's preview does, from the
// folder of the source file.
func (a *Address) follow(dest string, image bool) (href string, to Link, bad *wrong) {
	file, fragment, hasFragment := strings.Cut(dest, "#")
	file, err := url.PathUnescape(file)
	anchor, err2 := url.PathUnescape(fragment)
	if err != nil || err2 != nil || strings.ContainsAny(file, "\x00\\") || hasFragment && slug(anchor) == "" {
		return "", to, &wrong{rule: "bad-link"}
	}
	to.Anchor = slug(anchor)
	if hasFragment {
		fragment = "#" + to.Anchor
	}
	if file == "" {
		return fragment, to, nil
	}
	to.Output, bad = a.output(file)
	if image && !strings.HasPrefix(to.Output, "files/") {
		bad = &wrong{rule: "image-outside"}
	}
	own := a.Output(nameOf(a.Path), a.Lang)
	return (&url.URL{Path: relative(path.Dir(own), to.Output)}).String() + fragment, to, bad
}

// output returns the output of a source file that is named from this page's.
func (a *Address) output(file string) (string, *wrong) {
	source := path.Join("pages", path.Dir(a.Path), file)
	name, lang, named := strings.Cut(strings.TrimSuffix(path.Base(source), ".md"), ".")
	if !named {
		lang = a.Default
	}
	switch {
	case strings.HasPrefix(source, "files/"):
		return source, nil
	case !strings.HasPrefix(source, "pages/"):
		return "", &wrong{rule: "link-outside"}
	case !plainName(name) || !plainName(strings.ReplaceAll(path.Dir(source), "/", "")):
		return "", &wrong{rule: "bad-link"}
	case path.Ext(source) != ".md":
		return "", &wrong{rule: "link-to-output", args: []string{name + ".md"}}
	case !plainName(lang):
		return "", &wrong{rule: "bad-link"}
	}
	return a.Output(path.Join(path.Dir(strings.TrimPrefix(source, "pages/")), name), lang), nil
}

// plainName reports whether a name has nothing in it that means something else
// in an address.
func plainName(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) < 0
}

// nameOf is a source file's name, with its folder, without language and
// extension.
func nameOf(file string) string {
	name, _, _ := strings.Cut(path.Base(file), ".")
	return path.Join(path.Dir(file), name)
}

// relative returns the way from a folder to a file, both from the site's top.
func relative(folder, file string) string {
	from := strings.Split(folder, "/")
	if folder == "." {
		from = nil
	}
	to := strings.Split(file, "/")
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}
