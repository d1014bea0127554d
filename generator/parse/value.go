package parse

import (
	"strconv"

	"planportal/generator/day"
)

// value is what stood in a field, checked: the part of it that the field's
// type names holds what was written, or its zero if that was wrong.
type value struct {
	written   bool // something stands there, right or wrong
	line, col int

	text  string
	day   day.Date
	num   int
	yes   bool
	items []value // of a List or a Dict
	keys  []value // of a Dict, in step with items
	parts []value // of a Map, in step with fields
	of    []Field
}

// at returns the value of a field in a map. Asking for a field that the schema
// lacks is a slip of ours, so it does not pass silently.
func (v *value) at(key string) *value {
	if v.parts == nil {
		return &value{}
	}
	i := index(v.of, key)
	if i < 0 {
		panic("parse: the schema has no field " + key)
	}
	return &v.parts[i]
}

// texts returns the texts of a list.
func (v *value) texts() []string {
	if len(v.items) == 0 {
		return nil
	}
	all := make([]string, 0, len(v.items))
	for i := range v.items {
		if v.items[i].text != "" {
			all = append(all, v.items[i].text)
		}
	}
	return all
}

// lineOf is the line on which a list first says a text.
func lineOf(v *value, text string) string {
	for i := range v.items {
		if v.items[i].text == text {
			return strconv.Itoa(v.items[i].line)
		}
	}
	return ""
}

// places tells where everything below v stands that is written: "reviewed",
// "reviewed.0", "reviewed.0.by".
func (v *value) places(name string, note func(name string, line, col int)) {
	if name != "" && v.written {
		note(name, v.line, v.col)
		name += "."
	}
	for i := range v.parts {
		v.parts[i].places(name+v.of[i].Key, note)
	}
	for i := range v.items {
		v.items[i].places(name+strconv.Itoa(i), note)
	}
}
