package guard

import (
	"bytes"
	"maps"

	"planportal/generator/diag"
	"planportal/generator/jobs"
)

// opened is an open file without its type.
type opened struct {
	path    string
	content []byte
}

func views[F File](files []F) (out []opened) {
	for _, f := range files {
		out = append(out, opened{f.Path(), f.Bytes()})
	}
	return out
}

// readFiles puts the grams of files that are not as they were into the set of
// the open side. It returns those that are new there and that some plan may have,
// and whether any are new at all.
func (g *Guard) readFiles(files []opened, atOnce int) (read bool, fresh map[gram]bool, added bool) {
	var news []opened
	there := map[string]bool{}
	for _, f := range files {
		there[f.path] = true
		if old, known := g.files[f.path]; !known || !same(old, f.content) {
			news = append(news, f)
		}
	}
	for path := range g.files {
		if !there[path] {
			delete(g.files, path)
			delete(g.faults, path)
			read = true
		}
	}
	piles := inPiles(news, 4*atOnce)
	first := g.open.tables == nil
	scans := make(chan *scan, atOnce)
	for range atOnce {
		if each := size(news) / atOnce; g.once {
			scans <- &scan{told: newLines(each), ends: &g.ends, words: make([]word, 0, 1<<12)}
		} else {
			scans <- &scan{told: newTold(each)}
		}
	}
	jobs.Each(atOnce, len(piles), func(i int) {
		s, p := <-scans, piles[i]
		switch {
		case g.once:
			s.see = p.common(&g.plans)
		case first:
			p.set = newSet(size(p.files) / 2)
			s.see = p.set.addAll
		default:
			s.see = list(&p.grams)
		}
		p.read(s)
		scans <- s
	})
	fresh = map[gram]bool{}
	for _, p := range piles {
		for _, f := range p.files {
			g.files[f.path] = f.content
			delete(g.faults, f.path)
		}
		maps.Copy(g.faults, p.faults)
		g.open.tables = append(g.open.tables, p.set.tables...)
		added = added || len(p.set.tables) > 0
		for _, x := range p.grams {
			if !g.open.add(x) {
				continue
			}
			added = true
			if g.plans.has(x) {
				fresh[x] = true
			}
		}
	}
	return read || len(news) > 0, fresh, added
}

// pile are files that are read one after the other, by a scan that may have read
// other piles before: what one file has told, the next need not tell.
type pile struct {
	files  []opened
	faults map[string][]diag.Finding
	set    set    // of their grams, or
	grams  []gram // these, each at least once
}

// inPiles deals files out by the work that they are. Neighbours stay together,
// since they have most in common: pages of one language.
func inPiles(files []opened, n int) []*pile {
	all := []*pile{{}}
	whole := 0
	for _, f := range files {
		whole += f.work()
	}
	left := whole
	for _, f := range files {
		if left < whole*(n-len(all))/n {
			all = append(all, &pile{})
		}
		last := all[len(all)-1]
		last.files = append(last.files, f)
		left -= f.work()
	}
	return all
}

// work is about how many bytes there are to read.
func (f opened) work() int {
	const unpacked = 6 // times as much as it was
	if begins(f.content, magic.zip) {
		return unpacked * len(f.content)
	}
	return len(f.content)
}

// read reads the files of a pile, and shows their grams.
func (p *pile) read(s *scan) {
	p.faults = map[string][]diag.Finding{}
	for _, f := range p.files {
		if found := s.collect(f); len(found) > 0 {
			p.faults[f.path] = found
		}
	}
}

// common is a see function that writes down the grams that plans may have, too.
func (p *pile) common(plans *set) func(grams []gram) {
	return func(grams []gram) {
		for _, x := range grams {
			if plans.has(x) {
				p.grams = append(p.grams, x)
			}
		}
	}
}

func size(files []opened) (n int) {
	for _, f := range files {
		n += len(f.content)
	}
	return n
}

func same(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || bytes.Equal(a, b))
}

// collect tells the grams of a file that were not told before, and finds what is
// wrong with it as such.
func (s *scan) collect(f opened) (found []diag.Finding) {
	form := formSeeker{}
	s.form = &form
	s.file(f.path, f.content)
	if form.found {
		found = append(found, diag.At("public/"+f.path, 0, 0, "plan-form-in-open-site"))
	}
	if s.unread != "" {
		found = append(found, Unsearched("public/"+f.path, s.unread))
	}
	return found
}

// Unsearched tells that a part of a file was not looked into, and why.
func Unsearched(file, why string) diag.Finding {
	if why == "encrypted" || why == "depth" || why == "size" {
		why = diag.Term("unsearched-" + why)
	}
	return diag.At(file, 0, 0, "open-file-unsearched", why)
}
