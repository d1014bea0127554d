package main

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"planportal/generator/day"
	"planportal/generator/parse"
	"planportal/generator/plan"
)

// told takes what the flags say.
func (p *program) told(m *meeting, a reviewFlags) error {
	var missing []string
	for _, f := range []struct{ flag, value string }{{"--place", a.place}, {"--next", a.next}} {
		if f.value == "" {
			missing = append(missing, f.flag)
		}
	}
	if a.present == "" && len(m.Present) == 0 {
		missing = append(missing, "--present")
	}
	if len(missing) > 0 {
		return p.misuse(p.say(reviewNeeds, strings.Join(missing, ", ")), p.say(forExample, helps["review"].examples[1].line))
	}
	if a.date == "" {
		a.date = p.today.String()
	}
	for _, f := range []struct {
		flag, value string
		take        func(*meeting, string) string
	}{{"--date", a.date, p.takeDate}, {"--place", a.place, p.takePlace}, {"--present", a.present, p.takePresent}, {"--next", a.next, p.takeNext}} {
		if f.value == "" {
			continue
		}
		if wrong := f.take(m, f.value); wrong != "" {
			return p.misuse(f.flag+": "+wrong, "")
		}
	}
	return p.outcomes(m, a)
}

// outcomes takes what the flags say of each agreement. Of the others nothing
// has changed.
func (p *program) outcomes(m *meeting, a reviewFlags) error {
	seen := map[int]bool{}
	once := func(flag string, n int) error {
		switch {
		case n < 1 || n > len(m.open):
			return p.misuse(p.say(noSuchNumber, flag, n), p.count(len(m.open), openCount))
		case seen[n]:
			return p.misuse(p.say(twoOutcomes, n), "")
		}
		seen[n] = true
		return nil
	}
	for _, n := range a.done {
		if err := once("--done", n); err != nil {
			return err
		}
		m.Done = append(m.Done, m.open[n-1])
	}
	for _, s := range a.move {
		number, to, _ := strings.Cut(s, "=")
		n, err := strconv.Atoi(strings.TrimSpace(number))
		if err != nil {
			return p.wrongValue("move", s, "")
		}
		if err := once("--move", n); err != nil {
			return err
		}
		if wrong := p.takeMove(m, m.open[n-1], strings.TrimSpace(to)); wrong != "" {
			return p.misuse("--move: "+wrong, "")
		}
	}
	return nil
}

// takeDate, and those below it, take one thing that a person says. They return
// what is wrong with it, if anything is.
func (p *program) takeDate(m *meeting, s string) (wrong string) {
	d, ok := day.Parse(s)
	held := func(h plan.Meeting) bool { return h.Kind == plan.FollowUp && h.Date == d }
	switch {
	case !ok:
		return p.say(notADay, s)
	case d > p.today:
		return p.say(notYet, d, p.today)
	case d < m.last:
		return p.say(beforeLast, d, m.last)
	case slices.ContainsFunc(m.plan.Meetings, held):
		return p.say(heldAlready, d)
	}
	m.Date = d
	return ""
}

func (p *program) takePlace(m *meeting, s string) (wrong string) {
	if s = tidied(s); !writable(s) {
		return p.say(cannotStand, s)
	}
	m.Place = s
	return ""
}

func (p *program) takePresent(m *meeting, s string) (wrong string) {
	var names []string
	for name := range strings.SplitSeq(s, ",") {
		if name = tidied(name); name == "" {
			continue
		}
		if !writable(name) {
			return p.say(cannotStand, name)
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return p.say(nobody)
	}
	m.Present = names
	return ""
}

func (p *program) takeNext(m *meeting, s string) (wrong string) {
	d, ok := day.Parse(s)
	switch {
	case !ok:
		return p.say(notADay, s)
	case d <= m.Date:
		return p.say(nextTooSoon, d, m.Date)
	case d > m.limit():
		return p.say(nextTooLate, d, m.limit())
	}
	m.Next = d
	return ""
}

func (p *program) takeMove(m *meeting, agreement int, s string) (wrong string) {
	d, ok := day.Parse(s)
	switch {
	case !ok:
		return p.say(notADay, s)
	case d < m.Date:
		return p.say(moveTooSoon, d, m.Date)
	}
	m.Moved[agreement] = d
	return ""
}

// tidied is a text with single spaces, its letters composed as the files are
// read.
func tidied(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }

func writable(s string) bool {
	_, ok := parse.Quote(s)
	return ok
}
