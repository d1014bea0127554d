package layouts

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"

	"planportal/generator/diag"
)

// tokens is the style sheet that holds every colour.
const tokens = "assets/tokens.css"

// Colours are the colours of tokens.css by name, "brand" → "#12494a", for those
// who see light pages and for those who see dark ones.
type Colours struct{ Light, Dark map[string]string }

// Colours returns the colours that the sites have.
func (s *Set) Colours() Colours { return s.colours }

func (all files) colours() Colours {
	light, dark := readTokens(all[tokens].data)
	c := Colours{values(light), values(light)}
	maps.Copy(c.Dark, values(dark))
	return c
}

// declaration is a token's value with its offset in the style sheet.
type declaration struct {
	value  string
	offset int
}

func values(of map[string]declaration) map[string]string {
	out := make(map[string]string, len(of))
	for name, d := range of {
		out[name] = d.value
	}
	return out
}

var (
	comments  = regexp.MustCompile(`(?s)/\*.*?\*/`)
	tokenPart = regexp.MustCompile(`@[^{;]*\{|\{|\}|--([a-z0-9-]+)\s*:\s*([^;}]+)`)
)

// readTokens reads the tokens of a style sheet: those that always hold, and
// those for dark pages.
func readTokens(css []byte) (light, dark map[string]declaration) {
	css = bytes.Clone(css)
	for _, at := range comments.FindAllIndex(css, -1) {
		for i := at[0]; i < at[1]; i++ {
			if css[i] != '\n' {
				css[i] = ' '
			}
		}
	}
	light, dark = map[string]declaration{}, map[string]declaration{}
	var inside []bool // for each open brace, whether it is for dark pages
	for _, at := range tokenPart.FindAllSubmatchIndex(css, -1) {
		text := string(css[at[0]:at[1]])
		here := len(inside) > 0 && inside[len(inside)-1]
		switch {
		case strings.HasSuffix(text, "{"):
			inside = append(inside, here || strings.Contains(text, "prefers-color-scheme") && strings.Contains(text, "dark"))
		case text == "}":
			inside = inside[:max(len(inside)-1, 0)]
		case here:
			dark[string(css[at[2]:at[3]])] = declaration{strings.TrimSpace(string(css[at[4]:at[5]])), at[0]}
		default:
			light[string(css[at[2]:at[3]])] = declaration{strings.TrimSpace(string(css[at[4]:at[5]])), at[0]}
		}
	}
	return light, dark
}

// completeTokens adds what a municipality's tokens.css does not say, as it is
// built in, and tells of names that nothing asks for.
func (all files) completeTokens() (found []diag.Finding) {
	f := all[tokens]
	if !f.own {
		return nil
	}
	base, _ := builtin.ReadFile(tokens)
	light, dark := readTokens(f.data)
	baseLight, baseDark := readTokens(base)
	known := slices.Sorted(maps.Keys(baseLight))
	for _, name := range slices.Sorted(maps.Keys(light)) {
		if !slices.Contains(known, name) && !all.styles(name) {
			found = append(found, all.at(tokens, light[name].offset, "unknown-token", "--"+name, "--"+diag.Nearest(name, known)))
		}
	}
	lacks := func(name string) bool {
		_, inLight := light[name]
		_, inDark := dark[name]
		return !inLight && !inDark
	}
	added := bytes.Clone(bytes.TrimRight(f.data, "\n"))
	if _, ok := light["font"]; !ok && !bytes.Contains(f.data, []byte("@font-face")) {
		head, _, _ := bytes.Cut(base, []byte(":root"))
		added = append(append(added, "\n\n"...), bytes.TrimRight(head, "\n")...)
	}
	added = append(added, block("\n\n:root {", baseLight, lacks, "\n}\n")...)
	added = append(added, block("\n@media (prefers-color-scheme: dark) {\n  :root {", baseDark, lacks, "\n  }\n}\n")...)
	all[tokens] = file{data: added, own: true}
	return found
}

// block writes the declarations that are wanted between two lines; nothing if
// there are none.
func block(begin string, of map[string]declaration, wanted func(string) bool, end string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(of)) {
		if wanted(name) {
			b.WriteString("\n  --" + name + ": " + of[name].value + ";")
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return begin + b.String() + end
}

// styles reports whether a style sheet asks for a token.
func (all files) styles(name string) bool {
	for path, f := range all {
		if strings.HasSuffix(path, ".css") && bytes.Contains(f.data, []byte("var(--"+name+")")) {
			return true
		}
	}
	return false
}

var inDrawing = regexp.MustCompile(`var\(--([a-z0-9-]+)\)`)

// coloured puts the light colours into a drawing, which sees no style sheet of
// the page that it stands in.
func (all files) coloured(svg []byte) []byte {
	light, _ := readTokens(all[tokens].data)
	return inDrawing.ReplaceAllFunc(svg, func(ref []byte) []byte {
		if d, ok := light[string(inDrawing.FindSubmatch(ref)[1])]; ok {
			return []byte(d.value)
		}
		return ref
	})
}
