package feed

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
)

// object is a row as encoding/json writes it.
type object struct {
	ID          string     `json:"id"`
	Unit        string     `json:"unit"`
	Client      string     `json:"client"`
	Responsible string     `json:"responsible"`
	Kind        due.Kind   `json:"kind"`
	Due         *day.Date  `json:"due"`
	State       due.State  `json:"state"`
	Days        *days      `json:"days,omitempty"`
	Source      due.Source `json:"source"`
	Path        string     `json:"path"`
}

type days struct{ n *int }

func (d days) MarshalJSON() ([]byte, error) { return json.Marshal(d.n) }

func objectOf(r Row, withDays bool) object {
	o := object{ID: r.ID, Unit: r.Unit, Client: r.Client, Responsible: r.Responsible, Kind: r.Kind, State: r.State, Source: r.Source, Path: r.Path}
	if withDays {
		o.Days = &days{}
	}
	if !r.Due.IsZero() {
		o.Due = &r.Due
		if withDays {
			o.Days.n = &r.Days
		}
	}
	return o
}

func libraryJSON(t *testing.T, rows []Row, withDays bool) string {
	t.Helper()
	var out, one bytes.Buffer
	enc := json.NewEncoder(&one)
	enc.SetEscapeHTML(false)
	for i, r := range rows {
		one.Reset()
		if err := enc.Encode(objectOf(r, withDays)); err != nil {
			t.Fatal(err)
		}
		out.WriteString([]string{"[\n", ",\n"}[min(i, 1)] + string(bytes.TrimSuffix(one.Bytes(), []byte("\n"))))
	}
	if len(rows) == 0 {
		return "[]\n"
	}
	return out.String() + "\n]\n"
}

// atomFeed is a feed as encoding/xml writes it.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary"`
}

type atomLink struct {
	Href string `xml:"href,attr"`
}

func libraryAtom(t *testing.T, name, title string, rows []Row, lang diag.Lang) string {
	t.Helper()
	late := slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return r.State != due.Overdue })
	slices.SortStableFunc(late, func(a, b Row) int { return cmp.Compare(b.Due, a.Due) })
	f := atomFeed{ID: "urn:planportal:" + name, Title: title, Updated: "2020-01-01T00:00:00Z", Author: "planportal"}
	for i, r := range late[:min(len(late), newest)] {
		updated := (r.Due + 1).String() + "T00:00:00Z"
		if i == 0 {
			f.Updated = updated
		}
		f.Entries = append(f.Entries, atomEntry{
			"urn:planportal:" + name + ":" + r.uid() + ":" + r.Due.String(), r.ID + ": " + r.KindWord(lang), updated,
			atomLink{r.ID + ".html"}, r.KindWord(lang) + ", " + r.Due.String(),
		})
	}
	out, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return xml.Header + string(out) + "\n"
}

// FuzzSameAsTheLibraries: what we write is what encoding/json and encoding/xml
// write, byte for byte, whatever the texts.
func FuzzSameAsTheLibraries(f *testing.F) {
	f.Add("lss-2026-1", "norr", "Åsa Påhittad", "content/plans/norr/lss-2026-1.md", int32(740000), uint8(0), uint32(7), -3)
	f.Add("\"'&<>\\", "\u2028\u2029", "\x00\x1f\x7f\t\r\n", "\xff\xfe", int32(0), uint8(1), uint32(1<<32-1), 0)
	f.Add("\uFFFD\uFFFE\uFFFF", "“dubbelt”", "𝔞\b\f", "a\u0080b", int32(1), uint8(201), uint32(0), 40)
	f.Fuzz(func(t *testing.T, id, name, client, path string, on int32, is uint8, mark uint32, left int) {
		kind := due.Kinds[int(is)%len(due.Kinds)]
		state := []due.State{due.Overdue, due.Missing, due.Soon, due.Later, due.Done}[int(is/5)%5]
		source := []due.Source{due.Agreed, due.Derived, due.NoMeeting, due.NoOffer, due.NoReview, due.Unreadable}[int(is/25)%6]
		one := Row{
			ID: id, Unit: name, Client: client, Responsible: client + id, Path: path, Kind: kind, State: state, Source: source,
			Due: day.Date(max(0, on) % 3_000_000), Days: left, mark: mark,
		}
		other := one
		other.ID, other.State, other.Due = path, due.Overdue, one.Due+1
		for _, rows := range [][]Row{nil, {one}, {one, other}} {
			for _, withDays := range []bool{false, true} {
				var out bytes.Buffer
				if err := encode(&out, rows, withDays); err != nil {
					t.Fatal(err)
				}
				if diff := gocmp.Diff(libraryJSON(t, rows, withDays), out.String()); diff != "" {
					t.Errorf("JSON (-library +ours):\n%s", diff)
				}
			}
			var out bytes.Buffer
			if err := Atom(&out, name, client, rows, diag.Swedish); err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(libraryAtom(t, name, client, rows, diag.Swedish), out.String()); diff != "" {
				t.Errorf("Atom (-library +ours):\n%s", diff)
			}
		}
	})
}

// TestAWriterThatFails: whoever writes a feed hears of it.
func TestAWriterThatFails(t *testing.T) {
	many := slices.Repeat(rows(), 100)
	for what, write := range map[string]func(*full) error{
		"JSON": func(w *full) error { return JSONFile(w, many) },
		"ICS":  func(w *full) error { return ICS(w, many, diag.Swedish, 14) },
		"Atom": func(w *full) error { return Atom(w, "norr", "Försenat", many, diag.Swedish) },
	} {
		w := &full{room: 1}
		if err := write(w); err != errFull {
			t.Errorf("%s: %v", what, err)
		}
		if w.tried != 2 {
			t.Errorf("%s: written %d times, once after it failed", what, w.tried)
		}
	}
}

// full takes so many blocks and no more.
type full struct{ room, tried int }

var errFull = xml.UnmarshalError("full")

func (w *full) Write(b []byte) (int, error) {
	if w.tried++; w.tried > w.room {
		return 0, errFull
	}
	return len(b), nil
}
