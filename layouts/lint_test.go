package layouts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLint(t *testing.T) {
	type found struct {
		At   string // the text where it stands
		Says string
	}
	for text, want := range map[string][]found{
		`<a href="{{.Href}}"{{if .Current}} aria-current="page"{{end}}>{{.Title}}</a>`: nil,
		`<img src="{{.Src}}" alt="{{if gt .N 1}}a > b{{end}}" hidden>`:                 nil,
		`<a href='{{.Href}}' hidden>x</a>`:                                             nil,
		`<a href={{.Href}}>x</a>`:                                                      {{"href={{.", "href= without quotes"}},
		`<input value=x checked>`:                                                      {{"value=x ", "value= without quotes"}},
		`<p class="a" STYLE="color: red">`:                                             {{`STYLE="c`, "a style attribute"}},
		`<button onclick="go()">`:                                                      {{`onclick=`, "a script in onclick"}},
		`<script src="{{.Asset "list.js"}}"></script>`:                                 nil,
		`<script>var x = "{{.Name}}";</script>`:                                        {{`var x = `, "<script> with content"}},
		"<style>\np { color: red }</style>":                                            {{"\np { col", "<style> with content"}},
		`<!-- <script>x</script> <p style="x"> --><p>`:                                 nil,
		`{{/* <p style="x"> */}}<p>`:                                                   nil,
		`<img src="https://exempel.se/x.png" alt="">`:                                  {{`src="htt`, "a foreign address in src"}},
		`<link rel="stylesheet" href="//exempel.se/x.css">`:                            {{`href="//`, "a foreign address in href"}},
		`<a href="https://exempel.se/">x</a>`:                                          nil,
		"<p>1 < 2 and a=b</p>":                                                         nil,
	} {
		var got []found
		for _, p := range lint([]byte(text)) {
			got = append(got, found{text[p.offset:min(p.offset+8, len(text))], p.says})
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
	}
}

func FuzzLint(f *testing.F) {
	f.Add([]byte(`<a href={{.Href}} style="x">{{if .}}<script>x</script>{{end}}`))
	f.Fuzz(func(t *testing.T, source []byte) {
		for _, p := range lint(source) {
			if p.offset < 0 || p.offset > len(source) {
				t.Errorf("offset %d in %d bytes", p.offset, len(source))
			}
		}
	})
}
