package layouts

import "testing"

func TestBuiltIn(t *testing.T) {
	s, found := Load(nil)
	for _, f := range found {
		t.Error(f)
	}
	for _, site := range []Site{Public, Intranet} {
		for _, a := range s.Assets(site) {
			t.Log(site, a.Path, len(a.Bytes))
		}
	}
}
