package layouts_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"planportal/layouts"
)

func TestEveryLanguageHasEveryWord(t *testing.T) {
	set, _ := layouts.Load(nil)
	want := slices.Sorted(maps.Keys(set.Words("sv")))
	for _, lang := range []string{"sv", "sv-simple", "en", "fi"} {
		words := set.Words(lang)
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(words))); diff != "" {
			t.Errorf("%s: %s", lang, diff)
		}
		for key, word := range words {
			if word == "" || word != strings.TrimSpace(word) {
				t.Errorf("%s: %s is %q", lang, key, word)
			}
		}
	}
}

func TestALanguageOfOnesOwnFallsBackToSwedish(t *testing.T) {
	set, found := layouts.Load(fstest.MapFS{"words/smj.json": {Data: []byte(`{"menu": "Válljim"}`)}})
	if len(found) > 0 {
		t.Errorf("findings: %q", lines(found))
	}
	if w := set.Words("smj"); w["menu"] != "Válljim" || w["skip"] != "Till innehållet" {
		t.Errorf("the words are %v", w)
	}
	if w := set.Words("de"); w["menu"] != "Meny" {
		t.Errorf("the words of a language without any are %v", w)
	}
}
