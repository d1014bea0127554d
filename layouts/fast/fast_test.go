package fast_test

import (
	"errors"
	"fmt"
	"html/template"
	"strings"
	"sync"
	"testing"

	"planportal/layouts/fast"
)

// view has something of each kind that a layout may ask for.
type view struct {
	Frame
	Name, Empty string
	Kind        kind
	Count, None int
	Small       uint8
	Yes, No     bool
	Half        float64
	Body        template.HTML
	Trusted     template.URL
	Items       []item
	Bare        []item
	Names       []string
	Pair        [2]string
	Words       map[string]string
	Deep        *item
	Nil         *item
	Any         any
	hidden      string
	Tree        []item
	Said        loud
}

type (
	kind string
	item struct {
		Name  string
		Count int
		Items []item
	}
	loud string
	// Frame is embedded, as the frame of a page is.
	Frame struct{ Root string }
)

func (l loud) String() string { return strings.ToUpper(string(l)) + "!" }

func (i *item) ByAddress() string { return i.Name }

func (f Frame) Asset(name string) (string, error) {
	if name == "missing" {
		return "", errors.New("there is no such asset")
	}
	return f.Root + "assets/" + name, nil
}

func (f Frame) Twice(s string) string { return s + s }

func (f Frame) Times(n int, s string) string { return strings.Repeat(s, n) }

func (f Frame) Main() item { return item{Name: "main", Count: 4} }

func filled() view {
	leaf := item{Name: "leaf", Count: 3}
	branch := item{Name: "<branch>", Count: 2, Items: []item{leaf, leaf}}
	return view{
		Frame: Frame{Root: "../"}, Name: `"Ylva" & O'Hara +<b>`, Kind: "review", Count: -7, Small: 200, Yes: true, Half: 0.5,
		Body: "<p>a &amp; b+c</p>", Trusted: "javascript:alert('1')", Items: []item{branch, leaf, {}}, Names: []string{"a", "b", "c"},
		Pair: [2]string{"left", "right"}, Words: map[string]string{"b": "two", "a": "one"}, Deep: &branch, Any: "any", hidden: "hidden", Tree: []item{branch}, Said: "hej",
	}
}

// compiled are templates that never need html/template again.
var compiled = []string{
	`text only`, `{{/* a comment */}}a{{- /* b */ -}} c <!-- d --> e`, ``,
	`{{.Name}} {{.Empty}} {{.Kind}} {{.Count}} {{.Yes}} {{.No}} {{.Body}} {{.Trusted}}`,
	`<title>{{.Name}} {{.Trusted}} {{.Count}}</title><textarea>{{.Name}}</textarea>`,
	`<p class="a {{.Name}}" id='{{.Name}}' title="{{.Trusted}}" data-n="{{.Count}}" lang="{{.Kind}}">`,
	`<a href="{{.Name}}"></a><a href="{{.Trusted}}"></a><a href='{{.Name}}'></a>`,
	`<a href="/x/{{.Name}}/{{.Trusted}}?q={{.Name}}&r={{.Trusted}}#{{.Name}}"></a>`, `<img src="{{.Root}}{{.Name}}.png" alt="{{.Name}}">`,
	`<meta http-equiv="refresh" content="0; url={{.Trusted}}"><meta name="description" content="{{.Name}}">`,
	`{{.Asset "a.css"}} <link href="{{.Asset "b.css"}}"> {{$.Asset "c"}} {{.Frame.Asset "d"}} {{.Twice .Name}} {{.Times 3 "x"}} {{.Main.Name}} {{(.Twice "z") | len}}`,
	`{{if .Name}}a{{end}}{{if .Empty}}b{{else}}c{{end}}{{if .None}}d{{else if .Count}}e{{else}}f{{end}}`,
	`{{if .Items}}1{{end}}{{if .Bare}}2{{end}}{{if .Words}}3{{end}}{{if .Deep}}4{{end}}{{if .Nil}}5{{end}}{{if .Pair}}6{{end}}{{if .Yes}}7{{end}}{{if .No}}8{{end}}{{if .Frame}}9{{end}}{{if .Body}}0{{end}}`,
	`{{with .Name}}{{.}}{{end}}{{with .Empty}}a{{else}}{{.Name}}{{end}}{{with $x := .Main}}{{$x.Name}}{{.Count}}{{$.Name}}{{end}}{{with .Empty}}a{{else with .Name}}{{.}}{{end}}`,
	`{{range .Items}}{{.Name}}{{range .Items}}({{.Name}}){{else}}-{{end}}{{end}}{{range .Bare}}a{{else}}{{.Name}}{{end}}{{range .Bare}}a{{end}}`,
	`{{range $i, $x := .Items}}{{if $i}}, {{end}}{{$i}}{{$x.Name}}{{end}}{{range $x := .Names}}{{$x}}{{.}}{{end}}{{range .Pair}}{{.}};{{end}}`,
	`{{range .Names}}{{if eq . "b"}}{{continue}}{{end}}{{.}}{{end}}{{range .Names}}{{.}}{{if eq . "b"}}{{break}}{{end}}{{end}}`,
	`{{range .Items}}{{range .Items}}{{break}}{{else}}{{break}}{{end}}{{.Name}};{{end}}`,
	`{{range .Items}}{{range .Items}}{{continue}}{{else}}{{continue}}{{end}}{{.Name}};{{end}}`,
	`{{range $x := .Names}}{{with $x}}{{if eq . "a"}}{{continue}}{{end}}{{.}}{{end}}!{{end}}`,
	`{{$x := 0}}{{range .Names}}{{$x = 1}}{{end}}{{$x}}{{if true}}{{$x := 5}}{{$x}}{{end}}{{$x}}{{$x = 2}}{{$x}}{{$x := "s"}}{{$x}}`,
	`{{if $x := .Name}}{{$x}}{{end}}{{if $x := .Empty}}{{else}}[{{$x}}]{{end}}{{range .Names}}{{$y := .}}{{$y}}{{end}}`,
	`{{range $i, $n := .Names}}{{range $j, $m := $.Names}}{{$i}}{{$j}}{{$n}}{{$m}} {{end}}{{end}}`,
	`{{eq .Kind "review"}}{{eq .Name "a" "b"}}{{eq .Kind "a" "review"}}{{ne .Kind "x"}}{{eq .Count -7}}{{lt .Count 3}}{{le 3 3}}{{gt 2 1}}{{ge 1 2}}{{lt "a" "b"}}{{gt "a" "b"}}`,
	`{{if or .Empty .Items .Name}}a{{end}}{{if and .Name .Bare}}b{{else}}c{{end}}{{if not (or .Bare .Empty)}}d{{end}}{{if not .Yes}}e{{end}}{{if and (eq .Kind "review") (not .No) (gt (len .Items) 2)}}f{{end}}`,
	`{{or .Empty .Name}}{{and .Empty .Name}}{{with or .Empty "none"}}{{.}}{{end}}{{or .No .Yes}}{{and 1 0}}{{not .Yes}}{{if (and .Name)}}x{{end}}`,
	`{{len .Items}}{{len .Name}}{{len .Words}}{{len .Pair}}{{.Items | len}}{{index .Names 1}}{{index .Words "a"}}{{index .Words "none"}}{{(index .Items 0).Name}}{{index .Pair 1 | printf "%s?"}}`,
	`{{print .Name 1 2 .Count}}{{printf "%d%%+%q" .Count .Name}}{{.Name | printf "%s-%s" .Kind}}{{printf "x" | len}}{{print}}`,
	`{{.Deep.Name}}{{range .Deep.Items}}{{.Name}}{{end}}{{with .Deep}}{{.Name}}{{.ByAddress}}{{end}}{{with .Nil}}{{.Name}}{{end}}`,
	`{{template "b" .}}{{template "b" .Name}}{{template "c"}}{{define "b"}}[{{with .}}x{{end}}]{{end}}{{define "c"}}<b>no data</b>{{end}}`,
	`{{define "tree"}}<ul>{{range .}}<li>{{.Name}}{{if .Items}}{{template "tree" .Items}}{{end}}{{end}}</ul>{{end}}{{template "tree" .Tree}}`,
	`{{$x := 1}}{{template "v" .Names}}{{$x}}{{define "v"}}{{$x := 2}}{{range $}}{{$x}}{{.}}{{end}}{{end}}`,
	`<{{.Kind}}>`, `{{block "say" .Main}}{{.Name}}{{end}}`, `{{"a constant <>"}}{{1}}{{true}}{{"x" | print}}`, `<p{{if .Yes}} class="a"{{end}}>{{if .No}}</p>{{end}}`,
}

// left are templates that html/template fills: rare, or unknown to the escapers.
var left = []string{
	`<a title={{.Name}}>`, `<a title="{{.Body}}">`, `<img srcset="{{.Name}}">`, `<title>{{.Body}}</title>`, `{{.Small}}`, `{{if .Small}}a{{end}}`, `{{gt .Small .Small}}`, `{{eq .Yes true}}`, `{{if .No}}{{.hidden}}{{end}}`, `<script>x = {{.Name}}</script>`, `<p style="color: {{.Name}}">`, `<p onclick="f({{.Name}})">`,
	`<p {{.Kind}}="x">`, `{{.Half}}`, `{{if .Half}}a{{end}}`, `{{.Said}}`, `{{.Any}}`, `{{.Deep}}`, `{{.Items}}`, `{{.Names | html}}`, `{{html .Name}}`, `{{.Name | urlquery}}`, `{{.Words.a}}`,
	`{{range .Words}}{{.}}{{end}}`, `{{range 3}}{{.}}{{end}}`, `{{range $i, $x := .Bare}}a{{else}}{{len $x}}{{end}}`, `{{$x := 0}}{{range $x = .Bare}}{{end}}`, `{{$x := .Name}}{{$x = .Count}}{{$x}}`,
	`{{1.5}}`, `{{010}}`, `{{'a'}}`, `{{1e3}}`, `{{0x10}}`, `{{eq .Half 0.5}}`, `{{eq .Count .Small}}`, `{{eq .Any nil}}`, `{{or .Empty .Count}}`, `{{slice .Name 1 2}}`, `{{js .Name}}`,
	`{{.Count | eq -7}}`, `{{"a" | .Twice}}`, `{{template "x"}}{{define "x"}}{{if .}}a{{end}}{{end}}`, `<p class="{{template "x" .}}">{{define "x"}}{{.Name}}{{end}}`, `{{range .Items}}{{.ByAddress}}{{end}}`,
	`{{range .Names}}{{if eq . "b"}}{{break}}{{else}}{{continue}}{{end}}{{.}}{{end}}`, `{{index .Name 0}}`, `{{with $x := .Any}}{{$x}}{{end}}`, `{{and .Name}}{{.Name | and .Yes}}`, `{{println .Name}}`, `{{if and .No ($x := .Name)}}{{$x}}{{end}}`,
}

// set parses a template, under its own text as name.
func set(t testing.TB, text string) *fast.Set { return sets(t, text)[0] }

// sets are two of a template: one that fills its first view twice, and one that is
// known to be right.
func sets(t testing.TB, text string) (both []*fast.Set) {
	t.Helper()
	for _, known := range []bool{false, true} {
		parsed, err := template.New("page").Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		both = append(both, fast.New(parsed, known))
	}
	return both
}

func TestSameBytes(t *testing.T) {
	for _, text := range append(append([]string{}, compiled...), left...) {
		for _, s := range sets(t, text) {
			for i, v := range []any{filled(), filled(), view{}, pointer(filled()), view{}} {
				got, err := s.Execute(nil, "page", v)
				want, wantErr := s.Reference("page", v)
				if string(got) != string(want) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
					t.Errorf("%s, view %d: got %q, %v; html/template: %q, %v", text, i, got, err, want, wantErr)
				}
			}
		}
	}
}

func pointer(v view) *view { return &v }

func TestWhatIsCompiled(t *testing.T) {
	for _, text := range compiled {
		for _, s := range sets(t, text) {
			if err := s.Compiled("page", filled()); err != nil {
				t.Errorf("%s: %v", text, err)
			}
		}
	}
	for _, text := range left {
		if err := set(t, text).Compiled("page", filled()); err == nil {
			t.Errorf("%s: compiled; what is it that the compiler now knows?", text)
		}
	}
}

// TestErrors: what fails for one view fails in html/template's words, though
// the template is compiled and has filled another.
func TestErrors(t *testing.T) {
	for text, fails := range map[string]view{
		"a\nb {{.Asset .Name}}":                   {Name: "missing"},
		`{{eq .Kind "review" .Deep.Name}}`:        {Kind: "review"},
		`{{.Deep.Name}}`:                          {},
		`{{range .Deep.Items}}{{end}}`:            {},
		`{{index .Names .Count}}`:                 {Count: 1},
		`{{if .Yes}}{{else}}{{.Nil.Name}}{{end}}`: {},
	} {
		good := filled()
		good.Count = 0
		for i, s := range sets(t, text) {
			if i == 1 { // it fails with the first view, too
				if _, err := s.Execute(nil, "page", fails); err == nil {
					t.Errorf("%s: no error", text)
				}
			}
			if err := s.Compiled("page", good); err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			_, want := s.Reference("page", fails)
			if _, err := s.Execute(nil, "page", fails); err == nil || err.Error() != want.Error() {
				t.Errorf("%s: %v; html/template: %v", text, err, want)
			}
			if _, err := s.Execute(nil, "page", good); err != nil {
				t.Errorf("%s, after an error: %v", text, err)
			}
		}
	}
}

// TestDepth: a page that is too deep for the compiled template is right.
func TestDepth(t *testing.T) {
	deep := item{Name: "end"}
	for range 1500 {
		deep = item{Name: "x", Items: []item{deep}}
	}
	s := set(t, `{{define "tree"}}{{range .}}{{.Name}}{{template "tree" .Items}}{{end}}{{end}}{{template "tree" .Tree}}`)
	if err := s.Compiled("page", filled()); err != nil {
		t.Fatal(err)
	}
	got, err := s.Execute(nil, "page", view{Tree: []item{deep}})
	if want := strings.Repeat("x", 1500) + "end"; string(got) != want || err != nil {
		t.Errorf("got %d bytes, %v", len(got), err)
	}
}

// TestManyAtOnce: the first pages of several templates, side by side.
func TestManyAtOnce(t *testing.T) {
	parsed := template.Must(template.New("a").Parse(`{{define "b"}}{{.Name}}{{template "c" .Items}}{{end}}{{define "c"}}{{range .}}<b>{{.Name}}</b>{{end}}{{end}}{{template "b" .}}{{.Asset .Name}}`))
	s := fast.New(parsed, true)
	var all sync.WaitGroup
	for i := range 64 {
		all.Go(func() {
			v := filled()
			v.Name = fmt.Sprint("<", i, ">")
			name := []string{"a", "b"}[i%2]
			got, err := s.Execute(nil, name, v)
			want, _ := s.Reference(name, v)
			if string(got) != string(want) || err != nil {
				t.Errorf("%s: got %q, %v; html/template: %q", name, got, err, want)
			}
		})
	}
	all.Wait()
}

// FuzzEscaping holds the escapers to html/template's, in each place of a page
// where text may stand.
func FuzzEscaping(f *testing.F) {
	for _, s := range []string{"", "a", `"'+<>&;`, "javascript:alert(1)", "JAVASCRIPT:x", "a:b/c", "/a:b", "http://x/å?q=1#%zz%41", "mailto:a@b.se", "\x00\xff\xc3(", "\ufdd0\uffff", "HTTPS:", "%4", "a b\tc`=", "tel:+46 8", ":", "ſ:"} {
		f.Add(s)
	}
	s := set(f, `{{.Text}}<title>{{.Text}}{{.URL}}</title>{{.HTML}}{{.URL}}<p class="a {{.Text}}" id='{{.Text}}' title="{{.URL}}">
<a href="{{.Text}}"></a><a href='{{.URL}}'></a><a href="/{{.Text}}/{{.URL}}?{{.Text}}={{.URL}}#{{.Text}}"></a><img src="{{.Text}}" alt="{{.Text}}">
<meta http-equiv="refresh" content="1;url={{.Text}}"><textarea>{{.Text}}</textarea>{{with .Text}}{{print . 1}}{{len .}}{{end}}`)
	type view struct {
		Text string
		HTML template.HTML
		URL  template.URL
	}
	f.Fuzz(func(t *testing.T, text string) {
		v := view{text, template.HTML(text), template.URL(text)}
		if err := s.Compiled("page", v); err != nil {
			t.Fatal(err)
		}
		want, _ := s.Reference("page", v)
		if got, err := s.Execute(nil, "page", v); string(got) != string(want) || err != nil {
			t.Errorf("got %q, %v; html/template: %q", got, err, want)
		}
	})
}
