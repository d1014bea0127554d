package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckRoots(t *testing.T) {
	tests := []struct {
		name, public, intranet string
		says                   string // empty: they are fine
	}{
		{"the default", "src/public", "src/intranet", ""},
		{"elsewhere", "www/open", "www/staff", ""},
		{"one is not made", "src/public", "", ""},
		{"none is made", "", "", ""},
		{"names that begin alike", "www/site", "www/site-intranet", ""},
		{"the same", "www/site", "www/site", "lie in each other"},
		{"the same in capitals", "www/site", "www/Site", "lie in each other"},
		{"the same in another form of å", "www/p\u00e5", "www/pa\u030a", "lie in each other"},
		{"the same by a detour", "www/site", "www/x/../site", "lie in each other"},
		{"intranet in public", "www/site", "www/site/staff", "lie in each other"},
		{"public in intranet", "www/staff/open", "www/staff", "lie in each other"},
		{"public in intranet by a link", "link/open", "www", "lie in each other"},
		{"the source", "src", "www/staff", "--public DIR"},
		{"above the source", "www/open", ".", "--intranet DIR"},
		{"the content", "src/content", "", "content lie in each other"},
		{"in the content", "", "src/content/pages", "content lie in each other"},
		{"in content elsewhere, by a link", "elsewhere/pages", "", "content lie in each other"},
		{"above content elsewhere", "elsewhere", "", "content lie in each other"},
		{"the layouts", "src/layouts/public", "", "layouts lie in each other"},
		{"the state", "src/.planportal", "", ".planportal lie in each other"},
		{"git", "src/.git/x", "", ".git lie in each other"},
		{"a link to nowhere", "dangling", "", "find the folder"},
	}
	top := t.TempDir()
	for _, dir := range []string{"src/layouts", "elsewhere/pages", "www"} {
		if err := os.MkdirAll(filepath.Join(top, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"link": "www", "src/content": "../elsewhere", "dangling": "nowhere"} {
		if err := os.Symlink(to, filepath.Join(top, link)); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(top)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := CheckRoots("src", tt.public, tt.intranet)
			if tt.says == "" && err != nil {
				t.Errorf("refused: %v", err)
			}
			if tt.says != "" && (err == nil || !strings.Contains(err.Error(), tt.says)) {
				t.Errorf("error %v, want %q", err, tt.says)
			}
		})
	}
}

func TestFoldersThatAreRefused(t *testing.T) {
	tests := []struct {
		name     string
		audience Audience
		prepare  func(b bench)
		says     string // empty: it is taken
	}{
		{"nothing there", Public, func(bench) {}, ""},
		{"empty", Public, func(b bench) { b.put("x", ""); os.Remove(filepath.Join(b.dir, "x")) }, ""},
		{"a readme and dot files", Public, func(b bench) { b.put("README.md", ""); b.put(".git/HEAD", "") }, ""},
		{"our own", Public, func(b bench) { b.build(town) }, ""},
		{"somebody's", Public, func(b bench) { b.put("thesis.odt", "") }, "empty it, or give another folder with --public DIR"},
		{"somebody's", Intranet, func(b bench) { b.put("thesis.odt", "") }, "--intranet DIR"},
		{"the open site", Intranet, func(b bench) { b.build(town) }, "holds the public site, not the intranet one"},
		{"the intranet", Public, func(b bench) { b.audience = Intranet; b.build(town) }, "holds the intranet site, not the public one"},
		{"a strange mark", Public, func(b bench) { b.put(markName, "planportal publicity\n") }, "does not tell whose folder it is"},
		{"a mark with more in it", Public, func(b bench) { b.put(markName, "planportal public\r\nmine\n"); b.put("x", "") }, ""},
		{"a mark that is a folder", Public, func(b bench) { b.put(markName+"/x", "") }, "does not tell whose folder it is"},
		{"a mark that is a link", Public, func(b bench) { b.put("m", Public.mark()); os.Symlink("m", filepath.Join(b.dir, markName)) }, "does not tell"},
		{"a link", Public, func(b bench) { os.Symlink(filepath.Dir(b.state), b.dir) }, "is a symbolic link"},
		{"a file", Public, func(b bench) { os.WriteFile(b.dir, nil, 0o644) }, "is a file"},
		{"nobody", 0, func(bench) {}, "no such audience"},
	}
	for _, tt := range tests {
		t.Run(tt.name+" for "+tt.audience.String(), func(t *testing.T) {
			b := newBench(t)
			tt.prepare(b)
			before := snapshot(t, b.dir)
			b.audience = tt.audience
			_, err := b.tryBuild(site{"index.html": "new"})
			if tt.says == "" {
				if err != nil {
					t.Errorf("refused: %v", err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %v, want %q", err, tt.says)
			}
			if now := snapshot(t, b.dir); len(now) != len(before) {
				t.Errorf("it holds %v now, want %v", now, before)
			}
		})
	}
}

func TestStateIsNotPublished(t *testing.T) {
	b := newBench(t)
	b.build(town)
	for _, state := range []string{b.dir, filepath.Join(b.dir, "state"), filepath.Join(b.dir, "units", ".planportal")} {
		if _, err := Open[page](b.dir, Public, state); err == nil || !strings.Contains(err.Error(), "would be published") {
			t.Errorf("state in %s: error %v", state, err)
		}
	}
}

func TestLockIsForOne(t *testing.T) {
	state := filepath.Join(t.TempDir(), "state")
	release, err := Lock(state)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(state); !errors.Is(err, ErrBusy) {
		t.Errorf("a second lock: %v, want ErrBusy", err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	again, err := Lock(state)
	if err != nil {
		t.Fatalf("after the release: %v", err)
	}
	if err := again(); err != nil {
		t.Error(err)
	}
	if _, err := Lock(filepath.Join(state, "lock")); err == nil || errors.Is(err, ErrBusy) {
		t.Errorf("a file for a state folder: %v", err)
	}
}
