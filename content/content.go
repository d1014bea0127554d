// Package content answers one question: what does a new site start with? It
// carries the starter pages and the invented example plans inside the program.
//
// Every file is embedded by name. A pattern such as "plans" would compile the
// real plans of a municipality's own copy into the program.
package content

import (
	"embed"
	"io/fs"
	"regexp"
	"time"
)

// Anchor is the day around which the example plans are written: shifted by 0
// days, they show overdue, soon and later things on that day.
const Anchor = "2026-11-21"

// File is a starter file. Path is slash-separated and begins below content/:
// "pages/index.md".
type File struct {
	Path  string
	Bytes []byte
}

//go:embed site.yaml
//go:embed files/mote.svg
//go:embed pages/begar.en.md
//go:embed pages/begar.fi.md
//go:embed pages/begar.md
//go:embed pages/begar.sv-simple.md
//go:embed pages/din-plan.en.md
//go:embed pages/din-plan.fi.md
//go:embed pages/din-plan.md
//go:embed pages/din-plan.sv-simple.md
//go:embed pages/index.en.md
//go:embed pages/index.fi.md
//go:embed pages/index.md
//go:embed pages/index.sv-simple.md
//go:embed pages/innehall.en.md
//go:embed pages/innehall.fi.md
//go:embed pages/innehall.md
//go:embed pages/innehall.sv-simple.md
//go:embed pages/inte-nojd.en.md
//go:embed pages/inte-nojd.fi.md
//go:embed pages/inte-nojd.md
//go:embed pages/inte-nojd.sv-simple.md
//go:embed pages/kontakt.en.md
//go:embed pages/kontakt.fi.md
//go:embed pages/kontakt.md
//go:embed pages/kontakt.sv-simple.md
//go:embed pages/nytta.en.md
//go:embed pages/nytta.fi.md
//go:embed pages/nytta.md
//go:embed pages/nytta.sv-simple.md
//go:embed pages/om-webbplatsen.en.md
//go:embed pages/om-webbplatsen.fi.md
//go:embed pages/om-webbplatsen.md
//go:embed pages/om-webbplatsen.sv-simple.md
//go:embed pages/personuppgifter.en.md
//go:embed pages/personuppgifter.fi.md
//go:embed pages/personuppgifter.md
//go:embed pages/personuppgifter.sv-simple.md
//go:embed pages/ratt.en.md
//go:embed pages/ratt.fi.md
//go:embed pages/ratt.md
//go:embed pages/ratt.sv-simple.md
//go:embed pages/rutin.md
//go:embed pages/sa-gar-det-till.en.md
//go:embed pages/sa-gar-det-till.fi.md
//go:embed pages/sa-gar-det-till.md
//go:embed pages/sa-gar-det-till.sv-simple.md
//go:embed pages/skillnad.en.md
//go:embed pages/skillnad.fi.md
//go:embed pages/skillnad.md
//go:embed pages/skillnad.sv-simple.md
//go:embed pages/tillganglighet.en.md
//go:embed pages/tillganglighet.fi.md
//go:embed pages/tillganglighet.md
//go:embed pages/tillganglighet.sv-simple.md
var starter embed.FS

//go:embed plans/dv-norr/ex-2025-0031.md
//go:embed plans/dv-norr/ex-2026-0012.md
//go:embed plans/dv-norr/ex-2026-0044.md
//go:embed plans/dv-norr/ex-2026-0052.md
//go:embed plans/gruppbostad-linden/ex-2025-0028.md
//go:embed plans/gruppbostad-linden/ex-2025-0040.md
//go:embed plans/gruppbostad-linden/ex-2026-0019.md
//go:embed plans/gruppbostad-linden/ex-2026-0061.md
//go:embed plans/korttids-angen/ex-2025-0035.md
//go:embed plans/korttids-angen/ex-2025-0047.md
//go:embed plans/korttids-angen/ex-2026-0023.md
//go:embed plans/korttids-angen/ex-2026-0063.md
//go:embed plans/servicebostad-kajen/ex-2024-0017.md
//go:embed plans/servicebostad-kajen/ex-2025-0038.md
//go:embed plans/servicebostad-kajen/ex-2026-0009.md
//go:embed plans/servicebostad-kajen/ex-2026-0066.md
var examples embed.FS

// Files returns site.yaml, the information pages and their pictures, sorted by
// path. The caller may change the bytes.
func Files() []File { return all(starter) }

// Plans returns the example plans, sorted by path, with every date moved by
// the same number of days. Moved by today minus Anchor, they are overdue, soon
// and later today.
func Plans(shiftDays int) []File {
	files := all(examples)
	for i := range files {
		files[i].Bytes = shift(files[i].Bytes, shiftDays)
	}
	return files
}

// isoDate finds YYYY-MM-DD standing alone, so that an id such as ex-2025-0031
// stays as it is.
var isoDate = regexp.MustCompile(`\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b`)

func shift(text []byte, days int) []byte {
	return isoDate.ReplaceAllFunc(text, func(old []byte) []byte {
		d, err := time.Parse(time.DateOnly, string(old))
		if err != nil {
			return old
		}
		return []byte(d.AddDate(0, 0, days).Format(time.DateOnly))
	})
}

// all reads every file of an embedded tree. It panics if a file cannot be
// read, which an embedded one always can.
func all(tree embed.FS) []File {
	var files []File
	err := fs.WalkDir(tree, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := tree.ReadFile(path)
		files = append(files, File{Path: path, Bytes: text})
		return err
	})
	if err != nil {
		panic("content: " + err.Error())
	}
	return files
}
