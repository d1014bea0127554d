package check

import (
	"planportal/generator/diag"
	"planportal/generator/form"
	"planportal/generator/info"
)

// theForm stands for the form where a file would be named.
var theForm = diag.Term("the-form")

// form keeps the addresses of the empty form for the form.
func (c *checker) form() {
	for _, lang := range c.open.Languages {
		for _, name := range form.FileNames() {
			out := info.Folder(lang) + name
			if p := c.pages[out]; p != nil {
				c.at(p, "", "address-taken", out, theForm)
			}
			c.taken[out] = theForm
		}
	}
}
