package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

// manifest is the list of files that may be ours in one output folder. It is a
// log: a file is named before it appears and struck out after it is gone, so
// that a killed process leaves too many names in it, never too few.
//
//	planportal 1             the form of the log
//	*                        the list is whole: what it does not name is not ours
//	{                        hidden files may lie about from here on
//	+1 units/norr/a.html     may be there from here on, with its rank
//	-units/norr/b.html       is gone
//	}                        no hidden files are left
//
// A line counts when its newline is there.
type manifest struct {
	name  string // of the log file
	file  *os.File
	size  int64
	lines int
	ranks map[string]int // path → rank

	whole bool // nothing of ours can be missing from ranks
	torn  bool // some line could not be read
	open  bool // hidden files may lie about
}

const manifestForm = "planportal 1"

// readManifest reads the log of that name. A log that is not there, or of an
// unknown form, is an empty manifest that is not whole.
func readManifest(name string) (*manifest, error) {
	m := &manifest{name: name, ranks: map[string]int{}}
	content, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the list of what was published: %w", err)
	}
	rest, known := strings.CutPrefix(string(content), manifestForm+"\n")
	if !known {
		m.torn = true
		return m, nil
	}
	for line := range strings.Lines(rest) {
		line, ended := strings.CutSuffix(line, "\n")
		if !ended || !m.read(line) {
			m.torn = true
		}
		m.lines++
	}
	// An unfinished last line is what a kill leaves, and harmless; but damage of
	// other kinds looks the same.
	m.whole = m.whole && !m.torn
	return m, nil
}

// read takes one line in and reports whether it made sense.
func (m *manifest) read(line string) bool {
	switch line {
	case "*":
		m.whole = true
		return true
	case "{", "}":
		m.open = line == "{"
		return true
	}
	if path, ok := strings.CutPrefix(line, "-"); ok {
		delete(m.ranks, path)
		return validPath(path) == nil
	}
	number, path, _ := strings.Cut(strings.TrimPrefix(line, "+"), " ")
	rank, err := strconv.Atoi(number)
	if err != nil || line[0] != '+' || validPath(path) != nil {
		return false
	}
	m.ranks[path] = rank
	return true
}

// compact writes the log anew with nothing but what still counts.
func (m *manifest) compact() error {
	var b strings.Builder
	b.WriteString(manifestForm + "\n")
	if m.whole {
		b.WriteString("*\n")
	}
	for _, path := range slices.Sorted(maps.Keys(m.ranks)) {
		b.WriteString(plus(path, m.ranks[path]))
	}
	if m.open {
		b.WriteString("{\n")
	}
	next := m.name + ".new"
	if err := os.WriteFile(next, []byte(b.String()), 0o600); err != nil {
		return m.failed(err)
	}
	if err := m.close(); err != nil {
		return m.failed(err)
	}
	if err := os.Rename(next, m.name); err != nil {
		return m.failed(err)
	}
	m.torn, m.lines = false, len(m.ranks)
	return nil
}

// forget begins the list of a folder in which nothing of ours can be.
func (m *manifest) forget() error {
	m.ranks, m.whole, m.open = map[string]int{}, true, false
	return m.compact()
}

// log appends lines. They are there as a whole or not at all, unless the process
// is killed.
func (m *manifest) log(lines string) error {
	if lines == "" {
		return nil
	}
	if err := m.ready(); err != nil {
		return m.failed(err)
	}
	if _, err := m.file.WriteString(lines); err != nil {
		return m.failed(errors.Join(err, m.file.Truncate(m.size)))
	}
	m.size += int64(len(lines))
	return nil
}

func (m *manifest) ready() error {
	if m.file != nil {
		return nil
	}
	file, err := os.OpenFile(m.name, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err != nil {
		return errors.Join(err, file.Close())
	}
	m.file, m.size = file, info.Size()
	if m.size == 0 {
		return m.log(manifestForm + "\n")
	}
	return nil
}

func (m *manifest) close() error {
	if m.file == nil {
		return nil
	}
	file := m.file
	m.file = nil
	return file.Close()
}

func (m *manifest) failed(err error) error {
	return fmt.Errorf("write the list of what is published: %w", cause(err))
}

// begin says that hidden files may lie about, end that none are left.
func (m *manifest) begin() error { return m.turn(true, "{\n") }

func (m *manifest) end() error { return m.turn(false, "}\n") }

func (m *manifest) turn(open bool, line string) error {
	if m.open == open {
		return nil
	}
	if err := m.log(line); err != nil {
		return err
	}
	m.open = open
	return nil
}

// add names files that are about to appear.
func (m *manifest) add(files []entry) error {
	var b strings.Builder
	for _, f := range files {
		if rank, known := m.ranks[f.path]; !known || rank != f.rank {
			b.WriteString(plus(f.path, f.rank))
		}
	}
	if err := m.log(b.String()); err != nil {
		return err
	}
	for _, f := range files {
		m.ranks[f.path] = f.rank
	}
	return nil
}

// strike takes files out that are gone.
func (m *manifest) strike(files []entry) error {
	var b strings.Builder
	for _, f := range files {
		if _, known := m.ranks[f.path]; known {
			b.WriteString("-" + f.path + "\n")
		}
	}
	if err := m.log(b.String()); err != nil {
		return err
	}
	for _, f := range files {
		delete(m.ranks, f.path)
	}
	return nil
}

// complete says that from here on the list is whole.
func (m *manifest) complete() error {
	if m.whole {
		return nil
	}
	if err := m.log("*\n"); err != nil {
		return err
	}
	m.whole = true
	return nil
}

// entry is a file with its rank.
type entry struct {
	path string
	rank int
}

func plus(path string, rank int) string { return "+" + strconv.Itoa(rank) + " " + path + "\n" }
