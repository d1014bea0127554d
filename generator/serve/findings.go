package serve

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"slices"
	"strings"

	"planportal/generator"
	"planportal/generator/diag"
)

// mostFindings is how many findings the overlay shows. The page of all findings
// has the rest.
const mostFindings = 50

// finding is one thing to mend as the overlay shows it.
type finding struct {
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Col      int    `json:"col,omitempty"`
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	Says     string `json:"says"`
	Do       string `json:"do,omitempty"`
	Source   string `json:"source,omitempty"` // the line as it stands
	Caret    int    `json:"caret,omitempty"`  // under which character of it, from 1
}

// findingsJSON is what the overlay shows: errors first, and the line of each
// where the file can be read. It is for the intranet's listener alone.
func findingsJSON(g *generator.Generation, source string) []byte {
	var out struct {
		Errors   int       `json:"errors"`
		Warnings int       `json:"warnings"`
		Findings []finding `json:"findings"`
		More     int       `json:"more"`
	}
	lines := newLines(g, source)
	defer lines.close()
	for _, severity := range []diag.Severity{diag.Error, diag.Warning} {
		for _, f := range g.Findings {
			switch {
			case f.Severity != severity:
				continue
			case severity == diag.Error:
				out.Errors++
			default:
				out.Warnings++
			}
			if len(out.Findings) < mostFindings {
				out.Findings = append(out.Findings, lines.show(f))
			}
		}
	}
	out.More = out.Errors + out.Warnings - len(out.Findings)
	body, err := json.Marshal(out)
	if err != nil {
		panic("serve: strings cannot fail to marshal: " + err.Error())
	}
	return body
}

// lines reads lines of the source. The source may have changed since the finding
// was made; then there will soon be another.
type lines struct {
	root   *os.Root        // nil if the source cannot be opened
	hidden map[string]bool // plans that nothing but the id may be shown of
}

func newLines(g *generator.Generation, source string) lines {
	l := lines{hidden: map[string]bool{}}
	for _, r := range g.Site.Hidden {
		l.hidden[r.Path] = true
	}
	if root, err := os.OpenRoot(source); err == nil {
		l.root = root
	}
	return l
}

func (l lines) close() {
	if l.root != nil {
		l.root.Close()
	}
}

func (l lines) show(f diag.Finding) finding {
	out := finding{File: f.File, Line: f.Line, Col: f.Col, Severity: f.Severity.String(), Rule: f.Rule, Says: f.Says(diag.Swedish), Do: f.Do(diag.Swedish)}
	if f.Line > 0 && l.root != nil && !l.hidden[f.File] {
		out.Source, out.Caret = cut(l.line(f.File, f.Line), f.Col)
	}
	return out
}

// longest is how much of a file is read for a line: more than any text may hold.
const longest = 1 << 20

func (l lines) line(file string, n int) string {
	f, err := l.root.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	text, err := io.ReadAll(bufio.NewReader(io.LimitReader(f, longest)))
	if err != nil {
		return ""
	}
	all := bytes.Split(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\n"))
	if n > len(all) {
		return ""
	}
	return strings.ToValidUTF8(string(all[n-1]), "\uFFFD")
}

// cut takes what is around column col out of a long line, and returns the
// column in it; 0 if there is none.
func cut(line string, col int) (string, int) {
	const before, width = 40, 100
	chars := []rune(strings.ReplaceAll(line, "\t", " "))
	if len(slices.DeleteFunc(slices.Clone(chars), func(r rune) bool { return r == ' ' })) == 0 || col > len(chars)+1 {
		return "", 0
	}
	if from := col - 1 - before; from > 0 && len(chars) > width {
		chars = append([]rune("…"), chars[from:]...)
		col -= from - 1
	}
	if len(chars) > width {
		chars = append(chars[:width:width], '…')
	}
	return string(chars), col
}
