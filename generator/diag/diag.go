// Package diag answers one question: what should a person mend, and where? A
// Finding names a place, a rule and what to do; it never names a person.
package diag

import (
	"cmp"
	"slices"
)

// Finding is one thing that a person should mend in the source.
type Finding struct {
	File     string // slash-separated, as seen from the source folder: "content/plans/norr/a.md"
	Line     int    // from 1; 0 means the file as a whole
	Col      int    // from 1, in characters; 0 means the line as a whole
	Rule     string // a key of the catalogue, "unknown-field"
	Severity Severity
	// Args fill the {0}, {1}, … of the rule's texts. They hold keys, dates,
	// numbers and paths; never a person's name and never a plan's text. Those
	// made by Term, DidYouMean and the like read differently in each language.
	Args []string
}

// Severity says what a finding does to a build.
type Severity uint8

// The severities. Only an Error stops a build.
const (
	Error Severity = iota
	Warning
	Info
)

// String returns the severity in the words of GitHub's and SARIF's formats.
func (s Severity) String() string { return [...]string{"error", "warning", "note"}[s] }

// At makes a finding of the rule's own severity.
func At(file string, line, col int, rule string, args ...string) Finding {
	return Finding{File: file, Line: line, Col: col, Rule: rule, Severity: SeverityOf(rule), Args: args}
}

// Sort orders findings by file, line, column and rule, and drops repeats.
func Sort(fs []Finding) []Finding {
	slices.SortFunc(fs, Compare)
	return slices.CompactFunc(fs, func(a, b Finding) bool { return Compare(a, b) == 0 })
}

// Compare orders two findings by place, then rule, then arguments.
func Compare(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
		cmp.Compare(a.Rule, b.Rule), slices.Compare(a.Args, b.Args))
}

// Failed reports whether any of the findings is an error.
func Failed(fs []Finding) bool {
	return slices.ContainsFunc(fs, func(f Finding) bool { return f.Severity == Error })
}
