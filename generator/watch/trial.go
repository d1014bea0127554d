package watch

import (
	"os"
	"path/filepath"

	"github.com/fsnotify/fsnotify"
)

// trial finds out whether the system tells of changes at all.
type trial struct {
	passed bool
	times  int    // how often it was tried
	name   string // of the file that must be told of
}

// begin makes a change and takes it back. Where none can be made, as where the
// source is only for reading, the system is believed.
func (t *trial) begin(e *events) {
	t.times++
	t.name = e.tryOut()
	t.passed = t.name == ""
}

// passes reports whether the event is that of the trial.
func (t *trial) passes(ev fsnotify.Event) bool {
	if t.passed || filepath.Clean(ev.Name) != t.name {
		return false
	}
	t.passed = true
	return true
}

// cookies is the folder in which changes are tried. It is planportal's own,
// beside what people write.
func cookies(src string) string { return filepath.Join(src, ".planportal") }

// tryOut makes and removes a file, and returns its name; none if it could not.
func (e *events) tryOut() (name string) {
	dir := cookies(e.src)
	_ = os.Mkdir(dir, 0o700) // it may be there
	if info, err := os.Lstat(dir); err != nil || !info.IsDir() {
		return ""
	}
	if err := e.fs.Add(dir); err != nil {
		return ""
	}
	f, err := os.CreateTemp(dir, "watch-*")
	if err != nil {
		e.tried()
		return ""
	}
	_ = f.Close()
	_ = os.Remove(f.Name())
	return filepath.Clean(f.Name())
}

// tried ends the trial.
func (e *events) tried() { _ = e.fs.Remove(cookies(e.src)) }
