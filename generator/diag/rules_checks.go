package diag

// checkRules are about what makes a page hard to trust, to find one's way in or
// to read, though it can be shown.
var checkRules = map[string]rule{
	"duplicate-heading": {Warning,
		words{`rubriken finns redan på rad {0}`, `ge den egna ord, så att den går att skilja från den första`},
		words{`the heading stands on line {0} already`, `give it words of its own, so that it can be told from the first one`}},
	"vague-link": {Warning,
		words{`orden "{0}" säger inte vart länken leder`, `skriv vad läsaren hittar där: [så begär du en plan](begar.md)`},
		words{`the words "{0}" do not say where the link leads`, `say what readers find there: [how to ask for a plan](begar.md)`}},
	"bare-address": {Warning,
		words{`adressen är svår att läsa och lyssna på`, `skriv ord i stället: [vad läsaren hittar där](adressen)`},
		words{`the address is hard to read and to listen to`, `write words instead: [what readers find there](the address)`}},
	"vague-alt": {Warning,
		words{`beskrivningen säger bara att det är en bild`, `skriv vad bilden visar, som om du berättade det i telefon`},
		words{`the description says only that this is a picture`, `say what the picture shows, as you would on the phone`}},
	"alt-is-file-name": {Warning,
		words{`beskrivningen är filens namn`, `skriv vad bilden visar, som om du berättade det i telefon`},
		words{`the description is the file's name`, `say what the picture shows, as you would on the phone`}},
	"alt-repeats": {Warning,
		words{`beskrivningen upprepar texten intill, så den läses upp två gånger`, `skriv det som texten inte säger om bilden`},
		words{`the description repeats the words beside it, so it is read aloud twice`, `say what those words do not say of the picture`}},
	"stale-translation": {Warning,
		words{`den svenska sidan {0} har ändrats sedan den här sidan översattes`, `jämför texterna, ändra det som behövs och skriv sedan translated_from: {1}`},
		words{`the Swedish page {0} has changed since this page was translated`, `compare the texts, change what is needed, and then write translated_from: {1}`}},
	"unmarked-translation": {Warning,
		words{`det står inte vilken version av {0} som sidan är översatt från`, `skriv translated_from: {1} när texterna säger samma sak`},
		words{`it is not said which version of {0} the page was translated from`, `write translated_from: {1} when the texts say the same`}},
	"nothing-translated": {Warning,
		words{`sidan är översatt från {0}, som inte finns`, `ta bort translated_from, eller skriv den svenska sidan`},
		words{`the page is translated from {0}, which does not exist`, `remove translated_from, or write the Swedish page`}},
}
