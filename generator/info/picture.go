package info

import (
	"fmt"
	"html"
	"net/url"
	"strings"
)

// Sizes are the sizes of pictures, by their paths below content/files/.
type Sizes map[string]Size

// With gives the pictures of a page's HTML their sizes, so that the text stays
// where it is while they load. Those below the first heading are loaded when a
// reader comes near.
func (s Sizes) With(text string) string {
	const begin = `<img src="`
	if !strings.Contains(text, begin) {
		return text
	}
	fold := strings.Index(text, "<h2")
	var out strings.Builder
	for at := 0; ; {
		i := strings.Index(text[at:], begin)
		if i < 0 {
			out.WriteString(text[at:])
			return out.String()
		}
		src := at + i + len(begin)
		end := src + strings.IndexByte(text[src:], '"')
		if end < src {
			out.WriteString(text[at:])
			return out.String()
		}
		out.WriteString(text[at : end+1])
		out.WriteString(s.attributes(text[src:end]))
		if fold >= 0 && src > fold {
			out.WriteString(` loading="lazy"`)
		}
		at = end + 1
	}
}

// attributes are those of the picture at an address, as it stands in HTML.
func (s Sizes) attributes(src string) string {
	path, err := url.PathUnescape(html.UnescapeString(src))
	for strings.HasPrefix(path, "../") {
		path = path[len("../"):]
	}
	size := s[strings.TrimPrefix(path, "files/")]
	if err != nil || size.Width == 0 {
		return ""
	}
	return fmt.Sprintf(` width="%d" height="%d"`, size.Width, size.Height)
}
