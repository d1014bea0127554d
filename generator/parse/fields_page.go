package parse

import (
	"slices"

	"planportal/generator/info"
)

// Languages are the tags that a page's file name may end in, "kontakt.en.md",
// and that the texts of site.yaml may be written in. Swedish pages have no
// ending. sv-simple is BCP 47 for easy-read Swedish.
func Languages() []string { return values(languages) }

var languages = []Choice{
	{"sv", Doc{"svenska", "Swedish"}, []string{"svenska", "se", "sv-SE"}},
	{"sv-simple", Doc{"lättläst svenska", "easy-read Swedish"}, []string{"lättläst", "lattlast", "simple", "ll"}},
	{"en", Doc{"engelska", "English"}, []string{"engelska", "eng", "en-GB", "en-US"}},
	{"fi", Doc{"finska", "Finnish"}, []string{"finska", "fin", "suomi"}},
}

// PageFields returns the schema of an information page's header.
func PageFields() []Field { return slices.Clone(pageFields) }

var pageFields = []Field{
	{
		Key: "title", Type: Text, Required: true, Example: "Kontakt", Blank: "(rubrik)",
		Doc: Doc{"sidans rubrik", "the page's title"}, Also: []string{"titel", "rubrik", "name"},
	},
	{
		Key: "description", Type: Text, Example: "Så når du oss.", Blank: "(en mening)",
		Doc: Doc{"vad sidan handlar om, för sökmotorer och listor", "a sentence for search engines and lists"}, Also: []string{"beskrivning", "summary"},
	},
	{
		Key: "lang", Type: Option, Choices: languages, Example: "en",
		Doc: Doc{"språket; filnamnets om det saknas", "the language; the file name's if absent"}, Also: []string{"language", "språk"},
	},
	{
		Key: "translated_from", Type: Text, Example: "kvbtrmqz",
		Doc:  Doc{"i en översättning: vilken version av den svenska sidan den är gjord från; check säger vad som ska stå", "in a translation: the version of the Swedish page that it was made from; check says what to write"},
		Also: []string{"translation_of", "source", "översatt_från"},
	},
	{
		Key: "weight", Type: Number, Min: -10000, Max: 10000, Example: "10",
		Doc: Doc{"ordningen i menyn, minst först", "the order in the menu, smallest first"}, Also: []string{"order", "ordning", "vikt"},
	},
	{
		Key: "menu", Type: Boolean, Example: "true",
		Doc: Doc{"false tar bort sidan ur menyn", "false leaves the page out of the menu"}, Also: []string{"meny"},
	},
	{
		Key: "audience", Type: Option, Example: "open", Blank: "open",
		Doc: Doc{"open för alla, staff för personalen", "open for everybody, staff for the staff"}, Also: []string{"målgrupp", "access"},
		Choices: []Choice{
			{string(info.Open), Doc{"för alla", "for everybody"}, []string{"öppen", "public", "alla"}},
			{string(info.Staff), Doc{"för personalen", "for the staff"}, []string{"intern", "intranet", "internal", "personal", "private"}},
		},
	},
	{
		Key: "aliases", Type: List, Example: "[gammal-sida.html]",
		Doc: Doc{"gamla adresser som ska leda hit", "old addresses that should lead here"}, Also: []string{"alias"},
		Item: &Field{Key: "aliases", Type: Text, Required: true, Example: "[gammal-sida.html]"},
	},
	{
		Key: "reviewed", Type: List, Example: "[{date: 2026-10-01, by: Förnamn Efternamn}]",
		Doc:   Doc{"vilka dagar sidan har granskats, och av vem", "the days on which the page was reviewed, and by whom"},
		Also:  []string{"granskad", "review", "reviews"},
		Lines: []string{"- {date: 2026-10-01, by: Kim Exempel, looked_at: texten och länkarna}"},
		Item: &Field{Key: "reviewed", Type: Map, Example: "[{date: 2026-10-01, by: Förnamn Efternamn}]", Fields: []Field{
			{Key: "date", Type: Date, Required: true, Example: "2026-10-01", Doc: Doc{"dag", "day"}, Also: []string{"datum", "dag"}},
			{Key: "by", Type: Text, Required: true, Private: true, Example: "Förnamn Efternamn", Doc: Doc{"av vem", "by whom"}, Also: []string{"av", "name"}},
			{Key: "looked_at", Type: Text, Example: "texten och länkarna", Doc: Doc{"vad som granskades", "what was looked at"}, Also: []string{"what", "of", "vad"}},
		}},
	},
	{
		Key: "review_in", Type: Number, Min: 1, Max: 120, Example: "12",
		Doc: Doc{"månader till nästa granskning; 12 om det saknas", "months until the next review; 12 if absent"}, Also: []string{"review_months"},
	},
	{
		Key: "edited", Type: Date, Example: "2026-11-20",
		Doc: Doc{"dagen då texten senast ändrades så att den säger något annat", "the day on which the text was last changed so that it says something else"}, Also: []string{"ändrad", "updated", "changed"},
	},
	{
		Key: "law_read", Type: Date, Example: "2026-11-20",
		Doc: Doc{"dagen då någon senast läste paragraferna som sidan nämner", "the day on which somebody last read the sections of the law that the page names"}, Also: []string{"lag_läst", "law"},
	},
	{
		Key: "native_read", Type: Date, Example: "2026-11-20",
		Doc:  Doc{"i en översättning: dagen då någon som har språket som sitt eget läste den", "in a translation: the day on which somebody who has the language as their own read it"},
		Also: []string{"native", "modersmål"},
	},
	{
		Key: "statement", Type: Map, Fields: statementFields, Example: "{level: partly, updated: 2026-11-20}",
		Doc: Doc{"på tillgänglighetsredogörelsen: vad den måste säga", "on the accessibility statement: what it must say"}, Also: []string{"redogörelse"},
	},
	{
		Key: "owner", Type: Text, Private: true, Example: "Kommunikation", Blank: "(namn eller enhet)",
		Doc: Doc{"vem som ansvarar för sidan", "who answers for the page"}, Also: []string{"ansvarig", "responsible", "ägare"},
	},
	{
		Key: "draft", Type: Boolean, Example: "true", Blank: "true",
		Doc: Doc{"true så länge sidan inte ska visas för alla", "true as long as the page is not to be shown to everybody"}, Also: []string{"utkast"},
	},
	{
		Key: "image", Type: Text, Example: "mote.svg",
		Doc: Doc{"bild överst på sidan, under content/files/", "the picture on top, below content/files/"}, Also: []string{"bild", "picture"},
	},
	{
		Key: "image_alt", Type: Text, Example: "Fyra personer sitter runt ett bord.",
		Doc: Doc{"vad bilden visar, för den som inte ser den", "what the picture shows, for those who do not see it"}, Also: []string{"alt", "bildtext"},
	},
}

// statementFields are what an accessibility statement must tell. None is
// required here: what is missing is a finding of its own.
var statementFields = []Field{
	{Key: "actor", Type: Text, Example: "Exempelkommun", Doc: Doc{"vems webbplatsen är", "whose website it is"}, Also: []string{"aktör"}},
	{Key: "service", Type: Text, Example: "Stöd enligt LSS", Doc: Doc{"vilken webbplats det gäller", "which website it is about"}, Also: []string{"tjänst"}},
	{
		Key: "level", Type: Option, Example: "partly", Doc: Doc{"hur väl den följer lagen", "how far it meets the law"}, Also: []string{"nivå"},
		Choices: []Choice{
			{string(info.Fully), Doc{"helt förenlig", "fully compliant"}, []string{"full", "helt"}},
			{string(info.Partly), Doc{"delvis förenlig", "partially compliant"}, []string{"partial", "partially", "delvis"}},
			{string(info.Not), Doc{"inte förenlig", "not compliant"}, []string{"none", "inte"}},
		},
	},
	{Key: "gaps", Type: Text, Example: `"#det-har-fungerar-inte"`, Doc: Doc{"rubriken för det som inte är tillgängligt, och varför", "the heading for what is not accessible, and why"}, Also: []string{"brister"}},
	{Key: "method", Type: Text, Example: `"#sa-har-vi-provat"`, Doc: Doc{"rubriken för hur webbplatsen är prövad", "the heading for how the website was assessed"}, Also: []string{"metod"}},
	{Key: "feedback", Type: Text, Example: `"#sag-till"`, Doc: Doc{"rubriken för hur man säger till om något inte fungerar", "the heading for how to tell what does not work"}, Also: []string{"återkoppling"}},
	{Key: "complaint", Type: Text, Example: "https://www.digg.se/tdosanmalan", Doc: Doc{"adressen till myndighetens formulär för anmälan", "the address of the authority's complaint form"}, Also: []string{"anmälan"}},
	{Key: "assessed", Type: Date, Example: "2026-11-20", Doc: Doc{"dagen för bedömningen", "the day of the assessment"}, Also: []string{"bedömd"}},
	{Key: "updated", Type: Date, Example: "2026-11-20", Doc: Doc{"dagen då redogörelsen senast uppdaterades", "the day on which the statement was last updated"}, Also: []string{"uppdaterad"}},
}

// StatementKeys are the keys of an accessibility statement, in order.
func StatementKeys() []string { return keys(statementFields) }
