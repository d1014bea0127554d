package layouts

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"slices"
	"strings"

	"planportal/generator/diag"
)

// Asset is a style sheet, script, picture or font as it is published. Its path
// changes with its bytes, so browsers may keep it for ever.
type Asset struct {
	Name  string // as layouts ask for it: "style.css"
	Path  string // from the top of the site: "assets/style.0a1b2c3d.css"
	Bytes []byte
}

// Assets returns what a site's layouts ask for, and what those ask for in
// turn, ordered by path.
func (s *Set) Assets(site Site) []Asset { return s.assets[site] }

// AssetPaths returns the path of each of the site's assets by name.
func (s *Set) AssetPaths(site Site) map[string]string {
	paths := map[string]string{}
	for _, a := range s.assets[site] {
		paths[a.Name] = a.Path
	}
	return paths
}

var (
	asked  = regexp.MustCompile(`\.Asset "([^"]+)"`)
	styled = regexp.MustCompile(`url\(\s*["']?([^"')\s]+)["']?\s*\)`)
)

// name finds the assets of a site and gives them their published names.
func (s *Set) name(site Site) []diag.Finding {
	n := &namer{files: s.files, done: map[string]Asset{}}
	for _, layout := range s.files.templates(site) {
		for _, at := range asked.FindAllSubmatchIndex(s.files[layout].data, -1) {
			n.need(layout, at[2], string(s.files[layout].data[at[2]:at[3]]))
		}
	}
	for _, a := range n.done {
		s.assets[site] = append(s.assets[site], a)
	}
	slices.SortFunc(s.assets[site], func(a, b Asset) int { return cmp.Compare(a.Path, b.Path) })
	return n.found
}

// namer names assets from the leaves up: a style sheet's name depends on the
// names of the fonts that it asks for.
type namer struct {
	files files
	done  map[string]Asset
	found []diag.Finding
}

// need names the asset that the file by asks for at an offset.
func (n *namer) need(by string, offset int, name string) (Asset, bool) {
	if a, ok := n.done[name]; ok {
		return a, true
	}
	f, ok := n.files["assets/"+name]
	if !ok {
		n.found = append(n.found, n.files.at(by, offset, "layout-fails", "no asset named "+name))
		return Asset{}, false
	}
	data := f.data
	if path.Ext(name) == ".css" {
		data = n.rewrite(name, data)
	}
	if path.Ext(name) == ".svg" {
		data = n.files.coloured(data)
	}
	a := Asset{Name: name, Path: "assets/" + Hashed(name, data), Bytes: data}
	n.done[name] = a
	return a, true
}

// rewrite puts published names into a style sheet.
func (n *namer) rewrite(sheet string, css []byte) []byte {
	var out bytes.Buffer
	last := 0
	for _, at := range styled.FindAllSubmatchIndex(css, -1) {
		ref := string(css[at[2]:at[3]])
		if strings.HasPrefix(ref, "#") || strings.Contains(ref, ":") {
			continue
		}
		a, ok := n.need("assets/"+sheet, at[2], path.Join(path.Dir(sheet), ref))
		if !ok {
			continue
		}
		out.Write(css[last:at[2]])
		out.WriteString(path.Join(path.Dir(ref), path.Base(a.Path)))
		last = at[3]
	}
	out.Write(css[last:])
	return out.Bytes()
}

// Hashed puts eight digits of the content's hash into a file's name.
func Hashed(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
}
