package parse_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/day"
	"planportal/generator/info"
	"planportal/generator/parse"
	"planportal/generator/plan"
	"planportal/generator/settings"
)

// The plan of the format's own description, every field of it.
func TestPlan(t *testing.T) {
	src, err := os.ReadFile("testdata/contract.md")
	if err != nil {
		t.Fatal(err)
	}
	got, found := parse.Plan("content/plans/norr/lss-2025-0142.md", "norr", "lss-2025-0142", src)
	if len(found) > 0 {
		t.Fatalf("findings in a good plan:\n%s", printed(found))
	}
	both := []string{"Exempel Exempelsson", "Karin Exempel"}
	want := &plan.Plan{
		ID: "lss-2025-0142", Unit: "norr",
		Client: "Exempel Exempelsson", Protection: plan.None, Status: plan.Active, Responsible: "Karin Exempel",
		Born:           day.Must("1998-04-12"),
		Representative: plan.Representative{Name: "Siv Exempel", Role: "god man"},
		Measures: []plan.Measure{
			{Slug: "ledsagarservice", Decided: day.Must("2025-09-12")},
			{Slug: "korttidsvistelse", Decided: day.Must("2025-09-12")},
			{Slug: "kontaktperson"},
		},
		Others: []plan.Other{{Who: "Försäkringskassan", What: "assistansersättning"}},
		Offers: []plan.Offer{{Date: day.Must("2025-09-12"), Answer: plan.Accepted}},
		Meetings: []plan.Meeting{
			{Kind: plan.Preparatory, Date: day.Must("2025-10-20"), Place: "Kulturhuset"},
			{Kind: plan.Planning, Date: day.Must("2025-11-03"), Place: "Kulturhuset", Present: both},
			{Kind: plan.FollowUp, Date: day.Must("2026-05-04"), Place: "Kulturhuset", Present: both},
		},
		NextReview:     day.Must("2026-10-20"),
		Signed:         plan.Signed{Client: day.Must("2025-11-10"), Responsible: day.Must("2025-11-10")},
		RegionNotified: day.Must("2025-11-12"),
		Copies:         []string{"Exempel Exempelsson", "Siv Exempel"}, CopiesSaid: true,
		Sections: []plan.Section{
			{Part: plan.Now, Title: "Hur har jag det nu?", Level: 2, Line: 25, HTML: "<p>…</p>"},
			{Part: plan.Goals, Title: "Mina önskemål och mål", Level: 2, Line: 27},
			{Part: plan.ShortTerm, Title: "På kort sikt", Level: 3, Line: 28, HTML: "<p>…</p>"},
			{Part: plan.LongTerm, Title: "På lång sikt", Level: 3, Line: 30, HTML: "<p>…</p>"},
			{Part: plan.How, Title: "Hur ska jag nå målen?", Level: 2, Line: 32, HTML: "<p>…</p>"},
			{Part: plan.Together, Title: "Det här bestämde vi tillsammans", Level: 2, Line: 34},
		},
		Agreements: []plan.Agreement{
			{Text: "Att prova ledsagare på simningen.", HTML: "Att prova ledsagare på simningen.", By: day.Must("2026-02-01"), Responsible: "Karin Exempel", Line: 35},
			{Text: "Att söka kontaktperson.", HTML: "Att söka kontaktperson.", By: day.Must("2025-12-15"), Responsible: "Exempel Exempelsson", Done: true, Line: 36},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Texts that break no rule, though they look as if they might.
func TestGoodHeaders(t *testing.T) {
	for name, fields := range map[string]string{
		"quoted YAML words":          "client: \"Null\"\nprotection: none\nstatus: draft\nresponsible: 'No'\n",
		"quoted number":              "client: \"0142\"\nprotection: none\nstatus: draft\nresponsible: Karin Exempel\n",
		"quoted hash":                "client: \"Exempel #5\"\nprotection: none\nstatus: draft\nresponsible: 'Karin #1' # en kommentar\n",
		"quotes inside quotes":       "client: \"Exempel \\\"Ex\\\" #5\"\nprotection: none\nstatus: draft\nresponsible: 'Karin ''K'' #1'\n",
		"hash in the middle":         "client: Exempel#5\nprotection: none\nstatus: draft\nresponsible: Karin Exempel\n",
		"comments":                   "# först\nclient: Exempel # vem\n\n#protection: marked\nprotection: none #\nstatus: draft ## läge\nresponsible: Karin Exempel\n",
		"apostrophe":                 "client: Exempel d'Exempel\nprotection: none\nstatus: draft\nresponsible: O'Exempel\n",
		"quote in the middle":        "client: Exempel \"Ex\" Exempelsson\nprotection: none\nstatus: draft\nresponsible: Karin Exempel\n",
		"brackets in the middle":     "client: Exempel (f. Exempelsson) [x]\nprotection: none\nstatus: draft\nresponsible: Karin Exempel\n",
		"colon without space":        "client: Exempel:Exempelsson\nprotection: none\nstatus: draft\nresponsible: Karin Exempel\n",
		"quoted keys":                "\"client\": Exempel\n'protection': none\nstatus: draft\nresponsible: Karin Exempel\n",
		"quoted words of ours":       "client: Exempel\nprotection: \"none\"\nstatus: 'draft'\nresponsible: Karin Exempel\nborn: \"1998-04-12\"\n",
		"other order and no blanks":  "responsible: Karin Exempel\nstatus: draft\nprotection: none\nclient: Exempel\n",
		"flow over several lines":    "client: Exempel\nprotection: none\nstatus: draft\nresponsible: Karin Exempel\ncopies: [\n  Exempel, # klienten\n  \"Siv: god man\",\n]\n",
		"empty optional fields":      "client: Exempel\nprotection: none\nstatus: draft\nresponsible: Karin Exempel\nborn:\ncopies:\nmeetings:\nsigned: {client: , responsible: }\nrepresentative:\n  name:\n",
		"closed without responsible": "client: Exempel\nprotection: none\nstatus: closed\n",
	} {
		p, found := parse.Plan("a.md", "norr", "a", []byte("---\n"+fields+"---\n"))
		if p == nil || len(found) > 0 {
			t.Errorf("%s:\n%s", name, printed(found))
		}
	}
}

// The last day is a good day: twelve months, clamped to the month's end.
func TestNextReviewUpToTheLimit(t *testing.T) {
	for met, days := range map[string][2]string{
		"2025-11-03": {"2026-11-03", "2026-11-04"},
		"2024-02-29": {"2025-02-28", "2025-03-01"},
	} {
		for i, next := range days {
			src := strings.Replace(head, "draft", "active", 1) + "copies: []\nmeetings: [{kind: planning, date: " + met +
				", place: Biblioteket, present: [Exempel Exempelsson]}]\nnext_review: " + next + "\n---\n"
			_, found := parse.Plan("a.md", "norr", "a", []byte(src))
			if late := strings.Contains(rules(found), "review-too-late"); late != (i == 1) {
				t.Errorf("a meeting on %s and a review on %s: %s", met, next, rules(found))
			}
		}
	}
}

func TestMeetingsAndOffersAreInOrder(t *testing.T) {
	src := head + "offers: {2025-09-12: accepted, 2024-09-12: later}\nmeetings:\n" +
		"  - {kind: follow-up, date: 2026-05-04}\n  - {kind: planning, date: 2025-11-03, place: a}\n  - {kind: planning, date: 2025-11-03, place: b}\n---\n"
	p, found := parse.Plan("a.md", "norr", "a", []byte(src))
	if p == nil {
		t.Fatal(printed(found))
	}
	if p.Offers[0].Answer != plan.Later || p.Meetings[0].Place != "a" || p.Meetings[1].Place != "b" || p.Meetings[2].Kind != plan.FollowUp {
		t.Errorf("offers %v, meetings %v", p.Offers, p.Meetings)
	}
}

func TestHeadingsInEnglish(t *testing.T) {
	src := head + "---\n## how are things now\nA\n## My wishes and goals\n### In the short run:\nB\n### In the long run\nC\n" +
		"## How do I reach the goals?\nD\n## My own heading\nE\n## What we decided together\n- [X] Try. Done by: 2026-02-01 (responsible: Kim Exempel)\n"
	p, found := parse.Plan("a.md", "norr", "a", []byte(src))
	if p == nil || len(found) > 0 {
		t.Fatal(printed(found))
	}
	var parts []plan.Part
	for _, s := range p.Sections {
		parts = append(parts, s.Part)
	}
	want := []plan.Part{plan.Now, plan.Goals, plan.ShortTerm, plan.LongTerm, plan.How, plan.Free, plan.Together}
	if diff := cmp.Diff(want, parts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(p.Agreements) != 1 || !p.Agreements[0].Done || p.Agreements[0].Responsible != "Kim Exempel" {
		t.Errorf("agreements %+v", p.Agreements)
	}
}

func TestPage(t *testing.T) {
	src := `---
title: Kontakt
description: Så når du oss.
weight: -2
menu: false
audience: staff
aliases: [gammal.html, ratt/gammal.html]
reviewed:
  - {date: 2026-05-20, by: Kim Exempel, looked_at: länkarna}
  - {date: 2022-05-20, by: JONHJO}
review_in: 6
owner: Kommunikation
draft: true
image: bilder/mote.svg
image_alt: Fyra personer sitter runt ett bord.
translated_from: kvbtrmqz
---
## Ring oss
[Rätt](ratt.md#vem)
`
	got, found := parse.Page("content/pages/kontakt.en.md", "kontakt", "en", []byte(src))
	if len(found) > 0 {
		t.Fatal(printed(found))
	}
	want := &info.Page{
		Name: "kontakt", Lang: "en", Path: "content/pages/kontakt.en.md",
		Title: "Kontakt", Description: "Så når du oss.", Weight: -2, Audience: info.Staff, Draft: true,
		Aliases:  []string{"gammal.html", "ratt/gammal.html"},
		Reviewed: []info.Review{{Date: day.Must("2022-05-20"), By: "JONHJO"}, {Date: day.Must("2026-05-20"), By: "Kim Exempel", LookedAt: "länkarna"}},
		ReviewIn: 6, Owner: "Kommunikation", Image: "bilder/mote.svg", ImageAlt: "Fyra personer sitter runt ett bord.",
		HTML: got.HTML, Prose: got.Prose, Headings: []info.Heading{{ID: "ring-oss", Text: "Ring oss"}}, Anchors: got.Anchors,
		Links:          []info.Link{{Target: "ratt.md#vem", Output: "ratt.html", Anchor: "vem", Line: 19, Col: 1}},
		TranslatedFrom: "kvbtrmqz", Fingerprint: info.Fingerprint("Kontakt", "Så når du oss.", "Fyra personer sitter runt ett bord.", "## Ring oss\n[Rätt](ratt.md#vem)\n"),
		Keys: got.Keys,
	}
	for key, at := range map[string]info.Place{"title": {Line: 2, Col: 8}, "translated_from": {Line: 16, Col: 18}, "aliases.1": {Line: 7, Col: 24}, "reviewed.1.by": {Line: 10, Col: 28}, "lang": {Line: 1, Col: 1}} {
		if got.Key(key) != at {
			t.Errorf("%s stands at %v, want %v", key, got.Key(key), at)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	plain, found := parse.Page("content/pages/a.md", "a", "sv", []byte("---\ntitle: A\n---\n"))
	if plain == nil || !plain.Menu || plain.Audience != info.Open || plain.ReviewIn != 12 || !plain.IsOpen() {
		t.Errorf("a page that says nothing: %+v\n%s", plain, printed(found))
	}
}

func TestSettings(t *testing.T) {
	src, err := os.ReadFile("testdata/site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	got, found := parse.Settings("content/site.yaml", src)
	if len(found) > 0 {
		t.Fatal(printed(found))
	}
	want := settings.Site{
		Open: settings.Open{
			Name:      "Exempelstaden",
			Service:   settings.Text{"sv": "Stöd enligt LSS", "en": "Support under LSS"},
			Notice:    settings.Text{"sv": "Allt här är påhittat."},
			BaseURL:   "https://example.org/lss/",
			Languages: []string{"sv", "sv-simple", "en", "fi"},
			Breadcrumb: []settings.Crumb{
				{Title: settings.Text{"sv": "Start"}, URL: "https://example.org/"},
				{Title: settings.Text{"sv": "Omsorg", "en": "Care"}},
			},
			Contact: settings.Contact{
				Heading: settings.Text{"sv": "Kontaktcenter, en väg in"},
				About:   settings.Text{"sv": "Vi svarar på frågor: om allt."},
				Link:    settings.Crumb{Title: settings.Text{"sv": "Mer"}, URL: "kontakt.html"},
				Hours:   []settings.Hours{{From: "Mo", To: "Fr", Opens: "08:00", Closes: "16:30"}},
				Phone:   settings.Phone{Label: settings.Text{"sv": "Växel"}, Text: "0520–495000", Dial: "+46520495000"},
				Email:   "kontakt@example.org",
				Visit:   settings.Address{Street: "Storgatan 9", Postcode: "461 83", Town: "Exempelstad"},
			},
			FooterLinks: []settings.Crumb{{Title: settings.Text{"sv": "Tillgänglighet"}, URL: "tillganglighet.html"}},
		},
		Staff: settings.Staff{
			SoonDays: 14,
			Units:    []settings.Unit{{Slug: "soder", Name: "Stöd söder"}, {Slug: "norr", Name: "Stöd norr"}},
			People:   []settings.Person{{Name: "Karin Exempel"}, {Name: "Per Exempel", Left: day.Must("2026-05-31")}},
			Access:   []settings.Access{{Unit: "norr", Group: "lss-norr"}},
		},
	}
	if at := got.Keys["breadcrumb.1.title.sv"]; at != (settings.Place{Line: 9, Col: 17}) {
		t.Errorf("the Swedish title of the second step stands at %v", at)
	}
	got.Keys = nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	least, found := parse.Settings("content/site.yaml", []byte("name: Exempelstaden\n"))
	if len(found) > 0 || least.Staff.SoonDays != 30 || !cmp.Equal(least.Open.Languages, []string{"sv"}) {
		t.Errorf("the least settings: %+v\n%s", least, printed(found))
	}
}

func TestPhoneIsDialled(t *testing.T) {
	for text, want := range map[string]string{
		"0520-49 50 00":       "+46520495000",
		"0520–495000":         "+46520495000",
		"(0520) 49 50 00":     "+46520495000",
		"+46 520 49 50 00":    "+46520495000",
		"+46 (0)520-49 50 00": "+46520495000",
		"0046 520 495000":     "+46520495000",
		"08-12 34 56":         "+468123456",
	} {
		s, found := parse.Settings("site.yaml", []byte("name: A\ncontact: {phone: {text: \""+text+"\"}}\n"))
		if s.Open.Contact.Phone.Dial != want {
			t.Errorf("%q is dialled %q, want %q\n%s", text, s.Open.Contact.Phone.Dial, want, printed(found))
		}
	}
}
