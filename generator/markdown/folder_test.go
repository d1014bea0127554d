package markdown

import "testing"

// TestLinksBetweenFolders: a link leads to its page from whatever folder both
// lie in, and whatever language they are in.
func TestLinksBetweenFolders(t *testing.T) {
	output := func(name, lang string) string {
		return map[string]string{"sv": "", "en": "en/"}[lang] + name + ".html"
	}
	for _, tt := range []struct{ from, lang, link, href, to string }{
		{"kontakt.md", "sv", "om/ratt.md", "om/ratt.html", "om/ratt.html"},
		{"om/ratt.md", "sv", "../kontakt.md", "../kontakt.html", "kontakt.html"},
		{"om/ratt.md", "sv", "plan.md#b", "plan.html#b", "om/plan.html"},
		{"om/ratt.md", "sv", "../../files/m.svg", "../files/m.svg", "files/m.svg"},
		{"om/ratt.en.md", "en", "plan.en.md", "plan.html", "en/om/plan.html"},
		{"om/ratt.en.md", "en", "plan.md", "../../om/plan.html", "om/plan.html"},
	} {
		a := &Address{Path: tt.from, Lang: tt.lang, Default: "sv", Output: output}
		href, to, bad := a.follow(tt.link, false)
		if bad != nil || href != tt.href || to.Output != tt.to {
			t.Errorf("%s in %s: %q to %q (%v), want %q to %q", tt.link, tt.from, href, to.Output, bad, tt.href, tt.to)
		}
	}
}
