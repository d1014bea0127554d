package form

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"embed"
	"encoding/xml"
	"hash/crc32"
	"strings"
	"sync"
	"text/template"
)

// The two kinds of documents are zip files of XML. No library that we know of
// writes content controls, so their parts are templates of our own.
//
//go:embed docx/*.xml odt/*.xml
var sources embed.FS

// document is what the templates of a document see.
type document struct {
	Form
	Org    string // whose form it is: "Trollhättans Stad"
	fields int
}

// Field numbers the fields of a document: each needs a number of its own.
func (d *document) Field() int {
	d.fields++
	return d.fields
}

var docs = template.Must(template.New("").Funcs(template.FuncMap{
	"xml": escaped, "part": inDocument, "field": newField, "cell": newCell, "rows": rows, "twips": twips,
	"primary": func(tag string) string { return tag[:2] }, "region": func(tag string) string { return tag[3:] },
}).ParseFS(sources, "docx/*.xml", "odt/*.xml"))

// fill makes one part of a document.
func (d *document) fill(name string) []byte {
	var b bytes.Buffer
	if err := docs.ExecuteTemplate(&b, name, d); err != nil {
		panic("form: " + err.Error()) // the templates and their data are the program's own
	}
	return b.Bytes()
}

// escaped writes words so that they can stand between tags and in attributes.
func escaped(words string) (string, error) {
	var b strings.Builder
	err := xml.EscapeText(&b, []byte(words))
	return b.String(), err
}

// docPart is a part and the document that it stands in.
type docPart struct {
	Doc  *document
	Part Part
}

func inDocument(d *document, p Part) docPart { return docPart{d, p} }

// blankField is one field of a document.
type blankField struct {
	ID                int
	Key, Name, Prompt string
	Tag               string // the language, for choosing a day
	IsDay             bool
}

func newField(d *document, p Part) blankField {
	f := blankField{ID: d.Field(), Key: p.Key, Name: p.Title, Prompt: d.Write, Tag: d.Tag, IsDay: p.Blank == Day}
	if f.IsDay {
		f.Prompt = d.WriteDay
	}
	return f
}

// newCell is a field in a table. Its name tells column and row, for those who
// hear it.
func newCell(d *document, c Column, row int) blankField {
	n := string(rune('0' + row))
	f := blankField{ID: d.Field(), Key: c.Key + "-" + n, Name: c.Title + ", " + d.Row + " " + n, Prompt: d.Write, Tag: d.Tag, IsDay: c.Key == "by"}
	if f.IsDay {
		f.Prompt = d.WriteDay
	}
	return f
}

// rows are the numbers 1 to n.
func rows(n int) (all []int) {
	for i := range n {
		all = append(all, i+1)
	}
	return all
}

// twips is a share of the width between the margins, in twentieths of a point.
func twips(percent int) int { return 9638 * percent / 100 }

// packed is a file of a zip file.
type packed struct {
	name  string
	data  []byte
	plain bool // not compressed
}

// pack makes a zip file: the same bytes for the same files, whenever it is made.
func pack(files []packed) []byte {
	var b bytes.Buffer
	z, squeeze := zip.NewWriter(&b), deflaters.Get().(*deflater)
	defer deflaters.Put(squeeze)
	for _, f := range files {
		header := &zip.FileHeader{Name: f.name, CRC32: crc32.ChecksumIEEE(f.data), UncompressedSize64: uint64(len(f.data))}
		//lint:ignore SA1019 Modified would add a field that OpenDocument forbids its first file
		header.ModifiedDate = 1<<5 | 1 // 1 January 1980, the first day that zip knows
		data := f.data
		if !f.plain {
			header.Method, data = zip.Deflate, squeeze.once(f.data)
		}
		header.CompressedSize64 = uint64(len(data))
		w, err := z.CreateRaw(header)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			panic("form: a buffer cannot fail to be written: " + err.Error())
		}
	}
	if err := z.Close(); err != nil {
		panic("form: a buffer cannot fail to be written: " + err.Error())
	}
	return b.Bytes()
}

// deflater compresses one file after the other with one and the same writer,
// which is far dearer to make than to use.
type deflater struct {
	out bytes.Buffer
	w   *flate.Writer
}

var deflaters = sync.Pool{New: func() any {
	d := &deflater{}
	d.w, _ = flate.NewWriter(&d.out, flate.DefaultCompression) // fails only for a level that there is not
	return d
}}

// squeezed are parts as they were compressed: most are the same in all languages.
var squeezed = struct {
	sync.Mutex
	parts map[string][]byte
}{parts: map[string][]byte{}}

const mostSqueezed = 100 // more than all languages have

// once compresses what was not compressed before.
func (d *deflater) once(data []byte) []byte {
	squeezed.Lock()
	out, known := squeezed.parts[string(data)]
	squeezed.Unlock()
	if known {
		return out
	}
	out = d.all(data)
	squeezed.Lock()
	if len(squeezed.parts) == mostSqueezed { // whose forms they are has changed often
		clear(squeezed.parts)
	}
	squeezed.parts[string(data)] = out
	squeezed.Unlock()
	return out
}

func (d *deflater) all(data []byte) []byte {
	d.out.Reset()
	d.w.Reset(&d.out)
	_, err := d.w.Write(data)
	if err == nil {
		err = d.w.Close()
	}
	if err != nil {
		panic("form: a buffer cannot fail to be written: " + err.Error())
	}
	return bytes.Clone(d.out.Bytes())
}
