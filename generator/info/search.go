package info

import "path"

// searchPages are the names of the search page in its language.
var searchPages = map[string]string{"sv": "sok", "sv-simple": "sok", "fi": "haku"}

// IsSearchPage reports whether a file of the open site is a search page.
func IsSearchPage(file string) bool {
	switch path.Base(file) {
	case "sok.html", "haku.html", "search.html":
		return true
	}
	return false
}

// SearchPage returns the file of a language's search page: "en/search.html".
func SearchPage(lang string) string {
	name, ok := searchPages[lang]
	if !ok {
		name = "search"
	}
	return Output(name, lang)
}
