package guard

import (
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"compress/zlib"
	"encoding/binary"
	"io"
	"unicode/utf16"
)

// magic is how files of a kind begin.
var magic = struct{ zip, gzip, bzip2, png, pdf, ole string }{
	"PK\x03\x04", "\x1f\x8b\x08", "BZh", "\x89PNG\r\n\x1a\n", "%PDF-", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
}

// closed are kinds that cannot be looked into.
var closed = map[string]string{"7z": "7z\xbc\xaf\x27\x1c", "rar": "Rar!\x1a\x07", "xz": "\xfd7zXZ\x00", "zstd": "\x28\xb5\x2f\xfd"}

func begins(b []byte, with string) bool { return len(b) >= len(with) && string(b[:len(with)]) == with }

// packed reports whether something else is packed into the bytes.
func packed(b []byte) bool {
	for _, m := range []string{magic.zip, magic.gzip, magic.bzip2, magic.png, magic.pdf, magic.ole, "\xff\xd8\xff", "\xff\xfe", "\xfe\xff"} {
		if begins(b, m) {
			return true
		}
	}
	return false
}

// unpack reads what is packed into a document: archives, metadata of pictures,
// the streams of PDF files.
func (s *scan) unpack(v *view, depth int) {
	b := v.text
	for kind, m := range closed {
		if begins(b, m) {
			s.cannot(kind)
		}
	}
	switch {
	case begins(b, magic.gzip):
		r, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			s.cannot("gzip")
			return
		}
		s.inner(v, 0, "gzip", r, depth)
	case begins(b, magic.bzip2):
		s.inner(v, 0, "bzip2", bzip2.NewReader(bytes.NewReader(b)), depth)
	case begins(b, magic.png):
		s.png(v, depth)
	case bytes.Contains(b[:min(len(b), 1024)], []byte(magic.pdf)):
		s.pdf(v, depth)
	case begins(b, "\xff\xfe") || begins(b, "\xfe\xff"):
		s.utf16(v)
	case begins(b, magic.ole) && bytes.Contains(b, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")):
		s.cannot("encrypted")
	}
	if begins(b, magic.zip) || bytes.Contains(b[max(0, len(b)-1<<16-22):], []byte("PK\x05\x06")) {
		s.zip(v, depth)
	}
}

// inner reads what a stream unpacks to.
func (s *scan) inner(v *view, at int, how string, r io.Reader, depth int) {
	out, err := io.ReadAll(io.LimitReader(r, s.left+1))
	if int64(len(out)) > s.left {
		s.cannot("size")
		return
	}
	s.left -= int64(len(out))
	if err != nil && how != "zlib" {
		s.cannot(how)
	}
	s.document(packedView(v, at, how, out), depth+1)
}

// packedView is a text of which only the beginning is known to stand anywhere.
func packedView(v *view, at int, how string, out []byte) *view {
	return &view{text: out, from: at, fixed: true, under: v, how: how}
}

func (s *scan) zip(v *view, depth int) {
	z, err := zip.NewReader(bytes.NewReader(v.text), int64(len(v.text)))
	if err != nil {
		if begins(v.text, magic.zip) {
			s.cannot("zip")
		}
		return
	}
	for _, f := range z.File {
		at := 0
		if offset, err := f.DataOffset(); err == nil {
			at = int(offset)
		}
		s.texts(packedView(v, at, "zip", []byte(f.Name+"\n"+f.Comment)), depth+1)
		r, err := f.Open()
		if err != nil || f.Flags&1 != 0 {
			s.cannot("encrypted")
			continue
		}
		s.inner(v, at, "zip", r, depth)
		r.Close()
	}
}

// png reads the texts that a picture holds packed; the others stand in it as
// they are.
func (s *scan) png(v *view, depth int) {
	b := v.text
	for at := len(magic.png); at+12 <= len(b); {
		size := int(binary.BigEndian.Uint32(b[at:]))
		if size < 0 || at+12+size > len(b) {
			return
		}
		data := b[at+8 : at+8+size]
		switch string(b[at+4 : at+8]) {
		case "zTXt", "iTXt", "iCCP":
			s.streams(v, at+8, data, depth)
		}
		at += 12 + size
	}
}

// streams reads every zlib stream in the first 512 bytes of some data.
func (s *scan) streams(v *view, at int, data []byte, depth int) {
	for i := 0; i+2 < min(len(data), 512); i++ {
		if data[i] == 0x78 && (int(data[i])<<8|int(data[i+1]))%31 == 0 {
			if r, err := zlib.NewReader(bytes.NewReader(data[i:])); err == nil {
				s.inner(v, at+i, "zlib", r, depth)
				return
			}
		}
	}
}

func (s *scan) pdf(v *view, depth int) {
	b := v.text
	if bytes.Contains(b, []byte("/Encrypt")) {
		s.cannot("encrypted")
	}
	for at := 0; ; {
		step := bytes.Index(b[at:], []byte("stream"))
		if step < 0 {
			return
		}
		at += step + len("stream")
		start := at
		for start < len(b) && start < at+2 && (b[start] == '\r' || b[start] == '\n') {
			start++
		}
		at = start + s.stream(v, start, depth)
	}
}

// stream reads a stream of a PDF, packed or as it is, and returns how long it is
// as far as that is known.
func (s *scan) stream(v *view, start, depth int) int {
	data := v.text[start:]
	if len(data) > 1 && data[0] == 0x78 {
		if r, err := zlib.NewReader(bytes.NewReader(data)); err == nil {
			out, _ := io.ReadAll(io.LimitReader(r, s.left+1))
			if int64(len(out)) > s.left {
				s.cannot("size")
				return len(data)
			}
			s.left -= int64(len(out))
			inner := packedView(v, start, "pdf", out)
			s.document(inner, depth+1)
			s.shown(inner)
			return 0
		}
	}
	end := bytes.Index(data, []byte("endstream"))
	if end < 0 {
		end = len(data)
	}
	if plain(data[:end]) {
		s.shown(&view{text: data[:end], under: v, from: start})
	}
	return end
}

// shown reads the texts that a page of a PDF shows, put together of the pieces
// in which they stand: [(Al) -20 (va)] TJ.
func (s *scan) shown(v *view) {
	b := builder{from: v.text, done: len(v.text), bare: s.told != nil}
	deep := 0
	for i, c := range v.text {
		escaped := i > 0 && v.text[i-1] == '\\'
		switch {
		case c == '(' && !escaped:
			deep++
		case c == ')' && !escaped && deep > 0:
			deep--
		case deep > 0 && c != '\\', c == 'T' || c == '\'' || c == '"': // T ends an operator that shows a text, or moves on
			if deep == 0 {
				c = ' '
			}
			b.mark(i)
			b.out = append(b.out, c)
		}
	}
	if len(b.out) > 0 {
		s.text(&view{text: b.out, marks: b.marks, under: v, how: "pdf"})
	}
}

func (s *scan) utf16(v *view) {
	order := binary.ByteOrder(binary.LittleEndian)
	if v.text[0] == 0xFE {
		order = binary.BigEndian
	}
	var units []uint16
	for i := 2; i+1 < len(v.text); i += 2 {
		units = append(units, order.Uint16(v.text[i:]))
	}
	out := []byte(string(utf16.Decode(units)))
	s.texts(&view{text: out, marks: []mark{{0, 2}}, under: v, how: "utf-16"}, 1)
}
