package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"planportal/generator/parse"
	"planportal/generator/plan"
	"planportal/generator/source"
)

// planFile is a plan with the text that it was read from.
type planFile struct {
	name string // content/plans/UNIT/ID.md
	text []byte
	plan *plan.Plan
}

// planFile reads the plan that a person names as UNIT/ID, or as ID alone.
func (p *program) planFile(name string) (planFile, error) {
	if err := p.hasContent(); err != nil {
		return planFile{}, err
	}
	names := p.planNames()
	full, ok := planNamed(name, names)
	if !ok {
		return planFile{}, p.misuse(p.say(unknownPlan, name), p.meant(name, names, p.say(explainHint)))
	}
	f := planFile{name: string(source.Plans) + "/" + full + ".md"}
	text, err := p.planText(f.name)
	if err != nil {
		return planFile{}, err
	}
	unit, id, _ := parse.PlanName(f.name)
	f.text = text
	if f.plan, _ = parse.Plan(f.name, unit, id, text); f.plan == nil {
		return planFile{}, p.unreadable(f.name)
	}
	return f, nil
}

// planNamed finds the plan that a name means. An id that two units use means
// neither.
func planNamed(name string, names []string) (full string, ok bool) {
	if slices.Contains(names, name) {
		return name, true
	}
	for _, n := range names {
		if _, id, _ := strings.Cut(n, "/"); id == name {
			if ok {
				return "", false
			}
			full, ok = n, true
		}
	}
	return full, ok
}

// planText reads a file as a build does: what a build would not read is no plan.
func (p *program) planText(name string) ([]byte, error) {
	src, err := source.Open(p.flags.source)
	if err != nil {
		return nil, p.sourceError(err)
	}
	defer src.Close()
	entries, found := src.Look(name)
	if _, _, bad := parse.PlanName(name); len(entries) != 1 || len(found)+len(bad) > 0 {
		return nil, p.unreadable(name)
	}
	text, there, found := src.Read(entries[0], 1<<20, nil) // more than any plan may have
	if !there || len(found) > 0 {
		return nil, p.unreadable(name)
	}
	return text, nil
}

func (p *program) unreadable(name string) error {
	return &failure{mend, p.say(planUnreadable, name), p.say(runCheck)}
}

// replace puts a new text in the place of the plan's, whole or not at all, and
// only if nobody else has written there since it was read. The plan is a source,
// so it is on the disk before the old one goes.
func (p *program) replace(f planFile, text []byte) (err error) {
	root, err := os.OpenRoot(filepath.Join(p.flags.source, filepath.FromSlash(string(source.Plans))))
	if err != nil {
		return fmt.Errorf("open the plans: %w", err)
	}
	defer root.Close()
	name := filepath.FromSlash(strings.TrimPrefix(f.name, string(source.Plans)+"/"))
	dir, base := filepath.Split(name)
	staged := dir + "." + base + "-" + rand.Text() + ".tmp" // a name that readers of the source pass over
	defer func() {
		if err != nil {
			err = fmt.Errorf("write %s: %w", f.name, err)
			_ = root.Remove(staged)
		}
	}()
	if err := stage(root, staged, name, text); err != nil {
		return err
	}
	now, err := readIn(root, name)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, f.text) {
		return &failure{mend, p.say(changedMeanwhile, f.name), p.say(tryAgain)}
	}
	return root.Rename(staged, name)
}

// stage writes a text to a new file that has the mode of another one.
func stage(root *os.Root, staged, as string, text []byte) error {
	info, err := root.Stat(as)
	if err != nil {
		return err
	}
	f, err := root.OpenFile(staged, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Chmod(info.Mode().Perm()), f.Sync(), f.Close())
}

func readIn(root *os.Root, name string) ([]byte, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}
