package generator_test

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"planportal/generator/info"
)

// said is a row of the facts in one language: the page, and what a reader of
// that language finds there. Between bars stand the patterns, in any order.
type said struct{ row, lang, page, patterns string }

// TestFactsInEveryLanguage: what the Swedish pages say, the easy-read, English
// and Finnish ones say as well.
func TestFactsInEveryLanguage(t *testing.T) {
	s := buildStarter(t)
	for _, f := range translations {
		t.Run(f.row+" "+f.lang, func(t *testing.T) {
			page := info.Output(f.page, f.lang)
			text := s.words(page)
			for pattern := range strings.SplitSeq(f.patterns, " | ") {
				if !regexp.MustCompile(`(?is)` + pattern).MatchString(text) {
					t.Errorf("%s does not say %q", page, pattern)
				}
			}
		})
	}
}

var translations = []said{
	{"A2", "sv-simple", "index", `Individuell plan enligt LSS`},
	{"A2", "en", "index", `Individual plan under LSS`},
	{"A2", "fi", "index", `LSS-lain mukainen yksilöllinen suunnitelma`},
	{"A3", "sv-simple", "index", `lagen om stöd och service till vissa funktionshindrade | stödet kallas insatser`},
	{"A3", "en", "index", `LSS, the Swedish Act concerning Support and Service for Persons with Certain Functional Impairments | measures under LSS`},
	{"A3", "fi", "index", `LSS-lain eli tietyille toimintarajoitteisille annettavaa tukea ja palvelua koskevan lain | tukitoim`},
	{"A4", "sv-simple", "ratt", `Kontaktcenter, en väg in`},
	{"A4", "en", "ratt", `Contact centre, one way in`},
	{"A4", "fi", "ratt", `Kontaktikeskus, yksi väylä`},
	{"A5", "sv-simple", "kontakt", `måndag–fredag\s*8\.00–16\.30`},
	{"A5", "en", "kontakt", `Monday–Friday\s*8:00–16:30`},
	{"A5", "fi", "kontakt", `maanantai–perjantai\s*8\.00–16\.30`},
	{"A6", "sv-simple", "index", `Vad kan kontaktcenter hjälpa dig med`},
	{"A6", "en", "index", `What the contact centre can help you with`},
	{"A6", "fi", "index", `Missä asioissa kontaktikeskus voi auttaa`},
	{"A7", "sv-simple", "index", `Hit kan du komma.*Gärdhemsvägen 9`},
	{"A7", "en", "index", `Visit us.*Gärdhemsvägen 9`},
	{"A7", "fi", "index", `Käy luonamme.*Gärdhemsvägen 9`},
	{"A9", "sv-simple", "kontakt", `växeln: 0520-49 50 00`},
	{"A9", "en", "kontakt", `switchboard on 0520-49 50 00`},
	{"A9", "fi", "kontakt", `vaihteeseen 0520-49 50 00`},
	{"A10", "sv-simple", "index", `Start.*Omsorg och hjälp.*Funktionsnedsättning.*Individuell plan`},
	{"A10", "en", "index", `Home.*Care and help.*Disability.*Individual plan`},
	{"A10", "fi", "index", `Etusivu.*Hoiva ja apu.*Toimintarajoitteet.*yksilöllinen suunnitelma`},

	{"B1", "sv-simple", "ratt", `kommunen ska fråga dig | erbjuda | rätt att be om en plan`},
	{"B1", "en", "ratt", `municipality must offer you | right to ask for a plan`},
	{"B1", "fi", "ratt", `kunnan on tarjottava sinulle | oikeus pyytää suunnitelmaa`},
	{"B2", "sv-simple", "index", `§ 10-plan | individuell plan`},
	{"B2", "en", "index", `§ 10-plan | individuell plan`},
	{"B2", "fi", "index", `§ 10-plan | individuell plan`},
	{"B3", "sv-simple", "ratt", `varje år`},
	{"B3", "en", "ratt", `every year`},
	{"B3", "fi", "ratt", `joka vuosi`},
	{"B4", "sv-simple", "ratt", `när du vill`},
	{"B4", "en", "ratt", `at any time`},
	{"B4", "fi", "ratt", `milloin tahansa`},
	{"B5", "sv-simple", "begar", `kommunen eller regionen | muntligt | skriftligt | 10 § LSS`},
	{"B5", "en", "begar", `authority in the municipality or the region that decides on LSS measures | spoken or written | section 10 of LSS`},
	{"B5", "fi", "begar", `kunnan tai alueen viranomainen, joka päättää | suullisesti tai kirjallisesti | LSS-lain 10 §`},
	{"B6", "sv-simple", "begar", `personalen i den verksamhet | handläggare på biståndsenheten | växeln: 0520-49 50 00`},
	{"B6", "en", "begar", `staff in the service where you are | case worker.*biståndsenheten | switchboard on 0520-49 50 00`},
	{"B6", "fi", "begar", `henkilökunta.*verksamhet | käsittelijäsi.*biståndsenheten | vaihteeseen 0520-49 50 00`},
	{"B7", "sv-simple", "ratt", `kommunen ska berätta att du har rätt | vad det betyder att göra en`},
	{"B7", "en", "ratt", `municipality must inform you | what making one means`},
	{"B7", "fi", "ratt", `kunnan on kerrottava, että sinulla on oikeus | mitä suunnitelman tekeminen tarkoittaa`},

	{"C1", "sv-simple", "skillnad", `Individuell plan och genomförandeplan`},
	{"C1", "en", "skillnad", `Individual plan and implementation plan`},
	{"C1", "fi", "skillnad", `Yksilöllinen suunnitelma ja toteuttamissuunnitelma`},
	{"C2", "sv-simple", "skillnad", `din plan | du bestämmer hur den ska se ut`},
	{"C2", "en", "skillnad", `your plan | you decide what it looks like`},
	{"C2", "fi", "skillnad", `sinun suunnitelmasi | sinä päätät, millainen se on`},
	{"C3", "sv-simple", "skillnad", `hur du ska få ditt stöd`},
	{"C3", "en", "skillnad", `how your measures are to be carried out`},
	{"C3", "fi", "skillnad", `miten tukitoimesi toteutetaan`},
	{"C4", "sv-simple", "index", `samlad överblick | inflytande`},
	{"C4", "en", "index", `complete overview | more influence`},
	{"C4", "fi", "index", `kokonaiskuvan | vaikutusvaltaa`},
	{"C5", "sv-simple", "index", `dina mål | visioner`},
	{"C5", "en", "index", `goals and visions`},
	{"C5", "fi", "index", `tavoitteistasi ja visioistasi`},
	{"C6", "sv-simple", "index", `paraplyplan | åtgärdsprogram | korttidsvistelse | Försäkringskassan`},
	{"C6", "en", "index", `umbrella plan | åtgärdsprogram | short-term stays | Social Insurance Agency \(Försäkringskassan\)`},
	{"C6", "fi", "index", `sateenvarjosuunnitelmaksi \(paraplyplan\) | åtgärdsprogram | korttidsvistelse | vakuutuskassan \(Försäkringskassan\)`},
	{"C7", "sv-simple", "din-plan", `Det här bestämmer du.*vem som ska ansvara`},
	{"C7", "en", "din-plan", `This is what you decide.*who is to be responsible for drawing up the plan`},
	{"C7", "fi", "din-plan", `Näistä päätät sinä.*kuka vastaa siitä, että suunnitelma tehdään`},
	{"C8", "sv-simple", "din-plan", `vilka som ska bjudas in`},
	{"C8", "en", "din-plan", `who is to be invited to the meetings`},
	{"C8", "fi", "din-plan", `keitä tapaamisiin kutsutaan`},
	{"C9", "sv-simple", "din-plan", `skrivs ner | resultat | ditt dokument`},
	{"C9", "en", "din-plan", `written down | results | your document`},
	{"C9", "fi", "din-plan", `kirjoitetaan ylös | tulokset | sinun asiakirjasi`},
	{"C10", "sv-simple", "din-plan", `ansvarar för att planen blir skriven`},
	{"C10", "en", "din-plan", `responsible for getting it written down`},
	{"C10", "fi", "din-plan", `vastaa siitä, että suunnitelma kirjoitetaan`},
	{"C11", "sv-simple", "din-plan", `följa upp och ändra`},
	{"C11", "en", "din-plan", `followed up and changed`},
	{"C11", "fi", "din-plan", `seurata ja muuttaa`},
	{"C12", "sv-simple", "sa-gar-det-till", `minst en gång om året`},
	{"C12", "en", "sa-gar-det-till", `at least once a year`},
	{"C12", "fi", "sa-gar-det-till", `vähintään kerran vuodessa`},

	{"D1", "sv-simple", "nytta", `stor eller liten förändring`},
	{"D1", "en", "nytta", `change, big or small`},
	{"D1", "fi", "nytta", `muutosta, suurta tai pientä`},
	{"D2", "sv-simple", "nytta", `fritiden | flytta hemifrån`},
	{"D2", "en", "nytta", `spare time | move away from your parents.? home`},
	{"D2", "fi", "nytta", `vapaa-ajalla | muuttaa pois vanhempien luota`},
	{"D3", "sv-simple", "nytta", `inflytande | ditt liv och din vardag`},
	{"D3", "en", "nytta", `more influence | your life and your everyday life`},
	{"D3", "fi", "nytta", `enemmän vaikutusvaltaa | elämästäsi ja arjestasi`},
	{"D4", "sv-simple", "nytta", `samtidigt | kan bli möjligt`},
	{"D4", "en", "nytta", `at the same time | how the change can be made possible`},
	{"D4", "fi", "nytta", `samalla kertaa | miten muutos voi onnistua`},

	{"F1", "sv-simple", "innehall", `vilka var med | närvarande`},
	{"F1", "en", "innehall", `those present`},
	{"F1", "fi", "innehall", `läsnä olleet`},
	{"F2", "sv-simple", "innehall", `plats och datum`},
	{"F2", "en", "innehall", `place and date`},
	{"F2", "fi", "innehall", `paikka ja päivämäärä`},
	{"F3", "sv-simple", "innehall", `vem är planen för`},
	{"F3", "en", "innehall", `whom is the plan for`},
	{"F3", "fi", "innehall", `ketä suunnitelma koskee`},
	{"F4", "sv-simple", "innehall", `hur har du det nu | vad är viktigt för dig`},
	{"F4", "en", "innehall", `how are things now | what is important to you`},
	{"F4", "fi", "innehall", `millaista minulla on nyt | mikä sinulle on tärkeää`},
	{"F5", "sv-simple", "innehall", `vad vill du | kort sikt | lång sikt`},
	{"F5", "en", "innehall", `wishes and goals | short run | long run`},
	{"F5", "fi", "innehall", `toiveeni ja tavoitteeni | lyhyellä aikavälillä | pitkällä aikavälillä`},
	{"F6", "sv-simple", "innehall", `vilket stöd behöver du | var behöver du hjälp | när behöver du hjälp`},
	{"F6", "en", "innehall", `how do I reach the goals | which measures | where do you need help | when do you need help`},
	{"F6", "fi", "innehall", `miten saavutan tavoitteet | mitä tukitoimia | missä tarvitset apua | milloin tarvitset apua`},
	{"F7", "sv-simple", "innehall", `det här bestämde vi tillsammans | klart | ansvarig | hur många rader som helst`},
	{"F7", "en", "innehall", `what we decided together | done by when | responsible | any number of rows`},
	{"F7", "fi", "innehall", `mitä päätimme yhdessä | valmis | vastuussa | kuinka monta tahansa`},
	{"F8", "sv-simple", "innehall", `uppföljning och utvärdering | inom ett år`},
	{"F8", "en", "innehall", `follow-up and evaluation | within a year`},
	{"F8", "fi", "innehall", `seurannan ja arvioinnin aika | vuoden sisällä`},
	{"F9", "sv-simple", "innehall", `du skriver under när | underskrift`},
	{"F9", "en", "innehall", `your signature.*approved the content`},
	{"F9", "fi", "innehall", `allekirjoituksesi.*hyväksynyt sen sisällön`},
	{"F10", "sv-simple", "innehall", `den som ansvarar för planen.*skriver också under`},
	{"F10", "en", "innehall", `signature of the person responsible for the plan`},
	{"F10", "fi", "innehall", `suunnitelmasta vastaavan henkilön allekirjoitus`},
	{"F11", "sv-simple", "innehall", `få ett exemplar`},
	{"F11", "en", "innehall", `who should have a copy`},
	{"F11", "fi", "innehall", `kenen pitäisi saada kappale`},
}

// steps are the meetings and the document in each language (E1–E7): what each
// step is called, and what it tells.
var steps = map[string][4][]string{
	"sv-simple": {
		{"Vi förbereder oss", "förberedande möte", "vad du vill ha planen till", "vilka du vill bjuda in", "prata själv", "någon ska hjälpa dig"},
		{"Vi planerar", "planeringsmöte", "du har bjudit in", "vad du vill ändra", "hur ni ska göra"},
		{"Vi följer upp", "uppföljningsmöte", "hur det har gått", "det ni bestämde"},
		{"Vi skriver", "din individuella plan"},
	},
	"en": {
		{"Preparatory meeting", "what you want to use the plan for", "whom you want to invite", "speak yourself", "someone to help you"},
		{"Planning meeting", "the people you have invited", "change in your situation", "in which way"},
		{"Follow-up meeting", "how it has gone", "what you agreed"},
		{"The document", "your individual plan"},
	},
	"fi": {
		{"Valmisteleva tapaaminen", "mihin haluat käyttää suunnitelmaa", "keitä haluat kutsua", "puhua itse", "joku auttaa sinua"},
		{"Suunnittelutapaaminen", "jotka olet kutsunut", "muuttaa tilanteessasi", "millä tavalla"},
		{"Seurantatapaaminen", "sovitut asiat", "sujuneet"},
		{"Asiakirja", "yksilöllinen suunnitelmasi"},
	},
}

// TestStepsInEveryLanguage is rows E1 to E7.
func TestStepsInEveryLanguage(t *testing.T) {
	s := buildStarter(t)
	for lang, want := range steps {
		items := s.page(info.Output("sa-gar-det-till", lang)).Find("ol.steps > li")
		if items.Length() != len(want) {
			t.Errorf("%s: %d steps", lang, items.Length())
			continue
		}
		for i, words := range want {
			text := clean(items.Eq(i).Text())
			if wrong := missing(text, words...); wrong != "" || !strings.HasPrefix(text, words[0]) {
				t.Errorf("%s, step %d: %s%s", lang, i+1, wrong, text)
			}
		}
	}
}

// inEvery are the rows that are true of the pages' build in each language.
var inEvery = map[string]func(s *starter, lang string) string{
	"A1": func(s *starter, lang string) string {
		page := info.Output("index", lang)
		img := s.page(page).Find(`main img[alt*="rullstol"]`)
		if _, err := os.Stat(filepath.Join(s.public, path.Dir(page), img.AttrOr("src", "?"))); err != nil || img.Length() != 1 {
			return fmt.Sprintf("%d lead images with a wheelchair, %v", img.Length(), err)
		}
		return ""
	},
	"A2": func(s *starter, lang string) string {
		doc := s.page(info.Output("index", lang))
		if doc.Find("h1").Length() != 1 {
			return "not one h1"
		}
		return missing(doc.Find("title").Text(), clean(doc.Find("h1").Text()))
	},
	"A4": func(s *starter, lang string) string {
		return s.everyPageIn(lang, func(doc *goquery.Document) string {
			return missing(clean(doc.Find(".contact").Text()), "0520-49 50 00", "Gärdhemsvägen 9")
		})
	},
	"A6": func(s *starter, lang string) string {
		page := info.Output("index", lang)
		href := s.page(page).Find(".contact .way a").AttrOr("href", "?")
		if path.Join(path.Dir(page), href) != info.Output("kontakt", lang) {
			return "the box leads to " + href
		}
		return ""
	},
	"A10": func(s *starter, lang string) string {
		if s.page(info.Output("index", lang)).Find(`nav.crumbs li:last-child[aria-current="page"]`).Length() != 1 {
			return "the last crumb is not the current page"
		}
		return ""
	},
	"A14": func(s *starter, lang string) string {
		return s.everyPageIn(lang, func(doc *goquery.Document) string {
			if lang != "fi" && doc.Find(`.langs a[hreflang="fi"]`).Length() == 0 {
				return "no way to Finnish"
			}
			return ""
		})
	},
	"C1": func(s *starter, lang string) string {
		table := s.page(info.Output("skillnad", lang)).Find("table.versus")
		if table.Find("thead th").Length() != 2 || table.Find(`tbody th[scope="row"]`).Length() < 3 {
			return "no comparison of two columns with row headings"
		}
		return ""
	},
	"B8": inWords("landsting", "county council", "maakäräj"),
	"C12": inWords("ungefär en gång om året", "cirka en gång om året", "about once a year", "approximately once", "noin kerran vuodessa",
		"suunnilleen kerran"),
	"G2": inWords("....", "……"),
	"G3": inWords("eller eller", "och och", "att att", " or or ", " the the ", " to to ", " tai tai ", " ja ja ", " on on "),
	"G4": inWords(" skall "),
	"G5": inWords("•", "·"),
	"G7": func(s *starter, lang string) string {
		if lang != "sv-simple" {
			return ""
		}
		return s.everyPageIn(lang, func(doc *goquery.Document) string {
			text := clean(doc.Find("body").Text())
			return matches(regexp.MustCompile(`(?i)gode? man`).ReplaceAllString(text, ""), `\bman\b`)
		})
	},
}

// inWords checks that no page of the language says any of the words.
func inWords(words ...string) func(*starter, string) string {
	return func(s *starter, lang string) string {
		return s.everyPageIn(lang, func(doc *goquery.Document) string {
			doc.Find("script, style").Remove()
			return present(clean(doc.Find("body").Text()), words...)
		})
	}
}

func TestFactsOfEveryPage(t *testing.T) {
	s := buildStarter(t)
	for row, check := range inEvery {
		for _, lang := range []string{"sv", "sv-simple", "en", "fi"} {
			if wrong := check(s, lang); wrong != "" {
				t.Errorf("%s %s: %s", row, lang, wrong)
			}
		}
	}
}

// onSwedish are the rows that are about the Swedish pages alone, or that the
// checks of facts_test.go see to in all languages at once.
var onSwedish = map[string]string{
	"A8":  "the data file has the slot; no page has an address that nobody gave",
	"A11": "the old review is the old Swedish page's",
	"A12": "the same",
	"A13": "looked for in all pages at once",
	"G1":  "looked for in all pages of both sites at once",
	"G6":  "looked for in all pages at once",
	"G8":  "the same",
}

// TestNoFactIsForgotten: each row has a check in each of the four languages, or
// a reason for having none.
func TestNoFactIsForgotten(t *testing.T) {
	checked := map[string]bool{}
	for _, f := range facts {
		row, _, _ := strings.Cut(f.row, " ")
		checked[row+" sv"] = true
	}
	for _, f := range translations {
		checked[f.row+" "+f.lang] = true
	}
	for _, lang := range []string{"sv-simple", "en", "fi"} {
		for i := range 7 {
			checked[fmt.Sprintf("E%d %s", i+1, lang)] = steps[lang][0] != nil
		}
		for row := range inEvery {
			checked[row+" "+lang] = true
		}
		for row := range onSwedish {
			checked[row+" "+lang] = true
		}
	}
	for letter, n := range map[string]int{"A": 14, "B": 8, "C": 12, "D": 4, "E": 7, "F": 11, "G": 8} {
		for i := range n {
			for _, lang := range []string{"sv", "sv-simple", "en", "fi"} {
				if key := fmt.Sprintf("%s%d %s", letter, i+1, lang); !checked[key] {
					t.Errorf("%s is not checked", key)
				}
			}
		}
	}
}

// everyPageIn looks at the pages of one language.
func (s *starter) everyPageIn(lang string, check func(*goquery.Document) string) string {
	folder := path.Dir(info.Output("index", lang))
	looked := 0
	for name := range s.pages {
		if path.Dir(name) != folder || name == "404.html" {
			continue
		}
		looked++
		if wrong := check(s.page(name)); wrong != "" {
			return name + ": " + wrong
		}
	}
	if looked < 13 {
		return fmt.Sprintf("%d pages", looked)
	}
	return ""
}
