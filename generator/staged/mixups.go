package staged

import (
	"path"
	"strings"

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
		client, responsible, others := parse.Names(text)
		plans = append(plans, mixup.Plan{Path: p, Client: client, Others: others, Hidden: hidden(text), Silent: !c.staged[e.path]})
		ids, staff = append(ids, e.id), append(staff, responsible)
	}
	for _, person := range c.settings.Staff.People {
		staff = append(staff, person.Name)
	}
	text := func(i int) ([]byte, int) {
		bytes, failed := c.contents.read(ids[i], maxText)
		if failed != nil {
			err = failed
			return nil, 0
		}
		return parse.Body(bytes)
	}
	one := func(n int, do func(int)) { // there is one git to ask
		for i := range n {
			do(i)
		}
	}
	c.found = append(c.found, mixup.Compare(plans, staff, text, one)...)
	return err
}
