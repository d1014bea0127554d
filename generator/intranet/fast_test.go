package intranet

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

func benchmarkLayout(b *testing.B, set *layouts.Set, layout string, view any) {
	if err := set.Compiled(layout, view); err != nil {
		b.Fatal(err)
	}
	fill := func(b *testing.B, execute func(to []byte) ([]byte, error)) {
		b.ReportAllocs()
		var html []byte
		for b.Loop() {
			var err error
			if html, err = execute(html[:0]); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(html)))
		}
	}
	b.Run("compiled", func(b *testing.B) { fill(b, func(to []byte) ([]byte, error) { return set.Execute(to, layout, view) }) })
	b.Run("html-template", func(b *testing.B) { fill(b, func([]byte) ([]byte, error) { return set.Reference(layout, view) }) })
}

func BenchmarkPlanPage(b *testing.B) {
	set, _ := layouts.Load(nil)
	benchmarkLayout(b, set, "intranet/plan.html", samplePlan(sampleFrame(set, "units")))
}

func BenchmarkUnitPage(b *testing.B) {
	set, _ := layouts.Load(nil)
	benchmarkLayout(b, set, "intranet/unit.html", longUnit(sampleFrame(set, "units")))
}
