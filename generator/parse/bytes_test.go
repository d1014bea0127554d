package parse_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"planportal/generator/diag"
	"planportal/generator/parse"
)

const head = "---\nclient: Exempel Exempelsson\nprotection: none\nstatus: draft\nresponsible: Karin Exempel\n"

// What a txtar cannot hold: bytes that are no text, and files that are too
// large.
func TestBrokenBytes(t *testing.T) {
	plan := head + "---\n"
	for name, c := range map[string]struct {
		src  string
		want []string
	}{
		"nothing":              {"", []string{"0:0 empty-file"}},
		"only space":           {" \n\t\n", []string{"0:0 empty-file"}},
		"byte order mark":      {"\uFEFF" + plan, []string{"1:1 byte-order-mark"}},
		"a mark and an error":  {"\uFEFF" + head + "borm: 1998-04-12\n---\n", []string{"1:1 byte-order-mark", "6:1 unknown-field"}},
		"UTF-16":               {"\xff\xfe-\x00-\x00-\x00\n\x00", []string{"1:1 not-utf8"}},
		"Latin-1":              {strings.Replace(plan, "Karin Exempel", "\xc5sa Exempel", 1), []string{"5:14 not-utf8"}},
		"Latin-1 after å":      {strings.Replace(plan, "Karin Exempel", "Åsa \xe5", 1), []string{"5:18 not-utf8"}},
		"half a character":     {plan + "text \xc3", []string{"7:6 not-utf8"}},
		"NUL":                  {plan + "a\x00b", []string{"7:2 control-character"}},
		"bell in the header":   {strings.Replace(plan, "Karin", "\aKarin", 1), []string{"5:14 control-character"}},
		"lone carriage return": {plan + "a\rb", []string{"7:2 control-character"}},
		"next line":            {strings.Replace(plan, "Karin Exempel", "Karin\u0085Exempel", 1), []string{"5:19 control-character"}},
		"line separator":       {plan + "a\u2028b", []string{"7:2 control-character"}},
		"right to left":        {plan + "å\u202Eb", []string{"7:2 bidi-control"}},
		"isolate in a name":    {strings.Replace(plan, "Karin", "Ka\u2066rin", 1), []string{"5:16 bidi-control"}},
		"zero width in a key":  {strings.Replace(plan, "client", "cli\u200Bent", 1), []string{"2:1 unknown-field", "2:4 invisible-character"}},
		"a mark in the middle": {strings.Replace(plan, "Karin", "Ka\uFEFFrin", 1), []string{"5:16 invisible-character"}},
		"CRLF":                 {strings.ReplaceAll(head+"borm: 1998-04-12\n---\nå\x00\n", "\n", "\r\n"), []string{"6:1 unknown-field", "8:2 control-character"}},
		"a large file":         {plan + strings.Repeat("a\n", 128<<10), []string{"0:0 file-too-large"}},
		"a large header":       {head + strings.Repeat("# kommentar\n", 1400) + "---\n", []string{"1:1 header-too-large"}},
		"a large body":         {plan + strings.Repeat("abc\n\n", 14<<10), []string{"26221:2 text-too-long"}},
		"no line end":          {strings.TrimSuffix(plan, "\n") + " ---", []string{"1:1 unclosed-header", "6:1 yaml-documents"}},
	} {
		t.Run(name, func(t *testing.T) {
			p, found := parse.Plan("a.md", "norr", "a", []byte(c.src))
			checkFindings(t, p != nil, found)
			if got := places(found); !slices.Equal(got, c.want) {
				t.Errorf("found %q, want %q", got, c.want)
			}
			if p != nil {
				t.Error("the plan was read")
			}
		})
	}
}

func places(found []diag.Finding) []string {
	var all []string
	for _, f := range found {
		all = append(all, fmt.Sprintf("%d:%d %s", f.Line, f.Col, f.Rule))
	}
	return all
}

// A file of nothing but control characters has one page of findings.
func TestFindingsDoNotFlood(t *testing.T) {
	_, found := parse.Plan("a.md", "norr", "a", []byte(head+"---\n"+strings.Repeat("\a", 60<<10)))
	if len(found) > 50 {
		t.Errorf("%d findings", len(found))
	}
	_, found = parse.Plan("a.md", "norr", "a", []byte(head+"---\n"+strings.Repeat("19121212-1212\n\n", 4000)))
	if len(found) > 50 {
		t.Errorf("%d findings", len(found))
	}
}

// The same plan with any line ends and any spelling of å is the same plan.
func TestLineEndsAndFormsOfLetters(t *testing.T) {
	text := strings.Replace(head, "Karin", "Åsa", 1) + "---\n## Hur har jag det nu?\nBra, på det hela taget.\n"
	want, found := parse.Plan("a.md", "norr", "a", []byte(text))
	if want == nil {
		t.Fatal(printed(found))
	}
	for name, other := range map[string]string{
		"CRLF": strings.ReplaceAll(text, "\n", "\r\n"),
		"NFD":  strings.NewReplacer("Å", "A\u030A", "å", "a\u030A").Replace(text),
		"NBSP": strings.Replace(text, "Åsa Exempel", "Åsa\u00A0Exempel", 1),
	} {
		got, found := parse.Plan("a.md", "norr", "a", []byte(other))
		if got == nil {
			t.Errorf("%s: %s", name, printed(found))
			continue
		}
		if got.Responsible != want.Responsible || got.Sections[0].HTML != want.Sections[0].HTML {
			t.Errorf("%s: %q and %q, want %q and %q", name, got.Responsible, got.Sections[0].HTML, want.Responsible, want.Sections[0].HTML)
		}
	}
}
