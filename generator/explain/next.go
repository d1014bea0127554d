package explain

import (
	"fmt"
	"io"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
	"planportal/generator/site"
)

// Turn is an item that changes its state by itself on a day.
type Turn struct {
	Item  *site.Item
	State due.State // what it becomes
}

// Next is the first day after today on which any list changes though nobody
// edits anything, and what changes then; the day is zero if none ever does.
func Next(s *site.Site) (on day.Date, turns []Turn) {
	soon := day.Date(s.Settings.Staff.SoonDays)
	for it := range items(s) {
		for _, line := range []struct {
			day   day.Date
			state due.State
		}{{it.Due - soon, due.Soon}, {it.Due + 1, due.Overdue}} {
			if it.Done || it.Due.IsZero() || line.day <= s.Today || !on.IsZero() && line.day > on {
				continue
			}
			if line.day < on || on.IsZero() {
				on, turns = line.day, nil
			}
			turns = append(turns, Turn{it, line.state})
		}
	}
	return on, turns
}

// items yields everything that is due: pages, units in order, hidden plans.
func items(s *site.Site) func(func(*site.Item) bool) {
	return func(yield func(*site.Item) bool) {
		for _, it := range s.PageItems {
			if !yield(it) {
				return
			}
		}
		for _, e := range s.Entries() {
			for _, it := range e.Items {
				if !yield(it) {
					return
				}
			}
		}
	}
}

// NextText writes what Next finds.
func NextText(w io.Writer, s *site.Site, lang diag.Lang) error {
	t, p := texts[lang], &printer{w: w}
	on, turns := Next(s)
	if on.IsZero() {
		p.line("%s", t.nothingNext)
	} else {
		p.line("%s", fmt.Sprintf(t.next, on))
	}
	for _, turn := range turns {
		if turn.Item.Page != nil {
			p.line("  %s", fmt.Sprintf(t.nextPage, turn.Item.Page.Path, t.state[turn.State]))
			continue
		}
		p.line("  %s/%s: %s %s (%v)", turn.Item.Unit, turn.Item.ID, t.kind[turn.Item.Kind], t.becomes[turn.State], turn.Item.Due)
	}
	p.line("%s", t.front)
	return p.err
}
