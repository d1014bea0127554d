package layouts_test

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/diag"
	"planportal/layouts"
)

func own(css string) fstest.MapFS { return fstest.MapFS{"assets/tokens.css": {Data: []byte(css)}} }

// TestWeakColoursAreFindings: at the token, with the ratio, in both schemes.
func TestWeakColoursAreFindings(t *testing.T) {
	for name, c := range map[string]struct {
		css  string
		want []string
	}{
		"the built-in ones": {builtIn(t, "assets/tokens.css"), nil},
		"nothing":           {"", nil},
		"pale links": {":root {\n  --link: #6aa; /* --link: #000; */\n}", []string{
			"tokens.css:2:3: low-contrast --link | --calm-ground | 2.26 | 4.5 | @light",
		}},
		"pale links on dark pages": {"@media (prefers-color-scheme: dark) { :root { --link: #123456; } }", []string{
			"tokens.css:1:47: low-contrast --link | --paper | 1.41 | 4.5 | @dark",
		}},
		"pale paper, on dark pages too": {":root {\n  --paper: #fffefd;\n}", []string{
			"tokens.css:2:3: low-contrast --ink | --paper | 1.15 | 4.5 | @dark",
		}},
		"a slip": {":root { --brnad: #000; }", []string{"tokens.css:1:9: unknown-token --brnad | --brand"}},
		"others": {":root { --link: oklch(40% .1 200); --mine: 1 }\n.x { color: var(--mine) }", nil},
	} {
		_, found := layouts.Load(own(c.css))
		text := lines(found)
		for _, want := range c.want {
			if !strings.Contains(strings.Join(text, "\n"), want) {
				t.Errorf("%s: %q lacks %s", name, text, want)
			}
		}
		if (len(found) == 0) != (c.want == nil) || diag.Failed(found) {
			t.Errorf("%s: %q", name, text)
		}
	}
}

// TestOwnColoursReachEverything: pages, the tab, a telephone's icon; what the
// municipality does not name stays.
func TestOwnColoursReachEverything(t *testing.T) {
	set, found := layouts.Load(own(":root { --brand: #4a1d5c; --mark-a: #4a1d5d; }"))
	if len(found) > 0 {
		t.Fatal(lines(found))
	}
	base, _ := layouts.Load(nil)
	c, before := set.Colours(), base.Colours()
	if c.Light["brand"] != "#4a1d5c" || c.Dark["brand"] != "#4a1d5c" || c.Light["sun"] != before.Light["sun"] || c.Dark["link"] != before.Dark["link"] {
		t.Errorf("the colours are %v", c)
	}
	for _, site := range sites {
		assets := map[string]string{}
		for _, a := range set.Assets(site) {
			assets[a.Name] = string(a.Bytes)
		}
		for name, want := range map[string]string{"tokens.css": "source-sans-3.7a19a702.woff2", "favicon.svg": "#4a1d5d"} {
			if !strings.Contains(assets[name], want) {
				t.Errorf("%s: %s lacks %s", site, name, want)
			}
		}
		if strings.Contains(assets["favicon.svg"], "var(") || strings.Contains(assets["favicon.svg"], before.Light["mark-a"]) {
			t.Errorf("%s: the icon is %s", site, assets["favicon.svg"])
		}
	}
}

// TestTheTouchIconIsDrawn: in the right size, on paper, the same every time, and
// not where the municipality has its own.
func TestTheTouchIconIsDrawn(t *testing.T) {
	icon := func(fs fstest.MapFS) []byte {
		set, found := layouts.Load(fs)
		if len(found) > 0 {
			t.Fatal(lines(found))
		}
		for _, a := range set.Assets(layouts.Public) {
			if a.Name == "touch-icon.png" {
				return a.Bytes
			}
		}
		t.Fatal("there is no touch icon")
		return nil
	}
	first := icon(nil)
	if diff := cmp.Diff(first, icon(nil)); diff != "" {
		t.Error("it is not the same twice")
	}
	m, err := png.Decode(bytes.NewReader(first))
	if err != nil || m.Bounds().Dx() != 180 || m.Bounds().Dy() != 180 {
		t.Fatal(m.Bounds(), err)
	}
	for at, want := range map[[2]int]uint32{{2, 2}: 0xfaf8f3, {40, 80}: 0x12494a, {75, 60}: 0x3f8577, {105, 60}: 0xf2c14e, {140, 80}: 0xb9532f, {90, 120}: 0x4b5b5b} {
		r, g, b, _ := m.At(at[0], at[1]).RGBA()
		if got := r>>8<<16 | g>>8<<8 | b>>8; got != want {
			t.Errorf("at %v it is %06x, want %06x", at, got, want)
		}
	}
	if mine := icon(fstest.MapFS{"assets/touch-icon.png": {Data: []byte("\x89PNG")}}); string(mine) != "\x89PNG" {
		t.Error("a municipality's own icon is not used")
	}
}
