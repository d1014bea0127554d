package plan

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/test/filled"
)

// TestPacked: nothing of a plan is lost, nothing changes its place, and nothing is
// left of the plan whose room another has.
func TestPacked(t *testing.T) {
	full := filled.Value[Plan]()
	full.ID, full.Unit = "", "" // its file has them
	full.Agreements[1].HTML = full.Agreements[1].Text
	usual := Plan{
		Status: Active, Protection: Marked, Responsible: "Karin", Copies: []string{}, CopiesSaid: true,
		Measures:   []Measure{{Slug: Measures[3]}},
		Meetings:   []Meeting{{Kind: FollowUp, Present: []string{"Alva", "Karin", "Alva"}}, {Kind: Planning, Place: "Karin"}},
		Sections:   []Section{{Part: Now, Title: "Hur har jag det nu?", HTML: "<p>Hej</p>"}, {Title: "Eget"}},
		Agreements: []Agreement{{Text: "a & b", HTML: "a &amp; b", Responsible: "Karin"}},
	}
	room := new(Plan)
	for name, want := range map[string]Plan{"empty": {}, "full": full, "usual": usual} {
		for _, into := range []*Plan{new(Plan), room} {
			got := Pack(&want).In(into)
			if diff := cmp.Diff(&want, got); diff != "" {
				t.Errorf("%s (-packed +unpacked):\n%s", name, diff)
			}
		}
	}
	if (Packed{}).There() || (Packed{}).In(room) != nil {
		t.Error("there is a plan where none was packed")
	}
}

// TestPackedIsSmall: what a plan says twice, and what most plans say, is there once.
func TestPackedIsSmall(t *testing.T) {
	p := Plan{Status: Active, Responsible: "Karin Exempel", Sections: []Section{{Part: Now, Title: "Hur har jag det nu?"}}}
	once := len(Pack(&p).bytes)
	p.Meetings = []Meeting{{Kind: Planning, Place: "Karin Exempel", Present: []string{"Karin Exempel"}}}
	if more := len(Pack(&p).bytes) - once; more > 8 {
		t.Errorf("a meeting of known words takes %d bytes", more)
	}
}

// FuzzPacked: no bytes make the reader panic or ask for much memory.
func FuzzPacked(f *testing.F) {
	full := filled.Value[Plan]()
	f.Add(Pack(&full).bytes)
	f.Add(Pack(&Plan{}).bytes)
	f.Add("\x00\xff\xff\xff\xff\x0f")
	f.Fuzz(func(t *testing.T, in string) {
		p := Packed{in}.In(new(Plan))
		if p == nil {
			return
		}
		if diff := cmp.Diff(p, Pack(p).In(new(Plan))); diff != "" {
			t.Error(diff)
		}
	})
}
