package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"planportal/generator/diag"
)

// drawing is an SVG file that is being read. It is published as it is or not at
// all: whoever opens it by its own address runs what is in it.
type drawing struct {
	file  string
	text  []byte
	start int64 // of the token that is looked at
	size  Picture
	tells bool
	found []diag.Finding
}

func inspectSVG(file string, data []byte) (Picture, []diag.Finding) {
	d := &drawing{file: file, text: data}
	if err := d.read(); err != nil {
		d.find("picture-broken", "SVG")
	}
	if d.tells {
		d.found = append(d.found, tells(file, "picture-tells", true)...)
	}
	d.size.Bytes = data
	if len(d.found) == 0 && d.size.Width == 0 {
		d.found = append(d.found, diag.At(file, 0, 0, "svg-size"))
	}
	return d.size, diag.Sort(d.found)
}

var errNoDrawing = errors.New("it does not begin with an svg element")

func (d *drawing) read() error {
	in := xml.NewDecoder(bytes.NewReader(d.text))
	root := true
	for {
		d.start = in.InputOffset()
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			if root {
				return errNoDrawing
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if root && t.Name.Local != "svg" {
				return errNoDrawing
			}
			if root {
				d.measure(t)
			}
			root = false
			d.element(t)
		case xml.CharData:
			if leads(string(t)) { // of a style element; harmless anywhere else, and rare
				d.find("svg-foreign", "url()")
			}
		case xml.ProcInst:
			if t.Target == "xml-stylesheet" {
				d.find("svg-foreign", t.Target)
			}
		case xml.Directive:
			if bytes.Contains(t, []byte("ENTITY")) {
				d.find("svg-script", "ENTITY")
			}
		}
	}
}

// acts are the elements that run or load something by what they are.
var acts = map[string]bool{"script": true, "foreignObject": true, "iframe": true, "object": true, "embed": true, "handler": true}

func (d *drawing) element(t xml.StartElement) {
	if acts[t.Name.Local] {
		d.find("svg-script", "<"+t.Name.Local+">")
	}
	d.tells = d.tells || t.Name.Local == "creator" || t.Name.Local == "publisher"
	for _, a := range t.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
		switch {
		case len(name) > 2 && strings.HasPrefix(name, "on"):
			d.find("svg-script", name+"=")
		case name == "href" || name == "src":
			d.reference(name, value, t.Name.Local)
		case a.Name.Space != "xmlns" && name != "xmlns" && leads(value):
			d.find("svg-foreign", name+"=")
		}
		d.tells = d.tells || name == "export-filename" || name == "docname" || name == "absref"
	}
}

// reference looks at where an address leads: into the drawing itself, or to a
// picture that it holds. Links that people follow may lead out.
func (d *drawing) reference(name, value, element string) {
	lower := strings.ToLower(value)
	scheme, _, _ := strings.Cut(lower, ":")
	switch {
	case lower == "" || strings.HasPrefix(lower, "#"):
	case embedded.MatchString(lower):
	case scheme == "javascript" || scheme == "data" || scheme == "vbscript":
		d.find("svg-script", name+"=")
	case element == "a" && (scheme == "https" || scheme == "http" || scheme == "mailto"):
	default:
		d.find("svg-foreign", name+"=")
	}
}

var (
	embedded = regexp.MustCompile(`^data:image/(png|jpeg|gif|webp)[;,]`)
	inCSS    = regexp.MustCompile(`(?i)@import|url\(\s*["']?\s*([^"')\s]*)`)
)

// leads reports whether a style sheet loads something from outside.
func leads(css string) bool {
	for _, m := range inCSS.FindAllStringSubmatch(css, -1) {
		if to := strings.ToLower(m[1]); !strings.HasPrefix(to, "#") && !embedded.MatchString(to) {
			return true
		}
	}
	return false
}

// measure reads the size that the drawing has on a page, from its width and
// height or else its viewBox.
func (d *drawing) measure(svg xml.StartElement) {
	var w, h, boxW, boxH float64
	for _, a := range svg.Attr {
		switch a.Name.Local {
		case "width":
			w = pixels(a.Value)
		case "height":
			h = pixels(a.Value)
		case "viewBox":
			if f := strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' }); len(f) == 4 {
				boxW, boxH = pixels(f[2]), pixels(f[3])
			}
		}
	}
	if w == 0 || h == 0 {
		w, h = boxW, boxH
	}
	if w > 0 && h > 0 {
		d.size.Width, d.size.Height = max(1, int(math.Round(w))), max(1, int(math.Round(h)))
	}
}

// perUnit is how many CSS pixels a unit has (CSS Values, 6.2).
var perUnit = map[string]float64{"": 1, "px": 1, "pt": 4. / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}

// pixels reads a length, 0 if it is none that is known without the page.
func pixels(s string) float64 {
	s = strings.TrimSpace(s)
	number := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz%")
	per, known := perUnit[s[len(number):]]
	v, err := strconv.ParseFloat(number, 64)
	if !known || err != nil || !(v > 0 && v < 1e5) {
		return 0
	}
	return v * per
}

// find makes a finding where the token begins.
func (d *drawing) find(rule string, args ...string) {
	before := d.text[:min(d.start, int64(len(d.text)))]
	line := bytes.LastIndexByte(before, '\n') + 1
	d.found = append(d.found, diag.At(d.file, bytes.Count(before, []byte("\n"))+1, utf8.RuneCount(before[line:])+1, rule, args...))
}
