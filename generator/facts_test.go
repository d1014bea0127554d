package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// fact is one row of what the starter site must say, by the row's name in the
// list that the site is made from: A the page's furniture, B who has the right,
// C what a plan is, D when it is useful, E how it goes, F the form, G what must
// not be carried over from the texts that came before.
type fact struct {
	row  string
	page string // the page that says it, "" for the whole open site
	says []string
	also func(s *starter) string // what is wrong, if anything
}

// TestFacts: every row of the facts is true of the built starter site.
func TestFacts(t *testing.T) {
	s := buildStarter(t)
	for _, f := range facts {
		t.Run(f.row, func(t *testing.T) {
			text := s.all()
			if f.page != "" {
				text = s.words(f.page)
			}
			for _, pattern := range f.says {
				if !regexp.MustCompile(`(?is)` + pattern).MatchString(text) {
					t.Errorf("%s does not say %q", f.page, pattern)
				}
			}
			if f.also == nil {
				return
			}
			if wrong := f.also(s); wrong != "" {
				t.Error(wrong)
			}
		})
	}
}

var facts = []fact{
	{row: "A1 lead image", also: func(s *starter) string {
		img := s.page("index.html").Find(`img[alt*="rullstol"]`)
		if img.Length() != 1 {
			return fmt.Sprintf("%d lead images with a wheelchair", img.Length())
		}
		if _, err := os.Stat(filepath.Join(s.public, img.AttrOr("src", "?"))); err != nil {
			return "the picture is not there: " + err.Error()
		}
		return missing(img.AttrOr("alt", ""), "möte", "presentation", "tre andra personer", "bord")
	}},
	{row: "A2 h1 and title", also: func(s *starter) string {
		doc := s.page("index.html")
		h1 := clean(doc.Find("h1").Text())
		if doc.Find("h1").Length() != 1 || !strings.EqualFold(h1, "Individuell plan enligt LSS") {
			return "h1 is " + h1
		}
		return missing(doc.Find("title").Text(), h1)
	}},
	{row: "A3 who it is for", page: "index.html", says: []string{`LSS, lagen om stöd och service till vissa funktionshindrade`, `insatser`}},
	{row: "A4 contact box on every page", also: func(s *starter) string {
		return s.onEveryPage(func(doc *goquery.Document) string {
			return missing(clean(doc.Text()), "0520-49 50 00", "Gärdhemsvägen 9")
		})
	}},
	{row: "A5 opening hours", page: "kontakt.html", says: []string{`måndag–fredag`, `8\.00–16\.30`}, also: func(s *starter) string {
		return missing(s.html("kontakt.html"), `"openingHours":["Mo-Fr 08:00-16:30"]`)
	}},
	{row: "A6 what the contact centre helps with", also: func(s *starter) string {
		link := s.page("index.html").Find(`a:contains("kontaktcenter kan hjälpa")`)
		link = link.AddSelection(s.page("index.html").Find(`a:contains("kan kontaktcenter hjälpa")`))
		if link.Length() == 0 {
			return "no link out of the box"
		}
		if _, err := os.Stat(filepath.Join(s.public, link.First().AttrOr("href", "?"))); err != nil {
			return err.Error()
		}
		return ""
	}},
	{row: "A7 three fields of the address", also: func(s *starter) string {
		address := s.page("kontakt.html").Find("address").First()
		for _, field := range []string{"Gärdhemsvägen 9", "461 83", "Trollhättan"} {
			own := address.Find("*").FilterFunction(func(_ int, e *goquery.Selection) bool { return clean(e.Text()) == field })
			if own.Length() == 0 {
				return field + " has no element of its own"
			}
		}
		return missing(s.html("kontakt.html"), `"streetAddress":"Gärdhemsvägen 9"`, `"postalCode":"461 83"`, `"addressLocality":"Trollhättan"`)
	}},
	{row: "A8 a slot for phone and e-mail", also: func(s *starter) string {
		if s.page("kontakt.html").Find(`a[href^="mailto:"]`).Length() != 0 {
			return "an e-mail address that nobody has given"
		}
		return ""
	}},
	{row: "A9 the phone dials", also: func(s *starter) string {
		for name, html := range s.pages {
			if !strings.Contains(html, `href="tel:+46520495000"`) || strings.Contains(html, "tel:&#43;") {
				return name + " has the number in other letters"
			}
		}
		return s.onEveryPage(func(doc *goquery.Document) string {
			wrong := ""
			doc.Find(`a[href^="tel:"]`).Each(func(_ int, a *goquery.Selection) {
				if a.AttrOr("href", "") != "tel:+46520495000" {
					wrong = "a number that does not dial: " + a.AttrOr("href", "")
				}
			})
			if doc.Find(`a[href="tel:+46520495000"]`).Length() == 0 {
				return "no number to dial"
			}
			return wrong
		})
	}},
	{row: "A10 breadcrumb", also: func(s *starter) string {
		nav := s.page("index.html").Find(`nav[aria-label] ol`).FilterFunction(func(_ int, ol *goquery.Selection) bool {
			return strings.Contains(ol.Text(), "Omsorg och hjälp")
		})
		last := nav.Find("li").Last()
		current := last.AttrOr("aria-current", last.Find("[aria-current]").AttrOr("aria-current", ""))
		if current != "page" {
			return "the last crumb is not the current page"
		}
		return missing(clean(nav.Text()), "Start", "Omsorg och hjälp", "Funktionsnedsättning", "Individuell plan enligt LSS")
	}},
	{row: "A11 last reviewed", page: "index.html", says: []string{`senast granskad.*20 maj 2022.*JONHJO`}, also: func(s *starter) string {
		if s.page("index.html").Find(`time[datetime="2022-05-20"]`).Length() == 0 {
			return "no machine-readable day"
		}
		return ""
	}},
	{row: "A12 the review is overdue", also: func(s *starter) string { return s.overduePage("index") }},
	{row: "A13 no made-up staff", also: func(s *starter) string {
		return present(s.all(), "Karin Exempel", "Kim Påhitt", "Rut Modell", "Åke Skiss", "Örjan Fiktiv", "Tora Låtsas")
	}},
	{row: "A14 Finnish", also: func(s *starter) string {
		if s.page("index.html").Find(`a[hreflang="fi"], link[hreflang="fi"]`).Length() == 0 {
			return "the start page does not lead to Finnish"
		}
		return ""
	}},

	{row: "B1 must be offered and may ask", page: "ratt.html", says: []string{`ska erbjuda dig`, `rätt att be om`}},
	{row: "B2 both names", page: "index.html", says: []string{`§ 10-plan`, `individuell plan`}},
	{row: "B3 every year", page: "ratt.html", says: []string{`varje år`}},
	{row: "B4 at any time", page: "ratt.html", says: []string{`när (som helst|du vill)`}},
	{row: "B5 spoken or written", page: "begar.html", says: []string{`myndighet i kommunen eller regionen`, `muntligt eller skriftligt`, `10 § (i )?LSS`}},
	{row: "B6 whom to turn to", page: "begar.html", says: []string{`personalen.*verksamhet`, `handläggare på biståndsenheten`, `växeln.*0520-49 50 00`}},
	{row: "B7 the municipality informs", page: "ratt.html", says: []string{`kommunen ska informera`, `vad det innebär`}},
	{row: "B8 FIX landsting", also: func(s *starter) string { return present(s.all(), "landsting") }},

	{row: "C1 not an implementation plan", also: func(s *starter) string {
		table := s.page("skillnad.html").Find("table").First()
		if table.Find("thead th").Length() != 2 || table.Find(`tbody th[scope="row"]`).Length() < 3 {
			return "no comparison of two columns with row headings"
		}
		return missing(clean(table.Find("thead").Text()), "Individuell plan", "Genomförandeplan")
	}},
	{row: "C2 your plan, you steer", page: "skillnad.html", says: []string{`din plan`, `du bestämmer hur den ska se ut`}},
	{row: "C3 how measures are carried out", page: "skillnad.html", says: []string{`hur dina insatser ska utföras`}},
	{row: "C4 overview and influence", page: "index.html", says: []string{`samlad överblick`, `inflytande`}},
	{row: "C5 goals and visions", page: "index.html", says: []string{`mål`, `visioner`}},
	{row: "C6 umbrella plan", page: "index.html", says: []string{`paraplyplan`, `åtgärdsprogram`, `korttidsvistelse`, `Försäkringskassan`}},
	{row: "C7 you choose the responsible", page: "din-plan.html", says: []string{`det här bestämmer du.*vem som ska ansvara`}},
	{row: "C8 you choose the invited", page: "din-plan.html", says: []string{`vilka som ska bjudas in`}},
	{row: "C9 your document", page: "din-plan.html", says: []string{`skrivs ner`, `resultat`, `ditt dokument`}},
	{row: "C10 who writes", page: "din-plan.html", says: []string{`ansvarar för att den blir nedskriven`}},
	{row: "C11 can be followed up and changed", page: "din-plan.html", says: []string{`går att följa upp och ändra`}},
	{row: "C12 FIX at least once a year", page: "sa-gar-det-till.html", says: []string{`minst en gång om året`}, also: func(s *starter) string {
		return present(s.all(), "ungefär en gång om året", "cirka en gång om året")
	}},

	{row: "D1 a change in life", page: "nytta.html", says: []string{`förändring.*(stor eller liten|liten eller stor)`}},
	{row: "D2 examples", page: "nytta.html", says: []string{`fritiden`, `flytta hemifrån`}},
	{row: "D3 more influence", page: "nytta.html", says: []string{`inflytande`, `ditt liv och din vardag`}},
	{row: "D4 several bodies at one time", page: "nytta.html", says: []string{`samtidigt`, `hur förändringen kan bli möjlig`}},

	{row: "E1 FIX three meetings and the document", also: func(s *starter) string {
		steps := s.page("sa-gar-det-till.html").Find("ol.steps > li")
		if steps.Length() != 4 {
			return fmt.Sprintf("%d steps, want 4", steps.Length())
		}
		for i, title := range []string{"Förberedande möte", "Planeringsmöte", "Uppföljningsmöte", "Dokumentet"} {
			if !strings.HasPrefix(clean(steps.Eq(i).Text()), title) {
				return fmt.Sprintf("step %d is not %s", i+1, title)
			}
		}
		return ""
	}},
	{row: "E2 what to use it for", also: step(0, "vad du vill använda planen till")},
	{row: "E3 whom to invite", also: step(0, "vilka du vill bjuda in")},
	{row: "E4 who speaks", also: step(0, "prata själv", "någon ska hjälpa dig")},
	{row: "E5 the planning meeting", also: step(1, "dem du har bjudit in", "förändra i din situation", "på vilket sätt")},
	{row: "E6 the follow-up meeting", also: step(2, "hur det har gått", "kom överens om")},
	{row: "E7 the document", also: step(3, "din individuella plan")},

	{row: "F1 present", also: form("Närvarande")},
	{row: "F2 place and date", also: form("Plats och datum")},
	{row: "F3 for whom", also: form("Vem gäller planen för")},
	{row: "F4 how things are now", also: form("Hur har jag det nu", "vad som är viktigt för dig")},
	{row: "F5 goals, short and long", also: form("önskemål och mål", "kort sikt", "lång sikt")},
	{row: "F6 how to reach them", also: form("Hur ska jag nå målen", "Vilka insatser", "Var behöver du hjälp", "När behöver du hjälp")},
	{row: "F7 what was decided", also: form("Det här bestämde vi tillsammans", "klart", "ansvarig", "hur många rader som helst")},
	{row: "F8 follow-up", also: form("uppföljning och utvärdering")},
	{row: "F9 your signature", also: form("Din underskrift", "godkänt innehållet")},
	{row: "F10 the responsible's signature", also: form("Underskrift av den som ansvarar för planen")},
	{row: "F11 copies", also: form("exemplar")},

	{row: "G1 FIX bookmark", also: func(s *starter) string { return present(s.both(), "_GoBack") }},
	{row: "G2 FIX rows of dots", also: func(s *starter) string { return present(s.both(), "....", "……", ". . . .") }},
	{row: "G3 FIX doubled words", also: func(s *starter) string { return present(s.both(), "eller eller", "och och", "att att") }},
	{row: "G4 FIX skall", also: func(s *starter) string { return matches(s.all(), `\bskall\b`) }},
	{row: "G5 FIX bullets as text", also: func(s *starter) string { return present(s.all(), "•", "·") }},
	{row: "G6 FIX stray spaces and breaks", also: func(s *starter) string {
		return s.onEveryPage(func(doc *goquery.Document) string {
			if n := doc.Find("main p br, main li br").Not("address br").Length(); n > 0 {
				return fmt.Sprintf("%d line breaks inside texts", n)
			}
			return ""
		})
	}},
	{row: "G7 FIX man", also: func(s *starter) string {
		return matches(regexp.MustCompile(`(?i)gode? man`).ReplaceAllString(s.swedish(), ""), `\bman\b`)
	}},
	{row: "G8 FIX the old review", also: func(s *starter) string {
		for name, text := range s.pages {
			if name != "index.html" && strings.Contains(text, "2022-05-20") && strings.Contains(text, `datetime="2022-05-20"`) {
				return name + " carries the old page's review"
			}
		}
		return ""
	}},
}

// step checks the words of one step of how it goes.
func step(i int, words ...string) func(*starter) string {
	return func(s *starter) string {
		return missing(clean(s.page("sa-gar-det-till.html").Find("ol.steps > li").Eq(i).Text()), words...)
	}
}

// form checks that a row of the form is on the public checklist; that it is in
// the blank, on the plan's page and in check are tests of their own.
func form(words ...string) func(*starter) string {
	return func(s *starter) string { return missing(s.words("innehall.html"), words...) }
}
