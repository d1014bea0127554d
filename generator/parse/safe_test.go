package parse_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"planportal/generator/diag"
	"planportal/generator/parse"
	"planportal/generator/plan"
	"planportal/test/spent"
)

// names stand for every name and every word of a text in the broken files. No
// finding may repeat any of them, whatever is wrong.
var names = []string{
	"Exempel Exempelsson", "Karin Exempel", "Siv Exempel", "Kulturhuset", "Skolan", "assistans", "Siv",
	"Exempelsson", "Exempelfält", "Jag bor hemma", "simma", "simning", "ledsagare", "Rum", "karin", "JONHJO", "1998-04-12", "Testpersonen",
}

func TestFindingsRepeatNothingPrivate(t *testing.T) {
	secrets := make([]string, 0, 2*len(names))
	for i, n := range names {
		secrets = append(secrets, n, "Qx"+strings.Repeat("z", i+1)+"wv")
	}
	hide := strings.NewReplacer(secrets...)
	archives, err := filepath.Glob("testdata/broken/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			file := archive.Files[i]
			src := hide.Replace(string(file.Data))
			_, found := read(strings.TrimSuffix(filepath.Base(name), ".txtar"), file.Name, []byte(src))
			for _, f := range found {
				said := f.Says(diag.Swedish) + f.Do(diag.Swedish) + f.Says(diag.English) + f.Do(diag.English) + strings.Join(f.Args, " ")
				if strings.Contains(said, "Qx") || strings.Contains(said, "12121") {
					t.Errorf("%s: %s says %q", file.Name, f.Rule, said)
				}
			}
		}
	}
}

func TestProtection(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		want plan.Protection
	}{
		"a good plan":                 {head + "---\n", plan.None},
		"marked":                      {strings.Replace(head, "none", "marked", 1) + "---\n", plan.Marked},
		"quoted":                      {strings.Replace(head, "none", "\"registered\"", 1) + "---\n", plan.Registered},
		"an unknown field":            {head + "borm: 1998-04-12\n---\n", plan.None},
		"a hash elsewhere":            {head + "others: {a: b #5}\n---\n", plan.None},
		"a broken text":               {head + "---\n## A\n## A\n", plan.None},
		"no protection":               {strings.Replace(head, "protection: none\n", "", 1) + "---\n", ""},
		"protection twice":            {head + "protection: none\n---\n", ""},
		"protection misspelt":         {strings.Replace(head, "protection", "protecton", 1) + "---\n", ""},
		"and another, misspelt":       {head + "protecton: marked\n---\n", ""},
		"and another, in Swedish":     {head + "sekretess: ja\n---\n", ""},
		"a word that does not exist":  {strings.Replace(head, "none", "None", 1) + "---\n", ""},
		"a comment that could be it":  {strings.Replace(head, "none", "none #marked", 1) + "---\n", ""},
		"more findings than are told": {strings.Replace(head, "protection: none", strings.Repeat("a: !b c\n", 30)+"protection: !b none", 1) + "---\n", ""},
		"a second line":               {strings.Replace(head, "none", "none\n  marked", 1) + "---\n", ""},
		"an alias":                    {strings.Replace(head, "none", "&p none", 1) + "---\n", ""},
		"a list":                      {strings.Replace(head, "none", "[none]", 1) + "---\n", ""},
		"nested":                      {strings.Replace(head, "protection: none\n", "", 1) + "others:\n  protection: none\n---\n", ""},
		"a YAML error":                {head + "copies: [a\n---\n", ""},
		"an unclosed header":          {head, ""},
		"dots":                        {head + "...\n", ""},
		"a byte order mark":           {"\uFEFF" + head + "---\n", ""},
		"a hidden character":          {strings.Replace(head, "none", "no\u200Bne", 1) + "---\n", ""},
		"a turned direction":          {head + "---\n\u202E", ""},
		"nothing":                     {"", ""},
		"no text":                     {"\xff", ""},
	} {
		got, certain := parse.Protection([]byte(c.src))
		if got != c.want || certain != (c.want != "") {
			t.Errorf("%s: %q, %v; want %q", name, got, certain, c.want)
		}
	}
}

// slowest is how much processor time a file may take at most. The worst here
// takes a twentieth of it, so that the test holds with the race detector, too.
const slowest = 5 * time.Second

// The limits on a file's size are what keeps reading quick: the worst that was
// found within them, each in its way, needs no deadline.
func TestNoFileIsSlow(t *testing.T) {
	fill := func(s string, size int) string { return strings.Repeat(s, size/len(s)) }
	const header, file = 16<<10 - 100, 256<<10 - 100
	for _, s := range []string{
		"[", "{", "[{", "a: {", "- ", "? ", "a: &a\n", "\"", "'", "a: b: ", "!", "!!str ", "&a ", "*a ", "#", " #", ": ", "a:\n ",
		"a: |\n", "%", "\t", ", ", "[a, ", "{a: b, ", "{? ", "a: b\n", "\"a\": ", "- - ", "-\n", "<<: {}\n", "...\n", "\u00A0", "å", "19121212-1212 ", "1 ",
	} {
		for name, src := range map[string]string{
			"header": "---\n" + fill(s, header) + "\n---\n",
			"body":   head + "---\n" + fill(s, file-200),
		} {
			begin := spent.Processor()
			_, found := parse.Plan("a.md", "norr", "a", []byte(src))
			if took := spent.Processor() - begin; took > slowest {
				t.Errorf("%s of %q took %v", name, s, took)
			}
			if len(found) > 200 {
				t.Errorf("%s of %q: %d findings", name, s, len(found))
			}
		}
		begin := spent.Processor()
		_, found := parse.Settings("site.yaml", []byte(fill(s, file)))
		if took := spent.Processor() - begin; took > slowest {
			t.Errorf("settings of %q took %v and gave %d findings", s, took, len(found))
		}
	}
}

// slow is how much processor time a file of a fuzz test may take.
const slow = time.Second

// quick tells when something takes longer.
func quick(t *testing.T, read func()) {
	t.Helper()
	began := spent.Processor()
	read()
	if took := spent.Processor() - began; took > slow {
		t.Errorf("it took %v", took)
	}
}

func FuzzPlan(f *testing.F) {
	seed(f, "fences", "yaml", "fields", "rows")
	f.Add([]byte(parse.BlankPlan()))
	f.Fuzz(func(t *testing.T, src []byte) {
		quick(t, func() { parse.Plan("a.md", "norr", "a", src) })
		p, found := parse.Plan("a.md", "norr", "a", src)
		checkFindings(t, p != nil, found)
		protection, certain := parse.Protection(src)
		if p != nil && (!certain || p.Protection != protection) {
			t.Errorf("a plan of protection %q, but Protection says %q, %v", p.Protection, protection, certain)
		}
	})
}

func FuzzPage(f *testing.F) {
	seed(f, "pages")
	f.Add([]byte(parse.BlankPage()))
	f.Fuzz(func(t *testing.T, src []byte) {
		quick(t, func() { parse.Page("content/pages/a.md", "a", "sv", src) })
		p, found := parse.Page("content/pages/a.md", "a", "sv", src)
		checkFindings(t, p != nil, found)
	})
}

func FuzzSettings(f *testing.F) {
	seed(f, "site")
	f.Fuzz(func(t *testing.T, src []byte) {
		quick(t, func() { parse.Settings("content/site.yaml", src) })
		s, found := parse.Settings("content/site.yaml", src)
		checkFindings(t, s.Open.Name != "", found)
	})
}

// FuzzHeader puts a header, whatever it is, into a good plan and a good page.
func FuzzHeader(f *testing.F) {
	for _, s := range []string{"", "meetings: []", "copies: [a, b]", "others:\n  a: b", "next_review: 2026-02-30", "&a b: *a", "---", "? a\n: b", "a: |\n  ---\n  b", "aliases: [x.html]"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, lines []byte) {
		src := []byte(head + string(lines) + "\n---\n## Hur har jag det nu?\nBra.\n")
		quick(t, func() {
			p, found := parse.Plan("content/plans/norr/a.md", "norr", "a", src)
			checkFindings(t, p != nil, found)
			protection, certain := parse.Protection(src)
			if p != nil && (!certain || p.Protection != protection) {
				t.Errorf("a plan of protection %q, but Protection says %q, %v", p.Protection, protection, certain)
			}
		})
		quick(t, func() {
			p, found := parse.Page("content/pages/a.md", "a", "sv", []byte("---\ntitle: A\n"+string(lines)+"\n---\nText.\n"))
			checkFindings(t, p != nil, found)
		})
	})
}

// FuzzNames: a path is a good name, or a finding; a good name is safe in any file
// system and address.
func FuzzNames(f *testing.F) {
	for _, s := range []string{"content/plans/norr/a.md", "content/plans/Å b/c.md", "content/pages/kontakt.en.md", "content/pages/x/index.sv-simple.md", "content/plans/con/a.md", "content/plans/../a.md", "content/pages/.md"} {
		f.Add(s)
	}
	good := regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)
	f.Fuzz(func(t *testing.T, file string) {
		quick(t, func() {
			unit, id, found := parse.PlanName(file)
			if !diag.Failed(found) && (!good.MatchString(unit) || !good.MatchString(id)) {
				t.Errorf("unit %q, id %q", unit, id)
			}
			name, lang, found := parse.PageName(file)
			for step := range strings.SplitSeq(name, "/") {
				if !diag.Failed(found) && (!good.MatchString(step) || lang == "") {
					t.Errorf("name %q, language %q", name, lang)
				}
			}
		})
	})
}

// seed adds the broken files of some sets.
func seed(f *testing.F, sets ...string) {
	for _, set := range sets {
		text, err := os.ReadFile("testdata/broken/" + set + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		for i, file := range txtar.Parse(text).Files {
			if i%2 == 0 {
				f.Add(file.Data)
			}
		}
	}
}
