package guard

import (
	"bytes"
	"regexp"
)

// formSeeker finds a plan by its form, whoever it is about: a header that says
// for whom it is and how the person's data must be kept. No other text has both,
// and in an empty form nobody is named.
type formSeeker struct{ found bool }

var (
	clientKey     = regexp.MustCompile(`(?:^|[\n\r>"'{,])[ \t]*["']?client["']?[ \t]*:[ \t]*["']?\pL`)
	protectionKey = regexp.MustCompile(`(?:^|[\n\r>"'{,])[ \t]*["']?protection["']?[ \t]*:[ \t]*["']?(?:none|marked|registered|fictitious)\b`)
)

func (f *formSeeker) read(text []byte) {
	f.found = f.found || bytes.Contains(text, []byte("protection")) && clientKey.Match(text) && protectionKey.Match(text)
}
