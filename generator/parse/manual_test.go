package parse_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/diag"
	"planportal/generator/parse"
)

// manual is what authors read.
const manual = "../../docs/writing.md"

// The manual's tables are made from the schema and from findings. A table that
// no longer says what the program does is written anew with -update.
func TestTheManualsTablesAreTrue(t *testing.T) {
	tables := map[string]string{
		"plan": fieldTable(parse.PlanFields()), "page": fieldTable(parse.PageFields()), "site": fieldTable(parse.SiteFields()),
		"header traps": trapTable(t, headerTraps), "plan traps": trapTable(t, planTraps), "page traps": trapTable(t, pageTraps),
		"limits": limitTable(),
	}
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	var filled []string
	got := table.ReplaceAllStringFunc(string(text), func(old string) string {
		name := table.FindStringSubmatch(old)[1]
		if tables[name] == "" {
			t.Errorf("there is no table named %q", name)
			return old
		}
		filled = append(filled, name)
		return "<!-- table: " + name + " -->\n" + tables[name] + "<!-- end -->"
	})
	for name := range tables {
		if !slices.Contains(filled, name) {
			t.Errorf("the manual lacks the table %q", name)
		}
	}
	if *update {
		if err := os.WriteFile(manual, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(string(text), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("docs/writing.md is out of date; run this test with -update (-want +got):\n%s", diff)
	}
}

var table = regexp.MustCompile(`(?s)<!-- table: ([a-z ]+) -->\n.*?<!-- end -->`)

// Whoever copies an example out of the manual has something that works.
func TestTheManualsExamplesCanBeRead(t *testing.T) {
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, e := range examples(string(text)) {
		found, known := e.read()
		if !known {
			t.Errorf("%s:%d: an example of an unknown kind, %q", manual, e.line, e.kind)
		}
		if len(found) > 0 {
			t.Errorf("%s:%d: findings in an example:\n%s", manual, e.line, printed(found))
		}
		kinds[e.kind]++
	}
	for _, kind := range []string{"markdown plan", "yaml plan", "markdown decided", "markdown page", "yaml page", "markdown text", "yaml site"} {
		if kinds[kind] == 0 {
			t.Errorf("the manual has no example of the kind %q", kind)
		}
	}
}

// Each part that a page can have stands in an example, and is told of below a
// heading of its own.
func TestTheManualTellsOfEveryPart(t *testing.T) {
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"contact", "comparison", "checklist", "steps", "note", "facts", "actions", "form"} {
		for _, want := range []string{"\n::: " + part + "\n", "\n#### `" + part + "`"} {
			if !strings.Contains(string(text), want) {
				t.Errorf("the manual lacks %q", want)
			}
		}
	}
}

// example is a fenced piece of the manual that is marked with what it is a part
// of: "markdown plan" is a whole plan, "yaml plan" some lines of its header.
type example struct {
	kind, text string
	line       int
}

func examples(doc string) (all []example) {
	fence := "" // what the open block must end with
	for i, line := range strings.SplitAfter(doc, "\n") {
		marks := line[:len(line)-len(strings.TrimLeft(line, "`"))]
		kind := strings.TrimSpace(line[len(marks):])
		switch {
		case fence == "" && len(marks) >= 3:
			fence = marks
			all = append(all, example{kind: kind, line: i + 1})
		case fence != "" && marks == fence && kind == "":
			fence = ""
		case fence != "":
			all[len(all)-1].text += line
		}
	}
	return slices.DeleteFunc(all, func(e example) bool { return !strings.Contains(e.kind, " ") })
}

func (e example) read() (found []diag.Finding, known bool) {
	const page = "content/pages/exempel.md"
	switch e.kind {
	case "markdown plan":
		return planFindings(e.text), true
	case "yaml plan":
		return planFindings(header(planHeader, e.text)), true
	case "markdown decided":
		return planFindings(header(planHeader, "") + decided + e.text), true
	case "markdown page":
		_, found = parse.Page(page, "exempel", "sv", []byte(e.text))
	case "yaml page":
		_, found = parse.Page(page, "exempel", "sv", []byte(header(pageHeader, e.text)))
	case "markdown text":
		_, found = parse.Page(page, "exempel", "sv", []byte(header(pageHeader, "")+e.text))
	case "yaml site":
		_, found = parse.Settings("content/site.yaml", []byte(e.text))
	default:
		return nil, false
	}
	return found, true
}

func planFindings(src string) []diag.Finding {
	_, found := parse.Plan("content/plans/norr/lss-2027-0001.md", "norr", "lss-2027-0001", []byte(src))
	return found
}

// The least headers, which examples add their lines to.
const (
	planHeader = "client: Exempel Exempelsson\nprotection: none\nstatus: draft\nresponsible: Karin Exempel\n"
	pageHeader = "title: Exempel\n"
	decided    = "## Det här bestämde vi tillsammans\n"
)

// header is the least header with lines of one's own, each of which stands for
// that of its key.
func header(least, own string) string {
	for _, line := range strings.Split(own, "\n") {
		if key, _, ok := strings.Cut(line, ":"); ok {
			least = regexp.MustCompile(`(?m)^`+regexp.QuoteMeta(key)+`:.*\n`).ReplaceAllString(least, "")
		}
	}
	return "---\n" + least + strings.TrimSuffix(own, "\n") + "\n---\n"
}
