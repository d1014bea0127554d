package readable

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	for name, tt := range map[string]struct {
		lang, text string
		want       []string
	}{
		"two":                     {"sv", "Du har rätt. Vi hjälper dig.", []string{"Du har rätt.", "Vi hjälper dig."}},
		"no full stop":            {"sv", "en punkt i en lista", []string{"en punkt i en lista"}},
		"question and call":       {"sv", "Vill du? Ring oss! Nu.", []string{"Vill du?", "Ring oss!", "Nu."}},
		"for example":             {"sv", "Någon, t.ex. Kim, kan följa med. Säg till.", []string{"Någon, t.ex. Kim, kan följa med.", "Säg till."}},
		"bland annat":             {"sv", "Det är bl.a. Region Väst som gör det.", []string{"Det är bl.a. Region Väst som gör det."}},
		"a section":               {"sv", "Det står i LSS 9 §. Läs den.", []string{"Det står i LSS 9 §.", "Läs den."}},
		"a chapter":               {"sv", "Se 16 kap. 4 § hälso- och sjukvårdslagen.", []string{"Se 16 kap. 4 § hälso- och sjukvårdslagen."}},
		"a time":                  {"sv", "Vi öppnar kl. 8.00 och stänger kl. 16.30. Välkommen.", []string{"Vi öppnar kl. 8.00 och stänger kl. 16.30.", "Välkommen."}},
		"a number":                {"sv", "Det kostar 1.500 kronor. Betala sedan.", []string{"Det kostar 1.500 kronor.", "Betala sedan."}},
		"a short form ends it":    {"sv", "Bord, stolar m.m. Allt finns.", []string{"Bord, stolar m.m.", "Allt finns."}},
		"a short form goes on":    {"sv", "Bord, stolar m.m. finns.", []string{"Bord, stolar m.m. finns."}},
		"a short form and digits": {"sv", "Bord, stolar m.m. 12 stycken.", []string{"Bord, stolar m.m. 12 stycken."}},
		"initials":                {"sv", "Boken är av A. Exempel. Läs den.", []string{"Boken är av A. Exempel.", "Läs den."}},
		"quotation marks":         {"sv", "Säg: ”Jag vill ha en plan.” Det räcker.", []string{"Säg: ”Jag vill ha en plan.”", "Det räcker."}},
		"parentheses":             {"sv", "Ring oss (växeln). (Eller skriv.) Vi svarar.", []string{"Ring oss (växeln).", "(Eller skriv.)", "Vi svarar."}},
		"a small letter goes on":  {"sv", "Kom kl. åtta … eller senare.", []string{"Kom kl. åtta … eller senare."}},
		"English":                 {"en", "Some, e.g. Kim, come at 8 a.m. Others later. Ask Mr. Example.", []string{"Some, e.g. Kim, come at 8 a.m.", "Others later.", "Ask Mr. Example."}},
		"Finnish":                 {"fi", "Joku, esim. Kim, tulee 20. lokakuuta klo. 8. Soita jne. Tervetuloa.", []string{"Joku, esim. Kim, tulee 20. lokakuuta klo. 8.", "Soita jne.", "Tervetuloa."}},
		"nothing":                 {"sv", " ", nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, s := range split(tt.lang, tt.text) {
				got = append(got, strings.TrimSpace(tt.text[s.from:s.to]))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string][2]int{
		"Du har rätt till en plan.":              {6, 0},
		"10 § LSS, § 10-plan":                    {3, 0}, // signs are no words
		"8.00 t.ex. let's":                       {3, 0},
		"genomförandeplan hälso- och sjukvården": {4, 2},
		"ordning, ordningar":                     {2, 2},
		"sjukdom (sju bokstäver), vardag (sex)":  {5, 2},
		"åäöåäöå":                                {1, 1},
		"–":                                      {0, 0},
	} {
		words, long := count(text)
		if got := [2]int{words, long}; got != want {
			t.Errorf("count(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestLIX(t *testing.T) {
	// Ten words in two sentences, two of them long: 10/2 + 100*2/10.
	m := Of("sv", []string{"Du bestämmer vem som är med. Vi kommer överens.", "Säg till"})
	if m.Words != 11 || m.Sentences != 3 || m.Long != 2 {
		t.Errorf("measured %+v", m)
	}
	if got := (Measure{Words: 10, Sentences: 2, Long: 2}).LIX(); got != 25 {
		t.Errorf("LIX = %d, want 25", got)
	}
	if want := (Sentence{Block: 0, From: 0, To: 30, Words: 6}); m.Longest != want {
		t.Errorf("the longest sentence is %+v, want %+v", m.Longest, want)
	}
	if got := Of("sv", nil).LIX(); got != 0 {
		t.Errorf("the LIX of nothing is %d", got)
	}
}

func TestEveryLanguageHasALimit(t *testing.T) {
	for _, lang := range []string{"sv", "sv-simple", "en", "fi", "smj"} {
		if LimitOf(lang).Words == 0 {
			t.Errorf("%s has no limit", lang)
		}
	}
	easy, plain := LimitOf("sv-simple"), LimitOf("sv")
	if easy.LIX >= plain.LIX || easy.Words >= plain.Words || !easy.Must || plain.Must {
		t.Errorf("easy-read %+v is not stricter than %+v", easy, plain)
	}
}

// Sentences stand in the block, one after the other, whatever it says.
func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"", "a. B", "…A. ”B”! (C)? 8.00", "\u00A0. \u00A0A.", "\xff. A", "t.ex. A m.m. B"} {
		f.Add("sv", seed)
	}
	f.Fuzz(func(t *testing.T, lang, block string) {
		at := 0
		for _, s := range split(lang, block) {
			if s.from < at || s.to <= s.from || s.to > len(block) {
				t.Fatalf("split(%q) = %v", block, split(lang, block))
			}
			at = s.to
		}
	})
}
