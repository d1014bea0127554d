package form

// Docx makes the form as a Word document (ISO/IEC 29500): headings, tables with
// a header row, and a content control with a name for every blank. org is whose
// form it is.
func Docx(f Form, org string) []byte {
	d := &document{Form: f, Org: org}
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
func Odt(f Form, org string) []byte {
	d := &document{Form: f, Org: org}
	return pack([]packed{
		{name: "mimetype", data: []byte("application/vnd.oasis.opendocument.text"), plain: true},
		{name: "content.xml", data: d.fill("content.xml")},
		{name: "styles.xml", data: d.fill("styles.xml")},
		{name: "meta.xml", data: d.fill("meta.xml")},
		{name: "META-INF/manifest.xml", data: d.fill("manifest.xml")},
	})
}
