package check

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/info"
)

func TestHeavy(t *testing.T) {
	p := page("a", "sv", func(p *info.Page) {
		p.Image, p.Keys = "stor.jpg", map[string]info.Place{"image": {Line: 3, Col: 8}}
		p.Links = []info.Link{
			{Output: "files/stor.jpg", Image: true, Line: 7, Col: 3},
			{Output: "files/lagom.jpg", Image: true, Line: 8, Col: 3},
			{Output: "files/stor.pdf", Line: 9, Col: 3}, // whoever follows the link waits, not whoever reads the page
		}
	})
	found := Heavy([]*info.Page{p}, map[string]int{"files/stor.jpg": maxPicture + 1, "files/lagom.jpg": maxPicture, "files/stor.pdf": 9 * maxPicture})
	want := "content/pages/a.sv.md:3:8 heavy-picture\ncontent/pages/a.sv.md:7:3 heavy-picture"
	if diff := cmp.Diff(want, lines(found)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
