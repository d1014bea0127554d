package public

import (
	"html/template"

	"planportal/generator/diag"
	"planportal/generator/form"
	"planportal/generator/info"
	"planportal/generator/settings"
	"planportal/layouts"
)

// CheckLayouts fills every layout of the open site with invented samples, one
// with every field and one with as few as there can be, and tells where a
// layout asks for what its view does not have.
func CheckLayouts(set *layouts.Set) []diag.Finding {
	var found []diag.Finding
	for name, views := range samples(set) {
		for _, v := range views {
			found = append(found, set.Check(name, v)...)
		}
	}
	return diag.Sort(found)
}

// samples are the views that each layout is tried on.
func samples(set *layouts.Set) map[string][]any {
	full, bare := sample(set), View{Frame: sampleFrame(set), Title: "Individuell plan enligt LSS"}
	bare.Site.Notice, bare.Menu, bare.Languages, bare.Footer, bare.Search = nil, nil, nil, nil, ""
	odd := full
	odd.Contact = settings.Box{Heading: "Kontaktcenter", LinkText: "Det här kan vi hjälpa dig med", Phone: "08-465 004 00", PhoneHref: "tel:+46846500400"}
	odd.Share.Image.Width = 0
	odd.Logo = Image{Src: "files/vapen.svg", Width: 40, Height: 48}
	odd.Image.Width, odd.ReviewedBy, odd.NextReview = 0, "", Day{}
	odd.Newer = Link{Title: "Individuell plan enligt LSS", Href: "../index.html", Lang: "sv"}
	lent := full
	lent.Lang, lent.TextLang, lent.Menu = "en", "sv", []Link{{Title: "Kontakt", Href: "kontakt.html", Lang: "sv"}}
	lent.Crumbs = []Link{{Title: "Home", Href: "index.html"}, {Title: "Kontakt", Current: true, Lang: "sv"}}
	easy := full
	easy.Lang = easyRead
	sheet, large := full, bare
	sheet.Form, large.Form = sampleSheet("en", form.PageName), sampleSheet("sv", form.LargePageName)
	views := []any{full, odd, lent, bare}
	return map[string][]any{
		"public/start.html": views, "public/page.html": views, "public/404.html": views, "public/contact.html": views,
		"public/easy.html": {easy, odd, easy, bare},
		"public/form.html": {sheet, large}, "public/form-links.html": {sheet.Form.Links},
		"public/search.html": views,
	}
}

func sampleSheet(lang, name string) form.Sheet {
	return form.In(lang).Sheet("Exempelkommun", name, wayFrom("form.html"))
}

func sampleFrame(set *layouts.Set) Frame {
	return Frame{
		Lang: "sv",
		Site: settings.Open{
			Name:    "Exempelkommun",
			Service: settings.Text{"sv": "Individuell plan enligt LSS"},
			Notice:  settings.Text{"sv": "Exempel. Kommunen, enheterna och personerna är påhittade."},
		},
		Home: "index.html", Search: "sok.html", Theme: theme(set),
		Menu: []Link{
			{Title: "Vem har rätt till en plan?", Href: "ratt.html"},
			{Title: "Så går det till", Href: "page.html", Current: true},
			{Title: "Det här står i planen", Href: "innehall.html"},
			{Title: "Begär en plan", Href: "begar.html"},
			{Title: "Kontakt", Href: "kontakt.html"},
		},
		Languages: []Language{
			{Tag: "sv-simple", Name: "Lättläst", Href: "lattlast/index.html", Same: true},
			{Tag: "en", Name: "English", Href: "en/index.html", Same: true},
			{Tag: "fi", Name: "Suomi", Href: "fi/index.html"},
		},
		Footer: []Link{
			{Title: "Om webbplatsen", Href: "om-webbplatsen.html"},
			{Title: "Tillgänglighet", Href: "tillganglighet.html"},
			{Title: "Personuppgifter", Href: "personuppgifter.html"},
		},
		words: set.Words("sv"), assets: set.AssetPaths(layouts.Public),
	}
}

// sample has every field and every part that an author can write.
func sample(set *layouts.Set) View {
	return View{
		Frame:       sampleFrame(set),
		Title:       "Individuell plan enligt LSS",
		Description: "Har du stöd enligt LSS, lagen om stöd och service till vissa funktionshindrade? Då har du rätt till en individuell plan. Den handlar om det du vill i ditt liv.",
		Crumbs: []Link{
			{Title: "Start", Href: "https://www.exempel.se/"}, {Title: "Omsorg och hjälp"}, {Title: "Funktionsnedsättning"},
			{Title: "Individuell plan enligt LSS", Current: true},
		},
		Image: Image{Src: "files/mote.svg", Alt: "En person i rullstol sitter i ett möte och visar en presentation för tre andra personer vid ett bord.", Width: 960, Height: 640},
		Lead:  template.HTML(sampleLead), Body: template.HTML(sampleBody),
		TOC: []info.Heading{
			{ID: "ratt", Text: "Vem har rätt till en plan?"}, {ID: "skillnad", Text: "Inte samma sak som en genomförandeplan"},
			{ID: "steg", Text: "Så går det till"}, {ID: "innehall", Text: "Det här brukar stå i planen"}, {ID: "mer", Text: "Mer att läsa"},
		},
		Edited:   Day{"2026-11-20", "20 november 2026"},
		Reviewed: Day{"2022-05-20", "20 maj 2022"}, ReviewedBy: "JONHJO", NextReview: Day{"2023-05-20", "20 maj 2023"},
		Canonical: "https://www.exempel.se/individuell-plan/",
		JSONLD:    `<script type="application/ld+json">{"@context":"https://schema.org","@type":"GovernmentOffice","name":"Exempelkommun"}</script>`,
		Contact: settings.Box{
			Heading: "Kontaktcenter, en väg in", About: "Vet du inte vem du ska prata med? Börja här.",
			LinkText: "Det här kan kontaktcenter hjälpa dig med", LinkHref: "kontakt.html",
			Hours:    []settings.Opening{{Days: "måndag–torsdag", Times: "8.00–16.30", Machine: "Mo-Th 08:00-16:30"}, {Days: "fredag", Times: "8.00–15.00", Machine: "Fr 08:00-15:00"}},
			Special:  []settings.SpecialDay{{ISO: "2026-12-30", Day: "30 december 2026", Times: "8.00–12.00", Machine: "08:00-12:00"}, {ISO: "2027-01-02", Day: "2 januari 2027"}},
			Holidays: true, Card: "kontakt.vcf",
			Clock:      settings.Clock{Hours: "Mo-Th 08:00-16:30; Fr 08:00-15:00", Special: "2026-12-30 08:00-12:00; 2027-01-02", Closed: "2026-12-24 2026-12-25", From: "2026-01-01", Through: "2027-12-31", Days: "måndag tisdag onsdag torsdag fredag lördag söndag"},
			PhoneLabel: "Växel", Phone: "08-465 004 00", PhoneHref: "tel:+46846500400", Email: "kontaktcenter@exempel.se",
			Street: "Exempelgatan 9", Postcode: "123 45", Town: "Exempelstad",
		},
		Share: Share{
			Locale: "sv_SE", Others: []string{"en_GB", "fi_FI"},
			Image:      Image{Src: "https://www.exempel.se/individuell-plan/files/mote.png", Alt: "Ett möte vid ett bord.", Width: 960, Height: 640},
			Alternates: []Language{{Tag: "sv", Href: "https://www.exempel.se/individuell-plan/"}, {Tag: "en", Href: "https://www.exempel.se/individuell-plan/en/"}},
		},
		Index: "assets/search-sv.0a1b2c3d.js",
		All:   []Link{{Title: "Vem har rätt till en plan?", Href: "ratt.html"}, {Title: "Kontakt", Href: "kontakt.html", Lang: "sv"}},
	}
}
