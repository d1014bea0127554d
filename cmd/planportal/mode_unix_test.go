//go:build unix

package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestReplaceKeepsTheMode: a plan is as closed to others as it was, and nothing
// lies beside it.
func TestReplaceKeepsTheMode(t *testing.T) {
	p := municipality(t)
	f, err := p.planFile("dv-norr/ex-2025-0031")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(p.flags.source, filepath.FromSlash(f.name))
	before, err := os.ReadDir(filepath.Dir(file))
	if err != nil {
		t.Fatal(err)
	}
	for _, mode := range []os.FileMode{0o600, 0o664} {
		if err := os.Chmod(file, mode); err != nil {
			t.Fatal(err)
		}
		if err := p.replace(f, append(f.text, '\n')); err != nil {
			t.Fatal(err)
		}
		f.text = append(f.text, '\n')
		info, err := os.Stat(file)
		if err != nil || info.Mode() != mode {
			t.Errorf("the plan had mode %v and has %v (%v)", mode, info.Mode(), err)
		}
	}
	after, err := os.ReadDir(filepath.Dir(file))
	if err != nil || len(after) != len(before) {
		t.Errorf("%d files became %d (%v)", len(before), len(after), err)
	}
}
