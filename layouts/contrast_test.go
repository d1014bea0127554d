package layouts_test

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"planportal/layouts"
)

// TestColoursHaveContrast: text 4.5:1 against each ground it stands on, edges
// of fields and focus marks 3:1 (WCAG 2.2, 1.4.3 and 1.4.11), light and dark.
func TestColoursHaveContrast(t *testing.T) {
	light, dark := colours(t)
	for scheme, c := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, ground := range []string{"paper", "sheet", "tint"} {
			for _, text := range []string{"ink", "ink-soft", "link", "link-visited", "late", "soon", "calm"} {
				atLeast(t, scheme, c, text, ground, 4.5)
			}
			atLeast(t, scheme, c, "rule-strong", ground, 3)
			atLeast(t, scheme, c, "focus", ground, 3)
		}
		for text, grounds := range map[string]string{
			"late": "late-ground", "soon": "soon-ground", "calm": "calm-ground", "bar-ink": "bar", "sun-ink": "sun",
			"brand-ink": "brand brand-deep", "ink": "late-ground soon-ground calm-ground", "link": "late-ground calm-ground soon-ground",
			"link-visited": "late-ground calm-ground",
		} {
			for ground := range strings.FieldsSeq(grounds) {
				atLeast(t, scheme, c, text, ground, 4.5)
			}
		}
		atLeast(t, scheme, c, "brand-soft", "brand", 3)
	}
}

func atLeast(t *testing.T, scheme string, c map[string]string, text, ground string, want float64) {
	t.Helper()
	a, b := luminance(t, c[text]), luminance(t, c[ground])
	if got := (max(a, b) + .05) / (min(a, b) + .05); got < want {
		t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f", scheme, text, ground, got, want)
	}
}

// colours reads the tokens of both schemes; dark ones lie over the light ones.
func colours(t *testing.T) (light, dark map[string]string) {
	t.Helper()
	set, _ := layouts.Load(nil)
	var css string
	for _, a := range set.Assets(layouts.Public) {
		if a.Name == "tokens.css" {
			css = string(a.Bytes)
		}
	}
	before, after, ok := strings.Cut(css, "@media (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("tokens.css has no dark colours")
	}
	token := regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]+);`)
	light, dark = map[string]string{}, map[string]string{}
	for _, m := range token.FindAllStringSubmatch(before, -1) {
		light[m[1]], dark[m[1]] = m[2], m[2]
	}
	for _, m := range token.FindAllStringSubmatch(after, -1) {
		dark[m[1]] = m[2]
	}
	return light, dark
}

// luminance is WCAG's relative luminance of a colour, #rgb or #rrggbb.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	digits := strings.TrimPrefix(hex, "#")
	if len(digits) == 3 {
		digits = fmt.Sprintf("%[1]c%[1]c%[2]c%[2]c%[3]c%[3]c", digits[0], digits[1], digits[2])
	}
	if len(digits) != 6 {
		t.Fatalf("%q is no colour", hex)
	}
	var l float64
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		v := float64(n) / 255
		if v <= .04045 {
			l += weight * v / 12.92
		} else {
			l += weight * math.Pow((v+.055)/1.055, 2.4)
		}
	}
	return l
}
