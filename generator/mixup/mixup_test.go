package mixup

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/diag"
)

// compare runs Compare on texts that begin on line 10, and writes its findings.
func compare(plans []Plan, staff []string, texts []string) (out []string) {
	text := func(i int) ([]byte, int) { return []byte(texts[i]), 10 }
	side := func(n int, do func(int)) {
		for i := range n {
			do(i)
		}
	}
	isHidden := func(i int) bool { return strings.HasPrefix(plans[i].Path, "hidden") }
	for _, f := range Compare(plans, staff, Texts{text, isHidden}, side) {
		out = append(out, fmt.Sprintf("%s:%d:%d %s %s", f.File, f.Line, f.Col, f.Rule, strings.Join(f.Args, " ")))
		if strings.Contains(f.Says(diag.Swedish)+f.Do(diag.English)+fmt.Sprint(f.Args), "Modell") {
			out = append(out, "a name is told")
		}
	}
	return out
}

// Everybody here is invented.
func TestNames(t *testing.T) {
	plans := []Plan{
		{Path: "a", Client: "Exempel Exempelsson", Others: []string{"Siv Exempel, god man"}},
		{Path: "b", Client: "Berit Anna Modell"},
		{Path: "c", Client: "Sture von Låtsas"},
		{Path: "d", Client: "Vera"},
		{Path: "e", Client: "Siv Exempel"},
		{Path: "f", Client: "Åke Skiss"},
		{Path: "g", Client: "Exempel Exempelsson"},
		{Path: "hidden", Client: "Bo-Göran Ek"},
	}
	for text, want := range map[string]string{
		"Berit Modell vill simma.":                  "10:1",
		"Det är Berit Modells tur.":                 "10:8",
		"Berit Anna Modell och Berit Modell.":       "10:1", // once
		"berit modell, i hast":                      "10:1",
		"BERIT MODELL":                              "10:1",
		"Modell, Berit":                             "10:1",
		"**Berit** *Modell*":                        "10:3",
		"Jag heter\nBerit\nModell.":                 "11:1",
		"- [ ] Att ringa. (ansvarig: Berit Modell)": "10:29",
		"Sture von Låtsas var med.":                 "10:1",
		"Sture Låtsas":                              "10:1",
		"Berit\u00a0Modell":                         "10:1",
		"Bo-Göran Eks rum":                          "10:1", // of a protected plan it says no more
		"Berit Modellen":                            "",
		"Alberit Modell":                            "",
		"Berit. Modell":                             "",
		"Berit och Modell":                          "",
		"Berit\n\nModell":                           "",
		"- Berit\n- Modell":                         "",
		"Berit ringer Modell":                       "",
		"Vera var med.":                             "", // a first name could be anybody
		"Exempel Exempelsson vill simma.":           "", // the plan's own, though another plan is for one of that name
		"Siv Exempel är god man.":                   "", // stands in the header
		"Åke Skiss hjälper till.":                   "", // of the staff
		"## Berit Modell":                           "",
	} {
		texts := make([]string, len(plans))
		texts[0] = text
		var wanted []string
		if want != "" {
			wanted = []string{"a:" + want + " names-other-client "}
		}
		if diff := cmp.Diff(wanted, compare(plans, []string{"Åke Skiss"}, texts)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// prose is n words that nobody else has.
func prose(r *rand.Rand, n int) string {
	var w []string
	for range n {
		w = append(w, fmt.Sprintf("%c%c%d", 'a'+r.IntN(26), 'a'+r.IntN(26), r.IntN(1000)))
	}
	return strings.Join(w, " ")
}

// A passage of 25 words is found wherever it stands, one of 24 is not.
func TestPassages(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4))
	for i := range 3000 {
		n := enough - 1 + i%2 // the only lengths that matter much
		if i%10 == 0 {
			n = 20 + r.IntN(20)
		}
		passage := strings.Fields(prose(r, n))
		again := slices.Clone(passage)
		again[r.IntN(n)] += "," // signs and capitals are no words
		again[0] = strings.ToUpper(again[0])
		a := prose(r, r.IntN(80)) + "\n" + strings.Join(passage, " ") + "\n" + prose(r, r.IntN(80))
		b := "## Rubrik\n\n" + prose(r, r.IntN(80)) + "\n\n" + strings.Join(again, "\n") + " " + prose(r, r.IntN(80))
		got := compare([]Plan{{Path: "a", Client: "A B"}, {Path: "b", Client: "C D"}}, nil, []string{a, b})
		if want := n >= enough; want != (len(got) == 2) || len(got) > 0 && !strings.Contains(got[0], fmt.Sprintf(" shared-passage %d b", n)) {
			t.Fatalf("%d words: %q", n, got)
		}
	}
}

func TestWhomAPassageIsToldOf(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 5))
	passage, hint := prose(r, 40), "*("+prose(r, 40)+")*"
	two := func(change func(a, b *Plan)) []Plan {
		p := []Plan{{Path: "a", Client: "A B"}, {Path: "b", Client: "C D"}}
		change(&p[0], &p[1])
		return p
	}
	many := make([]Plan, 8)
	for i := range many {
		many[i] = Plan{Path: fmt.Sprint(i), Client: fmt.Sprintf("A%d B", i)}
	}
	for name, tt := range map[string]struct {
		plans []Plan
		text  string
		want  []string
	}{
		"both":                      {two(func(a, b *Plan) {}), passage, []string{"a:10:1 shared-passage 40 b", "b:10:1 shared-passage 40 a"}},
		"the hidden one alone":      {two(func(a, b *Plan) { b.Path = "hidden/b" }), passage, []string{"hidden/b:10:1 shared-passage 40 a"}},
		"both hidden":               {two(func(a, b *Plan) { a.Path, b.Path = "hidden/a", "hidden/b" }), passage, []string{"hidden/a:10:1 shared-passage 40 hidden/b", "hidden/b:10:1 shared-passage 40 hidden/a"}},
		"only who is asked about":   {two(func(a, b *Plan) { a.Silent = true }), passage, []string{"b:10:1 shared-passage 40 a"}},
		"nobody is asked about":     {two(func(a, b *Plan) { a.Silent, b.Silent = true, true }), passage, nil},
		"two plans of one person":   {two(func(a, b *Plan) { b.Client = "A  B" }), passage, nil},
		"the hints of the form":     {two(func(a, b *Plan) {}), hint, nil},
		"what many plans hold":      {many, passage, nil},
		"what the same heading has": {two(func(a, b *Plan) {}), "## " + passage, nil},
	} {
		t.Run(name, func(t *testing.T) {
			texts := make([]string, len(tt.plans))
			for i := range texts {
				texts[i] = tt.text
			}
			if diff := cmp.Diff(tt.want, compare(tt.plans, nil, texts)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzWords(f *testing.F) {
	f.Add([]byte("## A\n- [ ] Berit Anna Modells, von Låtsas\n*(x)*\n\xff\u00a0’"))
	f.Fuzz(func(t *testing.T, text []byte) {
		w := wordsOf(text, 3)
		w.names(func(_ key, at word) {
			if at.line < 3 || at.col < 1 {
				t.Errorf("a name at %d:%d", at.line, at.col)
			}
		})
		n, _, _ := longest(w, w)
		if runs := w.runs(); n > 0 && len(w.fingerprints()) == 0 {
			t.Errorf("a passage of %d words in %d runs has no fingerprint", n, len(runs))
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := []byte(prose(rand.New(rand.NewPCG(1, 6)), 500))
	b.ReportAllocs()
	for b.Loop() {
		w := wordsOf(text, 1)
		w.fingerprints()
		w.names(func(key, word) {})
	}
}
