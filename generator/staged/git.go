package staged

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// ErrNoGit says that there is no git program, or no repository.
var ErrNoGit = errors.New("there is no git repository here")

// git runs git in a folder, to read and never to write: nothing is fetched, no
// lock is taken, no hook is run.
func git(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("git", append([]string{"-c", "core.fsmonitor=false"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0")
	for _, name := range []string{"GIT_DIR", "GIT_WORK_TREE"} {
		// Git reads these from where it runs, which is not where we do.
		if v := os.Getenv(name); v != "" && !filepath.IsAbs(v) {
			if abs, err := filepath.Abs(v); err == nil {
				cmd.Env = append(cmd.Env, name+"="+abs)
			}
		}
	}
	return cmd
}

// output is what git prints, split at its zero bytes.
func output(dir string, args ...string) ([]string, error) {
	var says bytes.Buffer
	cmd := git(dir, args...)
	cmd.Stderr = &says
	out, err := cmd.Output()
	var failed *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound), errors.As(err, &failed) && strings.Contains(says.String(), "not a git repository"):
		return nil, ErrNoGit
	case errors.As(err, &failed):
		return nil, fmt.Errorf("git %s: %s", args[0], firstLine(says.String()))
	case err != nil:
		return nil, fmt.Errorf("git %s: %w", args[0], err)
	}
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == 0 }), nil
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}

// entry is a file of the index.
type entry struct {
	path  string // from the source folder
	mode  string
	id    string // of its content
	stage string // not 0 while two versions are to be merged
}

// index lists the files of the index that lie below the source folder.
func index(dir string) (all []entry, err error) {
	lines, err := output(dir, "ls-files", "--stage", "-z")
	for _, line := range lines {
		about, path, _ := strings.Cut(line, "\t")
		if f := strings.Fields(about); len(f) == 3 {
			all = append(all, entry{path: path, mode: f[0], id: f[1], stage: f[2]})
		}
	}
	return all, err
}

// changed are the paths that a commit would change; gone says which of them it
// would remove.
func changed(dir string) (paths map[string]bool, gone []string, err error) {
	lines, err := output(dir, "diff", "--cached", "--name-status", "--no-renames", "--no-ext-diff", "--relative", "-z")
	paths = map[string]bool{}
	for i := 0; i+1 < len(lines); i += 2 {
		if lines[i] == "D" {
			gone = append(gone, lines[i+1])
			continue
		}
		paths[lines[i+1]] = true
	}
	return paths, gone, err
}

// blobs reads contents out of the repository, one after the other, by one git.
type blobs struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func openBlobs(dir string) (*blobs, error) {
	cmd := git(dir, "cat-file", "--batch")
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("ask git: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("ask git: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("ask git: %w", err)
	}
	return &blobs{cmd, in, bufio.NewReaderSize(out, 64<<10)}, nil
}

// read returns a content, at most most bytes of it and one more.
func (b *blobs) read(id string, most int64) ([]byte, error) {
	if _, err := io.WriteString(b.in, id+"\n"); err != nil {
		return nil, fmt.Errorf("ask git: %w", err)
	}
	head, err := b.out.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("read from git: %w", err)
	}
	f := strings.Fields(head)
	if len(f) != 3 || f[1] != "blob" {
		return nil, errors.New("read from git: a file's content is missing")
	}
	size, err := strconv.ParseInt(f[2], 10, 64)
	if err != nil {
		return nil, fmt.Errorf("read from git: %w", err)
	}
	text := make([]byte, min(size, most+1))
	if _, err := io.ReadFull(b.out, text); err != nil {
		return nil, fmt.Errorf("read from git: %w", err)
	}
	_, err = io.CopyN(io.Discard, b.out, size-int64(len(text))+1) // the rest and the line end
	return text, err
}

func (b *blobs) close() {
	_ = b.in.Close()
	_ = b.cmd.Wait()
}
