package diag

// contactRules are about the contact data in content/site.yaml.
var contactRules = map[string]rule{
	"half-hours": {Error,
		words{`dagen har bara den ena av två tider`, `skriv både opens och closes, eller ingen av dem om det är stängt`},
		words{`the day has only one of two times`, `write both opens and closes, or neither of them if it is closed`}},
	"special-hours-passed": {Info,
		words{`dagen med andra öppettider är förbi`, `ta bort den, så att ingen behöver läsa den`},
		words{`the day with other opening hours has passed`, `remove it, so that nobody has to read it`}},
}
