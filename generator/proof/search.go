// Package proof answers one question: can somebody see for themselves that
// nothing of a plan stands on the open site? It searches a folder as it lies
// there, whatever wrote it, and writes down what it found it to be, so that
// anybody can tell later whether it still is.
package proof

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"
	"sync"

	"planportal/generator/diag"
	"planportal/generator/guard"
)

// Question is what is to be proved of a folder.
type Question struct {
	Folder  string
	Made    map[string][]byte // the files that the source makes, by path
	Allowed *guard.Allowed
	Plans   iter.Seq[guard.Subject]
	Jobs    int
}

// Result is the answer.
type Result struct {
	Hits     int            // traces of plans
	Secrets  int            // what was searched for
	Files    []File         // what was searched, sorted by path
	Findings []diag.Finding // one for each trace, and for what could not be searched
}

// File is one file of the open site.
type File struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Search looks for everything of the plans in every byte of every file.
func Search(q Question) (*Result, error) {
	root, l, err := open(q.Folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	s := searcher{q: q, root: root, hunt: guard.NewHunt(q.Allowed, int(min(l.bytes, 1<<26))), prefix: prefix(q.Folder), asMade: map[string]bool{}}
	if err := s.read(l); err != nil {
		return nil, err
	}
	s.known()
	s.out.Secrets = s.hunt.Ask(q.Plans)
	if s.hunt.Any() {
		if err := s.find(l); err != nil {
			return nil, err
		}
	}
	s.strange(l)
	s.out.Findings = diag.Sort(s.out.Findings)
	return &s.out, nil
}

// prefix is what findings write before a file's path.
func prefix(folder string) string { return strings.TrimSuffix(folder, "/") + "/" }

type searcher struct {
	q      Question
	root   *os.Root
	hunt   *guard.Hunt
	prefix string
	out    Result
	asMade map[string]bool   // the files that are as the source makes them
	shown  map[string]string // paths as they may be told, where that differs
}

// known tells the hunt which words the source has, in the files that are not in
// the folder as the source makes them.
func (s *searcher) known() {
	var paths []string
	for path := range s.q.Made {
		if !s.asMade[path] {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	found := make([]guard.Searched, len(paths))
	each(s.q.Jobs, len(paths), func(i int) { found[i] = s.hunt.Read(paths[i], s.q.Made[paths[i]], true) })
	for _, f := range found {
		s.hunt.Known(f)
	}
}

// read reads every file, and the names of folders.
func (s *searcher) read(l list) error {
	const block = 64 // so many files are in memory at a time
	for part := range slices.Chunk(l.files, block) {
		found := make([]guard.Searched, len(part))
		files := make([]File, len(part))
		errs := make([]error, len(part))
		each(s.q.Jobs, len(part), func(i int) {
			var content []byte
			if content, errs[i] = s.content(part[i]); errs[i] == nil {
				files[i] = describe(part[i], content)
				found[i] = s.hunt.Read(part[i], content, s.made(part[i], content))
			}
		})
		for i := range part {
			if errs[i] != nil {
				return errs[i]
			}
			s.hunt.Add(found[i])
			if found[i].Made {
				s.hunt.Known(found[i])
				s.asMade[part[i]] = true
			}
			s.remark(part[i], found[i])
		}
		s.out.Files = append(s.out.Files, files...)
	}
	for _, folder := range slices.Concat(l.folders, l.others) {
		s.hunt.Add(s.hunt.Read(folder, nil, false))
	}
	return nil
}

func (s *searcher) remark(path string, found guard.Searched) {
	if found.Form {
		s.out.Hits++
		s.out.Findings = append(s.out.Findings, diag.At(s.prefix+path, 0, 0, "plan-form-in-open-site"))
	}
	if found.Unread != "" {
		s.out.Findings = append(s.out.Findings, guard.Unsearched(s.prefix+path, found.Unread))
	}
}

// content reads a file whole.
func (s *searcher) content(path string) ([]byte, error) {
	f, err := s.root.Open(path)
	if err != nil {
		return nil, fmt.Errorf("search the open site: %w", err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("search the open site: %w", err)
	}
	if len(content) > maxFile {
		return nil, fmt.Errorf("search the open site: %s is larger than %d MB", s.prefix+path, maxFile>>20)
	}
	return content, nil
}

func (s *searcher) made(path string, content []byte) bool {
	made, known := s.q.Made[path]
	return known && string(made) == string(content)
}

func describe(path string, content []byte) File {
	sum := sha256.Sum256(content)
	return File{Path: path, Bytes: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}
}

// find tells where the traces are.
func (s *searcher) find(l list) error {
	s.shown = map[string]string{}
	for _, path := range l.files {
		content, err := s.content(path)
		if err != nil {
			return err
		}
		s.tell(path, s.hunt.Find(path, content, s.asMade[path]))
	}
	for _, path := range slices.Concat(l.folders, l.others) {
		s.tell(path, s.hunt.Find(path, nil, false))
	}
	for i, f := range s.out.Findings {
		if shown, ok := s.shown[strings.TrimPrefix(f.File, s.prefix)]; ok {
			s.out.Findings[i].File = s.prefix + shown
		}
	}
	return nil
}

func (s *searcher) tell(path string, hits []guard.Hit) {
	for _, h := range hits {
		s.out.Hits++
		s.shown[path] = h.Shown
		s.out.Findings = append(s.out.Findings, h.Finding(s.prefix))
	}
}

// strange finds what is neither a file nor a folder.
func (s *searcher) strange(l list) {
	for _, path := range l.others {
		if shown, ok := s.shown[path]; ok {
			path = shown
		}
		s.out.Findings = append(s.out.Findings, diag.At(s.prefix+path, 0, 0, "open-file-link"))
	}
}

// each calls do for 0 to n-1, jobs of them side by side.
func each(jobs, n int, do func(i int)) {
	var wg sync.WaitGroup
	jobs = max(1, min(jobs, n))
	for j := range jobs {
		wg.Go(func() {
			for i := j; i < n; i += jobs {
				do(i)
			}
		})
	}
	wg.Wait()
}
