package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/site"
)

// TestDeaf: the open site is byte for byte the same with and without plans.
func TestDeaf(t *testing.T) {
	s := buildStarter(t)
	without := t.TempDir()
	if err := os.CopyFS(filepath.Join(without, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(without, "content", "plans")); err != nil {
		t.Fatal(err)
	}
	s.build(without, starterDay)
	if diff := cmp.Diff(tree(t, filepath.Join(without, "public")), tree(t, s.public)); diff != "" {
		t.Errorf("with plans (+) the open site is not as without (-):\n%s", diff)
	}
}

// TestNothingOfAPlanIsOpen: no name, id, unit, place or sentence of any plan
// stands in any file of the open site.
func TestNothingOfAPlanIsOpen(t *testing.T) {
	s := buildStarter(t)
	secrets := s.secrets()
	if len(secrets) < 200 {
		t.Fatalf("only %d secrets in the example plans: the test has lost its eyes", len(secrets))
	}
	for path, text := range tree(t, s.public) {
		for _, secret := range secrets {
			if strings.Contains(strings.ToLower(text), strings.ToLower(secret)) || strings.Contains(path, secret) {
				t.Errorf("%s holds %q", path, secret)
			}
		}
	}
}

var sentence = regexp.MustCompile(`[^.\n]{25,}`)

// secrets is everything of the example plans that could be told again.
func (s *starter) secrets() (out []string) {
	for _, u := range s.gen.Site.Settings.Staff.Units {
		out = append(out, u.Slug, u.Name)
	}
	for _, p := range s.gen.Site.Settings.Staff.People {
		out = append(out, p.Name)
	}
	for e := range s.entries() {
		p := e.Plan()
		out = append(out, e.ID, p.Client)
		for _, m := range p.Meetings {
			out = append(out, m.Present...)
		}
		for _, a := range p.Agreements {
			out = append(out, a.Text)
		}
		text, err := os.ReadFile(filepath.Join(s.source, e.Path))
		if err != nil {
			s.t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
		for _, line := range sentence.FindAllString(body, -1) {
			if !strings.HasPrefix(line, "#") {
				out = append(out, strings.TrimSpace(line))
			}
		}
	}
	return out
}

// entries yields every plan of the starter site.
func (s *starter) entries() func(func(*site.Entry) bool) {
	return func(yield func(*site.Entry) bool) {
		for _, u := range s.gen.Site.Units {
			for _, e := range u.Register().Entries {
				if !yield(e) {
					return
				}
			}
		}
		for _, e := range s.gen.Site.Protected.Register().Entries {
			if !yield(e) {
				return
			}
		}
	}
}

// TestNamesStayInTheUnit: a client's name and what was agreed stand only in the
// folder of the person's own unit, and of a protected plan nothing but the bare
// id stands outside protected/.
func TestNamesStayInTheUnit(t *testing.T) {
	s := buildStarter(t)
	homes := map[string][]string{} // the folders in which a secret may stand
	for e := range s.entries() {
		home, own := "units/"+e.Unit+"/", append([]string{e.Client}, e.Agreed...)
		if e.Hidden {
			home, own = "protected/", append(own, e.Unit+"/"+e.ID)
		}
		for _, secret := range own {
			homes[secret] = append(homes[secret], home)
		}
	}
	at := map[string]bool{}
	for path, text := range tree(t, s.intranet) {
		for secret, folders := range homes {
			if !strings.Contains(text, secret) {
				continue
			}
			at[secret] = true
			if !slices.ContainsFunc(folders, func(home string) bool { return strings.HasPrefix(path, home) }) {
				t.Errorf("%s holds %q, which belongs in %s", path, secret, folders)
			}
		}
	}
	for e := range s.entries() {
		if !at[e.Client] {
			t.Errorf("the person of %s is named nowhere", e.ID)
		}
	}
}
