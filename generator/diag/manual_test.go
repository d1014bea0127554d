package diag

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write docs/findings.md anew; read the diff")

// manual lists every finding for those who look one up.
const manual = "../../docs/findings.md"

const manualHead = `# Every finding

What ` + "`planportal check`" + ` may find, by the name that stands in brackets after it. An **error** stops a build; a *warning* or
a note stops nothing. Where a text has …, a finding says what stands there. [writing.md](writing.md#when-planportal-says-no)
shows what leads to the most common ones. This list is made from the program by a test:
` + "`go test ./generator/diag -update`" + `.

| Name | | What it says | What to do | In Swedish |
|---|---|---|---|---|
`

// TestTheListOfFindingsIsTrue: docs/findings.md says what the catalogue says.
func TestTheListOfFindingsIsTrue(t *testing.T) {
	var b strings.Builder
	b.WriteString(manualHead)
	for _, name := range Rules() {
		r := catalogue[name]
		grade := [...]string{"**error**", "*warning*", "note"}[r.severity]
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s; %s |\n", name, grade,
			inCell(r.en.says), inCell(r.en.do), inCell(r.sv.says), inCell(r.sv.do))
	}
	if *update {
		if err := os.WriteFile(manual, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(text), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("docs/findings.md is out of date; run this test with -update (-want +got):\n%s", diff)
	}
}

// inCell makes a rule's text safe for a cell of a table.
func inCell(text string) string {
	text = place.ReplaceAllString(text, "…")
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "](", `]\(`, "*", `\*`).Replace(text)
}
