package picture

import (
	"bytes"
	"encoding/binary"
)

// The markers of a JPEG file (ITU-T T.81, table B.1) that Clean looks at.
const (
	markSOI  = 0xd8 // start of image
	markEOI  = 0xd9 // end of image
	markSOS  = 0xda // start of scan: compressed data follow it
	markAPP0 = 0xe0 // JFIF
	markAPP1 = 0xe1 // Exif, XMP
	markAPP2 = 0xe2 // colour profile, further pictures
	markAPPE = 0xee // Adobe's colour transform
)

// jpegFile is a JPEG file on its way to a clean one.
type jpegFile struct {
	in   []byte
	out  Picture
	turn int
}

// cleanJPEG copies the segments that the decoder needs, and the compressed data
// as they are. Comments, Exif, XMP, IPTC, thumbnails and whatever follows the
// end of the picture (films, uncropped originals) stay behind.
func cleanJPEG(data []byte) (Picture, bool) {
	f := &jpegFile{in: data[2:], turn: upright}
	f.out.Bytes = append(make([]byte, 0, len(data)), 0xff, markSOI)
	scanned := false
	for {
		marker, ok := f.marker()
		if !ok {
			return Picture{}, false
		}
		if marker == markEOI {
			f.out.Bytes = append(f.out.Bytes, 0xff, markEOI)
			return f.out.turned(f.turn), scanned
		}
		payload, ok := f.payload(marker)
		if !ok || isFrame(marker) && !f.size(payload) {
			return Picture{}, false
		}
		f.keep(marker, payload)
		if marker == markSOS {
			scanned = true
			f.scan()
		}
	}
}

// marker reads the next marker; bytes 0xFF may stand before it.
func (f *jpegFile) marker() (byte, bool) {
	fill := 0
	for fill < len(f.in) && f.in[fill] == 0xff {
		fill++
	}
	if fill == 0 || fill == len(f.in) {
		return 0, false
	}
	marker := f.in[fill]
	f.in = f.in[fill+1:]
	return marker, true
}

// payload reads a segment behind its marker. Markers without one stand only in
// compressed data.
func (f *jpegFile) payload(marker byte) ([]byte, bool) {
	if marker < 0xc0 || marker >= 0xd0 && marker <= markSOI || len(f.in) < 2 {
		return nil, false
	}
	n := int(binary.BigEndian.Uint16(f.in))
	if n < 2 || n > len(f.in) {
		return nil, false
	}
	payload := f.in[2:n]
	f.in = f.in[n:]
	return payload, true
}

// isFrame reports whether a marker begins a frame: C0–CF without the tables.
func isFrame(marker byte) bool {
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc
}

func (f *jpegFile) size(frame []byte) bool {
	if len(frame) < 6 {
		return false
	}
	f.out.Height, f.out.Width = int(binary.BigEndian.Uint16(frame[1:])), int(binary.BigEndian.Uint16(frame[3:]))
	return true
}

// keep writes what may stay of a segment.
func (f *jpegFile) keep(marker byte, payload []byte) {
	switch {
	case marker == markAPP0 && bytes.HasPrefix(payload, []byte("JFIF\x00")) && len(payload) >= 14:
		f.write(marker, append(bytes.Clone(payload[:12]), 0, 0)) // no thumbnail
	case marker == markAPP1 && bytes.HasPrefix(payload, []byte("Exif\x00\x00")) && f.turn == upright:
		if f.turn = orientation(payload); f.turn != upright {
			f.write(marker, append([]byte("Exif\x00\x00"), onlyOrientation(f.turn)...))
		}
	case marker == markAPP2 && bytes.HasPrefix(payload, []byte("ICC_PROFILE\x00")):
		f.write(marker, payload)
	case marker == markAPPE && bytes.HasPrefix(payload, []byte("Adobe")) && len(payload) >= 12:
		f.write(marker, payload[:12])
	case marker < markAPP0: // what the decoder needs; comments and the rest are above
		f.write(marker, payload)
	}
}

func (f *jpegFile) write(marker byte, payload []byte) {
	f.out.Bytes = append(f.out.Bytes, 0xff, marker)
	f.out.Bytes = binary.BigEndian.AppendUint16(f.out.Bytes, uint16(len(payload)+2))
	f.out.Bytes = append(f.out.Bytes, payload...)
}

// scan copies compressed data up to the next marker. In them 0xFF is followed
// by 0, or by a restart marker.
func (f *jpegFile) scan() {
	end := 0
	for {
		i := bytes.IndexByte(f.in[end:], 0xff)
		if i < 0 || end+i+1 >= len(f.in) {
			end = len(f.in)
			break
		}
		end += i
		if next := f.in[end+1]; next != 0 && (next < 0xd0 || next > 0xd7) {
			break
		}
		end += 2
	}
	f.out.Bytes = append(f.out.Bytes, f.in[:end]...)
	f.in = f.in[end:]
}
