package picture

import (
	"bytes"
	"encoding/binary"
)

// gifFile is a GIF file on its way to a clean one.
type gifFile struct{ in, out []byte }

// cleanGIF copies the pictures and how they follow each other. Comments, texts
// and other programs' data (XMP) stay behind.
func cleanGIF(data []byte) (Picture, bool) {
	if len(data) < 13 {
		return Picture{}, false
	}
	p := Picture{Width: int(binary.LittleEndian.Uint16(data[6:])), Height: int(binary.LittleEndian.Uint16(data[8:]))}
	f := &gifFile{in: data, out: make([]byte, 0, len(data))}
	if !f.copy(13 + colours(data[10])) {
		return Picture{}, false
	}
	drawn := false
	for len(f.in) > 0 {
		switch f.in[0] {
		case ';':
			p.Bytes = append(f.out, ';')
			return p, drawn
		case ',':
			drawn = true
			if len(f.in) < 10 || !f.copy(10+colours(f.in[9])+1) || !f.blocks(f.keep) {
				return Picture{}, false
			}
		case '!':
			if !f.extension() {
				return Picture{}, false
			}
		default:
			return Picture{}, false
		}
	}
	return Picture{}, false
}

// colours is how many bytes a table of colours has, by the flags before it.
func colours(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

func (f *gifFile) copy(n int) bool {
	if n > len(f.in) {
		return false
	}
	f.out, f.in = append(f.out, f.in[:n]...), f.in[n:]
	return true
}

// extension copies how long a picture is shown (F9) and how often all are
// shown, and passes over the rest.
func (f *gifFile) extension() bool {
	if len(f.in) < 3 {
		return false
	}
	label := f.in[1]
	repeats := label == 0xff && (bytes.HasPrefix(f.in[2:], []byte("\x0bNETSCAPE2.0")) || bytes.HasPrefix(f.in[2:], []byte("\x0bANIMEXTS1.0")))
	if label == 0xf9 || repeats {
		f.copy(2)
		return f.blocks(f.keep)
	}
	f.in = f.in[2:]
	return f.blocks(func([]byte) {})
}

func (f *gifFile) keep(block []byte) { f.out = append(f.out, block...) }

// blocks reads blocks, each behind its length, up to an empty one.
func (f *gifFile) blocks(take func([]byte)) bool {
	for len(f.in) > 0 {
		n := int(f.in[0]) + 1
		if n > len(f.in) {
			return false
		}
		take(f.in[:n])
		f.in = f.in[n:]
		if n == 1 {
			return true
		}
	}
	return false
}
