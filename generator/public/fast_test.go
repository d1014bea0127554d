package public

import (
	"testing"

	"planportal/layouts"
	"planportal/layouts/twins"
)

// TestCompiledLayoutsGiveTheSameBytes: html/template is the judge.
func TestCompiledLayoutsGiveTheSameBytes(t *testing.T) {
	set, _ := layouts.Load(nil)
	for name, views := range samples(set) {
		for _, v := range views {
			if err := twins.Compare(set, name, v, 50); err != nil {
				t.Error(err)
			}
		}
	}
}
