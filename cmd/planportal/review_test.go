package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"planportal/content"
	"planportal/generator/day"
	"planportal/generator/diag"
)

// municipality makes a site with the example plans, and a program that stands in it
// on the day around which they are written.
func municipality(t *testing.T) *program {
	t.Helper()
	dir := t.TempDir()
	if err := writeSite(dir, content.Files(), content.Plans(0)); err != nil {
		t.Fatal(err)
	}
	p := &program{out: os.Stdout, err: os.Stderr, env: func(string) string { return "" }, now: time.Now, lang: diag.Swedish, today: day.Must(content.Anchor)}
	p.flags.source = dir
	return p
}

// TestReplaceSeesOthers: what somebody else has written since the plan was read
// stays.
func TestReplaceSeesOthers(t *testing.T) {
	p := municipality(t)
	f, err := p.planFile("ex-2025-0031")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(p.flags.source, filepath.FromSlash(f.name))
	if err := os.WriteFile(file, []byte("nytt"), 0o600); err != nil {
		t.Fatal(err)
	}
	var said *failure
	if err := p.replace(f, f.text); !errors.As(err, &said) || !strings.Contains(said.says, "under tiden") {
		t.Errorf("replace says %v", err)
	}
	if text, _ := os.ReadFile(file); string(text) != "nytt" {
		t.Errorf("what somebody wrote became %q", text)
	}
}
