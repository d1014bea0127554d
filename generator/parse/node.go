package parse

// node is a piece of a header: a scalar, a list of nodes or a map of pairs.
// Anchors, tags and the like never get this far.
type node struct {
	shape     shape
	text      string // of a scalar
	reads     reads  // what YAML takes a scalar for
	quoted    bool
	refused   bool // reported already: what it says must not be judged
	line, col int
	items     []node // of a list
	pairs     []pair // of a map, in the file's order
}

type pair struct{ key, value node }

type shape uint8

const (
	scalar shape = iota
	list
	dict
)

// reads is what YAML takes a plain scalar for; anything quoted is a string.
type reads uint8

const (
	asText reads = iota
	asNull
	asNumber
	asBoolean
	asDate
)

// empty reports whether nothing stands where a value could: the blank line of
// a form. The words null and ~ are not nothing, and neither is [].
func (n *node) empty() bool {
	return n.shape == scalar && n.reads == asNull && n.text == "" && !n.quoted
}

// blank reports whether a map is a form that nobody has filled in.
func (n *node) blank() bool {
	for i := range n.pairs {
		if !n.pairs[i].value.empty() {
			return false
		}
	}
	return len(n.pairs) > 0
}

// find returns the value of a key in a map, nil if there is none.
func (n *node) find(key string) *node {
	for i := range n.pairs {
		if n.pairs[i].key.text == key {
			return &n.pairs[i].value
		}
	}
	return nil
}
