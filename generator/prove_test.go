package generator_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"planportal/generator"
	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/proof"
)

// secretPlan is a plan of somebody who does not exist, with something of every
// kind in it. Its personal identity number is one of the Tax Agency's for tests.
const secretPlan = `---
client: Åsa-Lill Påhittsdotter
protection: none
status: active
responsible: Karin Exempel
born: 1998-04-12
representative: {name: Göran von Skissén, role: god man}
measures: {ledsagarservice: 2025-09-12}
others: {Seglarsällskapet Fiktiv i Modellviken: seglar varje söndag med de andra på kajen bortom gamla bruket}
meetings:
  - {kind: planning, date: 2025-11-03, place: Låtsasgatan 14, present: [Åsa-Lill Påhittsdotter, Örjan Fiktivström, Karin Exempel]}
  - {kind: follow-up, date: 2026-05-04, place: Skissmagasinet, present: [Åsa-Lill Påhittsdotter, Karin Exempel]}
next_review: 2027-04-20
copies: [Åsa-Lill Påhittsdotter, Ylva Modellberg]
---
## Hur har jag det nu?
Jag bor i en röd stuga vid sjön och matar fåglarna varje morgon innan bussen kommer.
Ring mig på 070-174 06 58 eller skriv till asa.p@exempel.test. Mitt nummer är 20000108-2386.
Dörrkoden är stjarna4711x.

## Mina önskemål och mål
### På kort sikt
Jag vill lära mig simma ryggsim.
### På lång sikt
Jag vill segla.
## Hur ska jag nå målen?
Med stöd.
## Det här bestämde vi tillsammans
- [ ] Att prova ledsagare till bassängen. Klart: 2027-02-01 (ansvarig: Örjan Fiktivström)
`

// plantedLeaks are leaks as they could come into the open folder: by hand, by another
// program, by a fault. What prove must find begins at «.
var plantedLeaks = []struct{ file, content string }{
	{"01.html", "<p>Så sa «Åsa-Lill Påhittsdotter en gång."},
	{"02.html", "<h1>«ÅSA-LILL PÅHITTSDOTTER</h1>"},
	{"03.html", "<p>«åsa lill påhittsdotters stuga"},
	{"04.html", "<td>«Påhittsdotter, Åsa-Lill</td>"},
	{"05.html", norm.NFD.String("<p>«Åsa-Lill Påhittsdotter")},
	{"06.html", "<p>«&Aring;sa-Lill P&#xE5;hittsdotter"},
	{"07.html", "<p>«&amp;Aring;sa-Lill&amp;nbsp;P&amp;aring;hittsdotter"},
	{"08.html", `<a href="?namn=«%C3%85sa-Lill+P%C3%A5hittsdotter">`},
	{"09.js", `var n = "«\u00c5sa-Lill P\u00e5hittsdotter"`},
	{"10.json", `{"n": "` + base64.StdEncoding.EncodeToString([]byte("Hej Åsa-Lill Påhittsdotter")) + `"}`},
	{"11.css", `a::after { content: "«\c5 sa-Lill P\e5 hittsdotter" }`},
	{"12.html", "<p>«Åsa-Lill På\u00adhitts&shy;dot\u200bter"},
	{"13.html", "<p>«Åsa-<b>Li</b>ll På<i>hitts</i>dotter"},
	{"14.html", "<tr><td>«Åsa-Lill</td><td class=\"x\">Påhittsdotter</td>"},
	{"15.html", "<!-- «Åsa-Lill Påhittsdotter -->"},
	{"16.html", `<img alt="«Åsa-Lill Påhittsdotter" src="x.png">`},
	{"17.html", `<script type="application/ld+json">{"@type":"Person","name":"«Åsa-Lill Påhittsdotter"}</script>`},
	{"18.txt", "\xff\xfe" + sixteen("Åsa-Lill Påhittsdotter")},
	{"19.txt", "«\xc5sa-Lill P\xe5hittsdotter"},
	{"20.eml", "«=C3=85sa-Lill P=C3=A5hitts=\r\ndotter"},
	{"21.txt", "nr " + hex.EncodeToString([]byte("Åsa-Lill Påhittsdotter"))},
	{"22.svgz", zippedUp("<svg><title>Åsa-Lill Påhittsdotter</title></svg>")},
	{"23.docx", archive("word/document.xml", "<w:t>Åsa-Lill På</w:t></w:r><w:r><w:t>hittsdotter</w:t>")},
	{"24.zip", archive("i.zip", archive("a.txt", "Åsa-Lill Påhittsdotter"))},
	{"25.zip", archive("Åsa-Lill Påhittsdotter.txt", "hej")},
	{"26.jpg", "\xff\xd8\xff\xe1\x00\x10Exif\x00\x00\x01\x02«Åsa-Lill Påhittsdotter\x00\x00\x03\xff\xd9"},
	{"asa-lill-pahittsdotter/27.html", "hej"},
	{"Åsa-Lill Påhittsdotter 28.pdf", "hej"},
	{"29.html", "<p>«Göran von Skissén"},
	{"30.html", "<p>«Göran Skisséns beslut"},
	{"31.html", "<p>med «Örjan Fiktivström"},
	{"32.html", "<p>till «Ylva Modellberg"},
	{"33.html", `<a href="../intranet/units/dv-norr/«lss-2025-0142.html">`},
	{"34.json", `["«LSS_2025_0142"]`},
	{"35.html", "<p>«20000108-2386"},
	{"36.html", "<p>«000108 2386"},
	{"37.html", `<a href="tel:+«46701740658">`},
	{"38.html", `<a href="mailto:«asa.p@exempel.test">`},
	{"39.html", "<p>Åsa, född «12 april 1998"},
	{"40.html", "<p>hemma på «Låtsasgatan 14"},
	{"41.html", "<p>vi ses vid «Skissmagasinet"},
	{"42.html", "<p>Jag bor i en röd stuga vid sjön och matar fåglarna varje morgon innan bussen kommer."},
	{"43.html", "<p>«Jag vill lära mig simma ryggsim."},
	{"44.html", "<p>koden «stjarna4711x"},
	{"45.html", "<p>«Jag vill SIMMA ryggsim. «Att prova ledsagare till bassängen."},
	{"46.html", "<p>«1998-04-12"},
	{"47.txt", "---\n" + "client: Någon Annan\nprotection: registered\n---\n"},
}

// TestProveFindsWhatIsPlanted plants each leak in the open folder of the starter
// site, and looks whether prove tells its file and its byte.
func TestProveFindsWhatIsPlanted(t *testing.T) {
	s := buildStarter(t)
	write(t, filepath.Join(s.source, "content/plans/dv-norr/lss-2025-0142.md"), secretPlan)
	s.build(s.source, starterDay)
	if r := prove(t, s.source, s.public); r.Hits > 0 || len(r.Findings) > 0 {
		t.Fatalf("before anything is planted: %+v", r.Findings)
	}
	at := map[string]int{}
	for _, leak := range plantedLeaks {
		at[leak.file] = strings.LastIndex(leak.content, "«")
		if at[leak.file] >= 0 {
			at[leak.file] = strings.Index(leak.content, "«")
		}
		content := strings.ReplaceAll(leak.content, "«", "")
		if leak.file[:2] == "45" { // the second one is whole
			at[leak.file] = strings.LastIndex(leak.content, "«") - len("«")
		}
		write(t, filepath.Join(s.public, leak.file), content)
	}
	r := prove(t, s.source, s.public)
	for _, leak := range plantedLeaks {
		number := leak.file[strings.IndexAny(leak.file, "0123456789"):][:2]
		var offsets []int
		for _, f := range r.Findings {
			if strings.Contains(f.File, number+".") || strings.HasPrefix(leak.file, "Å") && strings.HasSuffix(f.File, "/*.pdf") {
				offset := -1
				if len(f.Args) > 2 {
					fmt.Sscanf(f.Args[2], "@trace-byte:%d", &offset)
				}
				offsets = append(offsets, offset)
			}
		}
		if len(offsets) == 0 {
			t.Errorf("%s is not found", leak.file)
		} else if at[leak.file] >= 0 && !slices.Contains(offsets, at[leak.file]) {
			t.Errorf("%s is found at %d, want %d", leak.file, offsets, at[leak.file])
		}
	}
	var told bytes.Buffer
	diag.Text(&told, r.Findings, diag.Swedish)
	said := strings.ReplaceAll(told.String(), s.public, "") // whose name has digits by chance
	for _, secret := range []string{"Påhitt", "pahitt", "Skissén", "Fiktivström", "Modellberg", "2386", "4711", "Låtsas", "1998"} {
		if strings.Contains(said, secret) {
			t.Errorf("the findings say %q", secret)
		}
	}
}

func prove(t *testing.T, source, public string) *proof.Result {
	t.Helper()
	gen := generator.New(generator.Options{Source: source})
	if _, err := gen.Apply(generator.Batch{Today: day.Must(starterDay)}); err != nil {
		t.Fatal(err)
	}
	r, err := gen.Prove(public)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestNoAlarmOnOpenPages writes a thousand pages of what municipalities write,
// beside plans whose people, places and words are ordinary.
func TestNoAlarmOnOpenPages(t *testing.T) {
	s := buildStarter(t)
	settings := filepath.Join(s.source, "content/site.yaml")
	text, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	write(t, settings, strings.Replace(string(text), "languages: [sv, sv-simple, en, fi]", "languages: [sv]", 1))
	r := rand.New(rand.NewPCG(2026, 11))
	for i := range 1000 {
		write(t, filepath.Join(s.source, "content/pages", fmt.Sprintf("allm-%04d.md", i)), openPage(r, i))
	}
	for i := range 300 {
		write(t, filepath.Join(s.source, "content/plans", fmt.Sprintf("enhet-%d", i%7), fmt.Sprintf("lss-2025-%04d.md", i)), ordinaryPlan(r))
	}
	s.gen = s.build(s.source, starterDay)
	result := prove(t, s.source, s.public)
	if len(result.Files) < 1000 || result.Secrets < 1000 {
		t.Fatalf("%d files and %d secrets: the test has lost its eyes", len(result.Files), result.Secrets)
	}
	if len(result.Findings) > 0 {
		diag.Text(t.Output(), result.Findings, diag.English)
		t.Error("false alarms")
	}
}

func one(r *rand.Rand, of ...string) string { return of[r.IntN(len(of))] }

// openPage is a page of sentences as they stand on pages of municipalities.
func openPage(r *rand.Rand, i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Information %d\nmenu: false\n---\n", i)
	for range 4 + r.IntN(6) {
		fmt.Fprintf(&b, "\n## %s\n\n", one(r, "Så ansöker du", "Vem har rätt", "Kontakta oss", "Öppettider", "Bra att veta", "Hur har jag det nu?", "På kort sikt"))
		for range 2 + r.IntN(4) {
			b.WriteString(openSentence(r))
			b.WriteByte(' ')
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func openSentence(r *rand.Rand) string {
	name := one(r, "Anna", "Karin", "Kim", "Bo", "Liv", "Nils", "Maria", "Erik", "Alva", "Lo")
	place := one(r, "Kulturhuset", "biblioteket", "stadshuset", "Folkets hus", "simhallen", "Kajen", "Verkstan", "ditt hem", "skolan")
	return one(r,
		fmt.Sprintf("Du kan träffa oss på %s varje %s klockan %d.", place, one(r, "måndag", "onsdag", "fredag"), 8+r.IntN(9)),
		fmt.Sprintf("%s vill flytta hemifrån och lära sig laga mat.", name),
		fmt.Sprintf("Du har rätt till stöd enligt LSS %d §.", 1+r.IntN(28)),
		fmt.Sprintf("Ring Försäkringskassan på 0771-524 524 eller växeln på 0520-49 50 %02d.", 0),
		fmt.Sprintf("Sidan gäller från %d-%02d-%02d.", 1990+r.IntN(36), 1+r.IntN(12), 1+r.IntN(28)),
		"Planen ska följas upp minst en gång om året, och du kan alltid be om att få göra det tidigare.",
		"Du kan bo hemma, bo bra och leva ett liv med andra.",
		fmt.Sprintf("Vi som arbetar här heter %s och %s.", name, one(r, "Per", "Eva", "Max", "My")),
		"Jag vill bestämma själv vad jag ska göra på min fritid.",
		fmt.Sprintf("Beslutet har nummer %d-%d.", 2020+r.IntN(7), r.IntN(900)),
		fmt.Sprintf("Läs mer i lagen (%d:%d) om stöd och service.", 1990+r.IntN(30), 100+r.IntN(1200)),
		fmt.Sprintf("Vi finns i %s och på %s.", place, one(r, "Gärdhemsvägen 9", "nätet", "telefon")),
	)
}

// ordinaryPlan is a plan whose names and places are words that pages hold too.
func ordinaryPlan(r *rand.Rand) string {
	first := []string{"Anna", "Karin", "Kim", "Bo", "Liv", "Nils", "Maria", "Erik", "Alva", "Lo", "Per", "Eva", "Max", "My"}
	family := []string{"Hemma", "Berg", "Bra", "Stark", "Stad", "Låtsasson", "Provdotter", "Skissman", "Lind", "Modellqvist"}
	return fmt.Sprintf(`---
client: %s %s
protection: none
status: active
responsible: Karin Exempel
born: %d-%02d-%02d
measures: {ledsagarservice: 2025-09-12}
others: {Försäkringskassan: assistansersättning}
meetings:
  - {kind: planning, date: 2026-11-03, place: %s, present: [%s, Karin Exempel, personal från boendet]}
copies: [Försäkringskassan, mamma]
---
## Hur har jag det nu?
%s %s
## Mina önskemål och mål
### På kort sikt
%s
### På lång sikt
Jag vill bo bra.
## Hur ska jag nå målen?
Ring Försäkringskassan på 0771-524 524.
## Det här bestämde vi tillsammans
- [ ] Att ringa. Klart: 2027-02-01 (ansvarig: Karin Exempel)
`, one(r, first...), one(r, family...), 1950+r.IntN(60), 1+r.IntN(12), 1+r.IntN(28),
		one(r, "Kulturhuset", "Biblioteket", "Stadshuset", "Folkets hus", "Kajen", "Verkstan", "Gärdhemsvägen 9"), one(r, "Kim", "Bo"),
		one(r, "Jag trivs.", "Det är bra."), one(r, "Jag arbetar på Verkstan.", "Jag simmar."),
		"Planen ska följas upp minst en gång om året, och du kan alltid be om att få göra det tidigare.")
}

func sixteen(s string) string {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

func zippedUp(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	fmt.Fprint(w, s)
	w.Close()
	return b.String()
}

func archive(name, content string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, _ := w.Create(name)
	fmt.Fprint(f, content)
	w.Close()
	return b.String()
}
