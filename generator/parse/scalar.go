package parse

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"planportal/generator/day"
	"planportal/generator/diag"
)

// scalar checks a single value and puts it into v.
func (c checker) scalar(n *node, f *Field, v *value) {
	switch f.Type {
	case Text, Words:
		v.text, v.written = c.text(n, f)
	case Date:
		v.day = c.date(n, f)
	case DateOrOption:
		if v.text = chosen(n.text, f.Choices); v.text != "" {
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

// wrong reports a value of another kind than the field's.
func (c checker) wrong(n *node, f *Field) {
	c.at(n.line, n.col, "wrong-type", f.Key, diag.Term(f.Type.term()), f.example())
}

// text checks a string: it must be one for YAML too, or a name such as Null
// would be nothing and 0142 would be 98. It is false if nothing is written.
func (c checker) text(n *node, f *Field) (string, bool) {
	if !n.quoted && (n.reads != asText || isYesOrNo(n.text)) {
		c.at(n.line, n.col, "needs-quotes", f.Key)
		return "", true
	}
	text := tidy(n.text)
	if c.blank && isHint(text) {
		return "", c.hint(n, f)
	}
	return strings.Clone(text), text != "" // a name must not keep its whole header in memory
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
	if len(text) > len("false") {
		return false
	}
	switch strings.ToLower(text) {
	case "yes", "no", "on", "off", "true", "false", "y", "n":
		return true
	}
	return false
}

func (c checker) option(n *node, f *Field) string {
	word := chosen(n.text, f.Choices)
	if word == "" {
		c.at(n.line, n.col, "bad-value", f.Key, hintFor(n.text, f.Choices))
	}
	return word
}

// chosen is the choice that was written, nothing if it is none.
func chosen(written string, choices []Choice) string {
	for i := range choices {
		if choices[i].Value == written {
			return choices[i].Value
		}
	}
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
		c.wrong(n, f)
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
		c.wrong(n, f)
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
