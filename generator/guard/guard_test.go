package guard

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/plan"
	"planportal/generator/settings"
)

// invented is a plan of somebody who does not exist.
var invented = Subject{
	Path: "content/plans/norr/lss-2025-0142.md", Unit: "norr", ID: "lss-2025-0142",
	Plan: plan.Pack(&plan.Plan{
		ID: "lss-2025-0142", Unit: "norr", Client: "Åsa Påhittsdotter", Protection: plan.None, Status: plan.Active,
		Responsible: "Karin Handläggarsson", Born: day.Must("1998-04-12"),
		Representative: plan.Representative{Name: "Göran von Skissén", Role: "god man"},
		Others:         []plan.Other{{Who: "Försäkringskassan", What: "assistansersättning"}},
		Meetings: []plan.Meeting{
			{Kind: plan.Planning, Date: day.Must("2025-11-03"), Place: "Låtsasgatan 14", Present: []string{"Åsa Påhittsdotter", "Örjan Fiktivström"}},
			{Kind: plan.FollowUp, Date: day.Must("2026-05-04"), Place: "Kulturhuset"},
		},
		Copies: []string{"Ylva Modellberg (syster)", "Försäkringskassan"},
		Sections: []plan.Section{{Part: plan.Now, Title: "Hur har jag det nu?", HTML: `<p>Jag bor i en <em>röd</em> stuga vid sjön och matar fåglarna varje morgon &amp; kväll.</p>
<p>Ring mig på 070-174 06 58 eller skriv till asa.p@exempel.test. Mitt nummer är 19980412-2387.</p>`}},
		Agreements: []plan.Agreement{{Text: "Att prova ledsagare på simningen", By: day.Must("2026-02-01"), Responsible: "Örjan Fiktivström"}},
	}),
}

var nobody = Allow(&settings.Site{})

// hits are the traces of the invented plan in a file.
func hits(t *testing.T, name string, content []byte) []Hit {
	t.Helper()
	wanted := map[gram]holder{}
	for _, s := range nobody.Secrets(invented) {
		if !s.Weak {
			wanted[s.gram] = holder{invented.Path, s.Kind}
		}
	}
	found, _ := search(name, content, wanted, false)
	return found
}

// leaks are ways in which something of a plan can stand in an open file. «» is
// around what must be found, and is taken away.
var leaks = []struct {
	name, file string
	content    string
}{
	{"as it is", "a.html", "<p>Hos «Åsa Påhittsdotter» är det lugnt.</p>"},
	{"capitals", "a.html", "<h1>«ÅSA PÅHITTSDOTTER»</h1>"},
	{"small letters", "a.html", "<a href=x>«åsa påhittsdotter»</a>"},
	{"genitive", "a.html", "«Åsa Påhittsdotters» plan"},
	{"last name first", "a.html", "«Påhittsdotter, Åsa»"},
	{"two parts, normal form D", "a.html", "«" + norm.NFD.String("Åsa Påhittsdotter") + "»"},
	{"full width", "a.html", "«Ａ̊ｓａ　Ｐåhittsdotter»"},
	{"without marks, as an address", "a.html", `<a href="files/«asa-pahittsdotter».pdf">`},
	{"in one word", "a.html", `<img src="«asapahittsdotter».png">`},
	{"Latin-1", "a.txt", "«\xc5sa P\xe5hittsdotter»"},
	{"representative, short", "a.html", "«Göran Skissén»"},
	{"someone present", "a.html", "tack «Örjan Fiktivström»!"},
	{"copy, without its role", "a.html", "«Ylva Modellberg»"},
	{"id", "a.html", `<a href="x/«lss-2025-0142».html">`},
	{"id in one word", "a.html", `ref=«LSS20250142»`},
	{"personal number, short", "a.html", "«980412-2387»"},
	{"personal number, long with spaces", "a.html", "«1998 04 12 2387»"},
	{"phone", "a.html", "tel:+«46701740658»"},
	{"e-mail", "a.html", "mailto:«asa.p@exempel.test»"},
	{"born, near a name", "a.html", "Åsa, född «12 april 1998»"},
	{"address", "a.html", "vid «Låtsasgatan 14»"},
	{"sentence", "a.html", "Så: jag bor i en «röd stuga vid sjön och matar fåglarna varje morgon &amp; kväll»!"},
	{"entities", "a.html", "«&Aring;sa P&#229;hittsdotter»"},
	{"entities twice", "a.html", "«&amp;Aring;sa&amp;nbsp;P&amp;#xe5;hittsdotter»"},
	{"percent", "a.html", "?q=«%C3%85sa%20P%C3%A5hittsdotter»"},
	{"JSON", "a.js", `{"n":"«\u00c5sa P\u00e5hittsdotter»"}`},
	{"CSS", "a.css", `a::before{content:"«\c5 sa P\e5 hittsdotter»"}`},
	{"git's way", "a.txt", `"«\303\205sa P\303\245hittsdotter»"`},
	{"quoted-printable", "a.eml", "«=C3=85sa P=C3=A5hitts=\r\ndotter»"},
	{"soft hyphen", "a.html", "«Åsa På&shy;hitts\u00addotter»"},
	{"zero width", "a.html", "«Å\u200bsa P\u2060åhittsdotter»"},
	{"tags in the word", "a.html", "«Å<b>s</b>a På<wbr>hitts<!-- x -->dotter»"},
	{"cells", "a.html", "<td>«Åsa</td><td class=x>Påhittsdotter»</td>"},
	{"comment", "a.html", "<!-- «Åsa Påhittsdotter» -->"},
	{"attribute", "a.html", `<img alt="«Åsa Påhittsdotter»">`},
	{"base64", "a.html", `data:text/plain;base64,«` + base64.StdEncoding.EncodeToString([]byte("Åsa Påhittsdotter")) + "»"},
	{"base64, within more", "a.js", `"` + base64.URLEncoding.EncodeToString([]byte("xy och Åsa Påhittsdotter bor där")) + `"`},
	{"base64 twice", "a.js", `"` + base64.StdEncoding.EncodeToString([]byte(base64.StdEncoding.EncodeToString([]byte("till Åsa Påhittsdotter från oss")))) + `"`},
	{"hexadecimal", "a.js", `"«` + hex.EncodeToString([]byte("Åsa Påhittsdotter")) + `»"`},
	{"UTF-16", "a.txt", utf16le("\ufeff") + "«" + utf16le("Åsa Påhittsdotter") + "»"},
	{"UTF-16 in a picture", "a.jpg", "\xff\xd8\xff\xe1\x00\x00Exif\x00\x00\x01\x02\x03\x04«" + utf16le("Åsa Påhittsdotter") + "»\x00\x00\x01\xff\xd9"},
	{"XMP in a picture", "a.jpg", "\xff\xd8\xff\xe1\x01\x02\x00\x03\x04\x05\x06<dc:creator>«Åsa Påhittsdotter»</dc:creator>\x00\x00\x01\xff\xd9\x00\x01\x02"},
	{"PNG, text", "a.png", picture("tEXt", "Author\x00«Påhittsdotter Åsa»")},
	{"PNG, packed", "a.png", picture("zTXt", "Author\x00\x00"+deflated("Åsa Påhittsdotter"))},
	{"PNG, packed international", "a.png", picture("iTXt", "Author\x00\x01\x00\x00\x00"+deflated("Åsa Påhittsdotter"))},
	{"gzip", "a.svgz", gzipped("<svg><title>Åsa Påhittsdotter</title></svg>")},
	{"docx, in two runs", "a.docx", zipped("word/document.xml", "<w:t>Åsa På</w:t></w:r><w:r><w:t>hittsdotter</w:t>")},
	{"zip in a zip", "a.zip", zipped("inner.docx", zipped("word/document.xml", "<w:t>Åsa Påhittsdotter</w:t>"))},
	{"name in a zip", "a.zip", zipped("Asa_Pahittsdotter.txt", "x")},
	{"zip behind a picture", "a.png", picture("tEXt", "Title\x00x") + zipped("a.txt", "Åsa Påhittsdotter")},
	{"PDF, packed", "a.pdf", "%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n" + deflated("BT (\xc5sa P\xe5hittsdotter) Tj ET") + "\nendstream"},
	{"PDF, in pieces", "a.pdf", "%PDF-1.4\n1 0 obj<<>>stream\nBT [(«\xc5s) -20 (a P\xe5) 3 (hittsdotter»)] TJ ET\nendstream"},
	{"file's name", "bilder/Åsa Påhittsdotter.jpg", "x"},
	{"file's name, as an address", "asa-pahittsdotter/index.html", "x"},
}

func TestEveryLeakIsFound(t *testing.T) {
	for _, tt := range leaks {
		t.Run(tt.name, func(t *testing.T) {
			from := strings.Index(tt.content, "«")
			content := strings.NewReplacer("«", "", "»", "").Replace(tt.content)
			found := hits(t, tt.file, []byte(content))
			if len(found) == 0 {
				t.Fatal("not found")
			}
			if from >= 0 && !slices.ContainsFunc(found, func(h Hit) bool { return h.Spot.Offset == from }) {
				t.Errorf("found at %d, want %d", found[0].Spot.Offset, from)
			}
			for _, once := range []bool{true, false} {
				if leaks := next(page{tt.file, content}, invented, once); !slices.ContainsFunc(leaks, func(f diag.Finding) bool { return f.Rule == "plan-in-open-site" }) {
					t.Errorf("a guard that is asked once: %t, finds %v", once, leaks)
				}
			}
		})
	}
}

// next is what a guard finds that sees a file and a plan for the first time.
func next(file page, s Subject, once bool) []diag.Finding {
	return Next(&Guard{}, Change[page]{Allowed: nobody, Open: []page{file}, Once: once, Jobs: 1, Plans: func(yield func(Subject) bool) { yield(s) }})
}

// TestNoFalseAlarm: what many write, and what is only like something of the plan.
func TestNoFalseAlarm(t *testing.T) {
	for _, text := range []string{
		"Åsa bor i Påhittsdotter", "Åsas påhitt", "Vi ses i Kulturhuset eller på Försäkringskassan.",
		"Karin är handläggare", "LSS 2025: 142", "lss 10 §", "980412 och 2386", "den 12 april 1998 kom lagen",
		"Att prova ledsagare på simningen", "Hur har jag det nu?", "0701740", "Låtsasgatan 15", "Göran Persson",
		"jag bor i en röd stuga", "von Skissén",
	} {
		if found := hits(t, "a.html", []byte(text)); len(found) > 0 {
			t.Errorf("%q: found %+v", text, found)
		}
	}
}

// TestNoiseIsNoName: in a font's bytes a few letters stand by chance; in a text
// they are a name.
func TestNoiseIsNoName(t *testing.T) {
	short := Subject{Path: "content/plans/norr/b.md", ID: "lss-9", Plan: plan.Pack(&plan.Plan{Client: "Bo Ek"})}
	find := func(content string) int { return len(next(page{"a", content}, short, false)) }
	if n := find("\x00\x01\x02\xff\xfe\x00\x01;!Bo Ek(\x00\x02\x03\x00"); n > 0 {
		t.Errorf("in a font: %d", n)
	}
	if find("Vi träffade Bo Ek i går.") == 0 {
		t.Error("in a text: nothing")
	}
}

func utf16le(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return string(b)
}

func deflated(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	fmt.Fprint(w, s)
	w.Close()
	return b.String()
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	fmt.Fprint(w, s)
	w.Close()
	return b.String()
}

func zipped(name, content string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, _ := w.Create(name)
	fmt.Fprint(f, content)
	w.Close()
	return b.String()
}

// picture is a PNG with one chunk of its own.
func picture(kind, data string) string {
	chunk := func(kind, data string) string {
		b := binary.BigEndian.AppendUint32(nil, uint32(len(strings.NewReplacer("«", "", "»", "").Replace(data))))
		b = append(append(b, kind...), data...)
		return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE([]byte(kind+data))))
	}
	return "\x89PNG\r\n\x1a\n" + chunk("IHDR", "\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00") + chunk(kind, data) + chunk("IEND", "")
}
