package diag

// pageRules are about the header of an information page.
var pageRules = map[string]rule{
	"plan-key-in-page": {Error,
		words{`fältet "{0}" hör hemma i en plan, inte på en informationssida`, `flytta filen till content/plans/<enhet>/ om den är en plan; ta annars bort fältet`},
		words{`the field "{0}" belongs in a plan, not in an information page`, `move the file to content/plans/<unit>/ if it is a plan; else remove the field`}},
	"lang-differs": {Error,
		words{`sidans språk är inte det som filnamnet säger`, `ta bort lang, eller skriv {0}`},
		words{`the page's language is not the one of its file name`, `remove lang, or write {0}`}},
	"image-without-alt": {Error,
		words{`bilden saknar beskrivning`, `skriv i image_alt vad bilden visar, för den som inte ser den`},
		words{`the picture has no description`, `say in image_alt what the picture shows, for those who do not see it`}},
	"bad-address": {Error,
		words{`adressen i "{0}" går inte att använda`, `{1}`},
		words{`the address in "{0}" cannot be used`, `{1}`}},
}

// siteRules are about content/site.yaml.
var siteRules = map[string]rule{
	"bad-phone": {Error,
		words{`telefonnumret i "{0}" går inte att ringa`, `skriv numret med riktnummer, 0520-49 50 00, eller med landsnummer, "+46520495000"`},
		words{`the phone number in "{0}" cannot be dialled`, `write the number with its area code, 0520-49 50 00, or with its country code, "+46520495000"`}},
	"bad-time": {Error,
		words{`tiden i "{0}" finns inte`, `skriv timmar och minuter: "08:00"`},
		words{`the time in "{0}" does not exist`, `write hours and minutes: "08:00"`}},
	"closes-before-opens": {Error,
		words{`stängningstiden är inte efter öppningstiden`, `rätta opens eller closes`},
		words{`the closing time is not after the opening time`, `mend opens or closes`}},
	"bad-email": {Error,
		words{`e-postadressen går inte att använda`, `skriv en adress: namn@exempel.se`},
		words{`the e-mail address cannot be used`, `write an address: name@example.org`}},
}
