package publish

import (
	"io/fs"
	"strings"
)

// Audience is who may read an output folder.
type Audience uint8

// The audiences. The zero Audience is nobody and cannot be published to.
const (
	Public   Audience = iota + 1 // anyone: files 0644, folders 0755
	Intranet                     // the staff: files 0640, folders 0750
)

// markName is the file that says whose folder this is.
const markName = ".planportal"

// String returns the audience's name, which is also the name of its flag.
func (a Audience) String() string { return [...]string{"nobody", "public", "intranet"}[a] }

func (a Audience) file() fs.FileMode { return [...]fs.FileMode{0o600, 0o644, 0o640}[a] }

func (a Audience) folder() fs.FileMode { return [...]fs.FileMode{0o700, 0o755, 0o750}[a] }

// suits reports whether a folder that stands there already may keep its mode.
// Rights of the owner and the group are the keeper's affair; others must be able
// to read the open site, and must not see even the names of the intranet.
func (a Audience) suits(mode fs.FileMode) bool {
	if a == Public {
		return mode.Perm()&0o555 == 0o555
	}
	return mode.Perm()&0o007 == 0
}

// mark is the content of the mark. It is the same in every build, so that two
// folders with the same site are the same. Its first line decides.
func (a Audience) mark() string {
	return a.markLine() + "\n\n" +
		"Den här mappen skrivs av planportal. Ändra i källan och bygg om: det som ändras här försvinner.\n" +
		"This folder is written by planportal. Change the source and build again: changes made here are lost.\n"
}

func (a Audience) markLine() string { return "planportal " + a.String() }

// markedFor returns the audience whose mark this is.
func markedFor(content []byte) (Audience, bool) {
	line, _, _ := strings.Cut(string(content), "\n")
	for _, a := range []Audience{Public, Intranet} {
		if strings.TrimSpace(line) == a.markLine() {
			return a, true
		}
	}
	return 0, false
}
