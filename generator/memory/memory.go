// Package memory answers one question: what did the last build know? It keeps
// every plan as it was read, beside the state of the folders that it was read
// from and written to, so that the next build reads only what has changed.
//
// It is a cache. What is old, torn, foreign or missing costs time and nothing
// else.
package memory

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/site"
	"planportal/generator/stamp"
	"planportal/generator/stream"
)

// Sum is a digest, empty for nothing that can be relied on.
type Sum []byte

// Is reports whether both are the same digest of something.
func (s Sum) Is(other Sum) bool { return len(s) > 0 && string(s) == string(other) }

// Build is what a build knew besides the plans.
type Build struct {
	Program  string // whose build it was: another program may see the same source with other eyes
	Today    day.Date
	Settings []byte // content/site.yaml

	Source            Sum // of the source folder
	Public, Intranet  Sum // of the output folders, as the build left them
	Layouts, Attached Sum // of the layouts and of the attachments
	Guarded           Sum // of the open files with which the guard compared the plans, and of what it allowed

	Read     int    // texts of the source
	Pages    []Page // as they were read
	Findings []diag.Finding
	Foreign  []string // what lay in the output folders and was not planportal's

	Shelves  []Shelf // of the file with the plans, by folder
	PlansEnd int64   // where in it the next is written
	Lists    span    // of the file with the lists
}

// Page is an information page, which is read at every start: only whether it is
// as it was is remembered.
type Page struct {
	Path string
	Hash [sha256.Size]byte
}

// Text is a plan's file as it was read.
type Text struct {
	Stamp stamp.Stamp // zero if the file may have been changed just when it was read
	Hash  [sha256.Size]byte
	File  *site.File
}

// Program names the running program, so that no other takes over its memory.
func Program() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(name)
	if err != nil {
		return ""
	}
	s := stamp.Of(info)
	return fmt.Sprintf("%s %d %d %d", runtime.Version(), s.Size, s.Modified, s.Inode)
}

// buildName is the file with the Build, in the state folder.
const buildName = "build.memory"

// Load returns what the last build of this program knew; false if there was none
// or it cannot be read.
func Load(state string) (*Build, bool) {
	all, err := os.ReadFile(filepath.Join(state, buildName))
	if err != nil {
		return nil, false
	}
	inside, whole := cut(all)
	if !whole {
		return nil, false
	}
	b, s := &Build{}, stream.Reading(inside)
	b.carry(s)
	if !s.Whole() || b.Program == "" || b.Program != Program() {
		return nil, false
	}
	return b, true
}

// save writes the Build in place of the one before.
func (b *Build) save(state string) error {
	b.Program = Program()
	s := begun()
	b.carry(s)
	name := filepath.Join(state, buildName)
	if err := os.WriteFile(name+".new", headed(s), 0o600); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

func (b *Build) carry(s *stream.Stream) {
	stream.Text(s, &b.Program)
	stream.Number(s, &b.Today)
	stream.Bytes(s, &b.Settings)
	for _, sum := range [...]*Sum{&b.Source, &b.Public, &b.Intranet, &b.Layouts, &b.Attached, &b.Guarded} {
		stream.Bytes(s, sum)
	}
	stream.Number(s, &b.Read)
	stream.List(s, &b.Pages, func(s *stream.Stream, p *Page) {
		stream.Text(s, &p.Path)
		s.Fixed(p.Hash[:])
	})
	stream.List(s, &b.Findings, finding)
	stream.List(s, &b.Foreign, stream.Text)
	stream.List(s, &b.Shelves, func(s *stream.Stream, sh *Shelf) {
		stream.Text(s, &sh.Folder)
		stream.Bytes(s, &sh.Digest)
		stream.Number(s, &sh.Plans)
		sh.at.carry(s)
	})
	stream.Number(s, &b.PlansEnd)
	b.Lists.carry(s)
}

// Clock is the time of the state folder's file system, in ns since 1970. Stamps
// are compared with it, not with the program's clock. A folder that somebody has
// taken away meanwhile is made again.
func Clock(state string) (int64, error) {
	if err := os.Mkdir(state, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return 0, fmt.Errorf("make the state folder: %w", err)
	}
	name := filepath.Join(state, "clock")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		return 0, fmt.Errorf("ask the state folder what time it is: %w", err)
	}
	defer os.Remove(name)
	info, err := os.Stat(name)
	if err != nil {
		return 0, fmt.Errorf("ask the state folder what time it is: %w", err)
	}
	return info.ModTime().UnixNano(), nil
}
