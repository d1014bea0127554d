package picture

import "encoding/binary"

// An AVIF file is boxes in boxes (ISO/IEC 14496-12). Taking Exif out of it
// would move everything that its index points at, so a file that has some is a
// finding instead.

func isAVIF(data []byte) bool {
	return len(data) >= 12 && string(data[4:8]) == "ftyp" && (string(data[8:12]) == "avif" || string(data[8:12]) == "avis")
}

// boxes hands over the boxes of data, with their names; false if they do not
// fill it.
func boxes(data []byte, take func(name string, body []byte)) bool {
	for len(data) > 0 {
		if len(data) < 8 {
			return false
		}
		head, n := uint64(8), uint64(binary.BigEndian.Uint32(data))
		switch {
		case n == 0: // to the end
			n = uint64(len(data))
		case n == 1 && len(data) >= 16:
			head, n = 16, binary.BigEndian.Uint64(data[8:])
		}
		if n < head || n > uint64(len(data)) {
			return false
		}
		take(string(data[4:8]), data[head:n])
		data = data[n:]
	}
	return true
}

// sizeAVIF finds the size of the largest part: the others are tiles of it, its
// transparency or its thumbnail.
func sizeAVIF(data []byte) (Picture, bool) {
	p := Picture{Bytes: data}
	var look func(name string, body []byte)
	look = func(name string, body []byte) {
		switch {
		case name == "meta" && len(body) >= 4:
			boxes(body[4:], look)
		case name == "iprp", name == "ipco":
			boxes(body, look)
		case name == "ispe" && len(body) >= 12:
			w, h := int(int32(binary.BigEndian.Uint32(body[4:]))), int(int32(binary.BigEndian.Uint32(body[8:])))
			if w > 0 && h > 0 && w*h > p.Width*p.Height {
				p.Width, p.Height = w, h
			}
		}
	}
	ok := boxes(data, look)
	return p, ok
}

// tellsAVIF reports whether the file holds Exif or XMP.
func tellsAVIF(data []byte) (does bool) {
	var look func(name string, body []byte)
	look = func(name string, body []byte) {
		switch {
		case name == "meta" && len(body) >= 4:
			boxes(body[4:], look)
		case name == "iinf" && len(body) >= 6:
			boxes(body[6:], look)
		case name == "infe" && len(body) >= 12:
			kind := string(body[8:12])
			does = does || kind == "Exif" || kind == "mime"
		}
	}
	boxes(data, look)
	return does
}
