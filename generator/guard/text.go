package guard

import (
	"html"
	"strings"
)

// edges are the elements at which one block of text ends and another begins, in
// HTML and in the documents of office programs. Cells of a row are none: a first
// name may stand in one and the last name in the next.
var edges = setOf(
	"p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "thead", "tbody", "title", "option",
	"div", "blockquote", "pre", "dl", "dt", "dd", "hr", "section", "article", "main", "nav", "header", "footer", "aside",
	"w:p", "text:p", "text:h",
)

func setOf(names ...string) map[string]bool {
	set := map[string]bool{}
	for _, n := range names {
		set[n] = true
	}
	return set
}

// blocks are the texts of paragraphs, cells and list items in rendered HTML.
func blocks(rendered string) (out []string) {
	var block strings.Builder
	end := func() {
		if text := strings.TrimSpace(html.UnescapeString(block.String())); text != "" {
			out = append(out, text)
		}
		block.Reset()
	}
	for rendered != "" {
		text, rest, tag := strings.Cut(rendered, "<")
		block.WriteString(text)
		if !tag {
			break
		}
		inside, after, _ := strings.Cut(rest, ">")
		if name := element(inside); edges[name] || name == "td" || name == "th" || name == "br" {
			end()
		}
		rendered = after
	}
	end()
	return out
}

// element is the name in a tag: "li" in `/li` and in `li class="x"`.
func element(inside string) string {
	inside = strings.TrimPrefix(inside, "/")
	for i := range len(inside) {
		if !alnum(inside[i]) && inside[i] != ':' {
			return inside[:i]
		}
	}
	return inside
}
