package diag

import "strings"

// terms are arguments that read differently in each language. An argument that
// begins with "@" names one of them; what follows a colon goes in at {0}.
var terms = map[string]struct{ sv, en string }{
	"did-you-mean": {`menade du "{0}"?`, `did you mean "{0}"?`},
	"one-of":       {`skriv något av: {0}`, `write one of: {0}`},
	"fields-are":   {`fälten är: {0}`, `the fields are: {0}`},

	"alias-is": {`skriv en adress på den här webbplatsen som slutar på .html: gammal-sida.html`, `write an address on this site that ends in .html: old-page.html`},
	"image-is": {`skriv filens namn under content/files/: mote.svg`, `write the file's name below content/files/: meeting.svg`},
	"base-is":  {`skriv hela adressen: https://www.exempel.se/lss/`, `write the whole address: https://www.example.org/lss/`},
	"link-is":  {`skriv en sida på webbplatsen (kontakt.html) eller en hel adress (https:, mailto: eller tel:)`, `write a page of this site (kontakt.html) or a whole address (https:, mailto: or tel:)`},

	"light": {"ljusa", "light"},
	"dark":  {"mörka", "dark"},

	"the-search": {"söksidan", "the search page"},

	"last-day":   {`den månadens sista dag är {0}`, `the last day of that month is {0}`},
	"months-are": {`månaden är ett tal från 01 till 12`, `the month is a number from 01 to 12`},
	"years-are":  {`året är ett tal från 0001 till 9999`, `the year is a number from 0001 to 9999`},
	"days-are":   {`kontrollera månaden och dagen`, `check the month and the day`},

	"yaml-colon":   {`varje fält skrivs som namn, kolon, mellanslag och värde; sätt citattecken om ett värde med kolon i`, `each field is written as name, colon, space and value; put quotation marks around a value with a colon in it`},
	"yaml-indent":  {`ändra mellanslagen före raden: fält som hör ihop börjar lika långt in`, `change the spaces before the line: fields that belong together begin at the same place`},
	"yaml-quote":   {`citattecknen går inte ihop; sätt dubbla citattecken, ", först och sist om hela värdet`, `the quotation marks do not pair; put double quotation marks, ", around the whole value`},
	"yaml-escape":  {`tecknet \ betyder något annat inom dubbla citattecken; använd enkla, '…'`, `the character \ means something else inside double quotation marks; use single ones, '…'`},
	"yaml-bracket": {`klammern avslutas inte rätt: skriv komma mellan delarna, avsluta med } eller ], och sätt citattecken om värden med kolon i`, `the bracket is not closed well: write commas between the parts, end with } or ], and put quotation marks around values with a colon in them`},
	"yaml-sign":    {`värdet börjar med ett tecken som betyder något annat; sätt citattecken om hela värdet`, `the value begins with a character that means something else; put quotation marks around the whole value`},
	"yaml-list":    {`skriv varje punkt (-) på en egen rad under fältet, eller [a, b] på samma rad`, `write each item (-) on a line of its own below the field, or [a, b] on the same line`},

	"language-sv":        {"svenska", "Swedish"},
	"language-sv-simple": {"lättläst svenska", "easy-read Swedish"},
	"language-en":        {"engelska", "English"},
	"language-fi":        {"finska", "Finnish"},

	"text":    {"en text", "a text"},
	"date":    {"en dag, ÅÅÅÅ-MM-DD", "a day, YYYY-MM-DD"},
	"number":  {"ett heltal", "a whole number"},
	"boolean": {"true eller false", "true or false"},
	"list":    {"en lista", "a list"},
	"map":     {"flera fält med värden", "several fields with values"},

	"in-contact":    {`inget mellan raderna: kontaktrutan fylls i av sig själv`, `nothing between the lines: the contact box is filled in by itself`},
	"in-form":       {`inget mellan raderna: länkarna till blanketten fylls i av sig själva`, `nothing between the lines: the links to the form are filled in by themselves`},
	"in-comparison": {`en tabell med minst två kolumner, och före den gärna en rad om vad den visar`, `one table of at least two columns, and before it if you like a line about what it shows`},
	"in-checklist":  {`en lista`, `one list`},
	"in-steps":      {`en numrerad lista där varje punkt börjar med fetstil: 1. **Möte.** …`, `one numbered list where each item begins in bold: 1. **Meeting.** …`},
	"in-note":       {`en text`, `a text`},
	"in-facts":      {`ord med förklaringar: ordet på en rad, och på nästa ": " och förklaringen`, `words with explanations: the word on a line, and on the next ": " and the explanation`},
	"in-actions":    {`en lista där varje punkt är en länk: - [Kontakt](kontakt.md)`, `one list where each item is a link: - [Kontakt](kontakt.md)`},

	"the-form": {"blanketten", "the empty form"},

	"trace-name":           {"ett namn", "a name"},
	"trace-id":             {"planens nummer", "the plan's id"},
	"trace-number":         {"ett nummer eller en adress", "a number or an address"},
	"trace-born":           {"en födelsedag", "a day of birth"},
	"trace-place":          {"en plats", "a place"},
	"trace-passage":        {"en bit av texten", "a piece of the text"},
	"trace-byte":           {"vid byte {0}", "at byte {0}"},
	"trace-output":         {"i den färdiga {0}", "in the finished {0}"},
	"unsearched-encrypted": {"lösenord", "a password"},
	"unsearched-depth":     {"för många lager i varandra", "too many layers in each other"},
	"unsearched-size":      {"för stor när den packas upp", "too large when it is unpacked"},
	"trace-in-name":        {", i filens namn", ", in the file's name"},
	"trace-through":        {" ({0})", " ({0})"},

	"now":        {"Hur har jag det nu?", "How are things now?"},
	"goals":      {"Mina önskemål och mål", "My wishes and goals"},
	"short-term": {"På kort sikt", "In the short run"},
	"long-term":  {"På lång sikt", "In the long run"},
	"how":        {"Hur ska jag nå målen?", "How do I reach the goals?"},
	"together":   {"Det här bestämde vi tillsammans", "What we decided together"},
}

// Term makes an argument that is written in the reader's language: one of the
// words above, "date" or "now".
func Term(name string) string { return "@" + name }

// DidYouMean makes an argument that asks whether word was meant.
func DidYouMean(word string) string { return "@did-you-mean:" + word }

// OneOf makes an argument that lists the words that may stand in a place.
func OneOf(words []string) string { return "@one-of:" + strings.Join(words, ", ") }

// FieldsAre makes an argument that lists the fields that may stand in a place.
func FieldsAre(words []string) string { return "@fields-are:" + strings.Join(words, ", ") }

// LastDay makes an argument that names the last day of a month.
func LastDay(date string) string { return "@last-day:" + date }

// spoken returns an argument as people read it.
func spoken(arg string, lang Lang) string {
	if !strings.HasPrefix(arg, "@") {
		return arg
	}
	name, rest, _ := strings.Cut(arg[1:], ":")
	t, ok := terms[name]
	if !ok {
		return arg
	}
	return strings.Replace(in(lang, t.sv, t.en), "{0}", rest, 1)
}
