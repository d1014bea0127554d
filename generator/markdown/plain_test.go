package markdown

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// sameAsGoldmark holds readPlain to goldmark: whenever it answers, the sections
// are the same, and there is nothing to find.
func sameAsGoldmark(t *testing.T, body []byte) (answered bool) {
	t.Helper()
	r := newReading("a.md", "sv")
	defer r.done()
	if !r.take(body, 3) {
		return false
	}
	got, ok := r.readPlain(together)
	if !ok {
		return false
	}
	any := newReading("a.md", "sv")
	defer any.done()
	any.take(body, 3)
	want := any.readAny(together)
	if len(any.findings) > 0 {
		t.Errorf("goldmark finds %v\n%q", any.findings, body)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-goldmark +plain):\n%s\n%q", diff, body)
	}
	return true
}

// plans are the texts of invented plans: those that are measured everywhere, and
// those of the starter site.
func plans(t testing.TB) (all [][]byte) {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("go", "run", "../../test/corpus", "-plans", "100", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	measured, _ := filepath.Glob(filepath.Join(dir, "content/plans/*/*.md"))
	starter, _ := filepath.Glob("../../content/plans/*/*.md")
	if len(measured) != 100 || len(starter) == 0 {
		t.Fatalf("%d plans are measured, %d in the starter site", len(measured), len(starter))
	}
	for _, name := range append(measured, starter...) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(text), "\n---\n")
		all = append(all, []byte(body))
	}
	return all
}

// What almost every plan says is read without goldmark, or all this would be for
// nothing.
func TestPlainReadsPlans(t *testing.T) {
	for _, body := range plans(t) {
		if !sameAsGoldmark(t, body) {
			t.Errorf("goldmark is needed for\n%s", body)
		}
	}
}

// pieces mean something in Markdown somewhere, or in a plan.
var pieces = []string{
	" ", "  ", "\n", "\n\n", "  \n", "\\\n", "\r\n", "\t", "\x00", "\uFEFF", "\u00A0", "\u2028", "\u0085", "\u3000", "\xff", "\xc3", "\v", "\x7f",
	"a", "å", "Å", "×", "É", "a\u0301", "€", "”", "☐", "\U0001F600", "1", "12", "1.", "1)", "2. ", "(", ")", "\"", "'", ".", "...", "-", "--", "---", "----", "–",
	"*", "**", "***", "* ", " *", "** ", " **", "*a*", "**b**", "*(c)*", "_", "__d__", "~", "~~e~~", "`", "```\n", "    ", "+ ", "- ", "\n- ", "\n  - ", "\n  ", "\n- [ ] ", "\n- [x] ",
	"\n- [X] a ", "[ ] ", "- [ ]", "- [] ", "\n* [ ] ", "[", "]", "](", "[a](b)", "![a](b)", "[a]: b\n", "[^1]", "[^1]: ", "<", ">", "> ", "<b>", "<!-- a -->", "<div>\n", "<https://a.se>",
	"&", "&amp;", "&#65;", "\\", "\\*", "#", "# ", "## ", "### ", "#### ", "\n## a\n", "\n### b\n", " ##", "## \n", "\n===\n", "\n---\n", "=", "|", "|a|\n", "|-|\n", "---|---\n", "\n: ", ":", ": ", "::", "::: note\n", ":::\n", ":people: ",
	"://", "http://a.se", "https://a.se/b", "www.a.se", "a@b.se", "@", "mailto:a@b.se", "!", "?", ",", ";", "/", "%", "$", "^", "{", "}", "{#a}",
	"\n## Det här bestämde vi tillsammans\n", "\n## What we decided together\n- [ ] ", "Klart: 2026-02-01", " klart: 2", "Klart:", "Done by: ", "(ansvarig: A B)", "(ansvarig:", "(Responsible: A)", " (ansvarig: A", "2026-02-01",
}

// A good text with a slip or a few is still read by one of both, and both agree
// on it.
func TestPlainAfterEdits(t *testing.T) {
	good := plans(t)
	answered := 0
	for seed := range uint64(8000) {
		rng := rand.New(rand.NewPCG(seed, 1))
		body := string(good[rng.IntN(len(good))])
		for range 1 + rng.IntN(3) {
			from := rng.IntN(len(body) + 1)
			to := min(len(body), from+rng.IntN(4)*rng.IntN(2))
			body = body[:from] + pieces[rng.IntN(len(pieces))] + body[to:]
		}
		if sameAsGoldmark(t, []byte(body)) {
			answered++
		}
	}
	if answered < 1000 {
		t.Errorf("only %d of 8000 texts were answered", answered)
	}
}

// catches look plain and are not, or only just. Each stands alone, below a
// heading, as an item, and as a task.
var catches = []string{
	"a  \nb", "a\\\nb", "a\tb", "\ta", " a", "a\n b", "a\n    b", "1. a", "1) a", "1.a", "1 a", "12\n", "a\n1. b", "a\n2. b", "- a\nb", "- a\n  b", "- a\n\n- b", "- a\n\n\n- b", "- a\n\n  b", "- a\n- b\n\nc\n- d",
	"- a\n* b", "- a\n+ b", "- a\n  - b", "- a\n - b", "-a", "-", "- ", "- \n- a", "- - a", "- # a", "-  a", "- a\n- [ ] b", "- [ ] a\n- b", "- [ ] a\n\n- [ ] b", "- [ ] a\nb", "- [ ] a\n  - [ ] b", "- [ ]  a", "- [ ]a", "- [ ]", "- [x]\n", "- [ ] [ ] a",
	"a\n---", "a\n===", "a\n--", "a\n-", "---", "***", "* * *", "- - -", "a | b\n---|---\nc | d", "|a|\n|-|", "a\n|-|", "a\n:-", "a\n: b", "::: note\na\n:::", ":people: a", "a:people: b",
	"*a*", "**a**", "***a***", "*a **b***", "**a*b**", "*a*b", "a*b*", "a *b* c", "*a\nb*", "**a\n**", "* a*", "*a *", "** a**", "*(a)*", "*a*(b)", "*a*.", "*a*å", "**a.**b", "**a**:", "*\"a\"*", "*a\u00a0*", "*\u00a0a*", "*a*\u00a0b", "*a* *b* **c**", "**a***b*", "*a* **b*", "****", "**", "*", "a*", "a**\nb**", "*å*", "*×a*", "*1*", "**a**b**c**", "*a**b*",
	"_a_", "a_b_c", "~a~", "~~a~~", "`a`", "a `b` c", "a [b](c) d", "[a]", "[a](b)", "![a](b)", "[a]: b", "a[^1]\n\n[^1]: b", "<b>a</b>", "<!-- a -->", "<https://a.se>", "a <b c", "> a", "a > b", "a\n> b",
	"https://a.se", "a https://a.se b", "http:/a", "http://", "a:b", "a://b.c", "www.a.se", "a@b.se", "@a", "&amp;", "&", "a & b", "\\*", "a\\", "...", "a....", "--", "a -- b", "a --- b", "a - b", "\"a\"", "'a'", "\"'a'\"", "a'b", "**\"a\"**", "\"**a**\"",
	"# a", "#", "## ", "##a", "##  a", "## a ##", "## a #", "## *a*", "## a  b", "#### a", "### a\n## b", "## [a](b)", "## \"a\"", "## a\n## a", "a\n## b", "- a\n## b", "- [ ] a\n## b",
	"a\u00a0", "\u00a0a", "a\u2028b", "\u2028", "a\u0085", "\uFEFFa", "\x00", "a\x00b", "a\r\nb", "a\rb", "a\xff", "\xc3", "a\v", "a\fb", "a\x7f", "☐ a", "a\n\n\n\nb", "\n\n\n",
	"a Klart: 2026-02-01", "a Klart: 2026-02-01.", "a. Klart: 2026-02-01 (ansvarig: A B).", "a (ansvarig: A  B)", "a (ansvarig: *A*)", "a (ansvarig: A [B](c))", "a Klart: 2026-02-01 b", "Klart: 2026-02-01", "(ansvarig: A)", "a – Klart: 2026-02-01",
	"a Klart: 2026-02-01 Klart: 2026-02-02", "a Klart: (ansvarig: )", "a klart: 1", "a klart: b", "a: b", "oklart: 2026-02-01", "a (ansvarig: (A) B) Klart:2026-02-01", "a \" Klart: 2026-02-01", "a - Klart: 2026-02-01 (ansvarig: \"A\")", "a\u00a0Klart: 2026-02-01", "a (ansvarig:\u00a0A)", "a -- Klart: 2 maj (ansvarig: -- A...)", "a Klart: https://b.se", "å\xc3 Klart: 1",
	strings.Repeat("a", maxParagraph), strings.Repeat("a\n", maxParagraph/2), strings.Repeat("a\n\n", maxParagraph),
}

// everywhere puts a text where it may mean different things.
func everywhere(text string) []string {
	return []string{
		text, "## a\n" + text, "## a\n" + text + "\nb", "## a\nb\n" + text + "\n\nc\n", "## a\n- " + text + "\n- b\n", "## a\n*" + text + "*\n", "## " + text + "\n", "## a\n### " + text + "\nb",
		"## Det här bestämde vi tillsammans\n" + text + "\n", "## Det här bestämde vi tillsammans\n- [ ] " + text + "\n- [x] b Klart: 2026-02-01 (ansvarig: A)\n### b\n- [ ] c\n\n" + text + "\n", "## What we decided together\na\n- " + text,
	}
}

func TestPlainCatches(t *testing.T) {
	for _, text := range catches {
		for _, body := range everywhere(text) {
			sameAsGoldmark(t, []byte(body))
		}
	}
}

func FuzzPlain(f *testing.F) {
	seed(f)
	for _, text := range catches {
		f.Add([]byte(text))
	}
	for _, body := range plans(f) {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var made strings.Builder
		for _, b := range text {
			made.WriteString(pieces[int(b)%len(pieces)])
		}
		for _, body := range append(everywhere(string(text)), everywhere(made.String())...) {
			sameAsGoldmark(t, []byte(body))
		}
	})
}
