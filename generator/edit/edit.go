// Package edit answers one question: how does a plan's file get one more line
// without losing a word? It changes the text where a follow-up meeting leaves
// its marks and nowhere else, so that comments, order, quotes and line ends stay.
package edit

import (
	"errors"
	"fmt"
	"reflect"
	"slices"

	"planportal/generator/day"
	"planportal/generator/parse"
	"planportal/generator/plan"
)

// Review is what people said at a follow-up meeting. Its texts are such that
// parse.Quote can write them.
type Review struct {
	Date    day.Date
	Place   string
	Present []string
	Done    []int            // what is done, by its place in Plan.Agreements
	Moved   map[int]day.Date // what got another day, by its place in Plan.Agreements
	Next    day.Date         // the day of the next follow-up
}

// ErrUnreadable is the error of a text that is no plan: it must be mended first.
var ErrUnreadable = errors.New("the plan cannot be read")

// Unsure is the error of a text that is written in a way that cannot be changed
// without doubt. A person has to write at Line, 0 if that is not known.
type Unsure struct{ Line int }

func (u *Unsure) Error() string {
	return fmt.Sprintf("line %d is written in a way that cannot be changed without doubt", u.Line)
}

// Record returns the text of a plan with the meeting in it, and what it reads
// as: the plan that src is, with exactly these changes. With an error there is
// no text at all.
func Record(unit, id string, src []byte, r Review) ([]byte, *plan.Plan, error) {
	old, _ := parse.Plan("", unit, id, src)
	places, ok := parse.PlanPlaces(src)
	if old == nil || !ok {
		return nil, nil, ErrUnreadable
	}
	e := editor{src: src, places: places}
	if err := errors.Join(e.header(old, r), e.agreements(old, r)); err != nil {
		return nil, nil, err
	}
	text := e.text()
	now, _ := parse.Plan("", unit, id, text)
	if now == nil || !reflect.DeepEqual(now, r.onto(old, lines(text)-lines(src))) {
		return nil, nil, &Unsure{}
	}
	return text, now, nil
}

// onto is the plan that old becomes, when its text gets longer by some lines
// in the header.
func (r Review) onto(old *plan.Plan, longer int) *plan.Plan {
	p := *old
	p.Meetings = append(slices.Clone(p.Meetings), plan.Meeting{
		Kind: plan.FollowUp, Date: r.Date, Place: r.Place, Present: r.Present,
	})
	slices.SortStableFunc(p.Meetings, func(a, b plan.Meeting) int { return int(a.Date - b.Date) })
	p.NextReview = r.Next
	p.Sections, p.Agreements = slices.Clone(p.Sections), slices.Clone(p.Agreements)
	for i := range p.Sections {
		p.Sections[i].Line += longer
	}
	for i := range p.Agreements {
		p.Agreements[i].Line += longer
	}
	for _, i := range r.Done {
		p.Agreements[i].Done = true
	}
	for i, to := range r.Moved {
		p.Agreements[i].By = to
	}
	return &p
}
