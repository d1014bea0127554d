package generator_test

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"planportal/generator"
	"planportal/generator/day"
)

// sizes are the numbers of plans that benchmarks measure; PLANS=100000 in the
// environment of make bench adds a larger one.
func sizes() []int {
	all := []int{1000, 10000}
	if n, err := strconv.Atoi(os.Getenv("PLANS")); err == nil {
		all = append(all, n)
	}
	return all
}

func corpus(b *testing.B, plans int) generator.Options {
	b.Helper()
	dir := b.TempDir()
	run := exec.Command("go", "run", "../test/corpus", "-plans", fmt.Sprint(plans), dir)
	if out, err := run.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return generator.Options{Source: dir, Public: filepath.Join(dir, "public"), Intranet: filepath.Join(dir, "intranet")}
}

func bySize(b *testing.B, bench func(b *testing.B, o generator.Options)) {
	for _, n := range sizes() {
		b.Run(fmt.Sprintf("plans=%d", n), func(b *testing.B) { bench(b, corpus(b, n)) })
	}
}

var benchDay = day.Must(starterDay)

func apply(b *testing.B, g *generator.Generator, p *generator.Publisher, batch generator.Batch) {
	gen, err := g.Apply(batch)
	if err == nil && p != nil {
		_, err = p.Publish(gen)
	}
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkRead reads and checks a source and makes its first generation.
func BenchmarkRead(b *testing.B) {
	bySize(b, func(b *testing.B, o generator.Options) {
		for b.Loop() {
			apply(b, generator.New(o), nil, generator.Batch{Today: benchDay})
		}
	})
}

// BenchmarkBuild builds both sites into empty folders.
func BenchmarkBuild(b *testing.B) {
	bySize(b, func(b *testing.B, o generator.Options) {
		for i := 0; b.Loop(); i++ {
			o.Public, o.Intranet = filepath.Join(o.Source, fmt.Sprint("public", i)), filepath.Join(o.Source, fmt.Sprint("intranet", i))
			p := openBoth(b, o)
			apply(b, generator.New(o), p, generator.Batch{Today: benchDay})
			p.Close()
		}
	})
}

// BenchmarkEdit saves one plan, with another text or another day or with an
// agreement that is done, until the last of its pages and lists is on disk.
func BenchmarkEdit(b *testing.B) {
	bySize(b, func(b *testing.B, o generator.Options) {
		g, p := generator.New(o), openBoth(b, o)
		defer p.Close()
		apply(b, g, p, generator.Batch{Today: benchDay})
		path := "content/plans/enhet-000/lss-000007.md"
		text, err := os.ReadFile(filepath.Join(o.Source, path))
		if err != nil {
			b.Fatal(err)
		}
		date := regexp.MustCompile(`(?m)^next_review: .*$`)
		for _, edit := range []struct {
			kind string
			made func(i int) string
		}{
			{"text", func(i int) string {
				return strings.Replace(string(text), "\n## ", fmt.Sprintf("\n\nMera, %d.\n\n## ", i), 1)
			}},
			{"agreed", func(i int) string {
				return strings.Replace(string(text), "- [ ] Att", fmt.Sprintf("- [ ] Att %d", i), 1)
			}},
			{"day", func(i int) string {
				return date.ReplaceAllString(string(text), fmt.Sprintf("next_review: 2026-11-%d", 10+i%2))
			}},
			{"done", func(i int) string { return strings.Replace(string(text), "- [ ]", []string{"- [x]", "- [ ]"}[i%2], 1) }},
		} {
			b.Run(edit.kind, func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					if err := os.WriteFile(filepath.Join(o.Source, path), []byte(edit.made(i)), 0o644); err != nil {
						b.Fatal(err)
					}
					apply(b, g, p, generator.Batch{Today: benchDay, Paths: []string{path}})
				}
			})
		}
	})
}

// BenchmarkTenth saves every tenth plan with another text at once, until the last
// page is on disk: beside BenchmarkBuild, what that share of a full build costs.
func BenchmarkTenth(b *testing.B) {
	bySize(b, func(b *testing.B, o generator.Options) {
		g, p := generator.New(o), openBoth(b, o)
		defer p.Close()
		apply(b, g, p, generator.Batch{Today: benchDay})
		all, err := filepath.Glob(filepath.Join(o.Source, "content/plans/*/*.md"))
		if err != nil {
			b.Fatal(err)
		}
		for i := 0; b.Loop(); i++ {
			b.StopTimer()
			batch := generator.Batch{Today: benchDay}
			for n := i % 10; n < len(all); n += 10 {
				text, err := os.ReadFile(all[n])
				if err == nil {
					err = os.WriteFile(all[n], append(text, "\nEn rad till.\n"...), 0o644)
				}
				path, pathErr := filepath.Rel(o.Source, all[n])
				if err := cmp.Or(err, pathErr); err != nil {
					b.Fatal(err)
				}
				batch.Paths = append(batch.Paths, filepath.ToSlash(path))
			}
			runtime.GC() // as watch does whenever nothing happens
			b.StartTimer()
			apply(b, g, p, batch)
		}
	})
}

// BenchmarkMidnight turns the day, until the last page that changes is on disk.
func BenchmarkMidnight(b *testing.B) {
	bySize(b, func(b *testing.B, o generator.Options) {
		g, p := generator.New(o), openBoth(b, o)
		defer p.Close()
		apply(b, g, p, generator.Batch{Today: benchDay})
		for today := benchDay + 1; b.Loop(); today++ {
			apply(b, g, p, generator.Batch{Today: today, Paths: []string{}})
		}
	})
}

func openBoth(b *testing.B, o generator.Options) *generator.Publisher {
	p, err := generator.NewPublisher(o)
	if err != nil {
		b.Fatal(err)
	}
	return p
}
