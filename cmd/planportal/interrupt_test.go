package main

import (
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/content"
	"planportal/generator"
	"planportal/generator/day"
)

// TestInterruptedBuildLeavesTheOldSite: whoever stops a build while files are
// being laid ready has the old site, whole, and nothing beside it.
func TestInterruptedBuildLeavesTheOldSite(t *testing.T) {
	dir := t.TempDir()
	if err := writeSite(dir, content.Files(), content.Plans(0)); err != nil {
		t.Fatal(err)
	}
	opts := generator.Options{Source: dir, Public: filepath.Join(dir, "public"), Intranet: filepath.Join(dir, "intranet"), Jobs: 2}
	if err := published(t, opts, content.Anchor); err != nil {
		t.Fatal(err)
	}
	before := tree(t, opts.Public, opts.Intranet)
	for _, asks := range []int32{1, 10, 40} {
		var asked atomic.Int32
		opts.Stopped = func() bool { return asked.Add(1) >= asks }
		if err := published(t, opts, "2027-03-01"); !errors.Is(err, generator.ErrStopped) {
			t.Fatalf("stopped at %d: %v", asks, err)
		}
		if diff := cmp.Diff(before, tree(t, opts.Public, opts.Intranet)); diff != "" {
			t.Errorf("stopped at %d, before (-) and after (+):\n%s", asks, diff)
		}
	}
}

func published(t *testing.T, opts generator.Options, today string) error {
	t.Helper()
	g, err := generator.New(opts).Apply(generator.Batch{Today: day.Must(today)})
	if err != nil {
		t.Fatal(err)
	}
	p, err := generator.NewPublisher(opts)
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Publish(g)
	return errors.Join(err, p.Close())
}

func tree(t *testing.T, dirs ...string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(name)
			all[name] = string(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}
