package layouts

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strconv"
	"strings"
)

// touchIcon is what a telephone shows for a page that somebody keeps: the
// umbrella of favicon.svg on paper, in the site's own colours. It is drawn with
// whole numbers alone, so that it has the same bytes on every machine.
func (all files) touchIcon() []byte {
	light, _ := readTokens(all[tokens].data)
	colour := func(name string) color.RGBA {
		c, _ := rgb(light[name].value)
		return c
	}
	const size = 180
	m := image.NewRGBA(image.Rect(0, 0, size, size))
	paper := colour("paper")
	for i := range size * size {
		m.SetRGBA(i%size, i/size, paper)
	}
	fill(m, shaft(), colour("ink-soft"))
	for i, panel := range umbrella {
		fill(m, panel.flat(), colour("mark-"+string("abcd"[i])))
	}
	var out bytes.Buffer
	if err := png.Encode(&out, paletted(m)); err != nil {
		panic("layouts: memory takes every picture: " + err.Error())
	}
	return out.Bytes()
}

// paletted is the same picture with its colours in a table, which takes a third
// of the bytes, unless there are too many of them.
func paletted(m *image.RGBA) image.Image {
	out := image.NewPaletted(m.Rect, nil)
	places := map[color.RGBA]uint8{}
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			c := m.RGBAAt(x, y)
			place, known := places[c]
			if !known {
				if len(places) == 256 {
					return m
				}
				place = uint8(len(places))
				places[c], out.Palette = place, append(out.Palette, c)
			}
			out.Pix[y*out.Stride+x] = place
		}
	}
	return out
}

// point is a place in the drawing's own coordinates, in twentieths.
type point struct{ x, y int64 }

// panel is a part of the umbrella: two cubic curves down and up, as favicon.svg
// has them, and the arch between their feet.
type panel struct{ down, up [4]point }

var (
	outerLeft  = [4]point{{480, 140}, {270, 140}, {100, 310}, {100, 520}}
	innerLeft  = [4]point{{480, 140}, {380, 200}, {290, 340}, {290, 520}}
	innerRight = [4]point{{480, 140}, {580, 200}, {670, 340}, {670, 520}}
	outerRight = [4]point{{480, 140}, {690, 140}, {860, 310}, {860, 520}}
	straight   = [4]point{{480, 140}, {480, 267}, {480, 393}, {480, 520}}
)

// umbrella is its four panels, from left to right; the middle ones meet at the
// shaft.
var umbrella = []panel{{outerLeft, innerLeft}, {innerLeft, straight}, {straight, innerRight}, {innerRight, outerRight}}

// flat is the panel as a polygon, in units of 1/81920: sixteen steps a curve.
func (p panel) flat() (out []point) {
	for k := range int64(17) {
		out = append(out, cubic(p.down, k))
	}
	from, to := p.down[3], p.up[3]
	top := point{(from.x + to.x) / 2, from.y - 72}
	for k := range int64(17) {
		r := 16 - k
		out = append(out, point{16 * (from.x*r*r + 2*top.x*k*r + to.x*k*k), 16 * (from.y*r*r + 2*top.y*k*r + to.y*k*k)})
	}
	up := []point{}
	for k := range int64(17) {
		up = append(up, cubic(p.up, k))
	}
	slices.Reverse(up)
	return append(out, up...)
}

func cubic(c [4]point, k int64) point {
	r := 16 - k
	a, b, d, e := r*r*r, 3*k*r*r, 3*k*k*r, k*k*k
	return point{c[0].x*a + c[1].x*b + c[2].x*d + c[3].x*e, c[0].y*a + c[1].y*b + c[2].y*d + c[3].y*e}
}

// shaft is the handle: a bar that bends up in a half circle of eight corners.
func shaft() (out []point) {
	for _, p := range []point{
		{450, 440}, {510, 440}, {510, 770}, {515, 789}, {525, 806}, {541, 816}, {560, 820}, {579, 816}, {595, 806}, {605, 789}, {610, 770},
		{619, 749}, {640, 740}, {661, 749}, {670, 770}, {662, 812}, {638, 848}, {602, 872}, {560, 880}, {518, 872}, {482, 848}, {458, 812}, {450, 770},
	} {
		out = append(out, point{p.x * 4096, p.y * 4096})
	}
	return out
}

// fill draws a polygon with four by four looks at each pixel. A pixel of the
// icon is 6 twentieths wide, and the drawing begins 20 pixels in, at 3.
func fill(m *image.RGBA, corners []point, c color.RGBA) {
	const looks, twentieths = 4, 4096
	width := m.Rect.Dx()
	at := func(i int) int64 { return (60*8 + 6*(int64(2*i+1)-20*8)) * twentieths / 8 }
	covered, across := make([]int, width), make([]int64, width*looks)
	for x := range across {
		across[x] = at(x)
	}
	for y := range m.Rect.Dy() {
		clear(covered)
		for s := range looks {
			crossings := crossed(corners, at(y*looks+s))
			for i := 0; i+1 < len(crossings); i += 2 {
				first, _ := slices.BinarySearch(across, crossings[i])
				for x := first; x < len(across) && across[x] < crossings[i+1]; x++ {
					covered[x/looks]++
				}
			}
		}
		for x, n := range covered {
			if n > 0 {
				m.SetRGBA(x, y, mixed(c, m.RGBAAt(x, y), n, looks*looks))
			}
		}
	}
}

// crossed is where the polygon's edges cross a line, from left to right.
func crossed(corners []point, y int64) (xs []int64) {
	for i, a := range corners {
		b := corners[(i+1)%len(corners)]
		if (a.y <= y) != (b.y <= y) {
			xs = append(xs, a.x+(b.x-a.x)*(y-a.y)/(b.y-a.y))
		}
	}
	slices.Sort(xs)
	return xs
}

func mixed(over, under color.RGBA, n, of int) color.RGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*n + int(b)*(of-n) + of/2) / of) }
	return color.RGBA{mix(over.R, under.R), mix(over.G, under.G), mix(over.B, under.B), 255}
}

// rgb reads a colour, #rgb or #rrggbb; false and grey for one that is written in
// another way.
func rgb(hex string) (color.RGBA, bool) {
	digits, ok := strings.CutPrefix(hex, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	n, err := strconv.ParseUint(digits, 16, 24)
	if !ok || err != nil || len(digits) != 6 {
		return color.RGBA{0x80, 0x80, 0x80, 255}, false
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}, true
}
