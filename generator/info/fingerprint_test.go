package info_test

import (
	"regexp"
	"testing"

	"planportal/generator/info"
)

func TestFingerprint(t *testing.T) {
	const body = "Du har rätt till en plan.\n\n[Kontakt](kontakt.md)\n"
	of := info.Fingerprint("Rätt", "Vem har rätt?", "Ett möte.", body)
	if !regexp.MustCompile(`^[a-z]{8}$`).MatchString(of) {
		t.Errorf("the fingerprint is %q", of)
	}
	if again := info.Fingerprint(" Rätt", "Vem har  rätt?", "Ett möte.", "Du har rätt\ntill en plan. [Kontakt](kontakt.md)"); again != of {
		t.Errorf("spaces make it %q, not %q", again, of)
	}
	for what, other := range map[string]string{
		"title":       info.Fingerprint("Din rätt", "Vem har rätt?", "Ett möte.", body),
		"description": info.Fingerprint("Rätt", "Vem har rätten?", "Ett möte.", body),
		"picture":     info.Fingerprint("Rätt", "Vem har rätt?", "Tre möten.", body),
		"a word":      info.Fingerprint("Rätt", "Vem har rätt?", "Ett möte.", "Du har rätt till planen.\n\n[Kontakt](kontakt.md)\n"),
		"a link":      info.Fingerprint("Rätt", "Vem har rätt?", "Ett möte.", "Du har rätt till en plan.\n\n[Kontakt](begar.md)\n"),
		"the fields":  info.Fingerprint("Rätt Vem", "har rätt?", "Ett möte.", body),
	} {
		if other == of {
			t.Errorf("another %s gives the same fingerprint", what)
		}
	}
}
