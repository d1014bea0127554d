package layouts

import (
	"bytes"
	"maps"
)

// Same reports whether two sets are made of the same files; other may be nil.
func (s *Set) Same(other *Set) bool {
	return other != nil && maps.EqualFunc(s.files, other.files, func(a, b file) bool {
		return a.own == b.own && bytes.Equal(a.data, b.data)
	})
}
