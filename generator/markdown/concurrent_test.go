package markdown

import (
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// plan is as long as a plan usually is. The person is invented.
const plan = `## Hur har jag det nu?
Jag bor hemma hos mina föräldrar i ett radhus och går sista året på gymnasiet. På helgerna är jag ofta hos min mormor, och då brukar vi laga mat "tillsammans".

Det som är viktigt för mig är musik, simning och att få bestämma själv när jag ska gå och lägga mig. Jag tycker inte om när det blir stressigt på morgonen.

## Mina önskemål och mål
### På kort sikt
- Jag vill simma en gång i veckan.
- Jag vill träffa kompisar utan att mina föräldrar är med.

### På lång sikt
Jag vill bo i en egen lägenhet nära stan, och ha ett jobb där jag får arbeta med djur.

## Hur ska jag nå målen?
Jag behöver **ledsagare** till simningen, och hjälp att söka kontaktperson. Jag behöver hjälp på kvällar och helger, mest när jag ska någonstans.

## Det här bestämde vi tillsammans
- [ ] Att prova ledsagare på simningen. Klart: 2026-02-01 (ansvarig: Karin Exempel)
- [ ] Att besöka två gruppbostäder. Klart: 2026-03-01 (ansvarig: Karin Exempel)
- [x] Att söka kontaktperson. Klart: 2025-12-15 (ansvarig: Exempel Exempelsson)
`

const page = `Inledning med [länk](ratt.md#nar) och "citat".

## Skillnad

::: comparison
| | Individuell plan | Genomförandeplan |
|---|---|---|
| Vems? | Din. | Verksamhetens. |
:::

## Steg

::: steps
1. **Möte.** Vi ses[^1].
:::

- [ ] x <b>

[^1]: Not.
`

// One parser and one renderer per language serve all texts at once.
func TestManyAtOnce(t *testing.T) {
	wantPlan, planFindings := Plan("a.md", []byte(plan), 1, together)
	langs := []string{"a.md", "a.en.md", "a.fi.md"}
	var wantPages []PageText
	for _, name := range langs {
		p, _ := Page(name, []byte(page), 1, addressOf(name))
		wantPages = append(wantPages, p)
	}
	if cmp.Equal(wantPages[0], wantPages[1]) {
		t.Fatal("the languages are set in the same way")
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for range 50 {
				p, f := Plan("a.md", []byte(plan), 1, together)
				if diff := cmp.Diff(wantPlan, p) + cmp.Diff(planFindings, f); diff != "" {
					t.Error(diff)
				}
				for i, name := range langs {
					p, _ := Page(name, []byte(page), 1, addressOf(name))
					if diff := cmp.Diff(wantPages[i], p); diff != "" {
						t.Error(diff)
					}
				}
			}
		})
	}
	wait.Wait()
}

// A text's bytes may be used for something else afterwards, and are never changed.
func TestTheTextIsNotKept(t *testing.T) {
	body := []byte(plan)
	p, _ := Plan("a.md", body, 1, together)
	if string(body) != plan {
		t.Error("Plan changed the text")
	}
	want := p.Sections[3].HTML + p.Sections[5].Tasks[0].Text
	for i := range body {
		body[i] = 'x'
	}
	if got := p.Sections[3].HTML + p.Sections[5].Tasks[0].Text; got != want {
		t.Error("Plan keeps the text")
	}
}

// An anchor may be written as the heading or as its id.
func TestSlugOfASlug(t *testing.T) {
	for text, want := range map[string]string{
		"Hur når jag målen?": "hur-nar-jag-malen", "ÅÄÖ åäö": "aao-aao", "A - B": "a-b", "a--b": "a-b", "10 § LSS": "10-lss",
		"  kant  ": "kant", "é ñ ç ü ø æ": "e-n-c-u-o-a", "snake_case/och": "snake-case-och", "a\u030aker": "aker", "?!": "", "Ελ": "",
	} {
		if got := slug(text); got != want || slug(got) != got {
			t.Errorf("slug(%q) = %q, want %q", text, got, want)
		}
	}
	var s ids
	got := []string{s.unique("a"), s.unique("a"), s.unique("a-1"), s.unique("a"), s.unique("?"), s.unique("Meny")}
	if want := []string{"a", "a-1", "a-1-1", "a-2", "avsnitt", "meny-1"}; !slices.Equal(got, want) {
		t.Errorf("ids %q, want %q", got, want)
	}
}

func BenchmarkPlan(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(plan)))
	for b.Loop() {
		Plan("a.md", []byte(plan), 1, together)
	}
}

func BenchmarkPage(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		Page("a.md", []byte(page), 1, addressOf("a.md"))
	}
}
