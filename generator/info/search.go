package info

// searchPages are the names of the search page in its language.
var searchPages = map[string]string{"sv": "sok", "sv-simple": "sok", "fi": "haku"}

// SearchPage returns the file of a language's search page: "en/search.html".
func SearchPage(lang string) string {
	name, ok := searchPages[lang]
	if !ok {
		name = "search"
	}
	return Output(name, lang)
}
