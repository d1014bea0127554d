package markdown

// tape is texts one behind the other, which become one string in memory.
type tape struct {
	buffer
	ends []int
}

func (t *tape) reset() {
	t.Reset()
	t.ends = t.ends[:0]
}

// end ends a text.
func (t *tape) end() { t.ends = append(t.ends, t.Len()) }

// texts returns a function that returns the texts in their order.
func (t *tape) texts() func() string {
	all, from, i := t.String(), 0, 0
	return func() string {
		text := all[from:t.ends[i]]
		from = t.ends[i]
		i++
		return text
	}
}
