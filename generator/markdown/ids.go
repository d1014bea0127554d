package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// reserved are ids that layouts use, so no heading gets them.
var reserved = map[string]bool{
	"main": true, "toc": true, "menu": true, "header": true, "footer": true, "search": true, "top": true,
	"innehall": true, "meny": true, "sidhuvud": true, "sidfot": true, "sok": true,
}

// ids gives each heading of a text an id of its own.
type ids struct {
	used map[string]bool
	last map[string]int // the last number behind an id
}

// unique returns an id for a heading: its slug, with a number if that is taken.
func (s *ids) unique(words string) string {
	if s.used == nil {
		s.used, s.last = make(map[string]bool), make(map[string]int)
	}
	base := slug(words)
	if base == "" {
		base = "avsnitt"
	}
	id := base
	for s.used[id] || reserved[id] {
		s.last[base]++
		id = base + "-" + strconv.Itoa(s.last[base])
	}
	s.used[id] = true
	return id
}

// slug is a text as an id: "Hur når jag målen?" is "hur-nar-jag-malen". A slug
// is its own slug, so an anchor may be written either way.
func slug(text string) string {
	var b strings.Builder
	dash := false
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case r == 'ø':
			r = 'o'
		case r == 'æ':
			r = 'a'
		}
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		case unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || r == '_' || r == '/':
			dash = true
		}
	}
	return b.String()
}
