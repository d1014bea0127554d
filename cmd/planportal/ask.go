package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/term"

	"planportal/generator/day"
)

// asks reports whether a person sits there to be asked, and sees the question.
func (p *program) asks() bool {
	return p.in != nil && term.IsTerminal(int(p.in.Fd())) && term.IsTerminal(int(p.err.Fd()))
}

// dialogue asks a person one thing at a time.
type dialogue struct {
	*program
	in *bufio.Reader
}

// ask finds out what was said at the meeting. Nothing is written before the
// last answer, so whoever leaves has changed nothing.
func (p *program) ask(m *meeting) error {
	d := dialogue{p, bufio.NewReader(p.in)}
	p.note(p.say(howToAnswer))
	err := d.question(p.say(askDate), m.Date.String(), func(s string) string { return p.takeDate(m, s) })
	if err != nil {
		return err
	}
	if err := d.question(p.say(askPlace), m.Place, func(s string) string { return p.takePlace(m, s) }); err != nil {
		return err
	}
	if err := d.present(m); err != nil {
		return err
	}
	for n, i := range m.open {
		a := m.plan.Agreements[i]
		p.note(p.say(openRow, n+1, a.By, a.Text))
		err := d.question("   "+p.say(askOutcome), p.say(answerNo), func(s string) string { return p.takeOutcome(m, i, s) })
		if err != nil {
			return err
		}
	}
	return d.question(p.say(askNext, m.limit()), m.proposal().String(), func(s string) string { return p.takeNext(m, s) })
}

// present asks who was there. Enter means the same as last time, even where a
// name holds a comma.
func (d dialogue) present(m *meeting) error {
	same := strings.Join(m.Present, ", ")
	return d.question(d.say(askPresent), same, func(s string) string {
		if s == same && same != "" {
			return ""
		}
		return d.takePresent(m, s)
	})
}

// takeOutcome takes how it went with an agreement: done, not done, or to be
// done by another day.
func (p *program) takeOutcome(m *meeting, agreement int, s string) (wrong string) {
	switch word := strings.ToLower(s); {
	case slices.Contains(yes, word):
		m.Done = append(m.Done, agreement)
	case slices.Contains(no, word):
	case day.Looks(s):
		return p.takeMove(m, agreement, s)
	default:
		return p.say(notAnOutcome, s)
	}
	return ""
}

// What people write for yes and no, in both languages.
var (
	yes = []string{"ja", "j", "yes", "y", "klar", "klart", "done", "x"}
	no  = []string{"nej", "n", "no"}
)

// question asks until the answer is good. Nothing but Enter takes what stands
// in brackets.
func (d dialogue) question(words, otherwise string, take func(string) (wrong string)) error {
	for {
		prompt := words + " "
		if otherwise != "" {
			prompt += "[" + otherwise + "] "
		}
		fmt.Fprint(d.err, visible(prompt))
		answer, err := d.in.ReadString('\n')
		if errors.Is(err, io.EOF) {
			d.note("")
			return &failure{mend, d.say(leftOff), ""}
		}
		if err != nil {
			return fmt.Errorf("read the answer: %w", err)
		}
		if answer = strings.TrimSpace(answer); answer == "" {
			answer = otherwise
		}
		if answer == "" {
			continue
		}
		wrong := take(answer)
		if wrong == "" {
			return nil
		}
		d.note("  " + wrong)
	}
}
