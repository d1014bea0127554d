package info

// folders are the languages' folders on the open site; Swedish is at the top.
var folders = map[string]string{"sv": "", "sv-simple": "lattlast/", "en": "en/", "fi": "fi/"}

// Folder returns the language's folder with its slash, "" for Swedish; a
// language without a folder of its own gets its tag.
func Folder(lang string) string {
	if f, ok := folders[lang]; ok {
		return f
	}
	return lang + "/"
}

// Output returns the page's file on the open site: "en/kontakt.html".
func Output(name, lang string) string { return Folder(lang) + name + ".html" }
