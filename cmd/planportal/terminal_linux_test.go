package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	pretty "github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/sys/unix"

	"planportal/generator"
	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
	"planportal/generator/feed"
)

// window opens a terminal that is so many characters wide. What is written to
// the program's side can be read from the person's.
func window(t *testing.T, columns int) (person, programs *os.File) {
	t.Helper()
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	fd := int(person.Fd())
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 50, Col: uint16(columns)}); err != nil {
		t.Fatal(err)
	}
	programs, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { programs.Close(); person.Close() })
	return person, programs
}

// seen reads what the person sees until a word comes.
func seen(t *testing.T, person *os.File, until string) string {
	t.Helper()
	var all strings.Builder
	buf := make([]byte, 4096)
	for !strings.Contains(all.String(), until) {
		n, err := person.Read(buf)
		if err != nil {
			t.Fatalf("%v after %q", err, all.String())
		}
		all.Write(buf[:n])
	}
	return strings.ReplaceAll(all.String(), "\r\n", "\n")
}

func at(out *os.File, env map[string]string) *program {
	return &program{
		out: out, err: out, env: func(k string) string { return env[k] }, now: time.Now, lang: diag.Swedish, today: day.Must("2026-11-21"),
	}
}

func dueRows() []feed.Row {
	return []feed.Row{
		{ID: "ex-2026-0066", Unit: "servicebostad-kajen", Kind: due.Review, State: due.Missing, Source: due.Unreadable},
		{ID: "ex-2025-0031", Unit: "gruppbostad-linden", Kind: due.Agreement, Responsible: "Örjan Ännu-Längre Fiktiv", Due: day.Must("2026-10-20"), State: due.Overdue, Days: -32},
		{ID: "lss-2026-000000000000000000142", Unit: "dv-norr", Kind: due.Signature, Responsible: "Åke Skiss", Due: day.Must("2026-12-20"), State: due.Soon, Days: 29},
	}
}

// TestTableFitsTheTerminal: no line is wider than the window, and what must be
// known is there even in a narrow one.
func TestTableFitsTheTerminal(t *testing.T) {
	for _, width := range []int{160, 100, 80, 72} {
		person, out := window(t, width)
		if err := at(out, map[string]string{"NO_COLOR": "1"}).table(dueRows()); err != nil {
			t.Fatal(err)
		}
		table := seen(t, person, "saker den")
		for line := range strings.Lines(table) {
			if n := pretty.StringWidthWithoutEscSequences(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("at %d, a line is %d wide: %s", width, n, line)
			}
		}
		for _, must := range []string{"2026-10-20", "försenad", "går inte att läsa", "underskrift"} {
			if !strings.Contains(table, must) {
				t.Errorf("at %d, %q is gone:\n%s", width, must, table)
			}
		}
		if !strings.Contains(table, "−32") && width > 100 {
			t.Errorf("at %d there is room for the days left:\n%s", width, table)
		}
	}
}

// TestColourIsForPeople: only on a terminal, and not for who does not want it.
func TestColourIsForPeople(t *testing.T) {
	for _, tt := range []struct {
		env  map[string]string
		want bool
	}{
		{map[string]string{"TERM": "xterm"}, true},
		{map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, false},
		{map[string]string{"TERM": "dumb"}, false},
	} {
		person, out := window(t, 160)
		if err := at(out, tt.env).table(dueRows()); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(seen(t, person, "saker den"), "\x1b["); got != tt.want {
			t.Errorf("%v: colours %t, want %t", tt.env, got, tt.want)
		}
	}
}

// TestProgressShowsUpAndLeaves: a long build tells how far it is, and takes the
// line away; a short one says nothing.
func TestProgressShowsUpAndLeaves(t *testing.T) {
	person, out := window(t, 80)
	p := at(out, map[string]string{"TERM": "xterm"})
	line := p.progress()
	line.report(generator.Writing, 1234, 5000)
	line.report(generator.Writing, 1200, 5000) // workers overtake each other
	if got := seen(t, person, "av"); !strings.Contains(got, "skriver 1\u00a0234 av") {
		t.Errorf("the line says %q", got)
	}
	line.end()
	p.note("klart")
	if got := seen(t, person, "klart"); !strings.Contains(got, clearLine+"klart") {
		t.Errorf("the line stands there still: %q", got)
	}

	line = p.progress()
	line.report(generator.Reading, 1, 2)
	line.end()
	p.note("fort")
	if got := seen(t, person, "fort"); strings.TrimSpace(got) != "fort" {
		t.Errorf("a short build shows %q", got)
	}
	if at(out, map[string]string{"TERM": "dumb"}).progress() != nil {
		t.Error("a dumb terminal is shown progress")
	}
}

// TestReviewAsks: a person is asked one thing at a time, again if the answer
// cannot be, and Enter takes what stands in brackets.
func TestReviewAsks(t *testing.T) {
	p := municipality(t)
	person, programs := window(t, 100)
	p.in, p.out, p.err = programs, programs, programs
	answers := []string{"2026-12-01", "2026-11-20", "Kafé Solen", "", "kanske", "ja", "2027-03-31", "2027-11-21", ""}
	if _, err := person.WriteString(strings.Join(answers, "\n") + "\n"); err != nil {
		t.Fatal(err)
	}
	if err := p.review("dv-norr/ex-2025-0031", reviewFlags{}, false); err != nil {
		t.Fatal(err)
	}
	all := seen(t, person, "närmast att göra")
	for _, must := range []string{
		"1. Klart 2026-10-30: Att prova ledsagare", "Vilken dag hölls mötet? [2026-11-21]", "2026-12-01 har inte varit än", "[Verkstan]",
		"[Alva Exempel, Kim Påhitt]", `"kanske" är inget svar`, "Senast 2027-11-20. [2027-11-19]", "senast 2027-11-20 (LSS 10 §)",
	} {
		if !strings.Contains(all, must) {
			t.Errorf("%q was not said:\n%s", must, all)
		}
	}
	f, err := p.planFile("dv-norr/ex-2025-0031")
	if err != nil {
		t.Fatal(err)
	}
	for _, must := range []string{
		"\n  - {kind: follow-up, date: 2026-11-20, place: Kafé Solen, present: [Alva Exempel, Kim Påhitt]}\nnext_review: 2027-11-19\n",
		"- [x] Att prova ledsagare", "Klart: 2027-03-31 (ansvarig: Rut Modell)",
	} {
		if !strings.Contains(string(f.text), must) {
			t.Errorf("%q is not in the plan:\n%s", must, f.text)
		}
	}
}

// TestReviewLeavesOff: who ends the input in the middle has changed nothing.
func TestReviewLeavesOff(t *testing.T) {
	p := municipality(t)
	before, err := p.planFile("dv-norr/ex-2025-0031")
	if err != nil {
		t.Fatal(err)
	}
	const endOfInput = "\x04"
	person, programs := window(t, 100)
	p.in, p.out, p.err = programs, programs, programs
	if _, err := person.WriteString("\n\n" + endOfInput); err != nil {
		t.Fatal(err)
	}
	var said *failure
	if err := p.review("dv-norr/ex-2025-0031", reviewFlags{}, false); !errors.As(err, &said) || said.code != mend {
		t.Errorf("review ends with %v", err)
	}
	if after, err := p.planFile("dv-norr/ex-2025-0031"); err != nil || string(after.text) != string(before.text) {
		t.Errorf("the plan became\n%s(%v)", after.text, err)
	}
}
