package info

import (
	"crypto/sha256"
	"strings"
)

// letters make up a fingerprint. There are no digits among them, since a value
// of digits alone would be a number to YAML, and no vowels, so that it is never
// a word.
const letters = "bcdfghjkmnpqrstvwxz"

// Fingerprint is eight letters for what a translator of a page translates: its
// title, description, the picture's description and the body as Markdown. It is
// another one as soon as a word or a link of them is; spaces and line ends do
// not count.
func Fingerprint(title, description, imageAlt, body string) string {
	hash := sha256.New()
	for _, part := range []string{title, description, imageAlt, body} {
		hash.Write([]byte(strings.Join(strings.Fields(part), " ")))
		hash.Write([]byte{0})
	}
	var print [8]byte
	for i, b := range hash.Sum(nil)[:len(print)] {
		print[i] = letters[int(b)%len(letters)]
	}
	return string(print[:])
}
