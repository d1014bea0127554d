package generator

import (
	"crypto/sha256"
	"fmt"
	"iter"
	"slices"

	"planportal/generator/diag"
	"planportal/generator/guard"
	"planportal/generator/info"
	"planportal/generator/memory"
	"planportal/generator/proof"
	"planportal/generator/public"
	"planportal/generator/site"
	"planportal/generator/source"
)

// leaks finds what of the plans stands on the open site. It costs what the
// round has changed, not what there is.
func (r *round) leaks() []diag.Finding {
	if r.newSettings != nil || r.allowed == nil {
		r.allowed = guard.Allow(r.settings)
	}
	return guard.Next(&r.guard, guard.Change[public.File]{
		Allowed: r.allowed, Open: r.open, Moved: r.moved, Plans: r.subjects(), Jobs: r.opts.jobs(),
		Known: r.past != nil && r.past.build.Guarded.Is(r.guarded()),
		Once:  r.opts.Once,
	})
}

// guarded is a sum of what the guard compares the plans with.
func (g *Generator) guarded() memory.Sum {
	if g.guardedSum != nil && sameSlice(g.guardedOpen, g.open) && g.guardedAllowed == g.allowed {
		return g.guardedSum
	}
	g.guardedOpen, g.guardedAllowed = g.open, g.allowed
	whole := sha256.New()
	for _, f := range g.open {
		fmt.Fprintf(whole, "%q %x\n", f.Path(), sha256.Sum256(f.Bytes()))
	}
	fmt.Fprintf(whole, "%x\n", g.allowed.Sum())
	g.guardedSum = whole.Sum(nil)
	return g.guardedSum
}

// trace points at the source of what was found, where the file has one.
func (r *round) trace(found []diag.Finding, s *site.Site) {
	if len(found) == 0 {
		return
	}
	sources := map[string]string{}
	for _, p := range s.Pages {
		sources["public/"+info.Output(p.Name, p.Lang)] = p.Path
	}
	for _, f := range r.files {
		sources["public/files/"+f.Path] = string(source.Files) + "/" + f.Path
	}
	for i, f := range found {
		from, known := sources[f.File]
		if !known {
			continue
		}
		found[i].File = from
		if f.Rule == "plan-in-open-site" { // no line of the source: it would be shown beside the finding
			found[i].Args = slices.Clone(f.Args)
			found[i].Args[2] = diag.Term(fmt.Sprintf("trace-output:%s:%d", f.File, f.Line))
			found[i].Line = 0
		}
	}
}

func narrowedFindings(pages []*info.Page) (found []diag.Finding) {
	for _, p := range pages {
		found = append(found, diag.At(p.Path, 1, 0, "more-open-than-original", p.Name+".md"))
	}
	return found
}

// Prove searches a folder for what the plans of the last generation hold.
func (g *Generator) Prove(folder string) (*proof.Result, error) {
	made := map[string][]byte{}
	for _, f := range g.open {
		made[f.Path()] = f.Bytes()
	}
	return proof.Search(proof.Question{Folder: folder, Made: made, Allowed: g.allowed, Plans: g.subjects(), Jobs: g.opts.jobs()})
}

// moves notes that a file is not as it was.
func (r *round) moves(path string, old, now *leaf) {
	if old.plan != nil || now.plan != nil {
		r.moved = append(r.moved, guard.Move{Old: old.subject(path), New: now.subject(path)})
	}
}

// subjects are all plan files, as the guard sees them.
func (g *Generator) subjects() iter.Seq[guard.Subject] {
	return func(yield func(guard.Subject) bool) {
		for path, l := range g.leaves.all() {
			if l.plan != nil && !yield(l.subject(path)) {
				return
			}
		}
	}
}

func (l *leaf) subject(path string) guard.Subject {
	if l.plan == nil {
		return guard.Subject{}
	}
	return guard.Subject{Path: path, Unit: l.plan.Unit, ID: l.plan.ID, Plan: l.plan.Packed, Torn: l.torn}
}
