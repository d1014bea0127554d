package form

import "sync"

// kept are the documents as they were last made, by kind and language: both sites
// hold the same ones.
var kept = struct {
	sync.Mutex
	last map[keptKey]keptDocument
}{last: map[keptKey]keptDocument{}}

type keptKey struct{ kind, lang string }

type keptDocument struct {
	org  string
	data []byte
}

// once makes a document, unless it is the one that was made last.
func once(kind string, f Form, org string, make func(*document) []byte) []byte {
	key := keptKey{kind, f.Lang}
	kept.Lock()
	k, known := kept.last[key]
	kept.Unlock()
	if known && k.org == org {
		return k.data
	}
	k = keptDocument{org, make(&document{Form: f, Org: org})}
	kept.Lock()
	kept.last[key] = k
	kept.Unlock()
	return k.data
}

// Docx makes the form as a Word document (ISO/IEC 29500): headings, tables with
// a header row, and a content control with a name for every blank. org is whose
// form it is. The bytes must not be changed.
func Docx(f Form, org string) []byte { return once("docx", f, org, docx) }

func docx(d *document) []byte {
	return pack([]packed{
		{name: "[Content_Types].xml", data: d.fill("types.xml")},
		{name: "_rels/.rels", data: d.fill("package.xml")},
		{name: "docProps/core.xml", data: d.fill("core.xml")},
		{name: "docProps/app.xml", data: d.fill("app.xml")},
		{name: "word/document.xml", data: d.fill("document.xml")},
		{name: "word/_rels/document.xml.rels", data: d.fill("relations.xml")},
		{name: "word/styles.xml", data: d.fill("wordstyles.xml")},
		{name: "word/settings.xml", data: d.fill("wordsettings.xml")},
		{name: "word/footer1.xml", data: d.fill("footer.xml")},
	})
}

// Odt makes the form as an OpenDocument text (ISO/IEC 26300): headings, tables
// with a header row, and a placeholder with a description for every blank. Its
// kind stands first and uncompressed, as part 2, section 3.3 wants it.
// The bytes must not be changed.
func Odt(f Form, org string) []byte { return once("odt", f, org, odt) }

func odt(d *document) []byte {
	return pack([]packed{
		{name: "mimetype", data: []byte("application/vnd.oasis.opendocument.text"), plain: true},
		{name: "content.xml", data: d.fill("content.xml")},
		{name: "styles.xml", data: d.fill("styles.xml")},
		{name: "meta.xml", data: d.fill("meta.xml")},
		{name: "META-INF/manifest.xml", data: d.fill("manifest.xml")},
	})
}
