package serve

import (
	"strings"
	"testing"

	"planportal/generator/access"
)

// Other servers, by the rules that access prints, answer as this one does.
func TestOtherServersAnswerAlike(t *testing.T) {
	theirs := map[string]string{}
	for _, f := range access.FileTypes() {
		theirs["."+f.Ending] = f.Media
		if f.Text {
			theirs["."+f.Ending] += "; charset=utf-8"
		}
	}
	for ending, want := range types {
		if theirs[ending] != want {
			t.Errorf("%s is %s here, and %q there", ending, want, theirs[ending])
		}
		delete(theirs, ending)
	}
	for ending := range theirs {
		t.Errorf("%s is there and not here", ending)
	}
	if pagePolicy != access.PagePolicy || otherPolicy != access.OtherPolicy {
		t.Error("the policies differ")
	}
	if !strings.Contains(pagePolicy, "frame-ancestors 'none'") {
		t.Error("pages may stand in frames")
	}
}
