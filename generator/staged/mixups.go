package staged

import (
	"bytes"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"planportal/generator/mixup"
	"planportal/generator/parse"
	"planportal/generator/source"
)

// mixups finds the staged plans that hold what belongs to another person, of
// whom there may be a plan anywhere in the index.
func (c *commit) mixups() (err error) {
	var plans []mixup.Plan
	var ids, staff []string
	for _, e := range c.all {
		p := norm.NFC.String(e.path)
		if !isFile(e) || !strings.HasPrefix(p, string(source.Plans)+"/") || path.Ext(p) != ".md" || passedOver(p) {
			continue
		}
		text, err := c.contents.read(e.id, maxText)
		if err != nil {
			return err
		}
		silent := !c.staged[e.path]
		client, responsible, plain := plainNames(text)
		var others []string
		if !plain || !silent {
			client, responsible, others = parse.Names(text)
		}
		plans = append(plans, mixup.Plan{Path: p, Client: client, Others: others, Silent: silent})
		ids, staff = append(ids, e.id), append(staff, responsible)
	}
	for _, person := range c.settings.Staff.People {
		staff = append(staff, person.Name)
	}
	text := func(i int) []byte {
		bytes, failed := c.contents.read(ids[i], maxText)
		if failed != nil {
			err = failed
		}
		return bytes
	}
	texts := mixup.Texts{
		Body:   func(i int) ([]byte, int) { return parse.Body(text(i)) },
		Hidden: func(i int) bool { return hidden(text(i)) },
	}
	one := func(n int, do func(int)) { // there is one git to ask
		for i := range n {
			do(i)
		}
	}
	c.found = append(c.found, mixup.Compare(plans, staff, texts, one)...)
	return err
}

// plainNames finds the names of a header in which they stand as they mostly do,
// without the cost of YAML: a commit of one plan looks at all the others. It is
// false of any other header.
func plainNames(text []byte) (client, responsible string, plain bool) {
	header, _, ok := bytes.Cut(text, []byte("\n---\n"))
	if !ok {
		return "", "", false
	}
	client, one := plainValue(header, "\nclient:")
	responsible, two := plainValue(header, "\nresponsible:")
	return client, responsible, one && two
}

func plainValue(header []byte, key string) (string, bool) {
	_, rest, ok := bytes.Cut(header, []byte(key))
	if !ok {
		return "", false
	}
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	value := strings.TrimSpace(string(line))
	r, _ := utf8.DecodeRuneInString(value)
	return norm.NFC.String(value), unicode.IsLetter(r) && !strings.ContainsAny(value, ":#")
}
