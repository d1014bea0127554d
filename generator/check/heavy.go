package check

import (
	"strconv"

	"planportal/generator/diag"
	"planportal/generator/info"
)

// maxPicture is how large a picture on a page may be, in bytes: what a phone
// fetches in a second on the slow network that Lighthouse measures with,
// 1.6 Mbit/s.
const maxPicture = 200 << 10

// Heavy finds the pictures that keep readers waiting. sizes are those of the
// files below content/files/, in bytes.
func Heavy(pages []*info.Page, sizes map[string]int) (found []diag.Finding) {
	for _, p := range pages {
		find := func(at info.Place, file string) {
			if size := sizes[file]; size > maxPicture {
				found = append(found, diag.At(p.Path, at.Line, at.Col, "heavy-picture", strconv.Itoa(size>>10), strconv.Itoa(maxPicture>>10)))
			}
		}
		find(p.Key("image"), "files/"+p.Image)
		for _, l := range p.Links {
			if l.Image {
				find(info.Place{Line: l.Line, Col: l.Col}, l.Output)
			}
		}
	}
	return found
}
