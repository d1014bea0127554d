package parse_test

import (
	"os"
	"testing"

	"planportal/generator/parse"
)

func BenchmarkPlan(b *testing.B) {
	src, err := os.ReadFile("testdata/contract.md")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if p, _ := parse.Plan("content/plans/norr/a.md", "norr", "a", src); p == nil {
			b.Fatal("the plan cannot be read")
		}
	}
}
