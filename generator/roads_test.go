package generator_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator"
	"planportal/generator/day"
	"planportal/test/asked"
)

// TestSameByAnyRoad: whatever road of edits, renames, moved and removed folders,
// broken and mended files, layouts, settings, days and new starts led to a source,
// with a memory that is new, old, torn or lost, both folders are byte for byte
// what a clean build of it makes. PLANPORTAL_ROADS asks for more roads. Every
// tenth goes through a site in four languages with all pages; the others have few
// pages in one, which is what takes time.
func TestSameByAnyRoad(t *testing.T) {
	roads := asked.Number(t, "PLANPORTAL_ROADS", 60)
	before := debug.SetGCPercent(400) // there is room for the waste of two roads
	t.Cleanup(func() { debug.SetGCPercent(before) })
	for seed := range uint64(roads) {
		t.Run(fmt.Sprint("seed=", seed), func(t *testing.T) {
			t.Parallel()
			r := newRoad(t, seed)
			for range 6 {
				r.step()
			}
			r.mend()
			public, intranet, _ := build(t, r.o.Source, inMemory(t), r.today.String(), 2)
			if diff := cmp.Diff(public, tree(t, r.o.Public)); diff != "" {
				t.Errorf("after %s\npublic/ (+) is not as a clean build makes it (-):\n%s", strings.Join(r.told, ", "), diff)
			}
			if diff := cmp.Diff(intranet, tree(t, r.o.Intranet)); diff != "" {
				t.Errorf("after %s\nintranet/ (+) is not as a clean build makes it (-):\n%s", strings.Join(r.told, ", "), diff)
			}
		})
	}
}

// road is a source that is edited again and again, followed by one generator.
type road struct {
	t       *testing.T
	rng     *rand.Rand
	o       generator.Options
	gen     *generator.Generator
	publish *generator.Publisher
	now     *generator.Generation
	stats   generator.Stats
	today   day.Date
	touched []string // since the last batch
	broken  map[string]string
	told    []string
}

func newRoad(t *testing.T, seed uint64) *road {
	dir := inMemory(t)
	r := &road{
		t: t, rng: rand.New(rand.NewPCG(seed, 7)), today: day.Must(starterDay), broken: map[string]string{},
		o: generator.Options{Source: filepath.Join(dir, "source"), Public: filepath.Join(dir, "public"), Intranet: filepath.Join(dir, "intranet"), Jobs: 1 + int(seed%2)},
	}
	for _, name := range []string{"site.yaml", "plans"} {
		r.copy("../content/"+name, "content/"+name)
	}
	pages := []string{"index", "kontakt", "begar", "ratt", "innehall", "skillnad", "sa-gar-det-till", "rutin", "om-webbplatsen", "tillganglighet", "personuppgifter", "nytta", "din-plan", "inte-nojd"}
	if seed%10 > 0 {
		pages = pages[:2]
		r.replace("content/site.yaml", "languages: [sv, sv-simple, en, fi]", "languages: [sv]")
	}
	for _, name := range pages {
		r.copy("../content/pages/"+name+".md", "content/pages/"+name+".md")
	}
	r.copy("../content/files/mote.svg", "content/files/mote.svg")
	r.o.Remembers = true
	r.start()
	return r
}

// inMemory is a folder for a test, where the system has some in memory.
func inMemory(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "planportal-road-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// start is what a program does that begins.
func (r *road) start() {
	var err error
	r.publish, err = generator.NewPublisher(r.o)
	r.must(err)
	r.gen = generator.New(r.o)
	r.batch(nil)
}

// restart ends the program, which mostly writes down what it knows, and begins
// again.
func (r *road) restart() {
	switch r.rng.IntN(6) {
	case 0: // it is killed
	case 1: // its memory is torn
		r.must(r.gen.Remember(r.publish, r.now, r.stats))
		for _, name := range []string{"build.memory", "plans.memory", "site.memory"} {
			file := filepath.Join(r.o.State(), name)
			if info, err := os.Stat(file); err == nil && r.rng.IntN(2) == 0 {
				r.must(os.Truncate(file, r.rng.Int64N(info.Size()+1)))
			}
		}
	case 2: // somebody touches its output
		r.must(r.gen.Remember(r.publish, r.now, r.stats))
		r.must(os.WriteFile(filepath.Join(r.o.Intranet, "index.html"), []byte("x"), 0o640))
	default:
		r.must(r.gen.Remember(r.publish, r.now, r.stats))
	}
	r.must(r.publish.Close())
	if r.rng.IntN(3) == 0 { // while nobody looks
		name := slices.Sorted(mapKeys(edits))[r.rng.IntN(len(edits))]
		r.told = append(r.told, name)
		edits[name](r)
	}
	r.told = append(r.told, "a new start")
	r.start()
}

func (r *road) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *road) at(path string) string { return filepath.Join(r.o.Source, filepath.FromSlash(path)) }

func (r *road) copy(from, to string) {
	info, err := os.Stat(from)
	r.must(err)
	if info.IsDir() {
		r.must(os.CopyFS(r.at(to), os.DirFS(from)))
		return
	}
	text, err := os.ReadFile(from)
	r.must(err)
	r.write(to, string(text))
}

func (r *road) write(path, text string) {
	r.must(os.MkdirAll(filepath.Dir(r.at(path)), 0o755))
	r.must(os.WriteFile(r.at(path), []byte(text), 0o644))
	r.touched = append(r.touched, path)
}

func (r *road) batch(paths []string) {
	var err error
	r.now, err = r.gen.Apply(generator.Batch{Today: r.today, Paths: paths})
	r.must(err)
	r.stats, err = r.publish.Publish(r.now)
	r.must(err)
	r.touched = []string{}
}

// step does a few things to the source and hands them over in one batch, at
// times as a batch of everything.
func (r *road) step() {
	for range 1 + r.rng.IntN(3) {
		name := slices.Sorted(mapKeys(edits))[r.rng.IntN(len(edits))]
		r.told = append(r.told, name)
		edits[name](r)
	}
	if r.rng.IntN(5) == 0 {
		r.touched = nil
	}
	r.batch(r.touched)
	if r.rng.IntN(6) == 0 {
		r.restart()
	}
}

// mend takes away what a clean build cannot know of: the last good version of a
// file that is broken now. It ends the road.
func (r *road) mend() {
	for path, text := range r.broken {
		if _, err := os.Stat(r.at(path)); err == nil {
			r.write(path, text)
		}
	}
	r.batch(r.touched)
	r.must(r.publish.Close())
}

// some is one of the files below a folder.
func (r *road) some(folder string) string {
	var files []string
	for path := range tree(r.t, r.at(folder)) {
		if strings.HasSuffix(path, ".md") {
			files = append(files, folder+"/"+path)
		}
	}
	slices.Sort(files)
	return files[r.rng.IntN(len(files))]
}

func (r *road) text(path string) string {
	text, err := os.ReadFile(r.at(path))
	r.must(err)
	return string(text)
}

// carry remembers that a file which may be broken lies at another path, too:
// it could have been there before, and whole.
func (r *road) carry(from, to string) {
	if text, broken := r.broken[from]; broken {
		r.broken[to] = text
	}
}

// later puts the first day after some words of a plan off by a day.
func (r *road) later(words string) {
	path := r.some("content/plans")
	before, after, found := strings.Cut(r.text(path), words)
	if !found || len(after) < len(starterDay) {
		return
	}
	if d, ok := day.Parse(after[:len(starterDay)]); ok {
		r.write(path, before+words+(d+1).String()+after[len(starterDay):])
	}
}

func (r *road) replace(path, old, with string) {
	r.write(path, strings.Replace(r.text(path), old, with, 1))
}

var units = []string{"dv-norr", "gruppbostad-linden", "ny-enhet"}

var edits = map[string]func(r *road){
	"a plan's text":     func(r *road) { p := r.some("content/plans"); r.write(p, r.text(p)+"\n## Mer\nNy text.\n") },
	"a plan's day":      func(r *road) { r.later("next_review: ") },
	"an agreement done": func(r *road) { r.replace(r.some("content/plans"), "- [ ]", "- [x]") },
	"an agreement's words": func(r *road) {
		r.replace(r.some("content/plans"), "- [ ] Att ", "- [ ] Att snart ")
	},
	"an agreement's day": func(r *road) { r.later("Klart: ") },
	"another client":     func(r *road) { r.replace(r.some("content/plans"), "client: ", "client: Åke ") },
	"another name":       func(r *road) { r.replace(r.some("content/plans"), "responsible: K", "responsible: Ö") },
	"protection":         func(r *road) { r.replace(r.some("content/plans"), "protection: none", "protection: marked") },
	"no protection":      func(r *road) { r.replace(r.some("content/plans"), "protection: marked", "protection: none") },
	"a plan closed":      func(r *road) { r.replace(r.some("content/plans"), "status: active", "status: closed") },
	"a plan removed": func(r *road) {
		p := r.some("content/plans")
		r.must(os.Remove(r.at(p)))
		r.touched = append(r.touched, p)
	},
	"a plan moved": func(r *road) {
		p := r.some("content/plans")
		to := "content/plans/" + units[r.rng.IntN(len(units))] + "/" + filepath.Base(p)
		text := r.text(p)
		r.must(os.Remove(r.at(p)))
		r.touched = append(r.touched, p)
		r.write(to, text)
		r.carry(p, to)
	},
	"a plan's id twice": func(r *road) {
		p := r.some("content/plans")
		to := "content/plans/zz-sist/" + filepath.Base(p)
		r.write(to, r.text(p))
		r.carry(p, to)
	},
	"a unit moved": func(r *road) {
		from, to := "content/plans/korttids-angen", "content/plans/flyttad"
		if _, err := os.Stat(r.at(from)); err != nil {
			from, to = to, from
		}
		if os.Rename(r.at(from), r.at(to)) == nil {
			r.touched = append(r.touched, from, to)
			for p := range maps.Clone(r.broken) {
				if name, inside := strings.CutPrefix(p, from+"/"); inside {
					r.carry(p, to+"/"+name)
				}
			}
		}
	},
	"a unit removed": func(r *road) {
		unit := "content/plans/" + units[r.rng.IntN(len(units))]
		r.must(os.RemoveAll(r.at(unit)))
		r.touched = append(r.touched, unit)
		r.copy("../content/plans/servicebostad-kajen/ex-2025-0038.md", "content/plans/servicebostad-kajen/ex-2025-0038.md")
	},
	"a plan broken": func(r *road) {
		p := r.some("content/plans")
		if _, already := r.broken[p]; !already {
			r.broken[p] = r.text(p)
		}
		r.write(p, strings.Replace(r.text(p), "status:", "statsu:", 1))
	},
	"a page": func(r *road) { p := r.some("content/pages"); r.write(p, r.text(p)+"\nEn rad till.\n") },
	"the settings": func(r *road) {
		r.replace("content/site.yaml", "soon_days: 3", "soon_days: 4")
	},
	"another phone":  func(r *road) { r.replace("content/site.yaml", "text: 0520-4", "text: 0520-5") },
	"another notice": func(r *road) { r.replace("content/site.yaml", "sv: Exempelwebbplats", "sv: Exempel-webbplats") },
	"staff that leaves": func(r *road) {
		r.replace("content/site.yaml", "  - name: Kim Påhitt", "  - {name: Kim Påhitt, left: 2026-12-01}")
	},
	"an own layout": func(r *road) {
		r.write("layouts/public/404.html", fmt.Sprintf("<!DOCTYPE html>\n<title>%d {{.Title}}</title>\n", r.rng.IntN(100)))
	},
	"an attachment":   func(r *road) { r.write("content/files/ny.txt", fmt.Sprint(r.rng.IntN(100))) },
	"a left-over":     func(r *road) { r.write("content/plans/dv-norr/.ex.md.swp", "x") },
	"a stray file":    func(r *road) { r.write("content/plans/dv-norr/bild.jpg", "x") },
	"the day turns":   func(r *road) { r.today++ },
	"weeks go by":     func(r *road) { r.today += day.Date(r.rng.IntN(60)) },
	"nothing happens": func(*road) {},
}
