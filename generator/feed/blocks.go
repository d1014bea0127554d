package feed

import "io"

// block is how much of a feed is written at a time, in bytes.
const block = 4 << 10

// blocks write a feed a block at a time. After the first error they write
// nothing more.
type blocks struct {
	to  io.Writer
	err error
}

// write writes a text once it is long enough, and returns what is left of it, to
// append to.
func (b *blocks) write(text []byte) []byte {
	if len(text) < block {
		return text
	}
	_ = b.end(text)
	return text[:0]
}

// end writes a text however short it is.
func (b *blocks) end(text []byte) error {
	if b.err == nil {
		_, b.err = b.to.Write(text)
	}
	return b.err
}
