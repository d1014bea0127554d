package public

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"planportal/generator/day"
	"planportal/generator/info"
	"planportal/generator/settings"
	"planportal/layouts"
)

// far is a municipality with every way to reach it, and a name that a vCard must
// break and escape.
var far = settings.Open{
	Name: "Åäö; kommunen, som \\ heter " + strings.Repeat("lång", 15), BaseURL: "https://www.exempel.se/lss/", Languages: []string{"sv", "sv-simple", "en", "fi"},
	Contact: settings.Contact{
		Heading: settings.Text{"sv": "Kontaktcenter"},
		Hours:   []settings.Hours{{From: "Mo", To: "Fr", Opens: "08:00", Closes: "16:30"}, {From: "Sa", To: "Sa", Opens: "10:00", Closes: "12:00"}, {From: "Sa", To: "Sa", Opens: "13:00", Closes: "14:00"}},
		Special: []settings.Special{{Date: day.Must("2026-12-30"), Opens: "08:00", Closes: "12:00"}, {Date: day.Must("2027-01-02")}},
		Phone:   settings.Phone{Text: "0520-49 50 00", Dial: "+46520495000"}, Email: "kontakt@exempel.se",
		Visit: settings.Address{Street: "Storgatan 1, uppgång B", Postcode: "123 45", Town: "Exempelstad"},
	},
}

func files(t *testing.T, o settings.Open, year int) map[string]string {
	t.Helper()
	set, _ := layouts.Load(nil)
	page := &info.Page{Name: "index", Lang: "sv", Path: "content/pages/index.md", Title: "Start", Audience: info.Open}
	made, err := Render(Input{Settings: o, Pages: []*info.Page{page}, Year: year}, set)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range made {
		all[f.Path()] = string(f.Bytes())
	}
	return all
}

func TestTheCardIsAsRFC6350WantsIt(t *testing.T) {
	card := files(t, far, 2026)["kontakt.vcf"]
	if strings.Count(card, "\n") != strings.Count(card, "\r\n") {
		t.Error("a line does not end in CRLF")
	}
	for line := range strings.SplitSeq(card, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	whole := strings.ReplaceAll(card, "\r\n ", "")
	for _, want := range []string{
		"BEGIN:VCARD\r\nVERSION:4.0\r\n", "\r\nEND:VCARD\r\n", "\r\nKIND:org\r\n", `FN:Åäö\; kommunen\, som \\ heter långlång`,
		"\r\nTEL;VALUE=uri;TYPE=work,voice:tel:+46520495000\r\n", "\r\nEMAIL;TYPE=work:kontakt@exempel.se\r\n",
		"\r\nADR;TYPE=work:;;Storgatan 1\\, uppgång B;Exempelstad;;123 45;Sverige\r\n", "\r\nURL:https://www.exempel.se/lss/\r\n",
		`NOTE;ALTID=1;LANGUAGE=sv:Öppettider: måndag–fredag 8.00–16.30\, lördag 10.00–12.00\, 13.00–14.00\, 30 december 2026 8.00–12.00\, 2 januari 2027 stängt. Stängt på helgdagar`,
		`NOTE;ALTID=1;LANGUAGE=en:Opening hours: Monday–Friday 8:00–16:30`, `NOTE;ALTID=1;LANGUAGE=fi:Aukioloajat: maanantai–perjantai 8.00–16.30`,
	} {
		if !strings.Contains(whole, want) {
			t.Errorf("the card lacks %q:\n%s", want, whole)
		}
	}
	if card, there := files(t, settings.Open{Name: "Exempelkommun", Languages: []string{"sv"}}, 2026)["kontakt.vcf"]; there {
		t.Errorf("a card of nothing:\n%s", card)
	}
}

func TestStructuredContact(t *testing.T) {
	_, rest, _ := strings.Cut(files(t, far, 2026)["index.html"], `<script type="application/ld+json">`)
	text, _, _ := strings.Cut(rest, "</script>")
	var got struct {
		Type, Name, URL, Telephone, Email string
		OpeningHours                      []string
		AreaServed, Address               map[string]string
		Special                           []map[string]string `json:"specialOpeningHoursSpecification"`
	}
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	if got.Name != far.Name || got.URL != far.BaseURL || got.Telephone != "+46520495000" || got.Email != far.Contact.Email || got.AreaServed["name"] != far.Name {
		t.Errorf("%+v", got)
	}
	if strings.Join(got.OpeningHours, "; ") != "Mo-Fr 08:00-16:30; Sa 10:00-12:00; Sa 13:00-14:00" || got.Address["postalCode"] != "123 45" {
		t.Errorf("%+v", got)
	}
	if len(got.Special) != 2 || got.Special[0]["closes"] != "12:00" || got.Special[1]["validFrom"] != "2027-01-02" || got.Special[1]["opens"] != got.Special[1]["closes"] {
		t.Errorf("%+v", got.Special)
	}
}

// Scripts get the holidays of this year and the next: not an old one, and on New
// Year's Eve tomorrow's, too.
func TestScriptsGetTwoYearsOfHolidays(t *testing.T) {
	page := files(t, far, 2026)["index.html"]
	for _, want := range []string{`data-from="2026-01-01" data-through="2027-12-31"`, "2026-12-24 2026-12-25", "2027-01-01", "2027-12-31", `data-special="2026-12-30 08:00-12:00; 2027-01-02"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	open := far
	open.Contact.OpenOnHolidays = true
	page = files(t, open, 2026)["index.html"]
	if !strings.Contains(page, `data-closed=""`) || strings.Contains(page, "Stängt på helgdagar") {
		t.Error("who is open on holidays is said to be closed")
	}
	none := far
	none.Contact.Hours = nil
	if page := files(t, none, 2026)["index.html"]; strings.Contains(page, "data-hours") || strings.Contains(page, "hours.") {
		t.Error("a script tells of hours that are not known")
	}
}
