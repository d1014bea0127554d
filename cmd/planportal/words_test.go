package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"planportal/generator/diag"
)

// texts finds every text literal of this package in its own source.
func texts(t *testing.T) (all []text) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || len(lit.Elts) != 2 {
				return true
			}
			sv, isSv := lit.Elts[0].(*ast.BasicLit)
			en, isEn := lit.Elts[1].(*ast.BasicLit)
			if isSv && isEn && sv.Kind == token.STRING && en.Kind == token.STRING {
				all = append(all, text{unquoted(t, sv), unquoted(t, en)})
			}
			return true
		})
	}
	return all
}

func unquoted(t *testing.T, lit *ast.BasicLit) string {
	t.Helper()
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestBothLanguages: every text is there in Swedish and in English, with the
// same things filled in.
func TestBothLanguages(t *testing.T) {
	verb := regexp.MustCompile(`%[a-z]`)
	all := texts(t)
	if len(all) < 100 {
		t.Fatalf("found only %d texts", len(all))
	}
	for _, x := range all {
		if x.sv == "" || x.en == "" {
			t.Errorf("%q is missing in one language", x.sv+x.en)
		}
		if diff := cmp.Diff(verb.FindAllString(x.sv, -1), verb.FindAllString(x.en, -1)); diff != "" {
			t.Errorf("%q and %q do not fill in the same:\n%s", x.sv, x.en, diff)
		}
	}
}

// TestEverythingHasHelp: each command has a sentence and examples that can be
// run, each flag a sentence, and nothing in the catalogue is about nothing.
func TestEverythingHasHelp(t *testing.T) {
	p := &program{lang: diag.Swedish}
	root := p.root()
	root.InitDefaultHelpCmd() // puts ours in its place
	commands, flags := map[string]bool{}, map[string]bool{}
	visit(root, func(cmd *cobra.Command) {
		key := pathOf(cmd)
		commands[key] = true
		h := helps[key]
		if h.short.sv == "" || len(h.examples) == 0 {
			t.Errorf("%s has no help or no examples", key)
		}
		for _, e := range h.examples {
			if !strings.Contains(e.line, strings.TrimPrefix(key, "planportal")) {
				t.Errorf("the example %q of %s is of something else", e.line, key)
			}
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			name := f.Name
			if _, own := flagHelps[key+" "+name]; own {
				name = key + " " + name
			}
			if flagHelps[name].does.sv == "" {
				t.Errorf("--%s of %s has no help", f.Name, key)
			}
			flags[name] = true
		})
		if !shownInGroup(key) && key != "planportal" {
			t.Errorf("%s is in no group of the help", key)
		}
	})
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) { flags[f.Name] = true })
	for key := range helps {
		if !commands[key] {
			t.Errorf("the catalogue tells of %s, which there is not", key)
		}
	}
	for name := range flagHelps {
		if !flags[name] {
			t.Errorf("the catalogue tells of the flag %s, which there is not", name)
		}
	}
}

func visit(cmd *cobra.Command, do func(*cobra.Command)) {
	do(cmd)
	for _, c := range cmd.Commands() {
		visit(c, do)
	}
}

func shownInGroup(key string) bool {
	for _, g := range groups {
		for _, name := range g.commands {
			if name == key {
				return true
			}
		}
	}
	return false
}

func TestLanguage(t *testing.T) {
	tests := []struct {
		args string
		env  map[string]string
		want diag.Lang
	}{
		{"due", nil, "sv"},
		{"due", map[string]string{"LANG": "C.UTF-8"}, "sv"},
		{"due", map[string]string{"LANG": "en_US.UTF-8"}, "en"},
		{"due", map[string]string{"LANG": "en_US.UTF-8", "LC_MESSAGES": "sv_SE.UTF-8"}, "sv"},
		{"due", map[string]string{"LANG": "sv_SE.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"},
		{"due --lang en", map[string]string{"LANG": "sv_SE.UTF-8"}, "en"},
		{"--lang=sv due", map[string]string{"LANG": "en_US.UTF-8"}, "sv"},
		{"due -- --lang en", nil, "sv"},
	}
	for _, tt := range tests {
		if got := language(strings.Fields(tt.args), func(k string) string { return tt.env[k] }); got != tt.want {
			t.Errorf("language(%s, %v) = %s, want %s", tt.args, tt.env, got, tt.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	sv, en := &program{lang: diag.Swedish}, &program{lang: diag.English}
	got := []string{
		sv.number(0), sv.number(999), sv.number(1000), sv.number(1234567), en.number(1234567),
		sv.decimal((123 * time.Millisecond).Seconds()), en.decimal(61.999), sv.signed(-1281),
		sv.count(1, readCount), sv.count(17, readCount), en.count(0, writtenCount),
	}
	want := []string{
		"0", "999", "1\u00a0000", "1\u00a0234\u00a0567", "1,234,567",
		"0,12", "62.00", "−1\u00a0281",
		"1 fil läst", "17 filer lästa", "0 written",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
}

func TestSpan(t *testing.T) {
	for s, want := range map[string]int{
		"0d": 0, "30d": 30, "4w": 28, "": -1, "d": -1, "30": -1, "-3d": -1, "3m": -1, "1.5w": -1, "d30": -1, "70000d": -1,
	} {
		days, ok := span(s)
		if !ok {
			days = -1
		}
		if days != want {
			t.Errorf("span(%q) = %d, want %d", s, days, want)
		}
	}
}

func TestVisible(t *testing.T) {
	for s, want := range map[string]string{
		"Åsa\n": "Åsa\n", "a\x1b[2Jb": "a�[2Jb", "a\u202eb": "a�b", "a\u009bb": "a�b", "a\rb": "a�b", "1\u00a0000": "1\u00a0000",
	} {
		if got := visible(s); got != want {
			t.Errorf("visible(%q) = %q, want %q", s, got, want)
		}
	}
}
