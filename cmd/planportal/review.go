package main

import (
	"errors"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/edit"
	"planportal/generator/feed"
	"planportal/generator/plan"
	"planportal/generator/workday"
)

// reviewFlags is what the flags of review say.
type reviewFlags struct {
	date, place, present, next string
	done                       []int
	move                       []string
}

func (p *program) reviewCommand() *cobra.Command {
	cmd := p.command("review")
	var a reviewFlags
	f := cmd.Flags()
	f.StringVar(&a.date, "date", "", p.flagText("date"))
	f.StringVar(&a.place, "place", "", p.flagText("place"))
	f.StringVar(&a.present, "present", "", p.flagText("present"))
	f.IntSliceVar(&a.done, "done", nil, p.flagText("done"))
	f.StringSliceVar(&a.move, "move", nil, p.flagText("move"))
	f.StringVar(&a.next, "next", "", p.flagText("next"))
	cmd.Args = p.oneArg
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		told := slices.ContainsFunc([]string{"date", "place", "present", "done", "move", "next"}, cmd.Flags().Changed)
		return p.review(args[0], a, told)
	}
	cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return p.planNames(), cobra.ShellCompDirectiveNoFileComp
	}
	return cmd
}

// review writes a follow-up meeting into its plan. What was said at it stands in
// flags, or is asked for where a person sits.
func (p *program) review(name string, a reviewFlags, told bool) error {
	f, err := p.planFile(name)
	if err != nil {
		return err
	}
	m, err := p.meeting(f.plan)
	if err != nil {
		return err
	}
	p.listOpen(m)
	if !told && p.asks() {
		err = p.ask(&m)
	} else {
		err = p.told(&m, a)
	}
	if err != nil {
		return err
	}
	return p.record(f, m)
}

// meeting is a follow-up meeting that is being written down.
type meeting struct {
	plan *plan.Plan
	open []int    // the agreements that are not done, by their place in the plan
	last day.Date // the day on which people last met
	edit.Review
}

// meeting begins a follow-up meeting with what can be known before anybody
// says anything. It fails for a plan that is not followed up.
func (p *program) meeting(of *plan.Plan) (meeting, error) {
	last, planned := of.LastMet()
	switch {
	case of.Status != plan.Active:
		return meeting{}, p.misuse(p.say(notActive, of.Status), p.say(notActiveHint))
	case !planned:
		return meeting{}, p.misuse(p.say(notPlanned), p.say(notPlannedHint))
	}
	m := meeting{plan: of, last: last, Review: edit.Review{Date: p.today, Moved: map[int]day.Date{}}}
	for _, held := range of.Meetings {
		if held.Kind != plan.Preparatory {
			m.Place, m.Present = held.Place, held.Present
		}
	}
	for i, a := range of.Agreements {
		if !a.Done {
			m.open = append(m.open, i)
		}
	}
	return m, nil
}

// limit is the last day on which the plan may be followed up after the meeting
// (LSS 10 §, "minst en gång om året").
func (m *meeting) limit() day.Date { return m.Date.AddMonths(12) }

// proposal is the last working day for the next follow-up.
func (m *meeting) proposal() day.Date {
	if d := workday.Last(m.limit()); d > m.Date {
		return d
	}
	return m.limit()
}

// listOpen lists what is still to be done. Its words are of the plan, so they are
// for a person only; what is kept in a log has lines and days.
func (p *program) listOpen(m meeting) {
	if len(m.open) == 0 {
		p.note(p.say(nothingOpen))
		return
	}
	p.note(p.count(len(m.open), openCount) + ":")
	for n, i := range m.open {
		a := m.plan.Agreements[i]
		words := p.say(atLine, a.Line)
		if p.isTerminal(p.err) {
			words = a.Text
		}
		p.note("  " + p.say(openRow, n+1, a.By, words))
	}
}

// record writes the meeting into the file and tells what was written: ids and
// days, and no names.
func (p *program) record(f planFile, m meeting) error {
	text, now, err := edit.Record(f.plan.Unit, f.plan.ID, f.text, m.Review)
	var unsure *edit.Unsure
	switch {
	case errors.As(err, &unsure) && unsure.Line > 0:
		return &failure{mend, p.say(unsureLine, unsure.Line, f.name), p.say(unsureHint)}
	case errors.As(err, &unsure):
		return &failure{mend, p.say(unsureFile, f.name), p.say(unsureHint)}
	case err != nil:
		return p.unreadable(f.name)
	}
	if err := p.replace(f, text); err != nil {
		return err
	}
	p.tell(recorded, m.Date, filepath.Join(p.flags.source, filepath.FromSlash(f.name)))
	for n, i := range m.open {
		to, moved := m.Moved[i]
		switch {
		case slices.Contains(m.Done, i):
			p.tell(recordedDone, n+1)
		case moved:
			p.tell(recordedMove, n+1, m.plan.Agreements[i].By, to)
		}
	}
	p.tell(recordedNext, m.Next)
	p.tellFirst(now)
	return nil
}

// tellFirst tells what is due first now.
func (p *program) tellFirst(of *plan.Plan) {
	var first due.Item
	for _, it := range due.Of(of, func(string) bool { return false }) {
		if !it.Done && !it.Due.IsZero() && (first.Due.IsZero() || it.Due < first.Due) {
			first = it
		}
	}
	row := feed.Row{Kind: first.Kind, State: due.Overdue}
	if first.Due < p.today {
		p.tell(firstLate, row.KindWord(p.lang), first.Due, row.StateWord(p.lang))
		return
	}
	p.tell(firstDue, row.KindWord(p.lang), first.Due)
}
