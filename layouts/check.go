package layouts

import (
	"bytes"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"planportal/generator/diag"
)

// Check fills a layout with filled samples of its view, and tells where it
// asks for something that the view does not have. A sample with empty fields
// would hide what stands inside an {{if}}.
func (s *Set) Check(name string, samples ...any) []diag.Finding {
	var found []diag.Finding
	for _, sample := range samples {
		if _, err := s.Execute(nil, name, sample); err != nil {
			found = append(found, s.files.failure(name, err, sample))
		}
	}
	return diag.Sort(found)
}

var (
	placed = regexp.MustCompile(`(?s)template: ?([\w./-]+):(\d+)(?::(\d+))?: (.*)$`)
	field  = regexp.MustCompile(`can't evaluate field (\w+) in type \*?(\S+)$`)
	token  = regexp.MustCompile(`"([^"]+)"`)
)

// syntax is the finding for a template that does not parse. Its error names
// only the line, so the column is where the words that it quotes stand.
func (all files) syntax(err error) diag.Finding {
	name, line, _, text := place(err)
	col := 0
	if quoted := token.FindStringSubmatch(text); quoted != nil {
		col = all.column(name, line, quoted[1])
	}
	if col == 0 {
		col = max(all.column(name, line, "{{"), 1)
	}
	return diag.At(folder+name, line, col, "layout-syntax", text)
}

// failure is the finding for a template that cannot be filled.
func (all files) failure(layout string, err error, sample any) diag.Finding {
	name, line, offset, text := place(err)
	if name == "" {
		return diag.At(folder+layout, 0, 0, "layout-fails", err.Error())
	}
	col := utf8.RuneCount(head(all.line(name, line), offset)) + 1
	if m := field.FindStringSubmatch(text); m != nil {
		return diag.At(folder+name, line, col, "layout-field", m[1], m[2], diag.Nearest(m[1], fields(sample, m[2])))
	}
	return diag.At(folder+name, line, col, "layout-fails", text)
}

// place reads file, line and byte offset in the line out of a template's
// error.
func place(err error) (name string, line, offset int, text string) {
	m := placed.FindStringSubmatch(err.Error())
	if m == nil {
		return "", 0, 0, err.Error()
	}
	line, _ = strconv.Atoi(m[2])
	offset, _ = strconv.Atoi(m[3])
	return m[1], line, offset, m[4]
}

// at is a finding at an offset of a file.
func (all files) at(name string, offset int, rule string, args ...string) diag.Finding {
	before := all[name].data[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	return diag.At(folder+name, bytes.Count(before, []byte("\n"))+1, utf8.RuneCount(before[start:])+1, rule, args...)
}

// line returns a line of a file, counted from 1.
func (all files) line(name string, n int) []byte {
	lines := bytes.Split(all[name].data, []byte("\n"))
	if n < 1 || n > len(lines) {
		return nil
	}
	return lines[n-1]
}

// column tells at which character of a line a text begins, 0 if it does not.
func (all files) column(name string, n int, text string) int {
	line := all.line(name, n)
	i := bytes.Index(line, []byte(text))
	if i < 0 {
		return 0
	}
	return utf8.RuneCount(line[:i]) + 1
}

func head(b []byte, n int) []byte { return b[:min(n, len(b))] }

// fields lists what a layout may ask of the type with the given name, which is
// the sample's own or one that can be reached from it.
func fields(sample any, name string) []string {
	var names []string
	seen := map[reflect.Type]bool{}
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		if seen[t] {
			return
		}
		seen[t] = true
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
			visit(t.Elem())
		case reflect.Struct:
			if t.String() == name {
				names = members(t)
			}
			for f := range t.Fields() {
				visit(f.Type)
			}
		}
	}
	visit(reflect.TypeOf(sample))
	return names
}

// members lists a struct's fields and methods, those of embedded ones too.
func members(t reflect.Type) []string {
	var names []string
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() && !f.Anonymous {
			names = append(names, f.Name)
		}
	}
	for i := range t.NumMethod() {
		names = append(names, t.Method(i).Name)
	}
	slices.SortFunc(names, strings.Compare)
	return names
}
