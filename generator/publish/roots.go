package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// CheckRoots refuses folders that lie in each other's way: an output that holds
// the source or is one of its inputs, and two outputs of which one is the other
// or lies in it. An empty name is an output that is not made.
//
// Names are compared after symbolic links are resolved, and without case, so that
// the answer is the same on every file system.
func CheckRoots(source, public, intranet string) error {
	from, err := locate(source)
	if err != nil {
		return err
	}
	var outputs []location
	for _, out := range []struct{ flag, dir string }{{"--public", public}, {"--intranet", intranet}} {
		if out.dir == "" {
			continue
		}
		to, err := locate(out.dir)
		if err != nil {
			return err
		}
		if from.within(to) {
			return fmt.Errorf("the source folder lies in the output folder %s: give another folder with %s DIR", out.dir, out.flag)
		}
		if err := apartFromInputs(source, to, out.flag); err != nil {
			return err
		}
		outputs = append(outputs, to)
	}
	if len(outputs) == 2 && (outputs[0].within(outputs[1]) || outputs[1].within(outputs[0])) {
		return fmt.Errorf("%s and %s lie in each other: a web server for one would show the other; "+
			"give folders beside each other with --public DIR and --intranet DIR", public, intranet)
	}
	return nil
}

func apartFromInputs(source string, out location, flag string) error {
	for _, name := range []string{"content", "layouts", ".planportal", ".git"} {
		in, err := locate(filepath.Join(source, name))
		if err != nil {
			return err
		}
		if out.within(in) || in.within(out) {
			return fmt.Errorf("the output folder %s and the source's %s lie in each other: give another folder with %s DIR", out.given, name, flag)
		}
	}
	return nil
}

// location is a folder that may not exist yet.
type location struct {
	given string
	path  string        // absolute and resolved
	chain []fs.FileInfo // the folder and those it lies in, as far as they exist
	here  fs.FileInfo   // the folder itself, nil if it does not exist
}

func locate(dir string) (location, error) {
	resolved, err := resolve(dir)
	if err != nil {
		return location{}, err
	}
	l := location{given: dir, path: resolved}
	for at := resolved; ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		if err == nil {
			l.chain = append(l.chain, info)
		}
		if err == nil && at == resolved {
			l.here = info
		}
		if at == filepath.Dir(at) {
			return l, nil
		}
	}
}

// within reports whether l is other or lies in it. It asks the file system too:
// that sees through bind mounts and through names that differ in form.
func (l location) within(other location) bool {
	here, there := fold(l.path), strings.TrimSuffix(fold(other.path), string(filepath.Separator))
	if here == there || strings.HasPrefix(here, there+string(filepath.Separator)) {
		return true
	}
	for _, info := range l.chain {
		if other.here != nil && os.SameFile(info, other.here) {
			return true
		}
	}
	return false
}

// resolve follows symbolic links as far as the path exists.
func resolve(dir string) (string, error) {
	path, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("find the folder %s: %w", dir, err)
	}
	rest := ""
	for {
		resolved, err := filepath.EvalSymlinks(path)
		if err == nil {
			return filepath.Join(resolved, rest), nil
		}
		_, gone := os.Lstat(path)
		if !errors.Is(gone, fs.ErrNotExist) {
			return "", fmt.Errorf("find the folder %s: %w", dir, err)
		}
		rest = filepath.Join(filepath.Base(path), rest)
		path = filepath.Dir(path)
	}
}

// fold maps names that some file system takes for the same to one name.
func fold(path string) string { return strings.ToLower(strings.ToUpper(norm.NFC.String(path))) }
