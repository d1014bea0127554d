package generator

import (
	"iter"

	"planportal/generator/diag"
	"planportal/generator/guard"
	"planportal/generator/public"
)

// leaks finds what of the plans stands on the open site. It costs what the
// round has changed, not what there is.
func (r *round) leaks() []diag.Finding {
	return guard.Next(&r.guard, guard.Change[public.File]{
		Allowed: guard.Allow(r.settings), Open: r.open, Moved: r.moved, Plans: r.subjects(), Jobs: r.opts.jobs(),
	})
}

// moves notes that a file is not as it was.
func (r *round) moves(path string, old, now leaf) {
	if old.plan != nil || now.plan != nil {
		r.moved = append(r.moved, guard.Move{Old: old.subject(path), New: now.subject(path)})
	}
}

// subjects are all plan files, as the guard sees them.
func (r *round) subjects() iter.Seq[guard.Subject] {
	return func(yield func(guard.Subject) bool) {
		for path, l := range r.leaves {
			if l.plan != nil && !yield(l.subject(path)) {
				return
			}
		}
	}
}

func (l leaf) subject(path string) guard.Subject {
	if l.plan == nil {
		return guard.Subject{}
	}
	return guard.Subject{Path: path, Unit: l.plan.Unit, ID: l.plan.ID, Plan: l.plan.Plan, Torn: l.torn}
}
