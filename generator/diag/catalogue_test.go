package diag

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

var place = regexp.MustCompile(`\{[^}]*\}`)

// Both languages say the same: the same arguments, both sentences there.
func TestCatalogueIsWholeInBothLanguages(t *testing.T) {
	for name, r := range catalogue {
		if sv, en := places(r.sv), places(r.en); !slices.Equal(sv, en) {
			t.Errorf("%s: arguments %q in Swedish, %q in English", name, sv, en)
		}
		for i, arg := range places(r.sv) {
			if want := "{" + string(rune('0'+i)) + "}"; arg != want {
				t.Errorf("%s: argument %s where %s should be: none may be left out", name, arg, want)
			}
		}
		for _, text := range []string{r.sv.says, r.sv.do, r.en.says, r.en.do} {
			if text == "" || strings.TrimSpace(text) != text || !utf8.ValidString(text) {
				t.Errorf("%s: text %q is empty or has space around it", name, text)
			}
			if strings.HasSuffix(text, ".") || utf8.RuneCountInString(text) > 160 {
				t.Errorf("%s: %q is not one short sentence without its full stop", name, text)
			}
		}
		if !regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`).MatchString(name) {
			t.Errorf("%s: a rule's name is lower-case words with hyphens", name)
		}
	}
	for name, term := range terms {
		if strings.Contains(term.sv, "{0}") != strings.Contains(term.en, "{0}") || term.sv == "" || term.en == "" {
			t.Errorf("term %s differs between the languages", name)
		}
	}
}

// places returns the arguments that a rule's two sentences ask for, sorted.
func places(w words) []string {
	all := place.FindAllString(w.says+w.do, -1)
	slices.Sort(all)
	return slices.Compact(all)
}

func TestNoRuleStandsInTwoRooms(t *testing.T) {
	total := 0
	for _, room := range rooms {
		total += len(room)
	}
	if total != len(catalogue) {
		t.Errorf("%d rules in the rooms, but %d in the catalogue: a name is used twice", total, len(catalogue))
	}
}

func TestArgumentsAreNotFilledAgain(t *testing.T) {
	f := Finding{Rule: "unknown-field", Args: []string{"{1}", DidYouMean("{0}")}}
	if got := f.Says(Swedish); got != `okänt fält "{1}"` {
		t.Errorf("Says = %q", got)
	}
	if got := f.Do(English); got != `did you mean "{0}"?` {
		t.Errorf("Do = %q", got)
	}
}

func TestUnknownRuleIsAnError(t *testing.T) {
	if f := At("a.md", 1, 1, "no-such-rule"); f.Severity != Error {
		t.Errorf("severity %v", f.Severity)
	}
}
