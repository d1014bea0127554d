package parse

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unique"

	"golang.org/x/text/unicode/norm"

	"planportal/generator/diag"
)

// maxName is how long a unit, an id or one step of a page's name may be.
const maxName = 64

// noUnit is the unit of a plan that lies in no unit's folder. Such a plan
// cannot be read, but it must stand somewhere.
const noUnit = "utan-enhet"

// PlanName reads a plan's unit and id out of its path, seen from the source
// folder: "content/plans/norr/lss-2025-0142.md". When the path breaks a rule
// the names are the nearest ones that work, so that the plan can be listed. A
// unit is in memory once, however many plans it has.
func PlanName(file string) (unit, id string, found []diag.Finding) {
	r := report{file: file}
	steps := strings.Split(below(file, "content/plans/"), "/")
	stem := strings.TrimSuffix(steps[len(steps)-1], ".md")
	unit = noUnit
	if len(steps) > 1 {
		unit = steps[0]
	}
	if len(steps) != 2 {
		r.at(0, 0, "misplaced-file", "content/plans/<enhet>/")
	}
	unit, id = r.slug(unit), r.slug(stem)
	if id == "index" || reservedOnWindows(id) {
		r.at(0, 0, "reserved-name", id, id+"-1")
	}
	return unique.Make(unit).Value(), id, r.found
}

// PageName reads a page's name and language out of its path:
// "content/pages/ratt/vem.en.md" is the English "ratt/vem". The second name
// that PageName returns is a language tag.
func PageName(file string) (name, lang string, found []diag.Finding) {
	r := report{file: file}
	steps := strings.Split(strings.TrimSuffix(below(file, "content/pages/"), ".md"), "/")
	last := len(steps) - 1
	stem, tag, tagged := strings.Cut(steps[last], ".")
	lang = "sv"
	if tagged {
		lang = r.suffix(tag)
	}
	steps[last] = stem
	for i, step := range steps {
		steps[i] = r.slug(step)
		if reservedOnWindows(steps[i]) || i == 0 && last > 0 && slices.Contains(outputFolders, steps[i]) {
			r.at(0, 0, "reserved-name", steps[i], steps[i]+"-1")
		}
	}
	return path.Join(steps...), lang, r.found
}

// outputFolders are folders that the open site makes itself, so no page may
// have one of its own by that name.
var outputFolders = []string{"en", "fi", "lattlast", "assets", "files"}

func below(file, folder string) string {
	return strings.TrimPrefix(norm.NFC.String(file), folder)
}

// suffix checks the language of a file name.
func (r *report) suffix(tag string) string {
	if tag == "sv" || !slices.Contains(Languages(), tag) {
		r.at(0, 0, "unknown-language", hintFor(tag, languages[1:]))
		return "sv"
	}
	return tag
}

// slug returns a name as it may stand, and reports it if that is not how it
// stands.
func (r *report) slug(name string) string {
	better := slug(name)
	if name != better {
		r.at(0, 0, "bad-name", better)
	}
	return better
}

// slug makes the nearest name of [a-z0-9][a-z0-9-]{0,63}: å and ä become a, ö
// becomes o, and whatever is neither letter nor digit a hyphen.
func slug(name string) string {
	var b strings.Builder
	for _, c := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			b.WriteRune(c)
		case letters[c] != "":
			b.WriteString(letters[c])
		case unicode.Is(unicode.Mn, c): // the dots of å, ä and ö
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	s := b.String()
	if s = strings.TrimRight(s[:min(len(s), maxName)], "-"); s == "" {
		return "namnlos"
	}
	return s
}

// letters have no parts that Unicode could take apart.
var letters = map[rune]string{'æ': "ae", 'ø': "o", 'ß': "ss", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i"}

// reservedOnWindows reports whether Windows keeps a name for a device.
func reservedOnWindows(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) && name[3] >= '1' && name[3] <= '9'
}
