package intranet

import "html/template"

// samplePlan has every part of the form filled in.
func samplePlan(f Frame) *Plan {
	return &Plan{
		Frame: f, ID: "lss-2025-0031", Path: "content/plans/dv-norr/lss-2025-0031.md", Client: "Alva Exempel",
		Unit: Link{"Daglig verksamhet Norr", "unit.html"}, Status: "Pågående", StatusKey: "active",
		Responsible: Link{"Kim Påhitt", "list.html"}, Born: Day{"1998-04-12", "12 april 1998", "vecka 15"}, Representative: "Siv Exempel, god man",
		Measures: []Measure{{"Daglig verksamhet", Day{"2024-09-12", "12 september 2024", "vecka 37"}}, {"Ledsagarservice", Day{"2025-09-12", "12 september 2025", "vecka 37"}}, {"Kontaktperson", Day{}}},
		Others:   []Pair{{Name: "Försäkringskassan", Text: "assistansersättning"}},
		Offers:   []Pair{{Text: "tackade ja", Day: Day{"2025-09-12", "12 september 2025", "vecka 37"}}},
		Meetings: []Meeting{
			{"Förberedande möte", "preparatory", Day{"2025-10-06", "6 oktober 2025", "vecka 41"}, "Kulturhuset", nil},
			{"Planeringsmöte", "planning", Day{"2025-10-20", "20 oktober 2025", "vecka 43"}, "Biblioteket", []string{"Alva Exempel", "Kim Påhitt", "Rut Modell", "Maj Exempel"}},
			{"Uppföljningsmöte", "follow-up", Day{"2026-04-14", "14 april 2026", "vecka 16"}, "", []string{"Alva Exempel", "Kim Påhitt"}},
		},
		Present: []string{"Alva Exempel", "Kim Påhitt", "Rut Modell", "Maj Exempel"}, Place: "Biblioteket", Met: Day{"2025-10-20", "20 oktober 2025", "vecka 43"},
		Sections: sampleSections(),
		Agreements: []Agreement{
			{"<p>Att prova ledsagare till simningen på torsdagar.</p>", days[2], "Kim Påhitt", stateOverdue},
			{"<p>Att besöka två olika gruppbostäder och skriva ner vad som var bra och dåligt.</p>", Day{"2027-01-31", "31 januari 2027", "vecka 4"}, "Rut Modell", stateLater},
			{"<p>Att söka kontaktperson.</p>", Day{"2025-12-15", "15 december 2025", "vecka 51"}, "Kim Påhitt", stateDone},
			{"<p>Att få ett bildschema i telefonen.</p>", Day{}, "", State{}},
		},
		Review:         Review{State: stateOverdue, Due: days[1], Agreed: true, Why: "Dagen bestämdes tillsammans."},
		Signatures:     []Signature{{"Alva Exempel", "den som planen gäller", Day{"2025-10-27", "27 oktober 2025", "vecka 44"}}, {"Kim Påhitt", "ansvarig för planen", Day{}}},
		RegionNotified: Day{"2025-11-12", "12 november 2025", "vecka 46"},
		Copies:         []string{"Alva Exempel", "Maj Exempel", "Daglig verksamhet Norr"},
		Todo:           []Row{alva, alvas, {Kind: "signature", KindWord: "Underskrift", State: stateMissing}},
		Warnings:       sampleFile.Findings,
	}
}

func sampleSections() []Section {
	return []Section{
		{ID: "del-1", Key: "now", Title: "Hur har jag det nu?", Body: "<p>Jag bor hos mamma och åker till verkstan fyra dagar i veckan. Jag trivs bäst när det är lugnt på morgonen och när jag vet vad som ska hända. På kvällarna målar jag. Jag blir trött av bussen.</p><ul><li>Viktigt: lugn och ro.</li><li>Viktigt: min katt.</li></ul>"},
		{ID: "del-2", Key: "goals", Title: "Mina önskemål och mål", Parts: []Section{
			{ID: "del-3", Key: "short", Title: "På kort sikt", Body: "<p>Simma en gång i veckan. Kunna åka dit utan mamma.</p>"},
			{ID: "del-4", Key: "long", Title: "På lång sikt", Blank: true},
		}},
		{ID: "del-5", Key: "how", Title: "Hur ska jag nå målen?", Body: "<p>Jag behöver någon som följer med de första gångerna och som inte har bråttom. Jag vill se bilder på nya platser innan jag åker dit.</p>"},
		{ID: "del-6", Title: "Det här är svårt för mig", Body: "<p>Höga ljud och väntan.</p>"},
		{ID: "del-7", Key: "together", Title: "Det här bestämde vi tillsammans", Body: "<p>Vi ses igen när simningen har börjat.</p>", Together: true},
	}
}

// hide makes the sample one of a person with protected data whose file cannot
// be read now, and who has only been offered a plan.
func (v *Plan) hide() {
	v.ID, v.Client, v.Protection, v.Stale = "lss-2025-0088", "Skyddad Exempelsson", "Skyddad folkbokföring", true
	v.Unit.Href, v.Responsible.Href = "", ""
	v.Review = Review{State: stateMissing, Why: "Det har inte varit något planeringsmöte än."}
	v.Copies, v.NoCopies, v.Signatures = nil, true, nil
}

// emptyPlan is the form before anybody has written in it.
func emptyPlan(f Frame) *Plan {
	v := &Plan{Frame: f, ID: "lss-2026-0060", Path: "content/plans/dv-norr/lss-2026-0060.md", Client: "Exempel Exempelsson", Status: "Utkast", StatusKey: "draft", Unit: Link{Text: "Daglig verksamhet Norr"}}
	for _, s := range sampleSections() {
		if s.Key == "" {
			continue
		}
		s.Body, s.Blank = template.HTML(""), s.Key == "now" || s.Key == "how"
		for i := range s.Parts {
			s.Parts[i].Body, s.Parts[i].Blank = "", true
		}
		v.Sections = append(v.Sections, s)
	}
	v.Review = Review{State: stateLater, Due: days[5], Why: "Ett år efter det senaste mötet (LSS 10 §: minst en gång om året)."}
	v.Signatures = []Signature{{"Exempel Exempelsson", "den som planen gäller", Day{}}, {"Kim Påhitt", "ansvarig för planen", Day{}}}
	return v
}
