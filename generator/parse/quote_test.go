package parse_test

import (
	"testing"

	"planportal/generator/parse"
)

func TestQuote(t *testing.T) {
	for text, want := range map[string]string{
		"Kulturhuset":        "Kulturhuset",
		"Åsa O'Brien":        "Åsa O'Brien",
		`Kafé "Solen"`:       `Kafé "Solen"`,
		"Huset, rum 2":       `"Huset, rum 2"`,
		"Huset: rum 2":       `"Huset: rum 2"`,
		"Huset #2":           `"Huset #2"`,
		"Null":               `"Null"`,
		"nej":                "nej",
		"no":                 `"no"`,
		"0142":               `"0142"`,
		"2026-01-01":         `"2026-01-01"`,
		`"Solen", 'rum' 2`:   `'"Solen", ''rum'' 2'`,
		`C:\å, b`:            `'C:\å, b'`,
		"Hemma (hos mig)":    "Hemma (hos mig)",
		"(hemma)":            "",
		"":                   "",
		" hemma":             "",
		"he\nmma":            "",
		"he\tmma":            "",
		"he\u202Emma":        "",
		"he\u00ADmma":        "",
		"\x1b[2J":            "",
		"\xff":               "",
		"A\u030Asa":          "",
		"place}\n--- # slut": "",
	} {
		got, ok := parse.Quote(text)
		if got != want || ok != (want != "") {
			t.Errorf("Quote(%q) = %q, %t; want %q", text, got, ok, want)
		}
	}
}
