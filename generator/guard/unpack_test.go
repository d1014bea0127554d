package guard

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"strings"
	"testing"
)

// TestWhatCannotBeSearchedIsSaid: doubt must not pass.
func TestWhatCannotBeSearchedIsSaid(t *testing.T) {
	deep := "hej"
	for range maxDepth + 2 {
		deep = gzipped(deep)
	}
	coded := "hej och välkommen hit allihop"
	for range maxDepth + 2 {
		coded = base64.StdEncoding.EncodeToString([]byte(coded))
	}
	locked := []byte(zipped("a.txt", "hej"))
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1
	for name, tt := range map[string]struct{ content, why string }{
		"a text":          {"hej", ""},
		"a zip":           {zipped("a.txt", "hej"), ""},
		"gzip, too deep":  {deep, "depth"},
		"base64 too deep": {coded, "depth"},
		"a bomb":          {bomb(maxUnpacked + 1), "size"},
		"a torn zip":      {zipped("a.txt", "hej")[:60], "zip"},
		"a torn gzip":     {gzipped(strings.Repeat("hej och hå ", 99))[:30], "gzip"},
		"a locked zip":    {string(locked), "encrypted"},
		"a locked pdf":    {"%PDF-1.7\n1 0 obj << /Encrypt 2 0 R >>", "encrypted"},
		"a 7z":            {"7z\xbc\xaf\x27\x1c\x00\x04", "7z"},
		"a rar":           {"Rar!\x1a\x07\x00", "rar"},
	} {
		s := scan{see: func([]gram) {}}
		s.file("x", []byte(tt.content))
		if s.unread != tt.why {
			t.Errorf("%s: %q, want %q", name, s.unread, tt.why)
		}
	}
}

// bomb is a gzip of so many zeros.
func bomb(size int) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	zeros := make([]byte, 1<<20)
	for size > 0 {
		n := min(size, len(zeros))
		w.Write(zeros[:n])
		size -= n
	}
	w.Close()
	return b.String()
}

// TestPlansAreKnownByTheirForm, and empty forms and talk of plans are none.
func TestPlansAreKnownByTheirForm(t *testing.T) {
	plan := "---\nclient: Ingen Alls\nprotection: none\nstatus: draft\n---\n"
	for name, content := range map[string]string{
		"as it is": plan, "Windows' line ends": strings.ReplaceAll(plan, "\n", "\r\n"), "quoted": "\"client\": 'Ingen'\n\"protection\": 'marked'\n",
		"JSON": `{"client": "Ingen Alls", "protection": "registered"}`, "a page": "<pre><code>client: Ingen\nprotection: none</code></pre>",
		"entities": "<p>client&#58; Ingen<br>protection&#58; none", "docx": zipped("word/document.xml", "<w:p><w:t>client: Ingen</w:t></w:p><w:p><w:t>protection: none</w:t></w:p>"),
		"zip": zipped("a.md", plan), "base64": base64.StdEncoding.EncodeToString([]byte(plan)),
	} {
		if found := (&scan{told: newTold(0), see: func([]gram) {}}).collect(opened{"a.txt", []byte(content)}); len(found) != 1 || found[0].Rule != "plan-form-in-open-site" {
			t.Errorf("%s: %v", name, found)
		}
	}
	for name, content := range map[string]string{
		"the empty form": "client: (för- och efternamn)  # Vem\nprotection: none\n", "nobody yet": "client:\nprotection: none\n",
		"talk": "Skriv client och protection: none i planen.", "one key": "client: Ingen\n", "other words": "the client: he\nprotection: good",
	} {
		if found := (&scan{told: newTold(0), see: func([]gram) {}}).collect(opened{"a.txt", []byte(content)}); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
}
