package picture

import (
	"bytes"
	"encoding/binary"
)

func isWebP(data []byte) bool {
	return len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP"
}

// The flags of a VP8X chunk (RFC 9649, 2.7) for Exif and XMP.
const webpExif, webpXMP = 0x08, 0x04

// webpFile is a WebP file on its way to a clean one.
type webpFile struct {
	out   Picture
	turn  int
	drawn bool
}

// cleanWebP copies the chunks that say how the picture looks, and tells the
// header of the file that the others are gone.
func cleanWebP(data []byte) (Picture, bool) {
	size := uint64(binary.LittleEndian.Uint32(data[4:]))
	if size < 4 || size+8 > uint64(len(data)) {
		return Picture{}, false
	}
	f := webpFile{turn: upright}
	f.out.Bytes = append(make([]byte, 0, len(data)), data[:12]...)
	if !f.chunks(data[12 : size+8]) {
		return Picture{}, false
	}
	if f.turn != upright {
		f.append("EXIF", onlyOrientation(f.turn))
	}
	binary.LittleEndian.PutUint32(f.out.Bytes[4:], uint32(len(f.out.Bytes)-8))
	return f.out.turned(f.turn), f.drawn
}

// chunks reads chunks to the end of data, which may lack the last one's padding.
func (f *webpFile) chunks(data []byte) bool {
	for len(data) > 0 {
		if len(data) < 8 {
			return false
		}
		n := uint64(binary.LittleEndian.Uint32(data[4:]))
		if n > uint64(len(data)-8) {
			return false
		}
		if !f.chunk(string(data[:4]), data[8:8+n]) {
			return false
		}
		data = data[min(8+n+n%2, uint64(len(data))):]
	}
	return true
}

func (f *webpFile) chunk(name string, body []byte) bool {
	switch name {
	case "VP8X":
		if len(body) < 10 || f.out.Width != 0 {
			return false
		}
		f.turnable(body)
		f.out.Width, f.out.Height = 1+uint24(body[4:]), 1+uint24(body[7:])
	case "VP8 ", "VP8L":
		f.drawn = true
		if f.out.Width == 0 && !f.size(name, body) {
			return false
		}
		f.append(name, body)
	case "ANMF":
		return f.frame(body)
	case "ALPH", "ANIM", "ICCP":
		f.append(name, body)
	case "EXIF":
		if f.flags() != nil && f.turn == upright {
			f.turn = orientation(body)
			*f.flags() |= flagIf(f.turn != upright)
		}
	}
	return true
}

// turnable writes the header of the file without its flags for Exif and XMP.
func (f *webpFile) turnable(body []byte) {
	body = bytes.Clone(body[:10])
	body[0] &^= webpExif | webpXMP
	f.append("VP8X", body)
}

// flags are those of the header that is written; nil if there is none, which is
// then the first chunk.
func (f *webpFile) flags() *byte {
	if len(f.out.Bytes) < 30 || string(f.out.Bytes[12:16]) != "VP8X" {
		return nil
	}
	return &f.out.Bytes[20]
}

func flagIf(turned bool) byte {
	if turned {
		return webpExif
	}
	return 0
}

// frame copies a frame of an animation: sixteen bytes, then chunks of its own.
func (f *webpFile) frame(body []byte) bool {
	if len(body) < 16 {
		return false
	}
	inner := webpFile{turn: upright}
	inner.out.Bytes = bytes.Clone(body[:16])
	inner.out.Width = 1 // what the frame's own data say is not the picture's size
	if !inner.chunks(body[16:]) {
		return false
	}
	f.drawn = f.drawn || inner.drawn
	f.append("ANMF", inner.out.Bytes)
	return true
}

// size reads the size of a picture without a VP8X chunk (RFC 6386, 9.1; RFC
// 9649, 3.4).
func (f *webpFile) size(name string, body []byte) bool {
	if name == "VP8L" {
		if len(body) < 5 || body[0] != 0x2f {
			return false
		}
		bits := binary.LittleEndian.Uint32(body[1:])
		f.out.Width, f.out.Height = 1+int(bits&0x3fff), 1+int(bits>>14&0x3fff)
		return true
	}
	if len(body) < 10 || !bytes.Equal(body[3:6], []byte{0x9d, 0x01, 0x2a}) {
		return false
	}
	f.out.Width = int(binary.LittleEndian.Uint16(body[6:]) & 0x3fff)
	f.out.Height = int(binary.LittleEndian.Uint16(body[8:]) & 0x3fff)
	return true
}

func (f *webpFile) append(name string, body []byte) {
	f.out.Bytes = append(f.out.Bytes, name...)
	f.out.Bytes = binary.LittleEndian.AppendUint32(f.out.Bytes, uint32(len(body)))
	f.out.Bytes = append(f.out.Bytes, body...)
	if len(body)%2 == 1 {
		f.out.Bytes = append(f.out.Bytes, 0)
	}
}

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }
