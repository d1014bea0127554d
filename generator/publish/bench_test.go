package publish

import (
	"fmt"
	"strings"
	"testing"
)

// files are pages of some 16 kB in folders of 500, as units are.
func files(n int) []page {
	body := strings.Repeat("<p>Hur har jag det nu?</p>\n", 600)
	pages := make([]page, n)
	for i := range pages {
		path := fmt.Sprintf("units/u%d/lss-%d.html", i/500, i)
		pages[i] = page{path, body + path, 1}
	}
	return pages
}

func stageAll(b *testing.B, tree *Tree[page], pages []page) {
	b.Helper()
	next := make(chan page, 64)
	go func() {
		defer close(next)
		for _, p := range pages {
			next <- p
		}
	}()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if err := tree.Stage(<-next); err != nil {
				b.Error(err)
				return
			}
		}
	})
}

// BenchmarkStage/same is the price of an unchanged file, /new that of a new one
// (its rename is in BenchmarkCommit).
func BenchmarkStage(b *testing.B) {
	b.Run("new", func(b *testing.B) {
		tree := newBench(b).open()
		pages := files(b.N)
		b.ResetTimer()
		stageAll(b, tree, pages)
	})
	b.Run("same", func(b *testing.B) {
		tree := newBench(b).open()
		pages := files(b.N)
		stageQuietly(b, tree, pages)
		if _, err := tree.CommitWhole(); err != nil {
			b.Fatal(err)
		}
		b.ResetTimer()
		stageAll(b, tree, pages)
	})
}

func stageQuietly(b *testing.B, tree *Tree[page], pages []page) {
	b.Helper()
	for _, p := range pages {
		if err := tree.Stage(p); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCommit is the price of a file in a commit: new ones, and ones that a
// whole commit finds unchanged.
func BenchmarkCommit(b *testing.B) {
	for _, same := range []bool{false, true} {
		b.Run(map[bool]string{false: "new", true: "same"}[same], func(b *testing.B) {
			tree := newBench(b).open()
			pages := files(b.N)
			stageQuietly(b, tree, pages)
			if same {
				if _, err := tree.CommitWhole(); err != nil {
					b.Fatal(err)
				}
				stageQuietly(b, tree, pages)
			}
			b.ResetTimer()
			if _, err := tree.CommitWhole(); err != nil {
				b.Fatal(err)
			}
		})
	}
}

// BenchmarkPart is a watch's batch of two files on a site of 20,000.
func BenchmarkPart(b *testing.B) {
	tree := newBench(b).open()
	stageQuietly(b, tree, files(20_000))
	if _, err := tree.CommitWhole(); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for i := range b.N {
		batch := []page{{"units/u3/lss-1501.html", fmt.Sprint("x", i), 1}, {"units/u3/index.html", fmt.Sprint(i), 3}}
		stageQuietly(b, tree, batch)
		if _, err := tree.CommitPart(); err != nil {
			b.Fatal(err)
		}
	}
}
