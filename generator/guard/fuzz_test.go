package guard

import (
	"strings"
	"testing"
	"time"
)

// FuzzScan reads whatever bytes there may be: it must not crash, must not take
// long, must tell of places that are in the file, and must find what is written
// into it by hand.
func FuzzScan(f *testing.F) {
	for _, leak := range leaks {
		f.Add(leak.file, []byte(strings.NewReplacer("«", "", "»", "").Replace(leak.content)))
	}
	for _, hard := range []string{
		strings.Repeat("<", 3000), strings.Repeat("&", 3000), strings.Repeat("%41", 999), strings.Repeat(`\u00e5`, 500), strings.Repeat("=\r\n", 999),
		strings.Repeat("QUFB", 900), strings.Repeat("4142", 900), strings.Repeat("<!--", 900), strings.Repeat("(", 999), "%PDF-" + strings.Repeat("stream x", 300),
		strings.Repeat("1 ", 2000), strings.Repeat("2020-01-01 ", 300), strings.Repeat("A\x00", 2000), strings.Repeat("PK\x03\x04", 300), "\x1f\x8b\x08", "\x89PNG\r\n\x1a\n\xff\xff\xff\xffzTXt",
		gzipped(strings.Repeat("a", 1<<16)), gzipped(gzipped(gzipped("Åsa Påhittsdotter"))), zipped(strings.Repeat("../", 300)+"x", ""), "\xff\xfe\x00", "\xfe\xff\xd8\x00",
		strings.Repeat("a\u0301", 999), strings.Repeat("\u200b", 999), "\xc5\xc5\xc5", "client: A\nprotection: none",
	} {
		f.Add("a.html", []byte(hard))
	}
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		if len(content) > 1<<16 || len(name) > 1<<10 {
			return
		}
		began := time.Now()
		for _, h := range hits(t, name, content) {
			if h.Spot.Offset < 0 || h.Line > 0 && h.Spot.Offset > len(content) {
				t.Errorf("a hit at %d of %d", h.Spot.Offset, len(content))
			}
		}
		(&scan{told: newTold(0), see: func([]gram) {}}).collect(opened{name, content})
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("took %v", took)
		}
		with := append(append([]byte("Hos Åsa Påhittsdotter är det lugnt.\n"), content...), "\nHos Örjan Fiktivström."...)
		if !plain(content) {
			return // a text in bytes is found where it is longer than what is around it
		}
		found := hits(t, "x", with)
		first, second := false, false
		for _, h := range found {
			first = first || h.Spot.Offset == 4 && len(h.Spot.Through) == 0
			second = second || h.Spot.Offset == len(with)-len("Örjan Fiktivström.") && len(h.Spot.Through) == 0
		}
		if !first || !second {
			t.Errorf("found %+v in a text that holds both", found)
		}
	})
}
