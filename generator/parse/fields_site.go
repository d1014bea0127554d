package parse

import "slices"

// SiteFields returns the schema of content/site.yaml.
func SiteFields() []Field { return slices.Clone(siteFields) }

var siteFields = []Field{
	{Key: "name", Type: Text, Required: true, Example: "Trollhättans Stad", Doc: Doc{"kommunens namn", "the municipality's name"}, Also: []string{"namn", "title"}},
	{Key: "service", Type: Words, Example: "Stöd enligt LSS", Doc: Doc{"raden under namnet", "the line below the name"}, Also: []string{"tjänst", "subtitle"}},
	{Key: "notice", Type: Words, Example: "Webbplatsen är ett exempel.", Doc: Doc{"en rad överst på varje sida", "a line on top of every page"}, Also: []string{"meddelande", "banner"}},
	{Key: "logo", Type: Text, Example: "vapen.svg", Doc: Doc{"kommunens märke, en bild under content/files/", "the municipality's mark, a picture below content/files/"}, Also: []string{"logotyp", "vapen", "icon"}},
	{Key: "base_url", Type: Text, Example: "https://www.exempel.se/", Doc: Doc{"webbplatsens adress", "the site's address"}, Also: []string{"url", "baseurl", "adress"}},
	{
		Key: "languages", Type: List, Example: "[sv, en]", Doc: Doc{"språken, det första är huvudspråket", "the languages, the first is the default"}, Also: []string{"språk", "lang"},
		Item: &Field{Key: "languages", Type: Option, Required: true, Choices: languages, Example: "[sv, en]"},
	},
	{
		Key: "breadcrumb", Type: List, Example: `[{title: Start, url: "https://www.exempel.se/"}]`, Doc: Doc{"sidorna ovanför startsidan", "the pages above the start page"}, Also: []string{"brödsmulor", "breadcrumbs"},
		Item: &Field{Key: "breadcrumb", Type: Map, Fields: crumbFields, Example: `[{title: Start, url: "https://www.exempel.se/"}]`},
	},
	{Key: "contact", Type: Map, Fields: contactFields, Example: "{heading: Kontaktcenter, email: kontakt@exempel.se}", Doc: Doc{"vägen in till kommunen", "the way in to the municipality"}, Also: []string{"kontakt"}},
	{
		Key: "footer_links", Type: List, Example: "[{title: Tillgänglighet, url: tillganglighet.html}]", Doc: Doc{"länkarna i sidfoten", "the links of the footer"}, Also: []string{"footer", "sidfot"},
		Item: &Field{Key: "footer_links", Type: Map, Fields: linkFields, Example: "[{title: Tillgänglighet, url: tillganglighet.html}]"},
	},
	{Key: "alarm_days", Type: Number, Min: 0, Max: 365, Example: "7", Doc: Doc{"hur många dagar före dagen som kalendern påminner, 0 för aldrig", "how many days before the day the calendar reminds, 0 for never"}},
	{Key: "soon_days", Type: Number, Min: 0, Max: 365, Example: "30", Doc: Doc{"hur många dagar framåt som är snart", "how many days ahead are soon"}, Also: []string{"soon", "snart"}},
	{
		Key: "units", Type: Dict, Example: "{norr: Stöd norr}", Doc: Doc{"enheternas mappar och namn", "the units' folders and names"}, Also: []string{"enheter", "unit"},
		Keys: &Field{Key: "units", Type: Text, Example: "{norr: Stöd norr}"},
		Item: &Field{Key: "units", Type: Text, Required: true, Example: "{norr: Stöd norr}"},
	},
	{
		Key: "staff", Type: List, Private: true, Example: "[{name: Förnamn Efternamn}]", Doc: Doc{"de som ansvarar för planer", "those who answer for plans"}, Also: []string{"personal", "people"},
		Item: &Field{Key: "staff", Type: Map, Private: true, Example: "[{name: Förnamn Efternamn}]", Fields: []Field{
			{Key: "name", Type: Text, Required: true, Private: true, Example: "Förnamn Efternamn", Doc: Doc{"namn", "name"}, Also: []string{"namn"}},
			{Key: "left", Type: Date, Example: "2026-05-31", Doc: Doc{"sista arbetsdagen, om personen har slutat", "the last working day, if the person has left"}, Also: []string{"slutat", "slutade"}},
		}},
	},
	{
		Key: "access", Type: Dict, Example: "{norr: lss-norr}", Doc: Doc{"vilken grupp som får läsa enhetens mapp", "the group that may read the unit's folder"}, Also: []string{"behörighet"},
		Keys: &Field{Key: "access", Type: Text, Example: "{norr: lss-norr}"},
		Item: &Field{Key: "access", Type: Text, Required: true, Example: "{norr: lss-norr}"},
	},
	{Key: "access_shared", Type: Map, Fields: sharedFields, Example: "{protected: lss-skyddade, people: lss-alla, rest: lss-alla}", Doc: Doc{"grupperna som får läsa det som inte är en enhets", "the groups that may read what is no unit's"}},
	openWordsField,
}

var openWordsField = Field{
	Key: "open_words", Type: List, Private: true, Example: "[Namn Namnsson, Storgatan 1]", Doc: Doc{"namn, platser och nummer som får stå på den öppna webbplatsen fast de finns i planer", "names, places and numbers that may stand on the open site though plans have them"}, Also: []string{"öppna_ord"},
	Item: &Field{Key: "open_words", Type: Text, Required: true, Private: true, Example: "[Namn Namnsson, Storgatan 1]"},
}

var sharedFields = []Field{
	{Key: "protected", Type: Text, Example: "lss-skyddade", Doc: Doc{"gruppen som får läsa skyddade planer", "the group that may read protected plans"}, Also: []string{"skyddade"}},
	{Key: "people", Type: Text, Example: "lss-alla", Doc: Doc{"gruppen som får läsa listorna per ansvarig", "the group that may read the lists per responsible"}, Also: []string{"personer", "ansvariga"}},
	{Key: "rest", Type: Text, Example: "lss-alla", Doc: Doc{"gruppen som får läsa startsidan och allt annat utan namn på dem planerna gäller", "the group that may read the front page and all else without names of those the plans are for"}, Also: []string{"övrigt", "resten"}},
}

var contactFields = []Field{
	{Key: "heading", Type: Words, Example: "Kontaktcenter", Doc: Doc{"rutans rubrik", "the heading of the box"}, Also: []string{"rubrik", "title"}},
	{Key: "about", Type: Words, Example: "Här får du hjälp.", Doc: Doc{"vad de kan hjälpa till med", "what they can help with"}, Also: []string{"om", "text"}},
	{Key: "link", Type: Map, Fields: linkFields, Example: "{title: Kontakt, url: kontakt.html}", Doc: Doc{"länken till mer", "the link to more"}, Also: []string{"länk"}},
	{
		Key: "hours", Type: List, Example: `[{from: Mo, to: Fr, opens: "08:00", closes: "16:30"}]`, Doc: Doc{"öppettider", "opening hours"}, Also: []string{"öppettider", "opening_hours"},
		Item: &Field{Key: "hours", Type: Map, Example: `[{from: Mo, to: Fr, opens: "08:00", closes: "16:30"}]`, Fields: []Field{
			{Key: "from", Type: Option, Required: true, Choices: weekdays, Example: "Mo", Doc: Doc{"från och med", "from"}, Also: []string{"från"}},
			{Key: "to", Type: Option, Required: true, Choices: weekdays, Example: "Fr", Doc: Doc{"till och med", "to"}, Also: []string{"till"}},
			{Key: "opens", Type: Text, Required: true, Example: `"08:00"`, Doc: Doc{"öppnar", "opens"}, Also: []string{"öppnar"}},
			{Key: "closes", Type: Text, Required: true, Example: `"16:30"`, Doc: Doc{"stänger", "closes"}, Also: []string{"stänger"}},
		}},
	},
	{
		Key: "special_hours", Type: List, Example: `[{date: 2026-12-30, opens: "08:00", closes: "12:00"}, {date: 2026-12-28}]`, Doc: Doc{"dagar med andra öppettider; utan tider är det stängt", "days with other opening hours; without times it is closed"}, Also: []string{"avvikande_öppettider", "exceptions"},
		Item: &Field{Key: "special_hours", Type: Map, Example: `[{date: 2026-12-28}]`, Fields: []Field{
			{Key: "date", Type: Date, Required: true, Example: "2026-12-30", Doc: Doc{"dagen", "the day"}, Also: []string{"datum", "day"}},
			{Key: "opens", Type: Text, Example: `"08:00"`, Doc: Doc{"öppnar", "opens"}, Also: []string{"öppnar"}},
			{Key: "closes", Type: Text, Example: `"12:00"`, Doc: Doc{"stänger", "closes"}, Also: []string{"stänger"}},
		}},
	},
	{Key: "open_on_holidays", Type: Boolean, Example: "true", Doc: Doc{"öppet även på helgdagar och midsommarafton, julafton och nyårsafton", "open on public holidays too, and on Midsummer Eve, Christmas Eve and New Year's Eve"}, Also: []string{"helgöppet"}},
	{Key: "phone", Type: Map, Example: `{text: "0520-49 50 00"}`, Doc: Doc{"telefon", "telephone"}, Also: []string{"telefon", "tel"}, Fields: []Field{
		{Key: "label", Type: Words, Example: "Växel", Doc: Doc{"vad numret går till", "what the number leads to"}, Also: []string{"etikett"}},
		{Key: "text", Type: Text, Required: true, Example: `"0520-49 50 00"`, Doc: Doc{"numret som man läser det", "the number as people read it"}, Also: []string{"number", "nummer"}},
		{Key: "dial", Type: Text, Example: `"+46520495000"`, Doc: Doc{"numret som man ringer det", "the number as it is dialled"}, Also: []string{"tel"}},
	}},
	{Key: "email", Type: Text, Example: "kontakt@exempel.se", Doc: Doc{"e-post", "e-mail"}, Also: []string{"e-post", "mail"}},
	{Key: "visit", Type: Map, Example: "{street: Storgatan 1, postcode: 461 83, town: Trollhättan}", Doc: Doc{"besöksadress", "visiting address"}, Also: []string{"besök", "address", "adress"}, Fields: []Field{
		{Key: "street", Type: Text, Required: true, Example: "Storgatan 1", Doc: Doc{"gata", "street"}, Also: []string{"gata"}},
		{Key: "postcode", Type: Text, Required: true, Example: "461 83", Doc: Doc{"postnummer", "postcode"}, Also: []string{"postnummer"}},
		{Key: "town", Type: Text, Required: true, Example: "Trollhättan", Doc: Doc{"ort", "town"}, Also: []string{"ort", "city"}},
	}},
}

// linkFields are the fields of a link; crumbFields those of a step in a
// breadcrumb, which may be a word that leads nowhere.
var (
	linkFields  = []Field{linkTitle, {Key: "url", Type: Text, Required: true, Example: "kontakt.html", Doc: linkURL.Doc, Also: linkURL.Also}}
	crumbFields = []Field{linkTitle, linkURL}

	linkTitle = Field{Key: "title", Type: Words, Required: true, Example: "Start", Doc: Doc{"länkens text", "the link's text"}, Also: []string{"text", "titel"}}
	linkURL   = Field{Key: "url", Type: Text, Example: "kontakt.html", Doc: Doc{"länkens adress", "the link's address"}, Also: []string{"href", "länk", "adress"}}
)

// weekdays are schema.org's two letters.
var weekdays = []Choice{
	{"Mo", Doc{"måndag", "Monday"}, []string{"måndag", "mån", "Monday", "Mon"}},
	{"Tu", Doc{"tisdag", "Tuesday"}, []string{"tisdag", "tis", "Tuesday", "Tue"}},
	{"We", Doc{"onsdag", "Wednesday"}, []string{"onsdag", "ons", "Wednesday", "Wed"}},
	{"Th", Doc{"torsdag", "Thursday"}, []string{"torsdag", "tors", "Thursday", "Thu"}},
	{"Fr", Doc{"fredag", "Friday"}, []string{"fredag", "fre", "Friday", "Fri"}},
	{"Sa", Doc{"lördag", "Saturday"}, []string{"lördag", "lör", "Saturday", "Sat"}},
	{"Su", Doc{"söndag", "Sunday"}, []string{"söndag", "sön", "Sunday", "Sun"}},
}

// wordFields are the languages of a text in several ones.
var wordFields = []Field{
	{Key: "sv", Type: Text, Required: true, Example: "…"},
	{Key: "sv-simple", Type: Text, Example: "…"},
	{Key: "en", Type: Text, Example: "…"},
	{Key: "fi", Type: Text, Example: "…"},
}
