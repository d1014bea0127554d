package faults

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// reader is somebody who reads both sites while one version of them becomes
// another.
type reader struct {
	before, after map[string]string
	known         map[string][]string // the links of pages that were read already
}

func newReader(before, after map[string]string) *reader {
	return &reader{before, after, map[string][]string{}}
}

// reads checks that each file is one of its two versions, that none is away that
// both have, and that no reader meets a dead link.
func (r *reader) reads(t *testing.T, got map[string]string) {
	t.Helper()
	for p, text := range got {
		before, old := r.before[p]
		after, fresh := r.after[p]
		if old && text == before || fresh && text == after {
			continue
		}
		t.Errorf("%s is neither old (%t) nor new (%t): %d bytes, old %d, new %d", p, old, fresh, len(text), len(before), len(after))
	}
	for p := range r.before {
		_, stays := r.after[p]
		if _, there := got[p]; stays && !there {
			t.Errorf("%s is away for a while", p)
		}
	}
	if dead := r.dead(got); len(dead) > 0 {
		t.Errorf("dead links:\n%s", strings.Join(dead, "\n"))
	}
}

// dead are links that lead nowhere, on pages that a reader can be at: those that
// stay, the front pages, and where their links lead.
func (r *reader) dead(got map[string]string) (dead []string) {
	met := map[string]bool{}
	var next []string
	meet := func(p string) {
		if _, there := got[p]; there && !met[p] {
			met[p] = true
			next = append(next, p)
		}
	}
	for p := range r.before {
		if _, stays := r.after[p]; stays {
			meet(p)
		}
	}
	for _, site := range outputs {
		meet(site + "/index.html")
	}
	for len(next) > 0 {
		p := next[0]
		next = next[1:]
		for _, link := range r.links(p, got[p]) {
			to := path.Join(path.Dir(p), link)
			if strings.HasSuffix(link, "/") {
				to += "/index.html"
			}
			if _, there := got[to]; !there {
				dead = append(dead, p+" → "+link)
			}
			meet(to)
		}
	}
	slices.Sort(dead)
	return slices.Compact(dead)
}

var address = regexp.MustCompile(`\s(?:href|src)="([^"#?:]+)[^":]*"`)

// links are the relative links of a page. The page for paths at which nothing
// stands is read at any of them, so its links are not relative to its own.
func (r *reader) links(p, text string) (links []string) {
	if path.Ext(p) != ".html" || path.Base(p) == "404.html" {
		return nil
	}
	if links, known := r.known[text]; known {
		return links
	}
	for _, m := range address.FindAllStringSubmatch(text, -1) {
		if !strings.HasPrefix(m[1], "/") {
			links = append(links, m[1])
		}
	}
	r.known[text] = links
	return links
}
