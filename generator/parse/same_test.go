package parse

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// sameText holds what is read at once to what is read with care: ordinary texts,
// headers between plain fences, and stretches that are too short for a number.
func sameText(t *testing.T, src []byte) {
	t.Helper()
	got, want := new(report), new(report)
	text, ok := readable(src, got)
	if len(src) <= maxFile {
		careful, okToo := mended(src, want)
		if diff := cmp.Diff(want.found, got.found); ok != okToo || string(text) != string(careful) || diff != "" {
			t.Errorf("readable: %v %q\nmended: %v %q\n%s", ok, text, okToo, careful, diff)
		}
	}
	var numbers []PersonalNumber
	for at := 0; at < len(text); at++ {
		if n, ok := numberAt(text, at); ok && !digit(text, at-1) && digit(text, at) {
			numbers = append(numbers, n)
			at = n.To - 1
		}
	}
	if diff := cmp.Diff(numbers, PersonalNumbers(text)); diff != "" {
		t.Errorf("numbers in %q: (-at every digit +at stretches)\n%s", text, diff)
	}
	got, want = new(report), new(report)
	d, ok := split(text, got)
	any, okToo := splitAny(text, want)
	if diff := cmp.Diff(any, d, cmp.AllowUnexported(document{})) + cmp.Diff(want.found, got.found); ok != okToo || diff != "" {
		t.Errorf("%q: (-splitAny %v +split %v)\n%s", text, okToo, ok, diff)
	}
}

// fences are what may begin, end and fill a header.
var fences = []string{
	"---", "---\n", "\n---\n", "--- \n", " ---\n", "----\n", "-- -\n", "--", "...\n", "....", "\u00A0---\n", "---\u00A0\n", "---\t\n", "---yaml\n", "+++\n", "a: b\n", "a: b", "a: ---\n", "# ---\n", "## a\n", "\n", "\n\n", " ", "\r\n", "\r", "\f---\n", "\v",
	"å", "ÿ", "×", "\u00A7", "\u0080", "\u010D", "a\u0301", "\u2010", "\u2013", "\u2026", "\u2027", "\u2028", "\u200E", "\u00AD", "\u200B", "\uFEFF", "\xc3", "\xe2\x80", "\xe2", "\xff", "\x00", "\x7f",
	"19121212-1212", "121212+1212", "1912 12 12 1212", "–19121272-1219–", "2026-02-01", "1", "12", " ", "-", "+", "\u2009", ", ",
}

func TestSameText(t *testing.T) {
	for _, a := range fences {
		for _, b := range fences {
			sameText(t, []byte(a+b))
			sameText(t, []byte("---\n"+a+"\n---\n"+b))
			sameText(t, []byte("---\n"+a+"a: b\n"+b+"\n---\n"))
		}
	}
	for _, text := range append(brokenFiles(t), goodFiles(t)...) {
		sameText(t, text)
	}
	sameText(t, []byte("---\n"+strings.Repeat("# a\n", maxHeader/4)+"---\n"))
	sameText(t, []byte("---\n"+strings.Repeat("# a\n", maxHeader/4)+"\n---\n"))
}

// Nothing can be composed with an ordinary letter that is not so itself.
func TestOrdinaryLetters(t *testing.T) {
	known := 0
	for c := range rune(utf8.MaxRune + 1) {
		if text := string(c); ordinary([]byte(text)) {
			known++
			if p := norm.NFC.PropertiesString(text); forbidden(c) != "" || !norm.NFC.IsNormalString(text) || !p.BoundaryBefore() || p.CCC() != 0 {
				t.Errorf("%U is not ordinary", c)
			}
		}
	}
	if known < 100 {
		t.Errorf("only %d letters and signs are ordinary", known)
	}
}

func FuzzSameText(f *testing.F) {
	for _, text := range append(brokenFiles(f), goodFiles(f)...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		sameText(t, src)
		var made strings.Builder
		for _, b := range src {
			made.WriteString(fences[int(b)%len(fences)])
		}
		sameText(t, []byte(made.String()))
		sameText(t, []byte("---\n"+made.String()))
	})
}
