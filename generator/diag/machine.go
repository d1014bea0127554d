package diag

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// JSON prints findings as an array of objects, for other programs.
func JSON(w io.Writer, fs []Finding, lang Lang) error {
	type object struct {
		File     string `json:"file"`
		Line     int    `json:"line"`
		Col      int    `json:"col"`
		Severity string `json:"severity"`
		Rule     string `json:"rule"`
		Message  string `json:"message"`
		Hint     string `json:"hint"`
	}
	all := make([]object, 0, len(fs))
	for _, f := range fs {
		all = append(all, object{f.File, f.Line, f.Col, f.Severity.String(), f.Rule, f.Says(lang), f.Do(lang)})
	}
	return encode(w, all)
}

// encode writes v as indented JSON that keeps <, > and & as they are.
func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// GitHub prints findings as workflow commands, which GitHub shows beside the
// lines of a pull request.
//
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
func GitHub(w io.Writer, fs []Finding, lang Lang) error {
	out := bufio.NewWriter(w)
	for _, f := range fs {
		fmt.Fprintf(out, "::%s file=%s", command(f.Severity), property.Replace(f.File))
		if f.Line > 0 {
			fmt.Fprintf(out, ",line=%d", f.Line)
		}
		if f.Col > 0 {
			fmt.Fprintf(out, ",col=%d", f.Col)
		}
		fmt.Fprintf(out, ",title=%s::%s\n", property.Replace(f.Rule), message.Replace(f.sentence(lang)))
	}
	return out.Flush()
}

// command is the workflow command of a severity; GitHub says notice for note.
func command(s Severity) string {
	if s == Info {
		return "notice"
	}
	return s.String()
}

// sentence is both texts of a finding in one.
func (f Finding) sentence(lang Lang) string {
	if do := f.Do(lang); do != "" {
		return f.Says(lang) + "\n" + do
	}
	return f.Says(lang)
}

// A workflow command ends at the line's end, and its properties at a comma or
// a colon.
var (
	message  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
