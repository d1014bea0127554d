package parse

import (
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/diag"
)

// A file is read the same whatever was read before it and beside it.
func TestNothingIsLeftOnTheDesk(t *testing.T) {
	type outcome struct {
		Plan, Page, Settings any
		Found                []diag.Finding
	}
	read := func(text []byte) outcome {
		p, a := Plan("content/plans/norr/a.md", "norr", "a", text)
		i, b := Page("content/pages/a.md", "a", "sv", text)
		s, c := Settings("content/site.yaml", text)
		return outcome{p, i, s, append(append(a, b...), c...)}
	}
	var texts [][]byte
	var want []outcome
	for _, f := range append(brokenFiles(t), goodFiles(t)...) {
		texts = append(texts, f)
		want = append(want, read(f))
	}
	var wait sync.WaitGroup
	for worker := range uint64(4) {
		wait.Go(func() {
			for _, i := range rand.New(rand.NewPCG(worker, 1)).Perm(len(texts)) {
				if diff := cmp.Diff(want[i], read(texts[i])); diff != "" {
					t.Errorf("%s\n%s", diff, texts[i])
				}
			}
		})
	}
	wait.Wait()
}
