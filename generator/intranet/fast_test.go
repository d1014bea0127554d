package intranet

import (
	"testing"

	"planportal/layouts"
)

func benchmarkLayout(b *testing.B, layout string, view any) {
	set, _ := layouts.Load(nil)
	if err := set.Compiled(layout, view); err != nil {
		b.Fatal(err)
	}
	fill := func(b *testing.B, execute func(string, any) ([]byte, error)) {
		b.ReportAllocs()
		for b.Loop() {
			html, err := execute(layout, view)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(html)))
		}
	}
	b.Run("compiled", func(b *testing.B) { fill(b, set.Execute) })
	b.Run("html-template", func(b *testing.B) { fill(b, set.Reference) })
}

func BenchmarkPlanPage(b *testing.B) {
	set, _ := layouts.Load(nil)
	benchmarkLayout(b, "intranet/plan.html", samplePlan(sampleFrame(set, "units")))
}

func BenchmarkUnitPage(b *testing.B) {
	set, _ := layouts.Load(nil)
	benchmarkLayout(b, "intranet/unit.html", longUnit(sampleFrame(set, "units")))
}
