package intranet

import (
	"planportal/generator/diag"
	"planportal/generator/form"
	"planportal/generator/settings"
	"planportal/layouts"
)

// CheckLayouts fills every layout of the intranet with invented samples, one
// with every field and one with as few as there can be, and tells where a
// layout asks for what its view does not have.
func CheckLayouts(set *layouts.Set) []diag.Finding {
	var found []diag.Finding
	for name, views := range samples(set) {
		found = append(found, set.Check(name, views...)...)
	}
	return diag.Sort(found)
}

// samples are the views that each layout is tried on.
func samples(set *layouts.Set) map[string][]any {
	frame := func(here string, crumbs ...Link) Frame { return sampleFrame(set, here, crumbs...) }
	bare := func(here string) Frame {
		f := frame(here)
		f.Site.Notice, f.Valid, f.Logo = nil, Valid{}, Logo{"pages/files/vapen.svg", 40, 48}
		if here != "front" {
			f.Logo.Width = 0
		}
		return f
	}
	units := []Link{{"Uppföljning", "front.html"}, {"Enheter", "units.html"}}
	hidden, soon := samplePlan(frame("units", append(units, Link{Text: "lss-2025-0088"})...)), samplePlan(frame("units"))
	hidden.hide()
	soon.Review.State, soon.Review.Agreed = stateSoon, false
	open := settings.Box{Heading: "Kontaktcenter", LinkText: "Det här kan vi hjälpa dig med", Phone: "08-465 004 00", PhoneHref: "tel:+46846500400"}
	return map[string][]any{
		"intranet/front.html":      {sampleFront(frame("front")), Front{Frame: bare("front"), Today: days[0], Weekday: "lördag 21 november 2026"}, Front{Frame: bare("front"), Today: days[0], Weekday: "lördag 21 november 2026", Plans: 3}},
		"intranet/units.html":      {Units{frame("units", units[0], Link{Text: "Enheter"}), sampleUnits}, Units{Frame: bare("units")}},
		"intranet/people.html":     {People{frame("people", units[0], Link{Text: "Ansvariga"}), samplePeople}, People{Frame: bare("people")}},
		"intranet/months.html":     {Months{frame("months", units[0], Link{Text: "Månader"}), sampleMonths}, Months{Frame: bare("months")}},
		"intranet/unit.html":       {sampleUnit(frame("units", append(units, Link{Text: "Daglig verksamhet Norr"})...)), Unit{Frame: bare("units"), Name: "Korttids Ängen"}},
		"intranet/list.html":       {samplePerson(frame("people", units[0], Link{Text: "Kim Påhitt"})), sampleMonth(frame("months")), sampleAcross(frame("front")), List{Frame: bare("months"), Heading: "Juli 2027", Kind: "month"}, List{Frame: bare("people"), Heading: "Ines Mönster", Kind: "person"}},
		"intranet/protected.html":  {sampleProtected(frame("protected", units[0], Link{Text: "Skyddade planer"})), Protected{Frame: bare("protected")}},
		"intranet/plan.html":       {samplePlan(frame("units", append(units, Link{Text: "lss-2025-0031"})...)), soon, hidden, emptyPlan(bare("units")), &Plan{Frame: bare("units"), ID: "lss-2026-0044", Client: "Folke Testberg", Status: "Tackat nej", StatusKey: "declined"}},
		"intranet/findings.html":   {sampleFindings(frame("findings", units[0], Link{Text: "Att rätta"})), Findings{Frame: bare("findings")}},
		"intranet/page.html":       {sampleInfo(frame("pages", units[0], Link{Text: "Så arbetar vi med individuella planer"})), Info{Frame: bare("pages"), Heading: "Kontakt", Staff: true}, Info{Frame: bare("pages"), Heading: "Utkast", Draft: true}},
		"intranet/form.html":       {sampleForm(frame("pages", units[0], Link{Text: "Blankett"}), form.PageName), sampleForm(bare("pages"), form.LargePageName)},
		"intranet/form-links.html": {form.In("en").Links(wayFrom("pages/en/begar.html", "en"))},
		"intranet/pages.html":      {Pages{frame("pages", units[0], Link{Text: "Information"}), samplePages}, Pages{Frame: bare("pages")}},
		"intranet/contact.html": {settings.Box{
			Heading: "Kontaktcenter, en väg in", About: "Vet du inte vem du ska prata med? Börja här.", LinkText: "Det här kan kontaktcenter hjälpa dig med", LinkHref: "kontakt.html",
			Hours: []settings.Opening{{Days: "måndag–fredag", Times: "8.00–16.30", Machine: "Mo-Fr 08:00-16:30"}}, Holidays: true,
			Special:    []settings.SpecialDay{{ISO: "2026-12-30", Day: "30 december 2026", Times: "8.00–12.00"}, {ISO: "2027-01-02", Day: "2 januari 2027"}},
			PhoneLabel: "Växel", Phone: "08-465 004 00", PhoneHref: "tel:+46846500400", Email: "kontaktcenter@exempel.se",
			Street: "Exempelgatan 9", Postcode: "123 45", Town: "Exempelstad",
		}, open, settings.Box{}},
	}
}

func sampleForm(f Frame, name string) EmptyForm {
	in := form.In("sv")
	return EmptyForm{Frame: f, Lang: "sv", Heading: in.PageTitle(name), Lead: in.PageAbout(name), Form: in.Sheet(f.Site.Name, name, wayFrom("form.html", "sv"))}
}

func sampleFrame(set *layouts.Set, here string, crumbs ...Link) Frame {
	title := "Uppföljning"
	if len(crumbs) > 0 {
		title = crumbs[len(crumbs)-1].Text
	}
	return Frame{
		Title: title,
		Site: &settings.Open{
			Name: "Exempelkommun", Service: settings.Text{"sv": "Individuell plan enligt LSS"},
			Notice: settings.Text{"sv": "Exempel. Kommunen, enheterna och personerna är påhittade."},
		},
		Here: here, Crumbs: crumbs, Valid: Valid{From: Day{ISO: "2026-11-20", Text: "20 november 2026"}, Through: Day{ISO: "2026-11-24", Text: "24 november 2026"}},
		assets: set.AssetPaths(layouts.Intranet),
	}
}
