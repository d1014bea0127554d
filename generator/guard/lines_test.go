package guard

import (
	"bytes"
	"encoding/base64"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"planportal/generator/diag"
)

// TestToldTellsAll: files that share lines with each other, read one after the
// other, tell what each of them tells by itself.
func TestToldTellsAll(t *testing.T) {
	pool := []string{
		"1", "2", "7", "0", " 9 ", "19", "98", "12 april", "1998", "1998-04-12", "Åsa", "Påhittsdotter", "Påhitts", "dotters", "K.", "Bra.", "att",
		"<p>Hej", "</p>", "<b>Bo</b><i>Stark</i>", "<td>070</td><td>174", "<!--", "-->", "", " - ", "!", "å", "–", "\u00ad", "a=", "=C3", "&Aring;sa&#10;x", `\`, `n\u00e5`,
		"den sjunde i månaden kom hon hit", "Vi som arbetar här heter Karin och Bo.", "en två tre fyra fem sex sju åtta nio tio", "x y z å ä ö",
		base64.StdEncoding.EncodeToString([]byte("Åsa Påhittsdotter bor här")), "client: Ingen", "protection: none",
		base64.StdEncoding.EncodeToString([]byte("client: Ingen\nprotection: none\n")), base64.StdEncoding.EncodeToString([]byte("7z\xbc\xaf\x27\x1c\x00\x04 och mer")),
		base64.StdEncoding.EncodeToString([]byte(gzipped("Åsa Påhittsdotter"))), "\x00\x01", "Bo Ek", "\xff",
	}
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 9))
		var files [][]byte
		for range 12 {
			var lines []string
			for len(lines) < 5+r.IntN(60) {
				switch n := r.IntN(len(pool)); r.IntN(8) {
				case 0: // a long number, of which a part may have been there
					for digit := range 12 + r.IntN(6) {
						lines = append(lines, strconv.Itoa((digit+digit/(10+n%6))%7))
					}
				case 1, 2: // some that follow each other in many files
					lines = append(lines, pool[n:min(len(pool), n+1+r.IntN(25))]...)
				default:
					lines = append(lines, pool[n])
				}
			}
			files = append(files, []byte(strings.Join(lines, "\n")))
		}
		sameTold(t, files)
	}
}

// TestFresh: a line is read again if it is new, or stands after something new.
func TestFresh(t *testing.T) {
	l := &newTold(0).lines
	parts := func(text string) (out []string) {
		for from, to := range l.fresh([]byte(text), false) {
			out = append(out, text[from:to])
		}
		return out
	}
	ten := strings.Repeat("ord ", 10) + "\n"
	if got := parts("ett\n" + ten + ten + ten + ten + "slut"); !slices.Equal(got, []string{"ett\n" + ten + ten + ten + ten + "slut"}) {
		t.Errorf("the first time: %q", got)
	}
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"ett\n" + ten + ten + ten + ten + "slut", nil},
		{"ett\n" + ten, nil},
		{"två\n" + ten + ten + ten + ten + "slut", []string{"två\n" + ten + ten}},
		{"ett\n" + ten + ten + ten + ten + ten + "tre\n" + ten + ten + ten, []string{ten + ten + "tre\n" + ten + ten}},
		{"ett\n" + ten + ten + "fyra\n" + ten + "slut", []string{ten + ten + "fyra\n" + ten + "slut"}},
	} {
		if got := parts(tt.text); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

// FuzzTold is the same with any lines.
func FuzzTold(f *testing.F) {
	for _, leak := range leaks {
		f.Add([]byte(leak.content), []byte("hej\n1 2 3\n4 5 6\n7 8\n"), uint64(1))
	}
	f.Fuzz(func(t *testing.T, a, b []byte, seed uint64) {
		if len(a)+len(b) > 1<<11 {
			return
		}
		r := rand.New(rand.NewPCG(seed, 1))
		lines := append(bytes.SplitAfter(a, []byte("\n")), bytes.SplitAfter(b, []byte("\n"))...)
		files := [][]byte{a, b, slices.Concat(a, b), slices.Concat(b, a), a}
		for range 4 {
			r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
			files = append(files, bytes.Join(lines, nil), slices.Concat(lines[:r.IntN(len(lines)+1)]...))
		}
		sameTold(t, files)
	})
}

// sameTold reads files in both ways.
func sameTold(t *testing.T, files [][]byte) {
	t.Helper()
	plainly, shortly := map[gram]bool{}, map[gram]bool{}
	whole := scan{see: into(plainly)}
	short := scan{see: into(shortly), told: newTold(0)}
	for i, content := range files {
		want := whole.collect(opened{"a", content})
		got := short.collect(opened{"a", content})
		if !slices.EqualFunc(want, got, func(a, b diag.Finding) bool { return diag.Compare(a, b) == 0 }) {
			t.Fatalf("file %d of %q: found %v, want %v", i, files, got, want)
		}
		for g := range plainly {
			if !shortly[g] {
				t.Fatalf("file %d of %q: a gram is not told", i, files)
			}
		}
		if len(shortly) > len(plainly) {
			t.Fatalf("file %d of %q: a gram is told that is not there", i, files)
		}
	}
}

func into(set map[gram]bool) func([]gram) {
	return func(grams []gram) {
		for _, g := range grams {
			set[g] = true
		}
	}
}

// TestTooManyRows are found in a large file and in one that is large when it is
// unpacked, whatever files were read before.
func TestTooManyRows(t *testing.T) {
	var text bytes.Buffer
	for i := range maxRows - 5 {
		text.WriteString(strconv.Itoa(i + 1e6))
		text.WriteString(" a\n"[:1+2*(i%2)])
	}
	s := scan{told: newTold(0), see: func([]gram) {}}
	for i, tt := range []struct {
		content string
		many    bool
	}{
		{gzipped(text.String()[:text.Len()/2]), false}, {text.String()[:text.Len()/2], false}, {text.String(), true}, {gzipped(text.String()), true}, {"hej", false},
	} {
		if found := s.collect(opened{"a", []byte(tt.content)}); len(found) > 0 != tt.many {
			t.Errorf("%d: %v", i, found)
		}
	}
}
