// Package parse answers one question: which plan, page or settings do these
// bytes say? It gives one value or none, and every finding of the file at once.
//
// A file goes one way. readable (text.go) makes it text, split (header.go) takes
// the header off, readYAML (yaml.go) makes the header nodes, most of them by
// plain.go without the library; checker (checker.go, scalar.go) holds the nodes
// against the schema (schema.go and the three tables fields_*.go), and plan.go,
// page.go and settings.go put the checked values into their types. What all this
// needs in memory lies on a desk (desk.go) that the next file has again. The first
// three have a quick way for what most files are, and a careful one for the rest.
// Reading is fail closed: a file with one error gives no plan and no page. But an
// error whose meaning is plain is mended on the way, in a copy, so that what
// stands after it is checked as well.
package parse

import (
	"slices"

	"planportal/generator/diag"
	"planportal/generator/info"
	"planportal/generator/plan"
	"planportal/generator/settings"
)

// Plan reads the plan of a file. It is nil if any of the findings is an error.
func Plan(file, unit, id string, src []byte) (*plan.Plan, []diag.Finding) {
	r := newReport(file)
	defer r.done()
	p := readPlan(unit, id, src, r)
	if r.failed() {
		p = nil
	}
	return p, diag.Sort(r.found)
}

// Page reads an information page. It is nil if any of the findings is an error.
func Page(file, name, lang string, src []byte) (*info.Page, []diag.Finding) {
	r := newReport(file)
	defer r.done()
	p := readPage(name, lang, src, r)
	if r.failed() {
		p = nil
	}
	return p, diag.Sort(r.found)
}

// Settings reads content/site.yaml: YAML without fences. The settings are empty
// if any of the findings is an error.
func Settings(file string, src []byte) (settings.Site, []diag.Finding) {
	r := newReport(file)
	defer r.done()
	s := readSettings(src, r)
	if r.failed() {
		s = settings.Site{}
	}
	return s, diag.Sort(r.found)
}

// Protection says how the data of a plan that cannot be read must be kept. It
// is false when that is not certain: then the plan must be kept as if it were
// protected.
func Protection(src []byte) (plan.Protection, bool) {
	r := newReport("")
	defer r.done()
	text, ok := readable(src, r)
	if !ok {
		return "", false
	}
	d, ok := split(text, r)
	if !ok || r.failed() {
		return "", false
	}
	root, ok := readYAML(d.header, d.headerLine, r)
	if !ok || !r.toldAll() {
		return "", false
	}
	return certain(&root, r)
}

// certain finds the only key that is, or could have been meant as, the
// protection, and nothing wrong on its line.
func certain(root *node, r *report) (plan.Protection, bool) {
	var only *pair
	for i := range root.pairs {
		key := root.pairs[i].key.text
		if meant, ok := nearField(key, planFields); ok && meant == "protection" {
			if only != nil || key != "protection" {
				return "", false
			}
			only = &root.pairs[i]
		}
	}
	if only == nil || slices.ContainsFunc(r.found, func(f diag.Finding) bool { return f.Line == only.key.line }) {
		return "", false
	}
	for _, c := range protections {
		if only.value.shape == scalar && only.value.text == c.Value {
			return plan.Protection(c.Value), true
		}
	}
	return "", false
}
