package layouts_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"planportal/layouts"
)

var sites = []layouts.Site{layouts.Public, layouts.Intranet}

func TestAssetsCarryTheHashOfTheirContent(t *testing.T) {
	set, _ := layouts.Load(nil)
	for _, site := range sites {
		for _, a := range set.Assets(site) {
			sum := sha256.Sum256(a.Bytes)
			ext := path.Ext(a.Name)
			want := "assets/" + strings.TrimSuffix(a.Name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
			if a.Path != want || set.AssetPaths(site)[a.Name] != want {
				t.Errorf("%s is published as %s, want %s", a.Name, a.Path, want)
			}
		}
	}
}

func TestStyleSheetsAskForHashedNames(t *testing.T) {
	set, _ := layouts.Load(nil)
	url := regexp.MustCompile(`url\("([^"]+)"\)`)
	for _, site := range sites {
		published := map[string]bool{}
		for _, a := range set.Assets(site) {
			published[a.Path] = true
		}
		n := 0
		for _, a := range set.Assets(site) {
			for _, m := range url.FindAllSubmatch(a.Bytes, -1) {
				n++
				if to := "assets/" + string(m[1]); path.Ext(a.Path) == ".css" && !published[to] {
					t.Errorf("%s: %s asks for %s, which is not published", site, a.Name, to)
				}
			}
		}
		if n == 0 {
			t.Errorf("%s: no style sheet asks for a font", site)
		}
	}
}

func TestAChangedFontChangesTheStyleSheetsName(t *testing.T) {
	before, _ := layouts.Load(nil)
	after, found := layouts.Load(fstest.MapFS{"assets/source-sans-3.woff2": {Data: []byte("wOF2 another")}})
	if len(found) > 0 {
		t.Errorf("findings: %q", lines(found))
	}
	for _, name := range []string{"tokens.css", "source-sans-3.woff2"} {
		if before.AssetPaths(layouts.Public)[name] == after.AssetPaths(layouts.Public)[name] {
			t.Errorf("%s keeps its name", name)
		}
	}
	if name := "style.css"; before.AssetPaths(layouts.Public)[name] != after.AssetPaths(layouts.Public)[name] {
		t.Errorf("%s changes its name", name)
	}
}

func TestEachSiteGetsOnlyItsOwnAssets(t *testing.T) {
	set, _ := layouts.Load(nil)
	if p := set.AssetPaths(layouts.Public); p["list.js"] != "" || p["staff.css"] != "" || p["source-sans-3.txt"] == "" {
		t.Errorf("the open site publishes %v", p)
	}
	if p := set.AssetPaths(layouts.Intranet); p["list.js"] == "" || p["open.css"] != "" {
		t.Errorf("the intranet publishes %v", p)
	}
}

func TestTheFontIsSmall(t *testing.T) {
	set, _ := layouts.Load(nil)
	for _, a := range set.Assets(layouts.Public) {
		if path.Ext(a.Name) == ".woff2" && len(a.Bytes) > 30_000 {
			t.Errorf("%s weighs %d bytes", a.Name, len(a.Bytes))
		}
	}
}

// fetches finds a call of the browser's fetch, not a method with that name.
var fetches = regexp.MustCompile(`[=(;] ?(await )?fetch\(`)

// TestAssetsAskForNothingForeign: pages work without a network.
func TestAssetsAskForNothingForeign(t *testing.T) {
	set, _ := layouts.Load(nil)
	for _, site := range sites {
		for _, a := range set.Assets(site) {
			ext := path.Ext(a.Name)
			data := bytes.ReplaceAll(a.Bytes, []byte(`xmlns="http://www.w3.org/2000/svg"`), nil)
			if (ext == ".css" || ext == ".js" || ext == ".svg") && bytes.Contains(data, []byte("//")) && !bytes.Contains(data, []byte("/*")) {
				t.Errorf("%s holds a foreign address", a.Name)
			}
			if bytes.Contains(data, []byte("@import")) || fetches.Match(data) {
				t.Errorf("%s loads something", a.Name)
			}
		}
	}
}
