package form_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"planportal/generator/form"
)

var preview = flag.String("preview", "", "write the documents into this folder")

// rows are the eleven rows of what is good to have in a plan.
var rows = []string{
	"present", "meeting", "client", "now", "goals", "how", "together", "next_review", "signed-client", "signed-responsible", "copies",
}

func TestEveryLanguageHasEveryWord(t *testing.T) {
	for _, lang := range form.Languages() {
		f := form.In(lang)
		if f.Lang != lang {
			t.Errorf("%s is answered in %s", lang, f.Lang)
		}
		words := reflect.ValueOf(f.Words)
		for i := range words.NumField() {
			if words.Field(i).String() == "" {
				t.Errorf("%s lacks %s", lang, words.Type().Field(i).Name)
			}
			if strings.ContainsAny(words.Field(i).String(), "·•") || strings.Contains(words.Field(i).String(), "..") || strings.Contains(words.Field(i).String(), "…") {
				t.Errorf("%s: %s has dots for a blank", lang, words.Type().Field(i).Name)
			}
		}
		for _, key := range rows {
			if f.Find(key).Title == "" {
				t.Errorf("%s lacks the row %s", lang, key)
			}
		}
	}
	if f := form.In("so"); f.Lang != "sv" {
		t.Errorf("a language without words is answered in %s", f.Lang)
	}
}

// Each blank has a name and something to write on, and no key stands twice.
func TestEveryBlankHasAName(t *testing.T) {
	seen := map[string]bool{}
	var visit func(parts []form.Part)
	visit = func(parts []form.Part) {
		for _, p := range parts {
			if seen[p.Key] || p.Key == "" || p.Title == "" {
				t.Errorf("the part %q stands twice or has no name", p.Key)
			}
			seen[p.Key] = true
			if (p.Blank == "") != (len(p.Parts) > 0) {
				t.Errorf("%s has nothing, or two things, to write on", p.Key)
			}
			if big := p.Blank == form.Lines || p.Blank == form.Table; big != (p.Size > 0) {
				t.Errorf("%s: %d lines of %s", p.Key, p.Size, p.Blank)
			}
			share := 0
			for _, c := range p.Columns {
				share += c.Share
			}
			if (p.Blank == form.Table) != (share == 100) {
				t.Errorf("the columns of %s are %d percent", p.Key, share)
			}
			visit(p.Parts)
		}
	}
	visit(form.In("sv").Parts)
}

// strange is a municipality whose name XML and zip must survive.
const strange = `Ö & "Å" <kommun> '`

var kinds = map[string]func(form.Form, string) []byte{"docx": form.Docx, "odt": form.Odt}

func TestDocumentsAreWellFormed(t *testing.T) {
	for kind, make := range kinds {
		for _, lang := range form.Languages() {
			made := make(form.In(lang), strange)
			if !bytes.Equal(made, make(form.In(lang), strange)) {
				t.Errorf("%s %s: two makings differ", lang, kind)
			}
			text := words(t, made)
			for _, key := range rows {
				if title := form.In(lang).Find(key).Title; !strings.Contains(text, title) {
					t.Errorf("%s %s: no %q", lang, kind, title)
				}
			}
			if !strings.Contains(text, strange) {
				t.Errorf("%s %s: the municipality's name is lost", lang, kind)
			}
		}
	}
}

// words are all texts of a document. Each part must be XML, and be held by the
// zip file in the plainest way: without a descriptor behind it, which some
// readers cannot read, and without extra fields.
func words(t *testing.T, made []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(made), int64(len(made)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		if f.Flags != 0 || len(f.Extra) > 0 || f.ModTime().Year() != 1980 {
			t.Errorf("%s: flags %b, extra %x, time %v", f.Name, f.Flags, f.Extra, f.ModTime())
		}
		data := read(t, f)
		if f.Name == "mimetype" {
			continue
		}
		d := xml.NewDecoder(strings.NewReader(data))
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if text, ok := token.(xml.CharData); ok {
				all.Write(text)
			}
		}
	}
	return all.String()
}

func read(t *testing.T, f *zip.File) string {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// What the first bytes of an OpenDocument are is how systems know its kind.
// TestEachHasItsOwn: a document that was made before is not another's.
func TestEachHasItsOwn(t *testing.T) {
	seen := map[string]string{}
	for range 2 {
		for _, org := range []string{"Provstad", "Modellviken"} {
			for _, lang := range form.Languages() {
				for kind, data := range map[string][]byte{"docx": form.Docx(form.In(lang), org), "odt": form.Odt(form.In(lang), org)} {
					whose := kind + " " + lang + " " + org
					if other, known := seen[string(data)]; known && other != whose {
						t.Errorf("%s is %s", whose, other)
					}
					seen[string(data)] = whose
				}
			}
		}
	}
	if len(seen) != 16 {
		t.Errorf("%d documents, want 16", len(seen))
	}
}

func TestOpenDocumentSaysFirstWhatItIs(t *testing.T) {
	made := form.Odt(form.In("sv"), "Exempelkommun")
	if got := string(made[30:77]); got != "mimetypeapplication/vnd.oasis.opendocument.text" {
		t.Errorf("the file begins with %q", got)
	}
}

// Each blank is a content control with a name and a number of its own.
func TestWordHasAFieldForEachBlank(t *testing.T) {
	text := part(t, form.Docx(form.In("sv"), "Exempelkommun"), "word/document.xml")
	var names, ids []string
	for _, s := range strings.Split(text, "<w:sdt>")[1:] {
		names = append(names, between(t, s, `<w:alias w:val="`, `"`))
		ids = append(ids, between(t, s, `<w:id w:val="`, `"`))
		if !strings.Contains(s, "<w:showingPlcHdr/>") || !strings.Contains(s, "Skriv ") {
			t.Errorf("a field does not say what to do: %s", s)
		}
	}
	for _, want := range []string{"Plats", "Datum", "Närvarande", "På kort sikt", "Att, rad 6", "Ansvarig, rad 1", "Vem bör få ett exemplar av planen?"} {
		if !slices.Contains(names, want) {
			t.Errorf("no field is named %q", want)
		}
	}
	slices.Sort(ids)
	if n := len(slices.Compact(ids)); n != len(names) || n < 40 {
		t.Errorf("%d numbers for %d fields", n, len(names))
	}
	if strings.Count(text, "<w:tblHeader/>") != 2 {
		t.Error("a table has no header row")
	}
	odt := part(t, form.Odt(form.In("sv"), "Exempelkommun"), "content.xml")
	if n := strings.Count(odt, "<text:placeholder "); n != len(names) {
		t.Errorf("OpenDocument has %d fields, Word %d", n, len(names))
	}
	if strings.Count(odt, "<table:table-header-rows>") != 2 {
		t.Error("a table of OpenDocument has no header row")
	}
}

func part(t *testing.T, made []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(made), int64(len(made)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Name == name {
			return read(t, f)
		}
	}
	t.Fatalf("no part %s", name)
	return ""
}

func between(t *testing.T, text, before, after string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, before)
	inner, _, closed := strings.Cut(rest, after)
	if !ok || !closed {
		t.Fatalf("no %s in %s", before, text)
	}
	return inner
}

// TestPreview writes documents to look at: go test -run Preview -preview DIR.
func TestPreview(t *testing.T) {
	dir := *preview
	if dir == "" {
		dir = t.TempDir()
	}
	for kind, make := range kinds {
		for _, lang := range form.Languages() {
			if err := os.WriteFile(filepath.Join(dir, lang+"."+kind), make(form.In(lang), "Exempelkommun"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
