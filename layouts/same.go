package layouts

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
)

// Sum is a digest of the set's files, the same for all sets made of the same
// ones.
func (s *Set) Sum() []byte {
	whole := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		f := s.files[name]
		fmt.Fprintf(whole, "%q %t %x\n", name, f.own, sha256.Sum256(f.data))
	}
	return whole.Sum(nil)
}

// Same reports whether two sets are made of the same files; other may be nil.
func (s *Set) Same(other *Set) bool {
	return other != nil && maps.EqualFunc(s.files, other.files, func(a, b file) bool {
		return a.own == b.own && bytes.Equal(a.data, b.data)
	})
}
