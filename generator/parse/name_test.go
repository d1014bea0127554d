package parse_test

import (
	"strings"
	"testing"

	"planportal/generator/diag"
	"planportal/generator/parse"
)

func TestPlanName(t *testing.T) {
	long := strings.Repeat("a", 70)
	for file, want := range map[string][3]string{
		"content/plans/norr/lss-2025-0142.md": {"norr", "lss-2025-0142", ""},
		"content/plans/0/0.md":                {"0", "0", ""},
		"content/plans/norr/Lss_2025 142.md":  {"norr", "lss-2025-142", "bad-name"},
		"content/plans/Södra Ängen/åäö.md":    {"sodra-angen", "aao", "bad-name bad-name"},
		"content/plans/norr/a\u030A.md":       {"norr", "a", "bad-name"}, // å of two code points
		"content/plans/norr/-a-.md":           {"norr", "a", "bad-name"},
		"content/plans/norr/Æsop ß.md":        {"norr", "aesop-ss", "bad-name"},
		"content/plans/norr/" + long + ".md":  {"norr", long[:64], "bad-name"},
		"content/plans/norr/ö!?.md":           {"norr", "o", "bad-name"},
		"content/plans/norr/日本.md":            {"norr", "namnlos", "bad-name"},
		"content/plans/norr/a.b.md":           {"norr", "a-b", "bad-name"},
		"content/plans/norr/index.md":         {"norr", "index", "reserved-name"},
		"content/plans/norr/con.md":           {"norr", "con", "reserved-name"},
		"content/plans/norr/lpt1.md":          {"norr", "lpt1", "reserved-name"},
		"content/plans/a.md":                  {"utan-enhet", "a", "misplaced-file"},
		"content/plans/norr/2025/a.md":        {"norr", "a", "misplaced-file"},
	} {
		unit, id, found := parse.PlanName(file)
		if got := rules(found); unit != want[0] || id != want[1] || got != want[2] {
			t.Errorf("PlanName(%q) = %q, %q, %q; want %q", file, unit, id, got, want)
		}
	}
}

func TestPageName(t *testing.T) {
	for file, want := range map[string][3]string{
		"content/pages/kontakt.md":           {"kontakt", "sv", ""},
		"content/pages/kontakt.en.md":        {"kontakt", "en", ""},
		"content/pages/kontakt.sv-simple.md": {"kontakt", "sv-simple", ""},
		"content/pages/ratt/vem.fi.md":       {"ratt/vem", "fi", ""},
		"content/pages/index.md":             {"index", "sv", ""},
		"content/pages/kontakt.sv.md":        {"kontakt", "sv", "unknown-language"},
		"content/pages/kontakt.de.md":        {"kontakt", "sv", "unknown-language"},
		"content/pages/a.b.en.md":            {"a", "sv", "unknown-language"},
		"content/pages/Så gör du.md":         {"sa-gor-du", "sv", "bad-name"},
		"content/pages/en/kontakt.md":        {"en/kontakt", "sv", "reserved-name"},
		"content/pages/ratt/en/kontakt.md":   {"ratt/en/kontakt", "sv", ""},
		"content/pages/en.md":                {"en", "sv", ""},
		"content/pages/ratt/nul.md":          {"ratt/nul", "sv", "reserved-name"},
	} {
		name, lang, found := parse.PageName(file)
		if got := rules(found); name != want[0] || lang != want[1] || got != want[2] {
			t.Errorf("PageName(%q) = %q, %q, %q; want %q", file, name, lang, got, want)
		}
	}
	_, _, found := parse.PageName("content/pages/kontakt.eng.md")
	if got := found[0].Do(diag.Swedish); !strings.Contains(got, `menade du "en"?`) {
		t.Errorf("hint for .eng.md: %s", got)
	}
}

func rules(found []diag.Finding) string {
	var all []string
	for _, f := range found {
		all = append(all, f.Rule)
	}
	return strings.Join(all, " ")
}
