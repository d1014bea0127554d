package parse

// Body is a plan's text without its header, and the line on which it begins; it
// is empty if the file cannot be read that far.
func Body(src []byte) (body []byte, line int) {
	r := newReport("")
	defer r.done()
	text, ok := readable(src, r)
	if !ok {
		return nil, 0
	}
	d, ok := split(text, r)
	if !ok {
		return nil, 0
	}
	return d.body, d.bodyLine
}

// Names are those that the header of a plan says: whom the plan is for, who
// answers for it, and who else has to do with it. They are empty if the header
// cannot be read.
func Names(src []byte) (client, responsible string, others []string) {
	r := newReport("")
	defer r.done()
	text, ok := readable(src, r)
	if !ok {
		return "", "", nil
	}
	d, ok := split(text, r)
	if !ok {
		return "", "", nil
	}
	root, ok := readYAML(d.header, d.headerLine, r)
	if !ok {
		return "", "", nil
	}
	one := func(key string) string {
		if n := root.find(key); n != nil && n.shape == scalar {
			return tidy(n.text)
		}
		return ""
	}
	for _, key := range [...]string{"responsible", "representative", "others", "meetings", "copies"} {
		if n := root.find(key); n != nil {
			others = n.texts(others)
		}
	}
	return one("client"), one("responsible"), others
}

// texts adds every value below a node, and every key.
func (n *node) texts(all []string) []string {
	if n.shape == scalar && n.text != "" {
		all = append(all, tidy(n.text))
	}
	for i := range n.items {
		all = n.items[i].texts(all)
	}
	for i := range n.pairs {
		all = n.pairs[i].value.texts(n.pairs[i].key.texts(all))
	}
	return all
}
