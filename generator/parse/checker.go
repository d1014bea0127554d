package parse

import (
	"slices"
	"strconv"

	"planportal/generator/day"
	"planportal/generator/diag"
)

// checker holds a header against its schema and reports everything that does
// not fit, each thing where it stands.
type checker struct {
	*report
	foreign []Field // fields of another kind of file, which deserve a plainer word
	blank   bool    // a text in parentheses is the hint of a blank
	draft   bool    // the hints may still stand
}

// fields checks a map against its fields.
func (c checker) fields(n *node, fields []Field) value {
	v := value{written: true, line: n.line, col: n.col, of: fields, parts: c.values.take(len(fields))}
	for i := range n.pairs {
		key, val := &n.pairs[i].key, &n.pairs[i].value
		at := index(fields, key.text)
		switch {
		case key.refused:
		case key.shape != scalar || key.text == "":
			c.at(key.line, key.col, "yaml-key")
		case at < 0:
			if meant := index(fields, c.unknown(key, fields)); meant >= 0 {
				v.parts[meant].written = true // it is not missing, but misspelt
			}
		case v.parts[at].line > 0:
			c.at(key.line, key.col, "duplicate-field", key.text, strconv.Itoa(v.parts[at].line))
		default:
			c.value(val, &fields[at], &v.parts[at])
		}
	}
	for i := range fields {
		if p := &v.parts[i]; fields[i].Required && !p.written {
			c.missing(n, p, &fields[i])
		}
	}
	return v
}

// missing reports a required field: where it is empty, or where its map begins
// if it is not there at all.
func (c checker) missing(n *node, v *value, f *Field) {
	line, col := n.line, n.col
	if v.line > 0 {
		line, col = v.line, v.col
	}
	c.at(line, col, "missing-field", f.Key, f.example())
}

// unknown reports a key that the schema does not have, and returns the field
// that was probably meant. The key is repeated only if there is one: anything
// else could be somebody's name.
func (c checker) unknown(key *node, fields []Field) (meant string) {
	if index(c.foreign, key.text) >= 0 {
		c.at(key.line, key.col, "plan-key-in-page", key.text)
		return ""
	}
	if c.enough("unknown-field") {
		return ""
	}
	meant, ok := nearField(key.text, fields)
	if !ok {
		c.at(key.line, key.col, "unknown-field", "…", diag.FieldsAre(keys(fields)))
		return ""
	}
	c.at(key.line, key.col, "unknown-field", key.text, diag.DidYouMean(meant))
	return meant
}

// nearField finds the field whose key, or another word for it, is nearly what
// was written.
func nearField(written string, fields []Field) (string, bool) {
	if meant, ok := diag.Near(written, keys(fields)); ok {
		return meant, true
	}
	for i := range fields {
		if _, ok := diag.Near(written, fields[i].Also); ok {
			return fields[i].Key, true
		}
	}
	return "", false
}

// value checks what stands in one field and puts it into v. An empty place is no
// value.
func (c checker) value(n *node, f *Field, v *value) {
	v.line, v.col = n.line, n.col
	if n.empty() || f.Type == Map && n.blank() {
		return
	}
	v.written = true
	switch {
	case n.refused:
	case f.Type == Words && n.shape == dict:
		*v = c.fields(n, wordFields)
	case n.shape != f.Type.shape():
		c.wrong(n, f)
	case f.Type == List:
		v.items = c.values.take(len(n.items))
		for i := range n.items {
			c.entry(&n.items[i], f.Item, &v.items[i])
		}
	case f.Type == Map:
		*v = c.fields(n, f.Fields)
	case f.Type == Dict:
		c.dict(n, f, v)
	default:
		c.scalar(n, f, v)
	}
}

// entry checks an item of a list or a dict, which must not be empty.
func (c checker) entry(n *node, f *Field, v *value) {
	c.value(n, f, v)
	if !v.written {
		c.at(n.line, n.col, "missing-field", f.Key, f.example())
	}
}

func (c checker) dict(n *node, f *Field, v *value) {
	seen := make(map[string]int, len(n.pairs))
	v.keys, v.items = c.values.take(len(n.pairs)), c.values.take(len(n.pairs))
	kept := 0
	for i := range n.pairs {
		key := &n.pairs[i].key
		if key.refused {
			continue
		}
		if key.shape != scalar || key.text == "" {
			c.at(key.line, key.col, "yaml-key")
			continue
		}
		if first, twice := seen[key.text]; twice {
			c.twice(key, f, first)
			continue
		}
		seen[key.text] = key.line
		c.entry(key, f.Keys, &v.keys[kept])
		c.entry(&n.pairs[i].value, f.Item, &v.items[kept])
		kept++
	}
	v.keys, v.items = v.keys[:kept], v.items[:kept]
}

// twice reports a key that stands in a dict already. It is repeated if it can
// only be one of our words or a day.
func (c checker) twice(key *node, f *Field, first int) {
	known := slices.Contains(values(f.Keys.Choices), key.text) || f.Keys.Type == Date && day.Looks(key.text)
	if known {
		c.at(key.line, key.col, "duplicate-field", key.text, strconv.Itoa(first))
		return
	}
	c.at(key.line, key.col, "duplicate-value", f.Key, strconv.Itoa(first))
}
