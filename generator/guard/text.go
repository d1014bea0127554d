package guard

import (
	"html"
	"slices"
	"strings"
)

// edges are the elements at which one block of rendered text ends and another
// begins.
var edges = []string{
	"p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "table", "thead", "tbody",
	"div", "blockquote", "pre", "dl", "dt", "dd", "br", "hr", "section",
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
		if slices.Contains(edges, element(inside)) {
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
		if !alnum(inside[i]) {
			return inside[:i]
		}
	}
	return inside
}
