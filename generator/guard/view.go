package guard

import (
	"bytes"
	"html"
	"sort"
	"strconv"
	"unicode/utf8"
)

// view is a text as some reader of the file would see it, and where in the text
// before it each piece stood.
type view struct {
	text  []byte
	marks []mark // in order; nil if nothing moved
	under *view  // nil for the file's own bytes
	from  int    // where the text begins, in a view without marks
	how   string // what makes it of the view under it: "escapes", "base64"
	fixed bool   // it was packed: all of it comes from where the packed bytes begin
}

type mark struct{ out, in int32 }

// marked adds a mark, unless the last one says the same.
func marked(marks []mark, out, in int) []mark {
	if n := len(marks); n > 0 && int(marks[n-1].in)-int(marks[n-1].out) == in-out {
		return marks
	}
	return append(marks, mark{int32(out), int32(in)})
}

// at is where in the file the byte at i comes from.
func (v *view) at(i int) int {
	if v == nil {
		return i
	}
	switch {
	case v.fixed:
		i = v.from
	case v.marks == nil:
		i += v.from
	default:
		n := sort.Search(len(v.marks), func(k int) bool { return int(v.marks[k].out) > i }) - 1
		i += int(v.marks[n].in - v.marks[n].out)
	}
	return v.under.at(i)
}

// through are the ways by which the text was found, outermost first.
func (v *view) through() (ways []string) {
	for ; v != nil; v = v.under {
		if v.how != "" {
			ways = append([]string{v.how}, ways...)
		}
	}
	return ways
}

// builder makes a view piece by piece.
type builder struct {
	from  []byte
	out   []byte
	marks []mark
	done  int  // so much of from is in out, or left out
	bare  bool // without marks: nobody will ask where anything stood
}

// builder makes a view of a text, in room that it may use until the text is read.
func (s *scan) builder(v *view) builder {
	return builder{from: v.text, out: s.room(len(v.text)), bare: s.told != nil}
}

func (b *builder) mark(in int) {
	if !b.bare {
		b.marks = marked(b.marks, len(b.out), in)
	}
}

// keep copies what stands before i as it is.
func (b *builder) keep(i int) {
	if i > b.done {
		b.mark(b.done)
		b.out = append(b.out, b.from[b.done:i]...)
	}
}

// put replaces what stands from i to j.
func (b *builder) put(i, j int, with ...byte) {
	b.keep(i)
	b.mark(i)
	b.out = append(b.out, with...)
	b.done = j
}

// view is the text, or false if it is as it was.
func (b *builder) view(under *view, how string) (*view, bool) {
	if b.done == 0 {
		return nil, false
	}
	b.keep(len(b.from))
	if len(b.marks) == 0 {
		b.marks = []mark{{0, 0}}
	}
	return &view{text: b.out, marks: b.marks, under: under, how: how}, true
}

// unescaped undoes HTML's entities, percent signs and backslashes.
func (s *scan) unescaped(v *view) (*view, bool) {
	i := nextEscape(v.text, 0)
	if i == len(v.text) {
		return nil, false
	}
	b := s.builder(v)
	for i < len(v.text) {
		n, with := escape(v.text[i:])
		if n > 0 {
			b.put(i, i+n, with...)
		}
		i = nextEscape(v.text, i+max(n, 1))
	}
	return b.view(v, "escapes")
}

// nextEscape finds where, from i on, an escape may begin.
func nextEscape(t []byte, i int) int {
	for i < len(t) && kinds[t[i]]&escapes == 0 {
		i++
	}
	return i
}

// escape reads one escape: how long it is, and what it stands for.
func escape(t []byte) (n int, with []byte) {
	switch {
	case t[0] == '&':
		return entity(t)
	case t[0] == '%' && len(t) > 2:
		if c, ok := unhex(t[1:3]); ok {
			return 3, []byte{byte(c)}
		}
	case t[0] == '\\' && len(t) > 1:
		return backslash(t)
	}
	return 0, nil
}

func entity(t []byte) (int, []byte) {
	end := 1
	for end < len(t) && end < 34 && (alnum(t[end]) || t[end] == '#') {
		end++
	}
	if end < len(t) && t[end] == ';' {
		end++
	}
	if plain := html.UnescapeString(string(t[:end])); plain != string(t[:end]) {
		return end, []byte(plain)
	}
	return 0, nil
}

// backslash reads the escapes of JSON, JavaScript, CSS, and of names as git and
// shells print them.
func backslash(t []byte) (int, []byte) {
	switch {
	case t[1] == 'u' && len(t) > 2 && t[2] == '{':
		if end := bytes.IndexByte(t[:min(len(t), 11)], '}'); end > 3 {
			if r, ok := unhex(t[3:end]); ok {
				return end + 1, utf8.AppendRune(nil, rune(r))
			}
		}
	case t[1] == 'u' && len(t) > 5:
		if r, ok := unhex(t[2:6]); ok {
			return utf16Escape(t, rune(r))
		}
	case t[1] == 'x' && len(t) > 3:
		if c, ok := unhex(t[2:4]); ok {
			return 4, []byte{byte(c)}
		}
	case t[1] == 'n' || t[1] == 'r' || t[1] == 't' || t[1] == '\n':
		return 2, []byte{' '}
	case t[1] == '\\' || t[1] == '/' || t[1] == '"' || t[1] == '\'':
		return 2, []byte{t[1]}
	case len(t) > 3 && t[1] >= '2' && t[1] <= '3':
		if c, err := strconv.ParseUint(string(t[1:4]), 8, 8); err == nil {
			return 4, []byte{byte(c)}
		}
	}
	return cssEscape(t)
}

func utf16Escape(t []byte, r rune) (int, []byte) {
	if r >= 0xD800 && r < 0xDC00 && len(t) > 11 && t[6] == '\\' && t[7] == 'u' {
		if low, ok := unhex(t[8:12]); ok && low >= 0xDC00 && low < 0xE000 {
			return 12, utf8.AppendRune(nil, (r-0xD800)<<10+rune(low-0xDC00)+0x10000)
		}
	}
	return 6, utf8.AppendRune(nil, r)
}

func cssEscape(t []byte) (int, []byte) {
	end := 1
	for end < len(t) && end < 7 && isHex(t[end]) {
		end++
	}
	if end < 3 {
		return 0, nil
	}
	r, _ := unhex(t[1:end])
	if end < len(t) && t[end] == ' ' {
		end++
	}
	return end, utf8.AppendRune(nil, rune(r))
}

func isHex(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

func unhex(t []byte) (n uint64, ok bool) {
	for _, c := range t {
		switch {
		case isDigit(c):
			n = n<<4 | uint64(c-'0')
		case isHex(c):
			n = n<<4 | uint64(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return n, len(t) > 0
}

// quotedPrintable undoes the =C3=A5 of mail, and its soft ends of lines.
func (s *scan) quotedPrintable(v *view) (*view, bool) {
	b := s.builder(v)
	for i := 0; ; i++ {
		step := bytes.IndexByte(v.text[i:], '=')
		if step < 0 {
			break
		}
		i += step
		t := v.text[i:]
		switch {
		case bytes.HasPrefix(t, []byte("=\r\n")):
			b.put(i, i+3)
		case bytes.HasPrefix(t, []byte("=\n")):
			b.put(i, i+2)
		case len(t) > 2:
			if c, ok := unhex(t[1:3]); ok && c >= 0x20 {
				b.put(i, i+3, byte(c))
			}
		}
	}
	return b.view(v, "quoted-printable")
}

// maxTag is the length of the longest tag: what is longer is no tag.
const maxTag = 4096

// tag is where a tag or a comment stands. One that ends a block of text is an edge.
type tag struct {
	at, end int32
	edge    bool
}

// tagsOf finds the tags and comments of a text.
func tagsOf(text []byte, into []tag) []tag {
	for i := 0; ; {
		step := bytes.IndexByte(text[i:], '<')
		if step < 0 {
			return into
		}
		i += step
		n := tagLength(text[i:])
		if n > 0 {
			edge := edges[element(string(text[i+1:i+min(n, 16)]))]
			into = append(into, tag{int32(i), int32(i + n), edge})
		}
		i += max(n, 1)
	}
}

// untagged leaves out the tags, and puts something in their place: blockEnd for
// edges, what is given for the others.
func (s *scan) untagged(v *view, tags []tag, with ...byte) *view {
	b := s.builder(v)
	for _, t := range tags {
		if t.edge {
			b.put(int(t.at), int(t.end), blockEnd)
		} else {
			b.put(int(t.at), int(t.end), with...)
		}
	}
	out, _ := b.view(v, "tags")
	return out
}

func tagLength(t []byte) int {
	t = t[:min(len(t), maxTag)]
	if bytes.HasPrefix(t, []byte("<!--")) {
		if end := bytes.Index(t, []byte("-->")); end > 0 {
			return end + 3
		}
		return 0
	}
	if len(t) < 2 || !letter(t[1]) && t[1] != '/' && t[1] != '!' && t[1] != '?' {
		return 0
	}
	end := bytes.IndexByte(t, '>')
	if other := bytes.IndexByte(t[1:], '<'); end < 0 || other >= 0 && other+1 < end {
		return 0
	}
	return end + 1
}
