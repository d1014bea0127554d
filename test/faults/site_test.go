package faults

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/content"
)

// site is a source folder with its two output folders in it.
type site struct {
	dir string
	// forgets is true if what planportal remembers was taken away: then it knows
	// its old pages by their mark, but leaves and tells of what has none.
	forgets bool
}

func (s site) at(p string) string { return filepath.Join(s.dir, filepath.FromSlash(p)) }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (s site) write(t *testing.T, p, text string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(s.at(p)), 0o755))
	must(t, os.WriteFile(s.at(p), []byte(text), 0o644))
}

func (s site) read(t *testing.T, p string) string {
	t.Helper()
	text, err := os.ReadFile(s.at(p))
	must(t, err)
	return string(text)
}

func (s site) remove(t *testing.T, p string) { t.Helper(); must(t, os.RemoveAll(s.at(p))) }

func (s site) move(t *testing.T, from, to string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(s.at(to)), 0o755))
	must(t, os.Rename(s.at(from), s.at(to)))
}

// names are of people in the plans here, and stand in no message.
var names = []string{"Östen", "Påhitt", "Exempelsson"}

func page(title, text string) string {
	return "---\ntitle: " + title + "\ndescription: " + title + "\nreviewed: [{date: 2026-10-01, by: Karin Exempel}]\n---\n" + text + "\n"
}

// small makes a site with a little of everything: few calls, and each kind of
// file.
func small(t *testing.T) site {
	t.Helper()
	s := site{dir: filepath.Join(t.TempDir(), "site")}
	for _, f := range content.Files() {
		if f.Path == "site.yaml" {
			s.write(t, "content/site.yaml", string(f.Bytes))
		}
	}
	s.write(t, "content/pages/index.md", page("Individuell plan", "Läs om [det gamla](gammal.md)."))
	for name, title := range map[string]string{"kontakt": "Kontakt", "om-webbplatsen": "Om", "tillganglighet": "Tillgänglighet", "gammal": "Det gamla", "personuppgifter": "Uppgifter"} {
		s.write(t, "content/pages/"+name+".md", page(title, "Texten om "+title+"."))
	}
	s.write(t, "content/files/blankett.txt", "En blankett.\n")
	kept := []string{"ex-2026-0012", "ex-2026-0044", "ex-2026-0023", "ex-2025-0038"}
	for _, f := range content.Plans(0) {
		if slices.Contains(kept, strings.TrimSuffix(path.Base(f.Path), ".md")) {
			s.write(t, "content/"+f.Path, string(f.Bytes))
		}
	}
	return s
}

// edit does to the source what people do in a day: another text, another person
// who answers for a plan, a new page that others lead to.
func (s site) edit(t *testing.T) {
	t.Helper()
	plan := "content/plans/dv-norr/ex-2026-0012.md"
	text := strings.Replace(s.read(t, plan), "kanelbullar", "wienerbröd", 1)
	s.write(t, plan, strings.Replace(text, "responsible: Karin Exempel", "responsible: Alva Exempel", 1))
	s.write(t, "content/pages/index.md", page("Individuell plan", "Läs om [det nya](nytt.md)."))
	s.write(t, "content/pages/kontakt.md", page("Kontakt", "Läs om [det nya](nytt.md)."))
	s.write(t, "content/pages/nytt.md", page("Det nya", "Nytt, och [om](om-webbplatsen.md)."))
	s.write(t, "content/files/ny.txt", "En ny.\n")
}

// change does what people do in a month: something goes and moves, too.
func (s site) change(t *testing.T) {
	t.Helper()
	s.edit(t)
	s.remove(t, "content/plans/dv-norr/ex-2026-0044.md")
	s.move(t, "content/plans/servicebostad-kajen", "content/plans/gruppbostad-linden")
	s.remove(t, "content/pages/gammal.md")
}

// outputs are the folders that readers see.
var outputs = []string{"public", "intranet"}

// tree is every file of both output folders that a reader meets, by its path.
func (s site) tree(t testing.TB) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, dir := range outputs {
		err := filepath.WalkDir(s.at(dir), func(name string, d fs.DirEntry, err error) error {
			if os.IsNotExist(err) {
				return nil
			}
			if err != nil {
				return err
			}
			if strings.HasPrefix(d.Name(), ".") {
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if d.IsDir() {
				return nil
			}
			text, err := os.ReadFile(name)
			rel, _ := filepath.Rel(s.dir, name)
			all[filepath.ToSlash(rel)] = string(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// hidden are the dot files and folders of both output folders, the marks apart.
func (s site) hidden(t testing.TB) (found []string) {
	t.Helper()
	for _, dir := range outputs {
		err := filepath.WalkDir(s.at(dir), func(name string, d fs.DirEntry, err error) error {
			if os.IsNotExist(err) {
				return nil
			}
			if err == nil && strings.HasPrefix(d.Name(), ".") && d.Name() != ".planportal" {
				found = append(found, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// clean checks that a build into new folders makes the same of the source.
func (s site) clean(t *testing.T, want map[string]string) {
	t.Helper()
	if got := s.cleanly(t); !maps.Equal(want, got) {
		t.Fatalf("a clean build is another (-clean +got):\n%.3000s", cmp.Diff(got, want))
	}
}

// cleanly is what a build into new folders makes of the source.
func (s site) cleanly(t *testing.T) map[string]string {
	t.Helper()
	other := site{dir: filepath.Join(t.TempDir(), "clean")}
	must(t, os.CopyFS(other.at("content"), os.DirFS(s.at("content"))))
	if e := planportal(t, other); e.code != 0 {
		t.Fatalf("a clean build ends with %d:\n%s", e.code, e.said)
	}
	return other.tree(t)
}

// heals checks that the next build ends well, at the bytes of a clean one, with
// nothing left over.
func (s site) heals(t *testing.T, want map[string]string) {
	t.Helper()
	if e := planportal(t, s); e.code != 0 {
		t.Errorf("the next build ends with %d:\n%s", e.code, e.said)
	}
	s.is(t, want)
	if left := s.hidden(t); len(left) > 0 {
		t.Errorf("after the next build there is still %q", left)
	}
}

// same reports whether the sites are what they should be.
func (s site) same(want, got map[string]string) bool {
	got = maps.Clone(got)
	maps.DeleteFunc(got, func(p, _ string) bool {
		_, made := want[p]
		return !made && s.forgets && path.Ext(p) != ".html"
	})
	return maps.Equal(want, got)
}

func (s site) is(t *testing.T, want map[string]string) {
	t.Helper()
	got := s.tree(t)
	if !s.same(want, got) {
		t.Errorf("the sites (-want +got):\n%.3000s", cmp.Diff(want, got))
	}
}

// copyTo makes the folder another's copy, modes and all.
func (s site) copyTo(t testing.TB, to string) site {
	t.Helper()
	err := filepath.WalkDir(s.dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(s.dir, name)
		info, err := d.Info()
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, rel), info.Mode().Perm()|0o700)
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, rel), text, info.Mode().Perm()); err != nil {
			return err
		}
		return os.Chmod(filepath.Join(to, rel), info.Mode().Perm())
	})
	if err != nil {
		t.Fatal(err)
	}
	return site{dir: to}
}
