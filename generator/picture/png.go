package picture

import (
	"encoding/binary"
	"hash/crc32"
)

// pngKept are the chunks that say how a picture looks (PNG, third edition,
// chapter 11). Texts, times and every private chunk stay behind.
var pngKept = map[string]bool{
	"IHDR": true, "PLTE": true, "IDAT": true, "IEND": true, "tRNS": true, "gAMA": true, "cHRM": true, "sRGB": true,
	"iCCP": true, "cICP": true, "mDCV": true, "cLLI": true, "sBIT": true, "bKGD": true, "hIST": true, "pHYs": true,
	"acTL": true, "fcTL": true, "fdAT": true,
}

// cleanPNG copies the chunks that say how the picture looks. A chunk whose
// checksum is wrong means that the file is damaged.
func cleanPNG(data []byte) (Picture, bool) {
	p := Picture{Bytes: append(make([]byte, 0, len(data)), data[:8]...)}
	turn, drawn := upright, false
	for rest := data[8:]; len(rest) >= 12; {
		n := uint64(binary.BigEndian.Uint32(rest))
		if n > uint64(len(rest)-12) {
			break
		}
		chunk := rest[:n+12]
		rest = rest[n+12:]
		name, body := string(chunk[4:8]), chunk[8:8+n]
		if crc32.ChecksumIEEE(chunk[4:8+n]) != binary.BigEndian.Uint32(chunk[8+n:]) || p.Width == 0 && name != "IHDR" {
			break
		}
		switch {
		case name == "IHDR" && n == 13 && p.Width == 0:
			p.Width, p.Height = int(int32(binary.BigEndian.Uint32(body))), int(int32(binary.BigEndian.Uint32(body[4:])))
		case name == "IHDR":
			return Picture{}, false
		case name == "eXIf" && turn == upright:
			if turn = orientation(body); turn != upright {
				p.Bytes = appendChunk(p.Bytes, name, onlyOrientation(turn))
			}
		}
		drawn = drawn || name == "IDAT"
		if pngKept[name] {
			p.Bytes = append(p.Bytes, chunk...)
		}
		if name == "IEND" {
			return p.turned(turn), drawn
		}
	}
	return Picture{}, false
}

func appendChunk(to []byte, name string, body []byte) []byte {
	to = binary.BigEndian.AppendUint32(to, uint32(len(body)))
	start := len(to)
	to = append(append(to, name...), body...)
	return binary.BigEndian.AppendUint32(to, crc32.ChecksumIEEE(to[start:]))
}
