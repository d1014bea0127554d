package form

// Words are all that the form says in one language. Headings of the Swedish and
// the English form are those by which a plan's text is read.
type Words struct {
	Title string // of the form itself
	Lead  string // on top of it: whose it is

	Client                  string
	Meeting, Place, Date    string
	Present, PresentHint    string
	Support, SupportHint    string
	Measure, Giver, Decided string

	Now, NowHint                  string
	Goals                         string
	Short, ShortHint              string
	Long, LongHint                string
	How                           string
	HowWhat, HowWhere, HowWhen    string
	Together, TogetherHint        string
	That, By, Responsible         string
	Review, ReviewHint            string
	SignedClient                  string
	SignedClientHint              string
	SignedResponsible             string
	Ink, InkName                  string
	Copies, CopiesHint            string
	Write, WriteDay               string // what stands in a field before somebody writes in it
	Row, Page                     string // "rad", "sida": for the names of fields and the foot of a page
	Heading, HeadingLarge         string // of the pages that show the form
	About, AboutLarge             string // of those pages, one sentence each
	Get, Print, Large, Word, Text string // the links to the form
	OpenDocument                  string
}

var swedish = Words{
	Title: "Individuell plan enligt 10 § LSS",
	Lead:  "Det här är din plan. Du bestämmer vad som ska stå i den. Räcker inte raderna? Ta ett papper till.",

	Client:  "Vem gäller planen för?",
	Meeting: "Plats och datum", Place: "Plats", Date: "Datum",
	Present: "Närvarande", PresentHint: "Namnen på alla som är med på mötet.",
	Support: "Stöd och insatser", SupportHint: "Det som är beslutat, det som är planerat och det som andra gör för dig, till exempel skolan eller Försäkringskassan.",
	Measure: "Insats eller stöd", Giver: "Vem ger det?", Decided: "Beslutat eller planerat",

	Now: "Hur har jag det nu?", NowHint: "Beskriv hur du har det, och vad som är viktigt för dig.",
	Goals: "Mina önskemål och mål",
	Short: "På kort sikt", ShortHint: "Vad vill du ska hända det närmaste året?",
	Long: "På lång sikt", LongHint: "Vad vill du längre fram i livet?",
	How:     "Hur ska jag nå målen?",
	HowWhat: "Vilka insatser behöver jag?", HowWhere: "Var behöver jag hjälp?", HowWhen: "När behöver jag hjälp?",
	Together: "Det här bestämde vi tillsammans", TogetherHint: "Skriv en rad för varje sak.",
	That: "Att", By: "Klart", Responsible: "Ansvarig",
	Review: "Tid för uppföljning och utvärdering", ReviewHint: "Dagen då ni ska se hur det har gått, högst ett år efter mötet.",
	SignedClient: "Din underskrift", SignedClientHint: "Skriv under när du har godkänt innehållet.",
	SignedResponsible: "Underskrift av den som är ansvarig för planen",
	Ink:               "Namnteckning", InkName: "Namnförtydligande",
	Copies: "Vem bör få ett exemplar av planen?", CopiesHint: "Du säger vilka som ska få planen.",

	Write: "Skriv här", WriteDay: "Skriv datum", Row: "rad", Page: "Sida",
	Heading: "Blankett för individuell plan", HeadingLarge: "Blankett med stor stil",
	About:      "En tom plan att skriva ut och fylla i för hand, eller att fylla i på datorn.",
	AboutLarge: "En tom plan med stor stil och mer plats, att skriva ut och fylla i för hand.",
	Get:        "Hämta blanketten", Print: "Skriv ut och fyll i för hand", Large: "Skriv ut med stor stil",
	Word: "Fyll i med Word (docx)", OpenDocument: "Fyll i med LibreOffice (odt)", Text: "Tom plan som textfil (Markdown)",
}

var easy = Words{
	Title: "Min individuella plan",
	Lead:  "Det här är din plan. Du bestämmer vad som ska stå. Du kan be någon att skriva åt dig.",

	Client:  "Vem är planen för?",
	Meeting: "Mötet", Place: "Var träffas ni?", Date: "Vilken dag?",
	Present: "Vilka är med på mötet?", PresentHint: "Skriv namnen.",
	Support: "Ditt stöd", SupportHint: "Skriv vilket stöd du har, och vilket stöd du ska få.",
	Measure: "Vad får du stöd med?", Giver: "Vem ger stödet?", Decided: "Bestämt eller planerat?",

	Now: "Hur har du det nu?", NowHint: "Vad är viktigt för dig?",
	Goals: "Vad vill du?",
	Short: "Snart", ShortHint: "Vad vill du det närmaste året?",
	Long: "Längre fram", LongHint: "Vad vill du längre fram i livet?",
	How:     "Hur ska det gå till?",
	HowWhat: "Vilket stöd behöver du?", HowWhere: "Var behöver du hjälp?", HowWhen: "När behöver du hjälp?",
	Together: "Vad har ni bestämt?", TogetherHint: "Skriv en sak på varje rad.",
	That: "Vad ska göras?", By: "När är det klart?", Responsible: "Vem ansvarar?",
	Review: "När ska ni titta på planen igen?", ReviewHint: "Det ska vara inom ett år.",
	SignedClient: "Skriv ditt namn här", SignedClientHint: "Du skriver ditt namn när du tycker att planen är bra.",
	SignedResponsible: "Den som ansvarar för planen skriver sitt namn här",
	Ink:               "Namn", InkName: "Namn med tydliga bokstäver",
	Copies: "Vem ska få planen?", CopiesHint: "Du säger vilka som ska få den.",

	Write: "Skriv här", WriteDay: "Skriv datum", Row: "rad", Page: "Sida",
	Heading: "Papper för din plan", HeadingLarge: "Papper med stor text",
	About:      "Ett tomt papper för din plan. Du kan skriva ut det. Du kan också skriva på datorn.",
	AboutLarge: "Ett tomt papper för din plan, med stor text.",
	Get:        "Papper för din plan", Print: "Skriv ut ett papper", Large: "Skriv ut med stor text",
	Word: "Skriv på datorn med Word (docx)", OpenDocument: "Skriv på datorn med LibreOffice (odt)", Text: "Tom plan som textfil (Markdown)",
}

var english = Words{
	Title: "Individual plan under section 10 of LSS",
	Lead:  "This is your plan. You decide what it says. Not enough lines? Take another sheet.",

	Client:  "Whom is the plan for?",
	Meeting: "Place and date", Place: "Place", Date: "Date",
	Present: "Those present", PresentHint: "The names of everybody at the meeting.",
	Support: "Support and measures", SupportHint: "What has been decided, what is planned, and what others do for you, for instance your school or the Social Insurance Agency.",
	Measure: "Measure or support", Giver: "Who gives it?", Decided: "Decided or planned",

	Now: "How are things now?", NowHint: "Describe your situation, and what is important to you.",
	Goals: "My wishes and goals",
	Short: "In the short run", ShortHint: "What do you want to happen in the coming year?",
	Long: "In the long run", LongHint: "What do you want later in life?",
	How:     "How do I reach the goals?",
	HowWhat: "Which measures do I need?", HowWhere: "Where do I need help?", HowWhen: "When do I need help?",
	Together: "What we decided together", TogetherHint: "Write one row for each thing.",
	That: "What", By: "Done by", Responsible: "Responsible",
	Review: "Time for follow-up and evaluation", ReviewHint: "The day on which you will see how it has gone, at most a year after the meeting.",
	SignedClient: "Your signature", SignedClientHint: "Sign when you have approved the content.",
	SignedResponsible: "Signature of the person responsible for the plan",
	Ink:               "Signature", InkName: "Name in block letters",
	Copies: "Who should have a copy of the plan?", CopiesHint: "You say who should have the plan.",

	Write: "Write here", WriteDay: "Write the date", Row: "row", Page: "Page",
	Heading: "Form for an individual plan", HeadingLarge: "Form in large print",
	About:      "An empty plan to print and fill in by hand, or to fill in on a computer.",
	AboutLarge: "An empty plan in large print and with more room, to print and fill in by hand.",
	Get:        "Get the form", Print: "Print it and fill it in by hand", Large: "Print it in large print",
	Word: "Fill it in with Word (docx)", OpenDocument: "Fill it in with LibreOffice (odt)", Text: "Empty plan as a text file in Swedish (Markdown)",
}

var finnish = Words{
	Title: "LSS-lain 10 §:n mukainen yksilöllinen suunnitelma",
	Lead:  "Tämä on sinun suunnitelmasi. Sinä päätät, mitä siinä lukee. Eivätkö rivit riitä? Ota toinen paperi.",

	Client:  "Ketä suunnitelma koskee?",
	Meeting: "Paikka ja päivämäärä", Place: "Paikka", Date: "Päivämäärä",
	Present: "Läsnä olleet", PresentHint: "Kaikkien tapaamiseen osallistuneiden nimet.",
	Support: "Tuki ja tukitoimet", SupportHint: "Mitä on päätetty, mitä on suunniteltu ja mitä muut tekevät hyväksesi, esimerkiksi koulu.",
	Measure: "Tukitoimi tai tuki", Giver: "Kuka antaa sen?", Decided: "Päätetty vai suunniteltu",

	Now: "Millaista minulla on nyt?", NowHint: "Kerro tilanteestasi ja siitä, mikä sinulle on tärkeää.",
	Goals: "Toiveeni ja tavoitteeni",
	Short: "Lyhyellä aikavälillä", ShortHint: "Mitä haluat tapahtuvan seuraavan vuoden aikana?",
	Long: "Pitkällä aikavälillä", LongHint: "Mitä haluat myöhemmin elämässäsi?",
	How:     "Miten saavutan tavoitteet?",
	HowWhat: "Mitä tukitoimia tarvitsen?", HowWhere: "Missä tarvitsen apua?", HowWhen: "Milloin tarvitsen apua?",
	Together: "Mitä päätimme yhdessä", TogetherHint: "Kirjoita oma rivi jokaiselle asialle.",
	That: "Mitä tehdään", By: "Valmis", Responsible: "Vastuuhenkilö",
	Review: "Seurannan ja arvioinnin aika", ReviewHint: "Päivä, jolloin katsotte, miten on mennyt. Viimeistään vuoden kuluttua tapaamisesta.",
	SignedClient: "Allekirjoituksesi", SignedClientHint: "Allekirjoita, kun olet hyväksynyt sisällön.",
	SignedResponsible: "Suunnitelmasta vastaavan allekirjoitus",
	Ink:               "Allekirjoitus", InkName: "Nimenselvennys",
	Copies: "Kenen pitäisi saada kappale suunnitelmasta?", CopiesHint: "Sinä sanot, kenelle suunnitelma annetaan.",

	Write: "Kirjoita tähän", WriteDay: "Kirjoita päivämäärä", Row: "rivi", Page: "Sivu",
	Heading: "Yksilöllisen suunnitelman lomake", HeadingLarge: "Lomake suurella tekstillä",
	About:      "Tyhjä suunnitelma, jonka voit tulostaa ja täyttää käsin tai täyttää tietokoneella.",
	AboutLarge: "Tyhjä suunnitelma suurella tekstillä ja väljemmin, tulostettavaksi ja käsin täytettäväksi.",
	Get:        "Hae lomake", Print: "Tulosta ja täytä käsin", Large: "Tulosta suurella tekstillä",
	Word: "Täytä Wordilla (docx)", OpenDocument: "Täytä LibreOfficella (odt)", Text: "Tyhjä suunnitelma tekstitiedostona ruotsiksi (Markdown)",
}
