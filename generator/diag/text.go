package diag

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Text prints findings for a person at a terminal: a line that says where and
// what, and an indented line that says what to do.
func Text(w io.Writer, fs []Finding, lang Lang) error {
	out := bufio.NewWriter(w)
	for _, f := range fs {
		fmt.Fprintf(out, "%s: %s%s [%s]\n", f.place(), f.grade(lang), f.Says(lang), f.Rule)
		if do := f.Do(lang); do != "" {
			fmt.Fprintf(out, "  %s\n", do)
		}
	}
	return out.Flush()
}

// place returns "file:line:col", without the parts that are not known.
func (f Finding) place() string {
	var at strings.Builder
	at.WriteString(f.File)
	if f.Line > 0 {
		at.WriteString(":" + strconv.Itoa(f.Line))
		if f.Col > 0 {
			at.WriteString(":" + strconv.Itoa(f.Col))
		}
	}
	return at.String()
}

// grade is what stands before a finding that does not stop a build.
func (f Finding) grade(lang Lang) string {
	switch f.Severity {
	case Warning:
		return in(lang, "varning: ", "warning: ")
	case Info:
		return in(lang, "upplysning: ", "note: ")
	}
	return ""
}
