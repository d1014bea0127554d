package parse_test

import (
	"fmt"
	"strings"
	"testing"

	"planportal/generator/parse"
)

// All numbers here are made for tests: Tolvan Tolvansson's, and those of the
// Swedish Tax Agency's test series.
func TestPersonalNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"19121212-1212":               "0-13",
		"191212121212":                "0-12",
		"121212-1212":                 "0-11",
		"121212+1212":                 "0-11",
		"1212121212":                  "0-10",
		"121212 1212":                 "0-11",
		"19121212 1212":               "0-13",
		"1912 12 12 1212":             "0-15",
		"1912-12-12-1212":             "0-15",
		"19121212 - 1212":             "0-15",
		"19121212–1212":               "0-15", // an en dash is three bytes
		"19121212\u00A01212":          "0-14",
		"pnr19121212-1212.":           "3-16",
		"(191212121212)":              "1-13",
		"åå 121212-1212":              "5-16",
		"19121272-1219":               "0-13", // samordningsnummer: the 12th + 60
		"a 19121212-1212, 1212121212": "2-15 17-27",
		"18900101-9802":               "0-13 test",
		"890101-9808":                 "",

		"19121212-1213":         "", // check digit
		"19121312-1215":         "", // month 13
		"19120230-1215":         "", // 30 February
		"9191212121212":         "", // 13 digits
		"19121212121":           "",
		"0520-49 50 00":         "",
		"0520495000":            "",
		"+46520495000":          "",
		"2025-11-03":            "",
		"2026-01-01 1230":       "",
		"2025-11-03 2025-11-03": "",
		"2025-11-03–2026-05-04": "",
		"461 83 Trollhättan":    "",
		"212000-0150":           "", // the city's organisation number
		"171212121212":          "", // nobody is that old
		"1912-12-12–1212-12-12": "", // from a day to another
		"lss-2025-0142":         "",
		"":                      "",
		"1":                     "",
		"4012888888881881":      "",
		"121212--1212":          "",
	} {
		var got []string
		for _, n := range parse.PersonalNumbers([]byte(text)) {
			s := fmt.Sprintf("%d-%d", n.From, n.To)
			if n.Test {
				s += " test"
			}
			got = append(got, s)
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q: found %q, want %q", text, g, want)
		}
	}
}

// A personal number is never repeated, and where anyone may read it is an error.
func TestPersonalNumberInAPage(t *testing.T) {
	p, found := parse.Page("content/pages/a.md", "a", "sv", []byte("---\ntitle: Kontakt\n---\nRing 19121212-1212 nu.\n"))
	if p != nil || rules(found) != "personal-number" || found[0].Line != 4 || found[0].Col != 6 {
		t.Errorf("found %s", printed(found))
	}
	if strings.Contains(printed(found), "1212") {
		t.Errorf("the number is repeated: %s", printed(found))
	}
}

func FuzzPersonalNumber(f *testing.F) {
	for _, s := range []string{"19121212-1212", "121212+1212 och 191212121212", "1912 12 12 1212", "–19121272-1219–"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		quick(t, func() { parse.PersonalNumbers(text) })
		last := 0
		for _, n := range parse.PersonalNumbers(text) {
			if n.From < last || n.To <= n.From || n.To > len(text) {
				t.Fatalf("place %d-%d after %d of %d bytes", n.From, n.To, last, len(text))
			}
			digits := 0
			for _, c := range text[n.From:n.To] {
				if c >= '0' && c <= '9' {
					digits++
				}
			}
			if digits != 10 && digits != 12 {
				t.Fatalf("%q has %d digits", text[n.From:n.To], digits)
			}
			last = n.To
		}
	})
}
