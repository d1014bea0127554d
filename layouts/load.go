package layouts

import (
	"bytes"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"planportal/generator/diag"
	"planportal/layouts/fast"
)

// builtin is named by kind of file, so that nothing else that lies in the
// folder is ever compiled into the program.
//
//go:embed shared/*.html public/*.html intranet/*.html words/*.json
//go:embed assets/*.css assets/*.js assets/*.svg assets/*.woff2 assets/*.txt
var builtin embed.FS

// touch is the one asset that is drawn instead of stored: it has the site's own
// colours.
const touch = "assets/touch-icon.png"

// folder is where layouts lie in the source, as findings name it.
const folder = "layouts/"

// files are a set's files by their path below layouts/: "public/page.html".
type files map[string]file

type file struct {
	data []byte
	own  bool // the municipality's, laid over the built-in one
}

// Load reads the built-in files and lays those of user, the source's layouts
// folder, over them; user may be nil. The set is whole whatever the findings
// say: what cannot be used of the user's files is left out.
func Load(user fs.FS) (*Set, []diag.Finding) {
	own := files{}
	var found []diag.Finding
	if user != nil {
		found = walk(user, func(name string, data []byte) { own[name] = file{data: data, own: true} })
	}
	if len(own) == 0 {
		set, more := plain()
		return set, diag.Sort(append(found, more...))
	}
	set, more := load(own)
	return set, diag.Sort(append(found, more...))
}

// plain is the set of the built-in files alone.
var plain = sync.OnceValues(func() (*Set, []diag.Finding) { return load(nil) })

func load(own files) (*Set, []diag.Finding) {
	all := files{}
	found := walk(builtin, func(name string, data []byte) { all[name] = file{data: data} })
	found = append(found, all.lay(own)...)
	written := len(all[tokens].data)
	found = append(found, all.completeTokens()...)
	found = append(found, all.contrast(written)...)
	if !all[touch].own {
		all[touch] = file{data: all.touchIcon()}
	}
	s := &Set{files: all, colours: all.colours(), templates: map[Site]*fast.Set{}, assets: map[Site][]Asset{}}
	for _, site := range []Site{Public, Intranet} {
		found = append(found, s.parse(site)...)
		found = append(found, s.name(site)...)
	}
	found = append(found, s.readWords()...)
	found = append(found, all.unsafe()...)
	return s, found
}

// lay lays the municipality's own files over the built-in ones.
func (all files) lay(own files) (found []diag.Finding) {
	known := append(slices.Sorted(maps.Keys(all)), touch)
	maps.Copy(all, own)
	for name := range own {
		if slices.Contains(known, name) || language.MatchString(name) || all.refers(name) {
			continue
		}
		delete(all, name)
		found = append(found, diag.At(folder+name, 0, 0, "unknown-layout", name, diag.Nearest(name, known)))
	}
	return found
}

// language is the list of words of a language, which may be one that has no
// built-in words: then the Swedish ones stand in for what is missing.
var language = regexp.MustCompile(`^words/[a-z]{2,3}(-[a-z]+)?\.json$`)

// refers reports whether a layout or a style sheet asks for an asset. Assets
// beside the built-in ones are welcome, a coat of arms for one, but one that
// nothing asks for is most likely a slip of the pen in a built-in one's name.
func (all files) refers(asset string) bool {
	name, ok := strings.CutPrefix(asset, "assets/")
	if !ok {
		return false
	}
	quoted := []byte(`"` + name + `"`)
	for other, f := range all {
		if ext := path.Ext(other); (ext == ".html" || ext == ".css") && bytes.Contains(f.data, quoted) {
			return true
		}
	}
	return false
}

// written matches the files that hold text.
var written = regexp.MustCompile(`\.(html|css|js|json|svg|txt)$`)

// walk hands over every layout file of fsys.
func walk(fsys fs.FS, take func(name string, data []byte)) []diag.Finding {
	var found []diag.Finding
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if name != "." && ignored(name) {
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if err == nil && d.IsDir() && strings.Count(name, "/") >= deepest {
			found = append(found, diag.At(folder+name, 0, 0, "deep-folder", fmt.Sprint(deepest)))
			return fs.SkipDir
		}
		if err == nil && d.IsDir() {
			return nil
		}
		if err == nil {
			err = regular(fsys, name)
		}
		var data []byte
		if err == nil {
			data, err = read(fsys, name)
		}
		if err != nil {
			found = append(found, unreadable(name))
			return nil
		}
		if most := largest(name); len(data) > most {
			found = append(found, diag.At(folder+name, 0, 0, "attachment-too-large", fmt.Sprint(most>>20)))
			return nil
		}
		if written.MatchString(name) && !utf8.Valid(data) {
			found = append(found, diag.At(folder+name, 0, 0, "layout-syntax", "the file is not UTF-8"))
			return nil
		}
		take(name, bytes.TrimPrefix(data, []byte("\ufeff")))
		return nil
	})
	if err != nil {
		found = append(found, unreadable(""))
	}
	return found
}

// deepest is how many folders may lie in each other.
const deepest = 20

// largest is how many bytes a file may have. Every page carries its layout, so
// one that is huge by mistake would make every page huge.
func largest(name string) int {
	if written.MatchString(name) {
		return 1 << 20
	}
	return 8 << 20
}

// regular is an error for what is no file of bytes, or leads to none: opening a
// pipe may never end.
func regular(fsys fs.FS, name string) error {
	info, err := fs.Stat(fsys, name)
	if err == nil && !info.Mode().IsRegular() {
		return fs.ErrInvalid
	}
	return err
}

// read returns a file's bytes, and one more than are allowed of a larger file.
func read(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, int64(largest(name))+1))
}

// unreadable is the finding for a file that cannot be read. It leaves out the
// system's own words: they hold the machine's paths.
func unreadable(name string) diag.Finding {
	return diag.At(folder+name, 0, 0, "layout-syntax", "the file cannot be read")
}

// ignored reports whether a file in a layouts folder is none of ours: the
// program's own source, notes, and what editors leave behind.
func ignored(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "README") ||
		strings.HasSuffix(base, "~") || path.Ext(base) == ".go"
}
