package info

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTranslationsAreNoMoreOpen(t *testing.T) {
	pages := []*Page{
		{Name: "a", Lang: "sv", Audience: Staff}, {Name: "a", Lang: "en", Audience: Open},
		{Name: "b", Lang: "sv", Audience: Open, Draft: true}, {Name: "b", Lang: "fi", Audience: Open},
		{Name: "c", Lang: "sv", Audience: Open}, {Name: "c", Lang: "en", Audience: Open},
		{Name: "d", Lang: "en", Audience: Open},
	}
	guarded, narrowed := Guarded(pages)
	var open, held []string
	for _, p := range guarded {
		if p.IsOpen() {
			open = append(open, p.Name+"."+p.Lang)
		}
	}
	for _, p := range narrowed {
		held = append(held, p.Name+"."+p.Lang)
	}
	if diff := cmp.Diff([]string{"c.sv", "c.en", "d.en"}, open); diff != "" {
		t.Errorf("open (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a.en", "b.fi"}, held); diff != "" {
		t.Errorf("narrowed (-want +got):\n%s", diff)
	}
	if !pages[1].IsOpen() {
		t.Error("the page itself was changed")
	}
}

func TestFilesOfClosedPages(t *testing.T) {
	show := func(file string) []Link { return []Link{{Output: "files/" + file}} }
	got := ShownOnlyByClosed([]*Page{
		{Audience: Staff, Image: "lead.png", Links: show("plan.pdf")},
		{Audience: Open, Draft: true, Links: append(show("draft.svg"), show("both.svg")...)},
		{Audience: Open, Links: append(show("both.svg"), Link{Output: "kontakt.html"})},
	})
	if diff := cmp.Diff(map[string]bool{"lead.png": true, "plan.pdf": true, "draft.svg": true}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
