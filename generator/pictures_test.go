package generator_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planportal/generator"
	"planportal/generator/day"
	"planportal/generator/diag"
)

// TestPhotographsKeepTheirSecrets: where a photograph was taken follows onto
// neither site, its size does, and a broken one stops the build.
func TestPhotographsKeepTheirSecrets(t *testing.T) {
	s := &starter{t: t, source: t.TempDir()}
	if err := os.CopyFS(filepath.Join(s.source, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 60, 40)), nil); err != nil {
		t.Fatal(err)
	}
	note := "\xff\xfe\x00\x10Exempelgatan 9"
	told := append(append(photo.Bytes()[:2:2], note...), photo.Bytes()[2:]...)
	put := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(s.source, "content", name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("files/hus å.jpg", told)
	put("pages/hus.md", []byte("---\ntitle: Huset\nimage: mote.svg\nimage_alt: Ett möte.\nreviewed: [{date: 2026-11-01, by: LSS}]\n---\n"+
		"![Huset](<../files/hus å.jpg>)\n\n## Mer\n\n![Huset igen](<../files/hus å.jpg>)\n"))
	s.build(s.source, starterDay)
	for _, page := range []string{"public/hus.html", "intranet/pages/hus.html"} {
		html := read(t, filepath.Join(s.source, page))
		for want, n := range map[string]int{
			`files/hus%20%C3%A5.jpg" width="60" height="40" alt="Huset">`:                     1,
			`files/hus%20%C3%A5.jpg" width="60" height="40" loading="lazy" alt="Huset igen">`: 1,
			`alt="Ett möte." width="`: 1,
		} {
			if strings.Count(html, want) != n {
				t.Errorf("%s does not hold %s", page, want)
			}
		}
	}
	for _, file := range []string{"public/files/hus å.jpg", "intranet/pages/files/hus å.jpg"} {
		if got := read(t, filepath.Join(s.source, file)); strings.Contains(got, "Exempelgatan") || len(got) != photo.Len() {
			t.Errorf("%s holds what only the source may hold", file)
		}
	}
	put("files/hus å.jpg", told[:100])
	gen, err := generator.New(generator.Options{Source: s.source}).Apply(generator.Batch{Today: day.Must(starterDay)})
	if err != nil || !gen.Failed() {
		t.Fatalf("a broken picture is no error (%v)", err)
	}
	var rules []string
	for _, f := range gen.Findings {
		if f.Severity == diag.Error {
			rules = append(rules, f.File+" "+f.Rule)
		}
	}
	if want := "content/files/hus å.jpg picture-broken"; len(rules) != 3 || rules[0] != want {
		t.Errorf("%q, want %q and two dead links", rules, want)
	}
}
