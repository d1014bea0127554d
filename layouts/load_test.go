package layouts_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/diag"
	"planportal/layouts"
)

// view is what the layouts of these tests are filled with.
type view struct {
	Frame
	Name   string
	People []person
}

type Frame struct{ Title string }

type person struct{ Given string }

func (Frame) Word(key string) string { return "ord:" + key }

var filled = view{Frame{"Titel"}, "Åsa", []person{{"Örjan"}}}

// lines writes findings as people read them, with the arguments of their rule.
func lines(found []diag.Finding) []string {
	var out []string
	for _, f := range found {
		out = append(out, fmt.Sprintf("%s:%d:%d: %s %s", f.File, f.Line, f.Col, f.Rule, strings.Join(f.Args, " | ")))
	}
	return out
}

func TestBuiltInLayoutsHaveNoFindings(t *testing.T) {
	_, found := layouts.Load(nil)
	if diff := cmp.Diff([]string(nil), lines(found)); diff != "" {
		t.Error(diff)
	}
}

func TestFilesOfTheUsersLieOverTheBuiltInOnes(t *testing.T) {
	set, found := layouts.Load(fstest.MapFS{
		"public/page.html":  {Data: []byte("\ufeff<p>{{.Name}} {{template \"mark\"}}</p>\r\n")},
		"layouts.go":        {Data: []byte("package layouts")},
		"README.md":         {Data: []byte("om layouterna")},
		".gitignore":        {Data: []byte("*~")},
		"public/page.html~": {Data: []byte("{{")},
		".git/config":       {Data: []byte("{{")},
	})
	if len(found) > 0 {
		t.Errorf("findings: %q", lines(found))
	}
	html, err := set.Execute(nil, "public/page.html", filled)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(html), "<p>Åsa <svg") {
		t.Errorf("the user's page is %q", html)
	}
	if _, err := set.Execute(nil, "public/pgae.html", filled); err == nil {
		t.Error("a layout that does not exist was filled")
	}
}

func TestWhatIsWrongInAUsersLayoutIsAFinding(t *testing.T) {
	const page = "public/page.html"
	for name, test := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"a slip in a layout's name": {
			map[string]string{"public/pgae.html": "x"},
			[]string{"layouts/public/pgae.html:0:0: unknown-layout public/pgae.html | public/page.html"},
		},
		"a slip in an asset's name": {
			map[string]string{"assets/tokns.css": ":root{}"},
			[]string{"layouts/assets/tokns.css:0:0: unknown-layout assets/tokns.css | assets/tokens.css"},
		},
		"an asset of one's own that a layout asks for": {
			map[string]string{"assets/arms.png": "\x89PNG", page: `<img src="{{.Asset "arms.png"}}" alt="Vapen">`}, nil,
		},
		"an asset that does not exist": {
			map[string]string{page: "<p>å</p>\n<p>å{{.Asset \"arms.png\"}}</p>"},
			[]string{"layouts/public/page.html:2:15: layout-fails no asset named arms.png"},
		},
		"a font that does not exist": {
			map[string]string{"assets/tokens.css": "/* å */ @font-face { src: url(egen.woff2) }"},
			[]string{"layouts/assets/tokens.css:1:31: layout-fails no asset named egen.woff2"},
		},
		"an action that does not end": {
			map[string]string{page: "<p>\n<p>å {{if .Name}}</p>\n"},
			[]string{"layouts/public/page.html:3:1: layout-syntax unexpected EOF"},
		},
		"a function that does not exist": {
			map[string]string{page: "<p>\n<p>å {{upper .Name}}</p>\n"},
			[]string{"layouts/public/page.html:2:8: layout-syntax function \"upper\" not defined"},
		},
		"a shared part, found once": {
			map[string]string{"shared/icons.html": "{{end}}"},
			[]string{"layouts/shared/icons.html:1:1: layout-syntax unexpected {{end}}"},
		},
		"Latin-1": {
			map[string]string{page: "<p>\xe5</p>"},
			[]string{"layouts/public/page.html:0:0: layout-syntax the file is not UTF-8"},
		},
		"an unsafe template": {
			map[string]string{page: "<p style=\"color: red\">\n<a href={{.Name}}>å</a>"},
			[]string{
				"layouts/public/page.html:1:4: layout-unsafe a style attribute",
				"layouts/public/page.html:2:4: layout-unsafe href= without quotes",
			},
		},
		"words": {
			map[string]string{"words/en.json": "{\n  \"skipp\": \"Skip\",\n  \"toc\": \"Contents\"\n}"},
			[]string{"layouts/words/en.json:2:3: unknown-word skipp | skip"},
		},
		"words that are no words": {
			map[string]string{"words/en.json": "{\n  \"toc\": 3\n}"},
			[]string{"layouts/words/en.json:2:10: layout-words json: cannot unmarshal number into Go value of type string"},
		},
		"words that are no JSON": {
			map[string]string{"words/en.json": "{\n  \"toc\": \"Contents\",\n}"},
			[]string{"layouts/words/en.json:3:1: layout-words invalid character '}' looking for beginning of object key string"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			user := fstest.MapFS{}
			for path, text := range test.files {
				user[path] = &fstest.MapFile{Data: []byte(text)}
			}
			set, found := layouts.Load(user)
			if diff := cmp.Diff(test.want, lines(found)); diff != "" {
				t.Error(diff)
			}
			if words := set.Words("en"); words["skip"] == "" || words["toc"] == "" {
				t.Errorf("the English words are %v", words)
			}
		})
	}
}

func TestAWrongFieldIsFoundAtItsPlace(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"good":           {"<h1>{{.Title}}</h1>{{range .People}}{{.Given}}{{end}}", nil},
		"on a line":      {"<h1>\n  <b>å {{.Titel}}</b>\n", []string{"layouts/public/page.html:2:10: layout-field Titel | layouts_test.view | Title"}},
		"on first line":  {"åä{{.Nam}}", []string{"layouts/public/page.html:1:5: layout-field Nam | layouts_test.view | Name"}},
		"in a list":      {"{{range .People}}\n{{.Gven}}{{end}}", []string{"layouts/public/page.html:2:3: layout-field Gven | layouts_test.person | Given"}},
		"a method":       {"{{.Wrd \"toc\"}}", []string{"layouts/public/page.html:1:3: layout-field Wrd | layouts_test.view | Word"}},
		"an unsafe href": {"<a href=\"{{if .Name}}?{{end}}{{.Name}}\">x</a>", []string{"layouts/public/page.html:1:32: layout-fails {{.Name}} appears in an ambiguous context within a URL"}},
		"a missing part": {"<p>{{template \"prat\" .}}</p>", []string{`layouts/public/page.html:1:15: layout-fails no such template "prat"`}},
	} {
		t.Run(name, func(t *testing.T) {
			set, found := layouts.Load(fstest.MapFS{"public/page.html": {Data: []byte(test.text)}})
			found = append(found, set.Check("public/page.html", filled)...)
			if diff := cmp.Diff(test.want, lines(found)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestABrokenLayoutLeavesTheBuiltInOne(t *testing.T) {
	set, _ := layouts.Load(fstest.MapFS{"public/contact.html": {Data: []byte("{{if}}")}})
	html, err := set.Execute(nil, "public/contact.html", struct{ Contact struct{ Heading string } }{})
	if err != nil || len(html) > 1 {
		t.Errorf("the contact box without contact data is %q, %v", html, err)
	}
}
