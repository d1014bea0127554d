package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestBrokenTouchesNothing puts every broken file of parse's corpus that is an
// error into a good site that has been built, and builds again: the exit code
// is 1, the finding stands on standard error at its place, and not one byte of
// either output folder is another.
func TestBrokenTouchesNothing(t *testing.T) {
	site := t.TempDir()
	today := "2026-11-21"
	mustRun(t, 0, "init", filepath.Join(site, "s"), "--today", today)
	source := filepath.Join(site, "s")
	mustRun(t, 0, "build", "--source", source, "--today", today)
	before := outputs(t, source)

	tried := 0
	for file, text := range brokenFiles(t) {
		at := filepath.Join(source, filepath.FromSlash(file.at))
		old, err := os.ReadFile(at)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		put(t, at, text)
		said := mustRun(t, 1, "build", "--source", source, "--today", today)
		if !strings.Contains(said, file.finding) {
			t.Errorf("%s: no %q in\n%s", file.name, file.finding, said)
		}
		if diff := cmp.Diff(before, outputs(t, source)); diff != "" {
			t.Errorf("%s changed what is published (-before +after):\n%s", file.name, diff)
		}
		if old != nil {
			put(t, at, old)
		} else if err := os.Remove(at); err != nil {
			t.Fatal(err)
		}
		tried++
	}
	if tried < 60 {
		t.Errorf("only %d broken files", tried)
	}
	mustRun(t, 0, "build", "--source", source, "--today", today)
	if diff := cmp.Diff(before, outputs(t, source)); diff != "" {
		t.Errorf("with everything mended it is not as it was (-before +after):\n%s", diff)
	}
}

type brokenFile struct {
	name, at string
	finding  string // how it begins: "content/plans/dv-norr/broken.md:9:1:"
}

// brokenFiles are the files of parse's corpus that are errors, with the first
// error that each must give.
func brokenFiles(t *testing.T) map[brokenFile][]byte {
	t.Helper()
	archives, err := filepath.Glob("../../generator/parse/testdata/broken/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	out := map[brokenFile][]byte{}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		at := map[string]string{"pages.txtar": "content/pages/kontakt.md", "site.txtar": "content/site.yaml"}[filepath.Base(name)]
		if at == "" {
			at = "content/plans/dv-norr/broken.md"
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			file, want := archive.Files[i], string(archive.Files[i+1].Data)
			for line := range strings.Lines(want) {
				place, rest, _ := strings.Cut(line, " ")
				if strings.HasPrefix(rest, "error ") {
					position := strings.TrimSuffix(strings.TrimPrefix(":"+place, ":0:0"), ":0")
					out[brokenFile{name: file.Name, at: at, finding: at + position + ":"}] = file.Data
					break
				}
			}
		}
	}
	return out
}

// mustRun runs the command in this process and returns what it said.
func mustRun(t *testing.T, want exit, args ...string) string {
	t.Helper()
	out, err := os.CreateTemp(t.TempDir(), "said")
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	p := &program{out: out, err: out, env: func(string) string { return "" }, now: func() time.Time { return time.Unix(0, 0) }}
	got := p.run(args)
	said, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("planportal %s: exit code %d, want %d\n%s", strings.Join(args, " "), got, want, said)
	}
	return string(said)
}

func put(t *testing.T, name string, text []byte) {
	t.Helper()
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// outputs is every file of both output folders, by name.
func outputs(t *testing.T, source string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, dir := range []string{"public", "intranet"} {
		err := filepath.WalkDir(filepath.Join(source, dir), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(name)
			files[name] = string(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}
