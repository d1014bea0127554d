package guard

import (
	"path"
	"strings"
)

// mask writes a path as it may be told: without the parts in which a person's
// name or another secret stands. Ids may stand in messages.
func mask(file string, hits []Hit, wanted map[gram]holder) string {
	secret := false
	for _, h := range hits {
		secret = secret || h.Line == 0 && h.Kind != ID
	}
	if !secret {
		return file
	}
	parts := strings.Split(file, "/")
	found := false
	for i, part := range parts {
		if carries(part, wanted) {
			parts[i], found = "*"+ending(part), true
		}
	}
	if !found { // it goes over a slash
		return "*" + ending(file)
	}
	return strings.Join(parts, "/")
}

// carries reports whether a part of a path is, or holds, a wanted gram.
func carries(part string, wanted map[gram]holder) (found bool) {
	s := scan{see: func(grams []gram) {
		for _, g := range grams {
			_, is := wanted[g]
			found = found || is
		}
	}, wide: true, left: maxUnpacked}
	s.texts(&view{text: []byte(part)}, 1)
	return found
}

// ending is a file name's extension, if it is one.
func ending(name string) string {
	ext := path.Ext(name)
	if len(ext) < 2 || len(ext) > 5 {
		return ""
	}
	for i := 1; i < len(ext); i++ {
		if !alnum(ext[i]) {
			return ""
		}
	}
	return ext
}
