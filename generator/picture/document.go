package picture

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
)

// maxPart is how much of one packed part of a document is looked at, in bytes.
const maxPart = 1 << 20

var (
	// An author or keeper in a PDF's own data, or in its XMP.
	pdfAuthor = regexp.MustCompile(`/Author\s*(\((\\.|[^\\)])+\)|<[0-9A-Fa-f\s]*[1-9A-Fa-f][0-9A-Fa-f\s]*>)`)
	xmpAuthor = regexp.MustCompile(`(?s)<dc:creator>.{0,200}?<rdf:li[^>]*>\s*[^<\s]`)
	packed    = regexp.MustCompile(`/Type\s*/ObjStm[^>]*>>\s*stream\r?\n`)
	// The same in what a word processor packs.
	officeAuthor = regexp.MustCompile(`<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator)[^>/]*>\s*[^<\s]`)
)

// pdfNames reports whether a PDF says who made it. A newer one packs that
// together with other objects (ISO 32000, 7.5.7).
func pdfNames(data []byte) bool {
	if pdfAuthor.Match(data) || xmpAuthor.Match(data) {
		return true
	}
	for _, at := range packed.FindAllIndex(data, 64) {
		r, err := zlib.NewReader(bytes.NewReader(data[at[1]:]))
		if err != nil {
			continue
		}
		text, _ := io.ReadAll(io.LimitReader(r, maxPart)) // what could be read of a damaged one counts, too
		if pdfAuthor.Match(text) {
			return true
		}
	}
	return false
}

// officeNames reports whether a .docx or .odt says who wrote it.
func officeNames(data []byte) bool {
	files, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	for _, name := range []string{"docProps/core.xml", "meta.xml"} {
		f, err := files.Open(name)
		if err != nil {
			continue
		}
		text, _ := io.ReadAll(io.LimitReader(f, maxPart)) // what could be read of a damaged one counts, too
		f.Close()
		if officeAuthor.Match(text) {
			return true
		}
	}
	return false
}
