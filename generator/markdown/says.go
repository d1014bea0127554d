package markdown

import (
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// vague are words that do not say where a link leads. Whoever goes from link to
// link with a screen reader hears nothing else (WCAG 2.4.4).
var vague = []string{
	"här", "klicka här", "klicka", "tryck här", "länk", "länken", "den här länken", "läs mer", "läs mer här", "läs", "mer", "mer information", "se här",
	"here", "click here", "click", "link", "this link", "read more", "more", "more information", "learn more", "see here",
	"tästä", "täällä", "täältä", "klikkaa tästä", "klikkaa", "linkki", "lue lisää", "lisää", "lisätietoja", "katso tästä",
}

// pictureWords are descriptions that say that there is a picture and not what
// it shows.
var pictureWords = []string{
	"bild", "bilden", "en bild", "foto", "fotografi", "illustration", "ikon", "logga", "logotyp", "diagram", "film", "skärmbild",
	"image", "picture", "photo", "graphic", "icon", "logo", "an image", "a picture", "screenshot", "figure", "alt",
	"kuva", "valokuva", "kuvake", "logo", "kuvio",
}

// linkWords checks the words of a link.
func (r *reading) linkWords(n *ast.Link, words string) {
	switch {
	case words == "":
		r.find(n.Pos(), "empty-link")
	case r.page == nil:
	case isWord(words, vague):
		r.find(n.Pos(), "vague-link", words)
	case isAddress(words):
		r.find(n.Pos(), "bare-address")
	}
}

// bare finds a web address that stands in the text as it is: hard to read, and
// worse to listen to. An e-mail address is what people look for.
func (r *reading) bare(n *ast.AutoLink) {
	if r.page != nil && n.AutoLinkType == ast.AutoLinkURL && isAddress(string(n.Label(r.text))) {
		r.find(n.Pos(), "bare-address")
	}
}

func isAddress(words string) bool {
	low := strings.ToLower(words)
	return !strings.Contains(words, " ") && (strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "www."))
}

// alt checks a picture's description against the picture and what stands
// around it.
func (r *reading) alt(n *ast.Image, alt string) {
	if rule := AltFault(alt, string(n.Destination)); rule != "" {
		r.find(n.Pos(), rule)
		return
	}
	if same(alt, string(n.Title)) || r.repeatsCaption(n, alt) {
		r.find(n.Pos(), "alt-repeats")
	}
}

// repeatsCaption reports whether the words before or after a picture say the
// same as its description: then it is heard twice.
func (r *reading) repeatsCaption(n *ast.Image, alt string) bool {
	block := n.Parent()
	if block == nil || block.Type() != ast.TypeBlock {
		return false
	}
	if same(alt, r.plainBut(block, n)) {
		return true
	}
	for _, near := range []ast.Node{block.PreviousSibling(), block.NextSibling()} {
		if near != nil && same(alt, r.plain(near)) {
			return true
		}
	}
	return false
}

// plainBut returns the words of a block without those of one of its children.
func (r *reading) plainBut(block, without ast.Node) string {
	var all []string
	for c := block.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			all = append(all, string(c.Segment.Value(r.text)))
		default:
			if c != without {
				all = append(all, r.plain(c))
			}
		}
	}
	return strings.TrimSpace(strings.Join(all, ""))
}

// AltFault returns the rule that a picture's description breaks, or nothing:
// there is none, it says only that there is a picture, or it is the file's name.
func AltFault(alt, file string) (rule string) {
	base := path.Base(file)
	name := strings.TrimSuffix(base, path.Ext(base))
	switch {
	case alt == "":
		return "missing-alt"
	case isWord(strings.TrimRight(alt, " 0123456789"), pictureWords):
		return "vague-alt"
	case path.Ext(alt) != "" && strings.EqualFold(path.Ext(alt), path.Ext(base)), same(spaced(alt), spaced(name)):
		return "alt-is-file-name"
	}
	return ""
}

// isWord reports whether a text is one of words, whatever its capitals and the
// signs around it.
func isWord(text string, words []string) bool {
	for _, w := range words {
		if same(text, w) {
			return true
		}
	}
	return false
}

// same reports whether two texts say the same.
func same(a, b string) bool {
	const signs = " .,:;!?…»>→\"'”“"
	return a != "" && b != "" && strings.EqualFold(strings.Trim(a, signs), strings.Trim(b, signs))
}

// spaced is a name with its words apart.
func spaced(name string) string { return strings.NewReplacer("-", " ", "_", " ").Replace(name) }
