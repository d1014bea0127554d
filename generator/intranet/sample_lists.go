package intranet

import (
	"html/template"

	"planportal/generator/info"
)

// Everything below is invented.

var (
	stateOverdue = State{"overdue", "Försenad"}
	stateMissing = State{"missing", "Saknar dag"}
	stateSoon    = State{"soon", "Snart"}
	stateLater   = State{"later", "Senare"}
	stateDone    = State{"done", "Klar"}
)

var days = []Day{
	{"2026-11-21", "21 november 2026", "vecka 47"},
	{"2026-10-20", "20 oktober 2026", "vecka 43"},
	{"2026-11-09", "9 november 2026", "vecka 46"},
	{"2026-11-24", "24 november 2026", "vecka 48"},
	{"2026-12-03", "3 december 2026", "vecka 49"},
	{"2027-01-12", "12 januari 2027", "vecka 2"},
	{"2027-04-13", "13 april 2027", "vecka 15"},
}

var (
	alva  = Row{ID: "lss-2025-0031", Href: "plan.html", Client: "Alva Exempel", Unit: "Daglig verksamhet Norr", UnitHref: "unit.html", Responsible: "Kim Påhitt", PersonHref: "list.html", Kind: "review", KindWord: "Uppföljning", State: stateOverdue, Due: days[1]}
	alvas = Row{ID: "lss-2025-0031", Href: "plan.html", Client: "Alva Exempel", Unit: "Daglig verksamhet Norr", UnitHref: "unit.html", Responsible: "Kim Påhitt", PersonHref: "list.html", Kind: "agreement", KindWord: "Överenskommelse", Text: "Att prova ledsagare till simningen på torsdagar.", State: stateOverdue, Due: days[2]}
	oster = Row{ID: "lss-2025-0121", Href: "plan.html", Client: "Östen Fiktiv-Låtsasson af Mycketlångtnamn", Unit: "Servicebostaden Kajen", UnitHref: "unit.html", Responsible: "Alva Exempel", Kind: "signature", KindWord: "Underskrift", State: stateMissing}
	gun   = Row{ID: "lss-2025-0104", Href: "plan.html", Client: "Gun Låtsas", Unit: "Gruppbostaden Linden", UnitHref: "unit.html", Responsible: "Rut Modell", PersonHref: "list.html", Kind: "review", KindWord: "Uppföljning", State: stateSoon, Due: days[3]}
	disa  = Row{ID: "lss-2025-0113", Href: "plan.html", Client: "Disa Testberg", Unit: "Servicebostaden Kajen", UnitHref: "unit.html", Responsible: "Ines Mönster", PersonHref: "list.html", Kind: "offer", KindWord: "Erbjudande", State: stateSoon, Due: days[4]}
	liv   = Row{ID: "lss-2026-0003", Client: "Liv Provsson", Unit: "Daglig verksamhet Norr", Responsible: "Åke Skiss", PersonHref: "list.html", Kind: "review", KindWord: "Uppföljning", State: stateLater, Due: days[5]}
	mans  = Row{ID: "lss-2026-0028", Href: "plan.html", Client: "Måns Exempel", Unit: "Servicebostaden Kajen", UnitHref: "unit.html", Responsible: "Kim Påhitt", PersonHref: "list.html", Kind: "agreement", KindWord: "Överenskommelse", Text: "Att hälsa på i två gruppbostäder.", State: stateLater, Due: days[6]}
)

// bareRow is a row as lists across units have it.
func bareRow(r Row) Row {
	r.Client, r.Text = "", ""
	return r
}

func sampleGroups() []Group {
	return []Group{
		{stateOverdue, "Försenade", 2, []Part{{Rows: []Row{alva, alvas}}}},
		{stateMissing, "Saknar dag", 1, []Part{{Rows: []Row{oster}}}},
		{stateSoon, "Snart", 2, []Part{{"Vecka 48", "23–29 november", []Row{gun}}, {"Vecka 49", "30 november–6 december", []Row{disa}}}},
		{stateLater, "Senare", 2, []Part{{"Januari 2027", "", []Row{liv}}, {"April 2027", "", []Row{mans}}}},
		{stateDone, "Klara", 1, []Part{{Rows: []Row{{ID: "lss-2024-0117", Href: "plan.html", Client: "Bo Provsson", Responsible: "Rut Modell", Kind: "review", KindWord: "Uppföljning", State: stateDone, Due: days[0]}}}}},
	}
}

func bareGroups() []Group {
	groups := sampleGroups()
	for _, g := range groups {
		for _, p := range g.Parts {
			for i, r := range p.Rows {
				p.Rows[i] = bareRow(r)
			}
		}
	}
	return groups
}

func sampleTallies() []Tally {
	return []Tally{
		{State{"overdue", "Försenade"}, 2, "äldst 20 oktober 2026", "#overdue", ""}, {stateMissing, 1, "", "#missing", ""},
		{stateSoon, 2, "nästa 24 november 2026", "#soon", ""}, {stateLater, 0, "", "", "later"},
	}
}

var unread = []Unread{{"lss-2026-0051", "findings.html#fil-lss-2026-0051", "plan.html"}, {"lss-2026-0052", "findings.html#fil-lss-2026-0052", ""}}

var (
	sampleUnits = []Summary{
		{"Daglig verksamhet Norr", "unit.html", 24, 2, 1, 9, 1, days[1]},
		{"Gruppbostaden Linden", "unit.html", 8, 0, 1, 6, 0, Day{}},
		{"Korttidshemmet Ängen för barn, unga och vuxna med långa enhetsnamn", "unit.html", 112, 1, 0, 40, 0, days[2]},
	}
	samplePeople = []Summary{
		{"Kim Påhitt", "list.html", 31, 3, 2, 12, 1, days[1]},
		{"Rut Modell", "list.html", 8, 0, 1, 6, 0, Day{}},
		{"Åke Skiss", "list.html", 0, 0, 0, 0, 0, Day{}},
	}
	sampleMonths = []Summary{
		{"Oktober 2026", "list.html", 0, 2, 0, 0, 0, days[1]},
		{"November 2026", "list.html", 0, 1, 2, 0, 1, days[2]},
		{"April 2027", "list.html", 0, 0, 0, 3, 0, Day{}},
	}
	samplePages = []PageRow{
		{"Individuell plan enligt LSS", "page.html", "sv", "Redaktionen", false, false, Day{"2022-05-20", "20 maj 2022", "vecka 20"}, Day{"2023-05-20", "20 maj 2023", "vecka 20"}, stateOverdue},
		{"Så här går det till", "page.html", "sv-simple", "Redaktionen", false, false, Day{"2026-11-20", "20 november 2026", "vecka 47"}, Day{"2027-11-20", "20 november 2027", "vecka 46"}, State{}},
		{"Individual plan under LSS", "page.html", "en", "Redaktionen", false, false, Day{}, Day{}, stateMissing},
		{"Yksilöllinen suunnitelma", "page.html", "fi", "Redaktionen", false, true, Day{}, Day{}, State{}},
		{"Individuella plaanah", "page.html", "smj", "Redaktionen", false, true, Day{}, Day{}, State{}},
		{"Så arbetar vi med individuella planer", "page.html", "sv", "LSS-enheten", true, false, Day{"2026-11-20", "20 november 2026", "vecka 47"}, Day{"2027-11-20", "20 november 2027", "vecka 46"}, stateLater},
	}
)

func sampleFront(f Frame) Front {
	v := Front{
		Frame: f, Today: days[0], Weekday: "lördag 21 november 2026", Unread: unread, Tallies: sampleTallies(),
		Kinds: []KindCount{{"Uppföljningar", 1, 1, 12, 0, "list.html"}, {"Överenskommelser", 1, 0, 5, 0, "list.html"}, {"Erbjudanden", 0, 1, 3, 0, "list.html"}, {"Underskrifter", 0, 0, 0, 1, "list.html"}},
		Care:  []Tally{{State{"missing", "Regionen inte underrättad"}, 2, "", "list.html", ""}},
		Worst: []Row{bareRow(alva), bareRow(alvas), bareRow(oster)}, MoreWorst: 12, MoreUnits: 7, MorePeople: 9, Soon: []Row{bareRow(gun), bareRow(disa)},
		Units: sampleUnits, People: samplePeople,
		Protected: []Link{{"lss-2025-0088", "plan.html"}, {"lss-2025-0089", "plan.html"}}, MoreProtected: 3,
		Plans: 144, Errors: 2, Warnings: 3, PagesDue: 1,
	}
	v.Plot = Plot{Width: plotWidth, Height: plotHeight, Base: plotBase}
	for i, n := range [][3]int{{3, 0, 0}, {1, 0, 0}, {4, 0, 0}, {6, 0, 0}, {5, 2, 0}, {3, 2, 2}, {0, 0, 3}, {0, 0, 2}, {0, 0, 1}, {0, 0, 0}, {0, 0, 1}} {
		label := []string{"jun", "jul", "aug", "sep", "okt", "nov", "dec", "jan", "feb", "mar", "apr"}[i]
		b := Bar{Month: "2026-11", Label: label, Title: label + " 2026", Href: "list.html", Now: i == 5, X: i*64 + 15, Width: barWidth, LabelX: i*64 + 32, Total: n[0] + n[1] + n[2]}
		b.Done.Count, b.Late.Count, b.Planned.Count = n[0], n[1], n[2]
		if b.Total == 0 {
			b.Href = ""
		}
		b.scale(7)
		v.Plot.Bars = append(v.Plot.Bars, b)
	}
	v.Plot.Alt = alt(v.Plot.Bars)
	return v
}

func sampleUnit(f Frame) Unit {
	return Unit{
		Frame: f, Name: "Daglig verksamhet Norr", Slug: "dv-norr", Unread: unread, Tallies: sampleTallies(), Groups: sampleGroups(), Plans: sampleRegister(), PlanCount: 8,
		Pager: samplePager, Feeds: []Link{{"kalender (.ics)", "reviews.ics"}, {"Excel (.csv)", "reviews.csv"}, {"data (.json)", "reviews.json"}},
	}
}

func sampleRegister() []PlanRow {
	return []PlanRow{
		{"lss-2025-0031", "plan.html", "Alva Exempel", "Kim Påhitt", "Pågående", "active", stateOverdue, days[1]},
		{"lss-2024-0117", "plan.html", "Bo Provsson", "Rut Modell", "Avslutad", "closed", State{}, Day{}},
		{"lss-2025-0113", "plan.html", "Disa Testberg", "Ines Mönster", "Erbjuden", "offered", stateSoon, days[4]},
		{"lss-2025-0102", "plan.html", "Folke Testberg", "Kim Påhitt", "Tackat nej", "declined", stateLater, days[6]},
		{"lss-2025-0104", "plan.html", "Gun Låtsas", "Rut Modell", "Pågående", "active", stateSoon, days[3]},
		{"lss-2025-0109", "plan.html", "Hugo Exempel", "Kim Påhitt", "Utkast", "draft", State{}, Day{}},
		{"lss-2025-0122", "plan.html", "Åke Modell", "Rut Modell", "Pågående", "active", stateLater, days[5]},
		{"lss-2025-0121", "plan.html", "Östen Fiktiv-Låtsasson af Mycketlångtnamn", "Åke Skiss", "Pågående", "active", stateMissing, Day{}},
	}
}

func samplePerson(f Frame) List {
	return List{
		Frame: f, Heading: "Kim Påhitt", Kind: "person", Lead: "Det här ska göras i de planer och överenskommelser som Kim Påhitt ansvarar för.",
		Tallies: sampleTallies(), Groups: bareGroups(), Left: Day{"2026-09-30", "30 september 2026", "vecka 40"}, Feeds: []Link{{"kalender (.ics)", "kim-pahitt.ics"}}, Pager: samplePager,
	}
}

var samplePager = []Link{{"1", ""}, {"2", "unit.html"}, {"3", "unit.html"}}

func sampleAcross(f Frame) List {
	return List{
		Frame: f, Heading: "Försenade", Kind: "across", Lead: "Det här skulle ha varit gjort, det äldsta först.", Groups: bareGroups(),
		More: 1200, Units: []UnitCount{{"Daglig verksamhet Norr", "unit.html", 1400}, {"Gruppbostaden Linden", "unit.html", 300}},
	}
}

func sampleMonth(f Frame) List {
	return List{
		Frame: f, Heading: "November 2026", Kind: "month", Lead: "Det här ska vara gjort i november 2026.",
		Tallies: sampleTallies(), Groups: bareGroups(), Prev: Link{"Oktober 2026", "list.html"}, Next: Link{"December 2026", "list.html"},
	}
}

func sampleProtected(f Frame) Protected {
	return Protected{Frame: f, Unread: unread, Tallies: sampleTallies(), Groups: sampleGroups(), Plans: sampleRegister(), PlanCount: 8, Findings: []FileFindings{sampleFile}, Feeds: unitFeeds, Pager: samplePager}
}

var sampleFile = FileFindings{"fil-lss-2026-0051", "content/plans/dv-norr/lss-2026-0051.md", []Finding{
	{9, 1, "unknown-field", "error", `okänt fält "next_reveiw"`, `menade du "next_review"?`},
	{14, 0, "review-too-late", "warning", "next_review 2027-12-01 är senare än ett år efter senaste mötet", "uppföljningen ska göras senast 2027-11-03 (LSS 10 §); skriv den dagen eller en tidigare"},
	{0, 0, "example", "note", "planen är ett exempel", "ta bort den när ni har egna planer"},
}}

func sampleFindings(f Frame) Findings {
	page := Row{ID: "Individuell plan enligt LSS", Href: "page.html", Responsible: "Redaktionen", Kind: "page", KindWord: "Sidgranskning", State: stateOverdue, Due: days[1]}
	never := page
	never.ID, never.State, never.Due = "Kontakt", stateMissing, Day{}
	return Findings{Frame: f, Files: []FileFindings{sampleFile}, Hidden: []Link{{"lss-2025-0088", "protected.html"}}, Pages: []Row{page, never}, Errors: 2, Warnings: 3}
}

func sampleInfo(f Frame) Info {
	return Info{
		Frame: f, Lang: "sv", Heading: "Så arbetar vi med individuella planer", Staff: true,
		Lead: "Rutin för dig som skriver planer.", Image: "files/mote.svg", ImageAlt: "Ett möte vid ett bord.", ImageSize: info.Size{Width: 960, Height: 640},
		TOC:      []info.Heading{{ID: "erbjud", Text: "Erbjud en plan varje år"}, {ID: "skriv", Text: "Skriv planen tillsammans"}},
		Body:     template.HTML(`<p>Rutinen gäller alla enheter.</p><h2 id="erbjud">Erbjud en plan varje år</h2><p>Alla som har en insats ska få frågan minst en gång om året.</p><h2 id="skriv">Skriv planen tillsammans</h2><p>Skriv med personens egna ord.</p>`),
		Reviewed: days[0], ReviewedBy: "LSS-enheten", LookedAt: "texten och länkarna", Edited: days[1], NextReview: Day{"2027-11-21", "21 november 2027", "vecka 46"},
	}
}
