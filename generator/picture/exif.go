package picture

import (
	"bytes"
	"encoding/binary"
)

// upright is the orientation of a picture that is shown as it lies in the file.
const upright = 1

// orientation reads the one tag that a picture needs out of its Exif data
// (Exif 2.32, 4.6.4: tag 0x0112): how to turn it. Anything odd is upright.
func orientation(tiff []byte) int {
	tiff = bytes.TrimPrefix(tiff, []byte("Exif\x00\x00"))
	var order binary.ByteOrder = binary.BigEndian
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case !bytes.HasPrefix(tiff, []byte("MM\x00*")):
		return upright
	}
	if len(tiff) < 8 {
		return upright
	}
	first := uint64(order.Uint32(tiff[4:]))
	if first+2 > uint64(len(tiff)) {
		return upright
	}
	entries := tiff[first+2:]
	for range order.Uint16(tiff[first:]) {
		if len(entries) < 12 {
			return upright
		}
		if order.Uint16(entries) == 0x0112 {
			if turn := int(order.Uint16(entries[8:])); turn >= 1 && turn <= 8 {
				return turn
			}
			return upright
		}
		entries = entries[12:]
	}
	return upright
}

// onlyOrientation is Exif data that says how to turn the picture, and no more.
func onlyOrientation(turn int) []byte {
	return []byte{'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, byte(turn), 0, 0, 0, 0, 0, 0}
}

// turned changes places of width and height for a picture that lies on its side.
func (p Picture) turned(turn int) Picture {
	if turn >= 5 {
		p.Width, p.Height = p.Height, p.Width
	}
	return p
}
