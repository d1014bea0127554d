package diag

// checkRules are about what makes a page hard to trust, to find one's way in or
// to read, though it can be shown.
var checkRules = map[string]rule{
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
