package layouts

import (
	"encoding/json"
	"errors"
	"maps"
	"path"
	"slices"
	"strings"

	"planportal/generator/diag"
)

// Words returns the open site's own words in a language, by key; the Swedish
// ones for a language that has none. The map must not be changed.
func (s *Set) Words(lang string) map[string]string {
	if words, ok := s.words[lang]; ok {
		return words
	}
	return s.words["sv"]
}

// readWords reads the lists of words. A list of the municipality's own lies
// over the built-in one word by word, and over the Swedish one where the
// language has no built-in words.
func (s *Set) readWords() []diag.Finding {
	s.words = map[string]map[string]string{}
	var found []diag.Finding
	for name, f := range s.files {
		if !strings.HasPrefix(name, "words/") {
			continue
		}
		words := builtinWords(name)
		if f.own {
			found = append(found, s.files.layWords(name, words)...)
		}
		s.words[strings.TrimSuffix(path.Base(name), ".json")] = words
	}
	return found
}

func builtinWords(name string) map[string]string {
	data, err := builtin.ReadFile(name)
	if err != nil {
		data, _ = builtin.ReadFile("words/sv.json")
	}
	words := map[string]string{}
	if err := json.Unmarshal(data, &words); err != nil {
		panic("layouts: the built-in " + name + " is not a list of words")
	}
	return words
}

// layWords lays the file's words over words.
func (all files) layWords(name string, words map[string]string) []diag.Finding {
	own := map[string]string{}
	data := all[name].data
	if err := json.Unmarshal(data, &own); err != nil {
		return []diag.Finding{all.at(name, offset(err, len(data)), "layout-words", err.Error())}
	}
	known := slices.Sorted(maps.Keys(words))
	var found []diag.Finding
	for key, word := range own {
		if slices.Contains(known, key) {
			words[key] = word
			continue
		}
		at := max(strings.Index(string(data), `"`+key+`"`), 0)
		found = append(found, all.at(name, at, "unknown-word", key, diag.Nearest(key, known)))
	}
	return found
}

// offset is where in the file a JSON error stands, at most its end.
func offset(err error, end int) int {
	at := int64(end)
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = syntax.Offset - 1
	}
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		at = kind.Offset - 1
	}
	return int(min(max(at, 0), int64(end)))
}
