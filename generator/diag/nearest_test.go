package diag_test

import (
	"testing"

	"planportal/generator/diag"
)

func TestNearest(t *testing.T) {
	words := []string{"next_review", "region_notified", "representative", "signed"}
	for written, want := range map[string]string{
		"next_reveiw":   "next_review",
		"nextreview":    "next_review",
		"singed":        "signed",
		"representativ": "representative",
		"sigñed":        "signed",
	} {
		if got := diag.Nearest(written, words); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", written, got, want)
		}
	}
	if got := diag.Nearest("anything", nil); got != "" {
		t.Errorf("Nearest of no words = %q, want nothing", got)
	}
}
