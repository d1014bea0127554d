package source

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"planportal/generator/diag"
	"planportal/generator/stamp"
)

// TestList: what is a file of the zone and what is a finding is the same whether
// the zone, the whole content/ or one path is looked at.
func TestList(t *testing.T) {
	dir := t.TempDir()
	deep := strings.Repeat("x/", deepest)
	for _, name := range []string{
		"pages/index.md", "plans/b.md", "plans/norr/a.md", "plans/norr-1/a.md", "plans/norr/under/c.md",
		"plans/Norr/a.md", "plans/norr/Ö.md", "plans/norr/ö.md", "plans/norr/.a.md.swp", "plans/.git/a.md", "plans/norr/a.md~",
		"plans/" + deep + "in.md", "plans/" + deep + "y/out.md", "plans/two.md",
	} {
		full := filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	at := func(name string) string { return filepath.Join(dir, "content/plans", name) }
	for _, err := range []error{os.Symlink("norr", at("l")), os.Symlink("b.md", at("norr/l.md")), os.Link(at("two.md"), at("norr/two.md"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()

	entries, found := s.List(Plans)
	var got []string
	for _, e := range entries {
		got = append(got, strings.TrimPrefix(e.Path, "content/plans/"))
		if text, there, finds := s.Read(e, 1000, nil); !there || len(finds) > 0 || !strings.HasPrefix(string(text), "plans/") || e.Size != int64(len(text)) {
			t.Errorf("%s reads %q (%t, %v)", e.Path, text, there, finds)
		}
	}
	if want := []string{"Norr/a.md", "b.md", "norr-1/a.md", "norr/under/c.md", "norr/Ö.md", deep + "in.md"}; !slices.Equal(got, want) {
		t.Errorf("files are\n%q, want\n%q", got, want)
	}
	want := []string{
		"content/plans/l is-link", "content/plans/norr/a.md name-clash", "content/plans/norr/l.md is-link",
		"content/plans/norr/two.md hard-link", "content/plans/norr/ö.md name-clash", "content/plans/two.md hard-link",
		"content/plans/" + deep + "y deep-folder",
	}
	if got := rules(found); !slices.Equal(got, want) {
		t.Errorf("findings are\n%q, want\n%q", got, want)
	}

	content, err := stamp.List(filepath.Join(dir, "content"))
	if err != nil {
		t.Fatal(err)
	}
	again, foundAgain := s.ListIn(content, Plans)
	if !slices.Equal(again, entries) || !slices.Equal(rules(foundAgain), want) {
		t.Errorf("in the tree of content/ are\n%v\n%v", again, foundAgain)
	}
	for _, e := range entries {
		if one, finds := s.Look(e.Path); len(one) != 1 || one[0] != e || len(finds) > 0 {
			t.Errorf("at %s are %v, %v", e.Path, one, finds)
		}
	}
	for _, folder := range []string{"norr-1", "x"} {
		some, finds := s.Look("content/plans/" + folder)
		if len(some) != 1 || !slices.Contains(entries, some[0]) || len(finds) > 1 {
			t.Errorf("in %s are %v, %v", folder, some, finds)
		}
	}
	for _, name := range []string{"l", "norr/l.md", "two.md", "gone.md", ".git/a.md", "norr/a.md~", deep + "y/out.md"} {
		if some, _ := s.Look("content/plans/" + name); len(some) > 0 {
			t.Errorf("at %s are %v", name, some)
		}
	}
}

// TestReadRefusesLinks: a link that has come into the place of a file, or of the
// folder it lay in, since they were listed leads nowhere.
func TestReadRefusesLinks(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	plans := filepath.Join(dir, "content/plans")
	for _, folder := range []string{filepath.Join(plans, "norr"), filepath.Join(plans, "syd"), elsewhere} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "a.md"), []byte("text"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	entries, _ := s.List(Plans)
	for _, err := range []error{
		os.Remove(filepath.Join(plans, "norr/a.md")), os.Symlink(filepath.Join(elsewhere, "a.md"), filepath.Join(plans, "norr/a.md")),
		os.RemoveAll(filepath.Join(plans, "syd")), os.Symlink(elsewhere, filepath.Join(plans, "syd")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(entries) != 2 {
		t.Fatalf("listed are %v", entries)
	}
	for _, e := range entries {
		if text, _, found := s.Read(e, 1000, nil); len(text) > 0 || len(found) != 1 || found[0].Rule != "unreadable-file" {
			t.Errorf("%s reads %q, with %v", e.Path, text, found)
		}
	}
}

func rules(found []diag.Finding) (all []string) {
	for _, f := range found {
		all = append(all, fmt.Sprint(f.File, " ", f.Rule))
	}
	slices.Sort(all)
	return all
}
