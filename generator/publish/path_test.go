package publish

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"planportal/test/spent"
)

// FuzzPath: what is taken for a path is a plain name below the folder, on any
// file system, and one line of the list.
func FuzzPath(f *testing.F) {
	for _, s := range []string{"index.html", "en/index.html", "../x", "/x", "a//b", "a/./b", "a/../b", ".planportal", "a/.Planportal-x/b", "a\\b", "a\nb", "", ".", "a/", "con", "å/ä.html", "a\x00b", "a/b:c", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, file string) {
		began := spent.Processor()
		err := validPath(file)
		if took := spent.Processor() - began; took > time.Second {
			t.Errorf("it took %v", took)
		}
		if err != nil {
			return
		}
		if !filepath.IsLocal(file) || filepath.ToSlash(filepath.Clean(file)) != file || strings.ContainsAny(file, "\\\n\r\x00") {
			t.Errorf("%q is taken", file)
		}
		for name := range strings.SplitSeq(file, "/") {
			if name == "" || name == "." || name == ".." || isHidden(name) {
				t.Errorf("%q is taken", file)
			}
		}
		m := manifest{ranks: map[string]int{}}
		line, ended := strings.CutSuffix(plus(file, 3), "\n")
		if !ended || !m.read(line) || m.ranks[file] != 3 {
			t.Errorf("the list does not read %q again", file)
		}
	})
}
