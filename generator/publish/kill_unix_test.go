//go:build unix

package publish

import (
	"bufio"
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"strings"
	"testing"
	"time"
)

// version is a site of linked pages. Two versions share some pages, differ in
// others, and each has a unit of its own. Every file names its links, one a
// line, after a first line that says whether it is whole.
func version(v string) site {
	s := site{}
	var front []string
	for u := range 4 {
		unit := fmt.Sprintf("u%d", u)
		if u == 3 {
			unit += v
		}
		var list []string
		for p := range 10 {
			id := fmt.Sprintf("p%d", p)
			if p > 6 {
				id += v
			}
			list = append(list, id+".html")
			s["units/"+unit+"/"+id+".html"] = whole("page", fmt.Sprint(p%3, strings.Repeat(v, p%3)))
		}
		s["units/"+unit+"/index.html"] = whole("list", list...)
		front = append(front, "units/"+unit+"/index.html")
	}
	s["index.html"] = whole("front", front...)
	return s
}

// whole makes a page that tells how long it is.
func whole(what string, links ...string) string {
	body := strings.Join(links, "\n")
	if what == "page" {
		body = strings.Repeat(body+"\n", 200)
	}
	return fmt.Sprintf("%s %d %s\n%s", what, len(body), generatorMark, body)
}

// buildForEver publishes two versions by turns and says when each commit begins.
func buildForEver(dir, state string) error {
	tree, err := Open[page](dir, Public, state)
	if err != nil {
		return err
	}
	for {
		for _, v := range []string{"a", "b"} {
			for path, body := range version(v) {
				if err := tree.Stage(page{path, body, rankOf(path)}); err != nil {
					return err
				}
			}
			fmt.Println("commit")
			if _, err := tree.CommitWhole(); err != nil {
				return err
			}
		}
	}
}

// TestKilledAtAnyMoment kills builds in their commit, wherever that happens to
// be, and looks at what a reader would meet then.
func TestKilledAtAnyMoment(t *testing.T) {
	b := newBench(t)
	a, z := version("a"), version("b")
	b.build(a)
	took := b.commitTime(z)
	kills, mixed := 0, 0
	for kills < 30 || mixed < 8 {
		kills++
		b.killOnce(rand.N(took))
		if b.halfway(snapshot(t, b.dir), a, z) {
			mixed++
		}
		if t.Failed() || kills == 500 {
			t.Fatalf("after kill %d, of which %d left old and new side by side", kills, mixed)
		}
		next := []site{a, z}[kills%2]
		b.build(next)
		b.want(next)
	}
	t.Logf("%d of %d kills left old and new side by side", mixed, kills)
}

// commitTime publishes a site and returns how long readers saw it change.
func (b bench) commitTime(s site) time.Duration {
	b.t.Helper()
	var took time.Duration
	b.walk(s, func(tree *Tree[page]) error {
		began := time.Now()
		_, err := tree.CommitWhole()
		took = time.Since(began)
		return err
	})
	return took
}

// killOnce starts a child, lets some commits pass and kills it in the next.
func (b bench) killOnce(after time.Duration) {
	b.t.Helper()
	cmd := b.child("builds")
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for range 1 + rand.IntN(3) {
		if !lines.Scan() {
			b.t.Fatalf("the child ended by itself: %v", cmd.Wait())
		}
	}
	time.Sleep(after)
	if err := cmd.Process.Kill(); err != nil {
		b.t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() != -1 {
		b.t.Fatalf("the child ended by itself: %v", err)
	}
}

// halfway looks at what a kill left: each file must be one of its two versions
// and every link must lead somewhere. It reports whether both sites are there.
func (b bench) halfway(got map[string]string, one, two site) bool {
	b.t.Helper()
	onlyOne, onlyTwo := false, false
	for at, body := range got {
		if strings.Contains("/"+at, "/"+hiddenPrefix) || at == markName || strings.HasSuffix(at, "/") {
			continue
		}
		if body != one[at] && body != two[at] {
			b.t.Errorf("%s is neither old nor new: %.60q", at, body)
		}
		onlyOne = onlyOne || body != two[at]
		onlyTwo = onlyTwo || body != one[at]
		if !strings.HasSuffix(at, "index.html") {
			continue
		}
		for _, link := range strings.Split(body, "\n")[1:] {
			if _, there := got[path.Join(path.Dir(at), link)]; !there {
				b.t.Errorf("%s links to %s, which is not there", at, link)
			}
		}
	}
	return onlyOne && onlyTwo
}

// TestVersionsDiffer keeps the kill test honest.
func TestVersionsDiffer(t *testing.T) {
	a, b := version("a"), version("b")
	if maps.Equal(a, b) || len(a) != len(b) {
		t.Errorf("%d and %d files", len(a), len(b))
	}
}
