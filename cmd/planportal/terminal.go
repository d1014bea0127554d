package main

// The rules of the terminal.
//
//   - Standard output carries results and nothing else, so that it can be piped.
//     Findings, counts, progress and errors go to standard error.
//   - An error begins with the program's name. What to do about it stands on the
//     next line, two spaces in.
//   - Colour, widths and progress are for people: only on a terminal, never under
//     TERM=dumb, and colour not under NO_COLOR (https://no-color.org).
//   - Colour never says what the words do not say.
//   - What is asked can be said with flags too. Questions are for people: on a
//     terminal only, on standard error, and never with one of those flags.
//   - A name out of a file cannot steer the terminal: control characters are
//     shown as �.

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"

	"planportal/generator/diag"
)

// note writes a line to standard error.
func (p *program) note(line string) { fmt.Fprintln(p.err, visible(line)) }

// findings prints those findings that are at least as severe.
func (p *program) findings(all []diag.Finding, least diag.Severity) {
	var shown []diag.Finding
	for _, f := range all {
		if f.Severity <= least {
			shown = append(shown, f)
		}
	}
	var out bytes.Buffer
	if err := diag.Text(&out, shown, p.lang); err == nil {
		p.err.WriteString(visible(out.String()))
	}
}

// isTerminal reports whether a person sees what is written to f, as it comes.
func (p *program) isTerminal(f *os.File) bool {
	return p.env("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// hasColour reports whether f shows colours and the reader wants them.
func (p *program) hasColour(f *os.File) bool {
	return p.env("NO_COLOR") == "" && p.isTerminal(f)
}

// width is how many characters fit on a line of f; 0 if that is not known, or
// if nobody sees it.
func (p *program) width(f *os.File) int {
	if !p.isTerminal(f) {
		return 0
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return columns
}

// visible shows what could steer a terminal, or turn a line around, as �.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
