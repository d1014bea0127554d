package picture

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/diag"
)

// secret stands wherever a picture can hold words.
const secret = "Exempelgatan 9, tagen av Karin Exempel"

// exif is what a telephone writes: how to turn the picture, and where it was.
func exif(turn byte) []byte {
	b := []byte{'I', 'I', '*', 0, 8, 0, 0, 0, 2, 0,
		0x0e, 0x01, 2, 0, byte(len(secret)), 0, 0, 0, 38, 0, 0, 0,
		0x12, 0x01, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0, 0, 0, 0, 0}
	return append(b, secret...)
}

func scene() image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, 40, 24))
	for i := range 40 * 24 {
		m.Set(i%40, i/40, color.NRGBA{uint8(6 * i), uint8(i), uint8(255 - i), 255})
	}
	return m
}

// photo is a JPEG with everything in it that a file can tell.
func photo(turn byte) []byte {
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, scene(), nil); err != nil {
		panic(err)
	}
	out := []byte{0xff, 0xd8}
	add := func(marker byte, payload string) {
		out = append(out, 0xff, marker)
		out = binary.BigEndian.AppendUint16(out, uint16(len(payload)+2))
		out = append(out, payload...)
	}
	add(0xe0, "JFIF\x00\x01\x02\x00\x00\x48\x00\x48\x01\x01abc")
	add(0xe1, "Exif\x00\x00"+string(exif(turn)))
	add(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+secret+"</x:xmpmeta>")
	add(0xe2, "ICC_PROFILE\x00\x01\x01profil")
	add(0xe2, "MPF\x00"+secret)
	add(0xed, "Photoshop 3.0\x008BIM\x04\x04"+secret)
	add(0xee, "Adobe\x00\x64\x00\x00\x00\x00\x01"+secret)
	add(0xfe, secret)
	out = append(out, plain.Bytes()[2:]...)
	return append(out, secret...)
}

// chart is a PNG with everything in it that a file can tell.
func chart(turn byte) []byte {
	var plain bytes.Buffer
	if err := png.Encode(&plain, scene()); err != nil {
		panic(err)
	}
	head, rest := plain.Bytes()[:33], plain.Bytes()[33:]
	out := bytes.Clone(head)
	for name, body := range map[string]string{
		"tEXt": "Author\x00" + secret, "iTXt": "XML:com.adobe.xmp\x00\x00\x00\x00\x00" + secret, "tIME": "\x07\xea\x0b\x15\x0c\x00\x00",
		"eXIf": string(exif(turn)), "prVt": secret, "pHYs": "\x00\x00\x0b\x13\x00\x00\x0b\x13\x01",
	} {
		out = appendChunk(out, name, []byte(body))
	}
	return append(append(out, rest...), secret...)
}

func animation() []byte {
	var out bytes.Buffer
	frame := image.NewPaletted(image.Rect(0, 0, 40, 24), color.Palette{color.White, color.Black})
	if err := gif.EncodeAll(&out, &gif.GIF{Image: []*image.Paletted{frame, frame}, Delay: []int{10, 10}}); err != nil {
		panic(err)
	}
	b := out.Bytes()
	comment := "!\xfe" + string(rune(len(secret))) + secret + "\x00"
	xmp := "!\xff\x0bXMP DataXMP" + string(rune(len(secret))) + secret + "\x00"
	return append(b[:len(b)-1:len(b)-1], comment+xmp+";"+secret...)
}

// lossless is a WebP with one pixel's data, Exif, XMP and a chunk of its own.
func lossless(turn byte) []byte {
	f := webpFile{}
	f.out.Bytes = []byte("RIFF\x00\x00\x00\x00WEBP")
	f.append("VP8X", []byte{0x2c, 0, 0, 0, 39, 0, 0, 23, 0, 0})
	f.append("VP8L", []byte{0x2f, 0x27, 0xc0, 0x05, 0x00, 0x07})
	f.append("EXIF", exif(turn))
	f.append("XMP ", []byte(secret))
	f.append("prVt", []byte(secret))
	binary.LittleEndian.PutUint32(f.out.Bytes[4:], uint32(len(f.out.Bytes)-8))
	return append(f.out.Bytes, secret...)
}

func decoded(t *testing.T, data []byte) image.Image {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestPicturesTellOnlyWhatTheyShow: every word is gone, no pixel is changed,
// and a picture that lies on its side is still turned.
func TestPicturesTellOnlyWhatTheyShow(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want image.Point
		turn int
	}{
		"upright.jpg": {photo(1), image.Pt(40, 24), 1}, "side.jpeg": {photo(6), image.Pt(24, 40), 6},
		"upright.png": {chart(1), image.Pt(40, 24), 1}, "side.png": {chart(8), image.Pt(24, 40), 8},
		"upright.webp": {lossless(1), image.Pt(40, 24), 1}, "side.webp": {lossless(5), image.Pt(24, 40), 5},
		"turning.gif": {animation(), image.Pt(40, 24), 1},
	} {
		t.Run(name, func(t *testing.T) {
			p, found := Clean(name, c.data)
			if len(found) > 0 || p.Width != c.want.X || p.Height != c.want.Y {
				t.Fatalf("%d × %d, %v", p.Width, p.Height, found)
			}
			if !bytes.Contains(c.data, []byte(secret)) || bytes.Contains(p.Bytes, []byte("Exempel")) || bytes.Contains(p.Bytes, []byte("8BIM")) {
				t.Errorf("words are left in %q", p.Bytes)
			}
			if got := turnIn(p.Bytes); got != c.turn {
				t.Errorf("it is turned by %d, want %d", got, c.turn)
			}
			if again, _ := Clean(name, p.Bytes); !bytes.Equal(again.Bytes, p.Bytes) {
				t.Error("a clean picture is not the same when it is cleaned again")
			}
			if strings.HasSuffix(name, ".webp") {
				return // the standard library has no decoder; the browser's verdict is in pictures.test.mjs
			}
			if diff := cmp.Diff(decoded(t, c.data), decoded(t, p.Bytes)); diff != "" {
				t.Error(diff)
			}
		})
	}
	p, _ := Clean("a.jpg", photo(1))
	if !bytes.Contains(p.Bytes, []byte("ICC_PROFILE")) || bytes.Contains(p.Bytes, []byte("Exif")) {
		t.Error("the colour profile goes, or empty Exif data stay")
	}
	p, _ = Clean("a.png", chart(1))
	if !bytes.Contains(p.Bytes, []byte("pHYs")) {
		t.Error("the resolution goes")
	}
}

// turnIn finds the orientation in a clean file.
func turnIn(data []byte) int {
	if i := bytes.Index(data, []byte("MM\x00*")); i >= 0 {
		return orientation(data[i:])
	}
	return upright
}

func TestCleanFinds(t *testing.T) {
	svg := func(inner string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 5">` + "\n" + inner + `</svg>`
	}
	cut := photo(1)
	hurt := chart(1)
	hurt[len(hurt)/2] ^= 1
	for _, c := range []struct{ name, text, want string }{
		{"a.jpg", string(cut[:len(cut)-len(secret)-2]), "0:0 picture-broken [JPEG]"},
		{"a.jpg", "not a picture", "0:0 picture-broken [JPEG]"},
		{"a.jpg", "", "0:0 picture-broken [JPEG]"},
		{"a.png", string(hurt), "0:0 picture-broken [PNG]"},
		{"a.webp", string(lossless(1)[:40]), "0:0 picture-broken [WebP]"},
		{"a.gif", string(animation()[:60]), "0:0 picture-broken [GIF]"},
		{"A.JPG", string(chart(1)), "0:0 picture-kind [.jpg PNG]"},
		{"a.svg", svg(`<path d="M0 0"/><use href="#x"/><a href="https://www.exempel.se/"/>`), ""},
		{"a.svg", svg(`<image href="data:image/png;base64,AA=="/><style>a{fill:url(#x)}</style>`), ""},
		{"a.svg", svg(`<path/> <script>alert(1)</script>`), "2:9 svg-script [<script>]"},
		{"a.svg", svg(`<path onclick="x()"/>`), "2:1 svg-script [onclick=]"},
		{"a.svg", svg(`<a xlink:href=" JavaScript:x()"/>`), "2:1 svg-script [href=]"},
		{"a.svg", svg(`<image href="data:image/svg+xml,x"/>`), "2:1 svg-script [href=]"},
		{"a.svg", svg(`<foreignObject/>`), "2:1 svg-script [<foreignObject>]"},
		{"a.svg", `<!DOCTYPE svg [<!ENTITY x "y">]>` + svg(``), "1:1 svg-script [ENTITY]"},
		{"a.svg", svg(`<image xlink:href="https://www.exempel.se/x.png"/>`), "2:1 svg-foreign [href=]"},
		{"a.svg", svg(`<image href="other.png"/>`), "2:1 svg-foreign [href=]"},
		{"a.svg", svg(`<path style="fill:url( 'https://www.exempel.se/x')"/>`), "2:1 svg-foreign [style=]"},
		{"a.svg", svg(`<style>@import "x.css";</style>`), "2:8 svg-foreign [url()]"},
		{"a.svg", `<?xml-stylesheet href="x.css"?>` + svg(``), "1:1 svg-foreign [xml-stylesheet]"},
		{"a.svg", svg(`<metadata><creator>Karin</creator></metadata>`), "0:0 picture-tells []"},
		{"a.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`, "0:0 svg-size []"},
		{"a.svg", `<html></html>`, "1:1 picture-broken [SVG]"},
		{"a.svg", svg(`<path>`), "2:7 picture-broken [SVG]"},
		{"a.pdf", "%PDF-1.4 1 0 obj << /Author (Karin) >>", "0:0 document-tells []"},
		{"a.pdf", "%PDF-1.4 1 0 obj << /Author () >>", ""},
		{"a.docx", office(t, "docProps/core.xml", `<dc:creator>Karin</dc:creator>`), "0:0 document-tells []"},
		{"a.docx", office(t, "docProps/core.xml", `<dc:creator></dc:creator>`), ""},
		{"a.odt", office(t, "meta.xml", `<meta:initial-creator>Karin</meta:initial-creator>`), "0:0 document-tells []"},
		{"a.txt", "text", ""},
	} {
		p, found := Clean(c.name, []byte(c.text))
		if got := told(found); got != c.want {
			t.Errorf("%s %.120q: %q, want %q", c.name, c.text, got, c.want)
		}
		if !diag.Failed(found) && len(p.Bytes) != len(c.text) {
			t.Errorf("%s %.120q: the file is not there", c.name, c.text)
		}
	}
}

func told(found []diag.Finding) string {
	var lines []string
	for _, f := range found {
		lines = append(lines, strings.Join([]string{string('0'+rune(f.Line)) + ":" + itoa(f.Col), f.Rule, "[" + strings.Join(f.Args, " ") + "]"}, " "))
	}
	return strings.Join(lines, "; ")
}

func itoa(n int) string {
	if n < 10 {
		return string('0' + rune(n))
	}
	return itoa(n/10) + itoa(n%10)
}

func office(t *testing.T, name, text string) string {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	f, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte(text)); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestDrawingsHaveSizes(t *testing.T) {
	for attrs, want := range map[string]image.Point{
		`viewBox="3 3 42 21"`: {42, 21}, `width="96" height="48px"`: {96, 48}, `width="1in" height="25.4mm"`: {96, 96},
		`width="100%" height="100%" viewBox="0,0,7.6,3"`: {8, 3}, `width="-1" height="NaN"`: {0, 0}, `width="10"`: {0, 0},
	} {
		p, _ := Clean("a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" `+attrs+`/>`))
		if p.Width != want.X || p.Height != want.Y {
			t.Errorf("%s: %d × %d, want %v", attrs, p.Width, p.Height, want)
		}
	}
}

// FuzzClean: whatever the bytes, cleaning ends; what comes out is clean already
// and no longer than what went in, and looks the same.
func FuzzClean(f *testing.F) {
	for name, data := range map[string][]byte{
		".jpg": photo(6), ".png": chart(3), ".gif": animation(), ".webp": lossless(2),
		".svg": []byte(`<svg viewBox="0 0 1 1"><a href="#x"/></svg>`), ".avif": []byte("\x00\x00\x00\x10ftypavif\x00\x00\x00\x00\x00\x00\x00\x08meta"),
		".pdf": []byte("/Type /ObjStm >> stream\nx"),
	} {
		f.Add(name, data)
	}
	f.Fuzz(func(t *testing.T, ext string, data []byte) {
		p, found := Clean("a"+ext, data)
		if diag.Failed(found) {
			return
		}
		if len(p.Bytes) > len(data)+64 {
			t.Fatalf("%d bytes became %d", len(data), len(p.Bytes))
		}
		again, found := Clean("a"+ext, p.Bytes)
		if diag.Failed(found) || !bytes.Equal(again.Bytes, p.Bytes) || again.Width != p.Width || again.Height != p.Height {
			t.Fatalf("%q became %q, then %q (%v)", data, p.Bytes, again.Bytes, found)
		}
		if p.Width > 500 || p.Height > 500 || len(data) > 1<<16 {
			return
		}
		if before, kind, err := image.Decode(bytes.NewReader(data)); err == nil && strings.HasPrefix(ext, "."+kind[:1]) {
			after, _, err := image.Decode(bytes.NewReader(p.Bytes))
			if err != nil || !cmp.Equal(before, after) {
				t.Fatalf("%q does not look as before: %v", data, err)
			}
		}
	})
}
