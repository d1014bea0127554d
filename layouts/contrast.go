package layouts

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"planportal/generator/diag"
)

// pairs are the tokens that stand on each other, and how much lighter or darker
// one must be: 4.5 for text, 3 for lines and marks (WCAG 2.2, 1.4.3 and 1.4.11).
var pairs = []struct {
	front, grounds string
	need           float64
}{
	{"ink ink-soft link link-visited late soon calm", "paper sheet tint", 4.5},
	{"rule-strong focus", "paper sheet tint", 3},
	{"late ink link link-visited", "late-ground", 4.5},
	{"soon ink ink-soft link link-visited", "soon-ground", 4.5},
	{"calm ink link link-visited", "calm-ground", 4.5},
	{"bar-ink", "bar", 4.5},
	{"sun-ink", "sun", 4.5},
	{"brand-ink", "brand brand-deep", 4.5},
	{"brand-soft", "brand", 3},
}

// contrast finds colours of a municipality's own that some people cannot read.
// The first bytes of tokens.css are its own, the rest is built in.
func (all files) contrast(own int) (found []diag.Finding) {
	if !all[tokens].own {
		return nil
	}
	light, dark := readTokens(all[tokens].data)
	found = all.weak(light, "light", own)
	under := maps.Clone(light)
	maps.Copy(under, dark)
	return append(found, all.weak(under, "dark", own)...)
}

// weak finds the pairs of one scheme that are too much alike. The finding stands
// where the municipality has written one of them.
func (all files) weak(of map[string]declaration, scheme string, own int) (found []diag.Finding) {
	for _, p := range pairs {
		for front := range strings.FieldsSeq(p.front) {
			for ground := range strings.FieldsSeq(p.grounds) {
				ratio, ok := contrastOf(of[front].value, of[ground].value)
				if ok && ratio < p.need {
					at := of[front].offset
					if at >= own {
						at = of[ground].offset
					}
					said := strconv.FormatFloat(math.Floor(ratio*100)/100, 'f', 2, 64)
					found = append(found, all.at(tokens, at, "low-contrast",
						"--"+front, "--"+ground, said, fmt.Sprint(p.need), diag.Term(scheme)))
				}
			}
		}
	}
	return slices.Clip(found)
}

// contrastOf is WCAG's contrast of two colours, #rgb or #rrggbb; false for
// colours that are written in another way.
func contrastOf(a, b string) (float64, bool) {
	la, ok := luminance(a)
	lb, ok2 := luminance(b)
	return (max(la, lb) + .05) / (min(la, lb) + .05), ok && ok2
}

// luminance is WCAG's relative luminance of a colour.
func luminance(hex string) (float64, bool) {
	c, ok := rgb(hex)
	linear := func(v uint8) float64 {
		if s := float64(v) / 255; s > .04045 {
			return math.Pow((s+.055)/1.055, 2.4)
		}
		return float64(v) / 255 / 12.92
	}
	return .2126*linear(c.R) + .7152*linear(c.G) + .0722*linear(c.B), ok
}
