package layouts

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"planportal/generator/diag"
)

// The lint reads templates as text, with every action blanked out: what it
// forbids is what html/template escapes least well (actions in scripts and
// styles, unquoted attributes) and what the pages' content security policy
// would drop without a word (style attributes, handlers, foreign addresses).
var (
	action  = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	comment = regexp.MustCompile(`(?s)<!--.*?-->`)
	raw     = regexp.MustCompile(`(?is)<(script|style)\b[^>]*>(.*?)</(?:script|style)\s*>`)
	tag     = regexp.MustCompile(`(?s)<([a-zA-Z][^\s>/]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>`)
	attr    = regexp.MustCompile(`(?s)([^\s"'>/=]+)(\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]*))?`)
	foreign = regexp.MustCompile(`^(?i:https?:)?//`)
)

// blank stands for an action, byte by byte, so that offsets stay true.
const blank = 0x1a

// unsafe lists what the lint forbids in the municipality's files. There is nothing
// of it in the built-in ones; a test holds this.
func (all files) unsafe() []diag.Finding {
	var found []diag.Finding
	for name, f := range all {
		if path.Ext(name) != ".html" || !f.own {
			continue
		}
		for _, p := range lint(f.data) {
			found = append(found, all.at(name, p.offset, "layout-unsafe", p.says))
		}
	}
	return found
}

// problem is something forbidden at an offset of a template.
type problem struct {
	offset int
	says   string
}

func lint(source []byte) []problem {
	text := bytes.Clone(source)
	for _, at := range action.FindAllIndex(text, -1) {
		cover(text[at[0]:at[1]])
	}
	for _, at := range comment.FindAllIndex(text, -1) {
		clear(text[at[0]:at[1]])
	}
	var found []problem
	for _, at := range raw.FindAllSubmatchIndex(text, -1) {
		inner := text[at[4]:at[5]]
		if len(bytes.TrimSpace(inner)) > 0 {
			found = append(found, problem{at[4], "<" + string(text[at[2]:at[3]]) + "> with content"})
		}
		clear(inner)
	}
	for _, at := range tag.FindAllSubmatchIndex(text, -1) {
		isLink := bytes.EqualFold(text[at[2]:at[3]], []byte("link"))
		for _, a := range attributes(text[at[4]:at[5]]) {
			if says := a.problem(isLink); says != "" {
				found = append(found, problem{at[4] + a.offset, says})
			}
		}
	}
	return found
}

// cover blanks an action out. Lines stay where they are.
func cover(b []byte) {
	for i := range b {
		if b[i] != '\n' {
			b[i] = blank
		}
	}
}

// attribute is one attribute of a tag that has a value.
type attribute struct {
	offset      int // from the end of the tag's name
	name, value string
}

func attributes(text []byte) []attribute {
	var all []attribute
	for _, at := range attr.FindAllSubmatchIndex(text, -1) {
		if at[6] >= 0 {
			all = append(all, attribute{at[2], strings.ToLower(string(text[at[2]:at[3]])), string(text[at[6]:at[7]])})
		}
	}
	return all
}

// problem says what is wrong with an attribute, empty if nothing is. A foreign
// address is wrong where the browser would load it at once.
func (a attribute) problem(isLink bool) string {
	if a.value == "" || a.value[0] != '"' && a.value[0] != '\'' {
		return a.name + "= without quotes"
	}
	if a.name == "style" {
		return "a style attribute"
	}
	if len(a.name) > 2 && a.name[:2] == "on" {
		return "a script in " + a.name
	}
	loads := a.name == "src" || a.name == "srcset" || a.name == "href" && isLink
	if loads && foreign.MatchString(a.value[1:]) {
		return "a foreign address in " + a.name
	}
	return ""
}
