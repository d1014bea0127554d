package feed

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
	"planportal/generator/info"
	"planportal/generator/plan"
	"planportal/generator/settings"
	"planportal/generator/site"
)

// rows is a small site on 2026-06-01: one plan of each sort that lists treat in
// a way of its own.
func rows() []Row {
	active := func(id, client, met string, agreements ...plan.Agreement) *site.File {
		p := &plan.Plan{Client: client, Responsible: "Karin Exempel", Status: plan.Active, Protection: plan.None, Agreements: agreements}
		if met != "" {
			p.Meetings = []plan.Meeting{{Kind: plan.Planning, Date: day.Must(met)}}
			p.Signed = plan.Signed{Client: day.Must(met), Responsible: day.Must(met)}
		}
		return &site.File{Path: "content/plans/norr/" + id + ".md", Unit: "norr", ID: id, Packed: plan.Pack(p)}
	}
	agreed := plan.Agreement{By: day.Must("2026-05-01"), Responsible: "Karin Exempel"}
	late, soon, missing := active("z-late", "=cmd|'/c calc'!A1", "2025-05-01", agreed, agreed), active("soon", "Påhittad; Person", "2025-06-20"), active("missing", "Nils Modell", "")
	secret := active("secret", "Hemlig Person", "2025-05-01")
	secret.Unit, secret.Path, secret.Hidden = "soder", "content/plans/soder/secret.md", true
	broken := &site.File{Path: "content/plans/norr/broken.md", Unit: "norr", ID: "broken", Broken: true, Hidden: true}
	plans := map[string]*site.File{}
	for _, f := range []*site.File{late, soon, missing, secret, broken} {
		plans[f.Path] = f
	}
	page := func(name, lang string, reviewed string) *info.Page {
		p := &info.Page{Name: name, Lang: lang, Path: "content/pages/" + name + "." + lang + ".md", Owner: "Kommunikation", ReviewIn: 12}
		if reviewed != "" {
			p.Reviewed = []info.Review{{Date: day.Must(reviewed), By: "KE"}}
		}
		return p
	}
	pages := map[string]*info.Page{}
	for _, p := range []*info.Page{page("kontakt", "sv", "2025-05-01"), page("kontakt", "fi", "")} {
		pages[p.Path] = p
	}
	staff := settings.Staff{SoonDays: 30, People: []settings.Person{{Name: "Karin Exempel"}}}
	return Rows(site.Empty().Next(site.Change{
		Today: day.Must("2026-06-01"), Settings: &settings.Site{Staff: staff}, Plans: plans, Pages: pages,
	}))
}

func brief(rows []Row) (out []string) {
	for _, r := range rows {
		out = append(out, fmt.Sprint(r.ID, " ", r.Kind, " ", r.Due, " ", r.State))
	}
	return out
}

func TestUnreadableFirstThenByDay(t *testing.T) {
	want := []string{
		"broken review  missing",
		"kontakt.fi page  missing",
		"missing review  missing",
		"kontakt page 2026-05-01 overdue", // it has no unit, so it stands before the plans of its day
		"z-late review 2026-05-01 overdue",
		"z-late agreement 2026-05-01 overdue",
		"z-late agreement 2026-05-01 overdue",
		"secret review 2026-05-01 overdue",
		"soon review 2026-06-20 soon",
	}
	got := brief(Filter{}.Select(rows()))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestNoNameOfAProtectedPersonLeaves(t *testing.T) {
	for _, r := range rows() {
		if (r.ID == "secret" || r.ID == "broken") && r.Client != "" {
			t.Errorf("%s has the client %q", r.ID, r.Client)
		}
	}
	formats := map[string]func(*bytes.Buffer) error{
		"json": func(b *bytes.Buffer) error { return JSON(b, rows()) },
		"csv":  func(b *bytes.Buffer) error { return CSV(b, rows(), diag.Swedish) },
		"ics":  func(b *bytes.Buffer) error { return ICS(b, rows(), diag.Swedish, 0) },
	}
	for name, write := range formats {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), "Hemlig") {
			t.Errorf("%s names a protected person:\n%s", name, &out)
		}
	}
}

func TestFilter(t *testing.T) {
	tests := []struct {
		name   string
		filter Filter
		want   string
	}{
		{"within a day: late, without a day and unreadable too", Filter{Until: day.Must("2026-06-01")}, "broken kontakt.fi missing kontakt z-late z-late z-late secret"},
		{"a unit", Filter{Units: []string{"soder"}}, "secret"},
		{"kinds", Filter{Kinds: []due.Kind{due.Agreement, due.Offer}}, "broken z-late z-late"},
		{"pages are no plans, so the unreadable plan is none of them", Filter{Kinds: []due.Kind{due.Page}}, "kontakt.fi kontakt"},
		{"a responsible, and what may be hers", Filter{Responsible: []string{"Kommunikation"}}, "broken kontakt.fi kontakt"},
		{"done", Filter{States: []due.State{due.Done}, Units: []string{"soder"}}, "secret"},
		{"soon or later", Filter{States: []due.State{due.Soon, due.Later}}, "broken soon"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var ids []string
			for _, r := range tt.filter.Select(rows()) {
				ids = append(ids, r.ID)
			}
			if got := strings.Join(ids, " "); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestJSONKeys(t *testing.T) {
	var out bytes.Buffer
	if err := JSON(&out, Filter{Units: []string{"norr"}}.Select(rows())); err != nil {
		t.Fatal(err)
	}
	var got []map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"id": "z-late", "unit": "norr", "client": "=cmd|'/c calc'!A1", "responsible": "Karin Exempel", "kind": "review",
		"due": "2026-05-01", "state": "overdue", "days": -31.0, "source": "derived", "path": "content/plans/norr/z-late.md",
	}
	if diff := cmp.Diff(want, got[2]); diff != "" {
		t.Errorf("object (-want +got):\n%s", diff)
	}
	want = map[string]any{
		"id": "broken", "unit": "norr", "client": "", "responsible": "", "kind": "review",
		"due": nil, "state": "missing", "days": nil, "source": "unreadable", "path": "content/plans/norr/broken.md",
	}
	if diff := cmp.Diff(want, got[0]); diff != "" {
		t.Errorf("object (-want +got):\n%s", diff)
	}
	out.Reset()
	if err := JSON(&out, nil); err != nil || out.String() != "[]\n" {
		t.Errorf("no rows: %q, %v", &out, err)
	}
}

func TestCSVIsForExcel(t *testing.T) {
	var out bytes.Buffer
	if err := CSV(&out, rows(), diag.Swedish); err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(out.String(), "\uFEFF")
	if !ok || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Errorf("no byte order mark, or a line without CRLF: %q", text)
	}
	in := csv.NewReader(strings.NewReader(text))
	in.Comma = ';'
	table, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table {
		for i, cell := range row {
			if i != 7 && cell != "" && strings.Contains("=+-@\t\r", cell[:1]) {
				t.Errorf("a spreadsheet takes %q for a formula", cell)
			}
		}
	}
	if !strings.Contains(text, `"Påhittad; Person"`) {
		t.Errorf("a semicolon in a name is not quoted:\n%s", text)
	}
}

func TestHarmless(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "Åsa": "Åsa", "a=1": "a=1", "=1": "'=1", "+46": "'+46", "-1": "'-1", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx", "＝1": "'＝1",
	} {
		if got := Harmless(cell); got != want {
			t.Errorf("Harmless(%q) = %q, want %q", cell, got, want)
		}
	}
}

const calendar = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//planportal//due//SV
METHOD:PUBLISH
BEGIN:VEVENT
UID:review-z-late@planportal
DTSTAMP:20250501T000000Z
SEQUENCE:172220
DTSTART;VALUE=DATE:20260501
DTEND;VALUE=DATE:20260502
SUMMARY:z-late: uppföljning
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:agreement-z-late-2a81a6e6@planportal
DTSTAMP:20250501T000000Z
SEQUENCE:172220
DTSTART;VALUE=DATE:20260501
DTEND;VALUE=DATE:20260502
SUMMARY:z-late: överenskommelse
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:agreement-z-late-2b81a879@planportal
DTSTAMP:20250501T000000Z
SEQUENCE:172220
DTSTART;VALUE=DATE:20260501
DTEND;VALUE=DATE:20260502
SUMMARY:z-late: överenskommelse
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:review-soon@planportal
DTSTAMP:20250620T000000Z
SEQUENCE:172320
DTSTART;VALUE=DATE:20260620
DTEND;VALUE=DATE:20260621
SUMMARY:soon: uppföljning
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
`

func TestICS(t *testing.T) {
	var out bytes.Buffer
	if err := ICS(&out, Filter{Units: []string{"norr"}}.Select(rows()), diag.Swedish, 0); err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(calendar, "\n", "\r\n")
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("calendar (-want +got):\n%s", diff)
	}
}

func TestWordsForEverything(t *testing.T) {
	for _, lang := range []diag.Lang{diag.Swedish, diag.English} {
		for _, k := range due.Kinds {
			if (Row{Kind: k}).KindWord(lang) == "" {
				t.Errorf("no word in %s for the kind %s", lang, k)
			}
		}
		for _, s := range due.States {
			if (Row{State: s}).StateWord(lang) == "" {
				t.Errorf("no word in %s for the state %s", lang, s)
			}
		}
	}
}
