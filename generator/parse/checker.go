package parse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

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
	v := value{written: true, line: n.line, col: n.col, of: fields, parts: make([]value, len(fields))}
	for i := range n.pairs {
		key, val := &n.pairs[i].key, &n.pairs[i].value
		at := index(fields, key.text)
		switch {
		case key.refused:
		case key.shape != scalar || key.text == "":
			c.at(key.line, key.col, "yaml-key")
		case at < 0:
			c.unknown(key, fields)
		case v.parts[at].line > 0:
			c.at(key.line, key.col, "duplicate-field", key.text, strconv.Itoa(v.parts[at].line))
		default:
			v.parts[at] = c.value(val, &fields[at])
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

// unknown reports a key that the schema does not have. It is repeated only if
// it is nearly one of ours: anything else could be somebody's name.
func (c checker) unknown(key *node, fields []Field) {
	if index(c.foreign, key.text) >= 0 {
		c.at(key.line, key.col, "plan-key-in-page", key.text)
		return
	}
	if meant, ok := nearField(key.text, fields); ok {
		c.at(key.line, key.col, "unknown-field", key.text, diag.DidYouMean(meant))
		return
	}
	c.at(key.line, key.col, "unknown-field", "…", diag.FieldsAre(keys(fields)))
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

// value checks what stands in one field. An empty place is no value.
func (c checker) value(n *node, f *Field) value {
	v := value{line: n.line, col: n.col}
	if n.empty() {
		return v
	}
	v.written = true
	if n.refused {
		return v
	}
	switch f.Type {
	case List:
		if n.shape != list {
			return c.wrong(v, f)
		}
		v.items = make([]value, 0, len(n.items))
		for i := range n.items {
			v.items = append(v.items, c.entry(&n.items[i], f.Item))
		}
	case Map:
		if n.shape != dict {
			return c.wrong(v, f)
		}
		if n.blank() {
			return value{line: n.line, col: n.col}
		}
		return c.fields(n, f.Fields)
	case Dict:
		if n.shape != dict {
			return c.wrong(v, f)
		}
		return c.dict(n, f, v)
	case Words:
		if n.shape == dict {
			return c.fields(n, wordFields)
		}
		v.text, v.written = c.text(n, f)
	default:
		if n.shape != scalar {
			return c.wrong(v, f)
		}
		c.scalar(n, f, &v)
	}
	return v
}

// entry checks an item of a list or a dict, which must not be empty.
func (c checker) entry(n *node, f *Field) value {
	v := c.value(n, f)
	if !v.written {
		c.at(n.line, n.col, "missing-field", f.Key, f.example())
	}
	return v
}

func (c checker) dict(n *node, f *Field, v value) value {
	seen := make(map[string]int, len(n.pairs))
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
		v.keys = append(v.keys, c.entry(key, f.Keys))
		v.items = append(v.items, c.entry(&n.pairs[i].value, f.Item))
	}
	return v
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

// scalar checks a single value and puts it into v.
func (c checker) scalar(n *node, f *Field, v *value) {
	switch f.Type {
	case Text:
		v.text, v.written = c.text(n, f)
	case Date:
		v.day = c.date(n, f)
	case DateOrOption:
		if slices.Contains(values(f.Choices), n.text) {
			v.text = n.text
			return
		}
		if !startsAsDate(n.text) {
			c.at(n.line, n.col, "bad-value", f.Key, c.dateOrHint(n.text, f.Choices))
			return
		}
		v.day = c.date(n, f)
	case Number:
		v.num = c.number(n, f)
	case Boolean:
		v.yes = n.reads == asBoolean && n.text == "true"
		if n.reads != asBoolean || n.text != "true" && n.text != "false" {
			c.at(n.line, n.col, "not-true-or-false", f.Key)
		}
	case Option:
		v.text = c.option(n, f)
	}
}

// wrong reports a value of another shape than the field's.
func (c checker) wrong(v value, f *Field) value {
	c.at(v.line, v.col, "wrong-type", f.Key, diag.Term(f.term()), f.example())
	return v
}

// text checks a string: it must be one for YAML too, or a name such as Null
// would be nothing and 0142 would be 98. It is false if nothing is written.
func (c checker) text(n *node, f *Field) (string, bool) {
	switch {
	case n.shape != scalar:
		c.wrong(value{line: n.line, col: n.col}, f)
		return "", true
	case !n.quoted && (n.reads != asText || isYesOrNo(n.text)):
		c.at(n.line, n.col, "needs-quotes", f.Key)
		return "", true
	}
	text := tidy(n.text)
	if c.blank && isHint(text) {
		return "", c.hint(n, f)
	}
	return text, text != ""
}

// hint reports the text in parentheses with which a blank says what to fill
// in. It is never a value, but a draft may wait for one.
func (c checker) hint(n *node, f *Field) (waits bool) {
	if c.draft || !f.Required {
		c.at(n.line, n.col, "still-blank", f.Key)
	}
	return c.draft
}

// isHint reports whether all of a text stands in parentheses.
func isHint(text string) bool {
	return len(text) > 2 && text[0] == '(' && text[len(text)-1] == ')' && !strings.ContainsAny(text[1:len(text)-1], "()")
}

// tidy trims a text, composes its letters and makes its no-break spaces plain:
// one name must not look like two.
func tidy(text string) string {
	if strings.Contains(text, "\u00A0") {
		text = strings.ReplaceAll(text, "\u00A0", " ")
	}
	return norm.NFC.String(strings.TrimSpace(text))
}

// isYesOrNo reports whether older YAML takes a word for true or false.
func isYesOrNo(text string) bool {
	switch strings.ToLower(text) {
	case "yes", "no", "on", "off", "true", "false", "y", "n":
		return true
	}
	return false
}

func (c checker) option(n *node, f *Field) string {
	for i := range f.Choices {
		if f.Choices[i].Value == n.text {
			return n.text
		}
	}
	c.at(n.line, n.col, "bad-value", f.Key, hintFor(n.text, f.Choices))
	return ""
}

// hintFor asks about the word that was probably meant, also when it was
// written in Swedish.
func hintFor(written string, choices []Choice) string {
	if _, ok := diag.Near(written, values(choices)); !ok {
		for _, choice := range choices {
			if _, ok := diag.Near(written, choice.Also); ok {
				return diag.DidYouMean(choice.Value)
			}
		}
	}
	return diag.Hint(written, values(choices))
}

func (c checker) dateOrHint(written string, choices []Choice) string {
	hint := hintFor(written, choices)
	if strings.HasPrefix(hint, "@did-you-mean") {
		return hint
	}
	return diag.OneOf(append([]string{"2025-09-12"}, values(choices)...))
}

func startsAsDate(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

func (c checker) number(n *node, f *Field) int {
	num, err := strconv.Atoi(n.text)
	if n.reads != asNumber || strconv.Itoa(num) != n.text {
		c.wrong(value{line: n.line, col: n.col}, f)
		return 0
	}
	if err != nil || num < f.Min || num > f.Max {
		c.at(n.line, n.col, "number-range", f.Key, fmt.Sprint(f.Min), fmt.Sprint(f.Max))
	}
	return num
}

func (c checker) date(n *node, f *Field) day.Date {
	d, ok := day.Parse(n.text)
	switch {
	case ok:
		return d
	case day.Looks(n.text):
		c.at(n.line, n.col, "impossible-date", f.Key, dateHint(n.text, f.Private))
	default:
		c.wrong(value{line: n.line, col: n.col}, f)
	}
	return 0
}

// dateHint says which part of an impossible date is wrong. A private date is
// not repeated, not even its month.
func dateHint(text string, private bool) string {
	first, ok := day.Parse(text[:8] + "01")
	switch {
	case private:
		return diag.Term("days-are")
	case text[:4] == "0000":
		return diag.Term("years-are")
	case !ok:
		return diag.Term("months-are")
	}
	return diag.LastDay((first.AddMonths(1) - 1).String())
}
