package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrBusy says that another process holds the lock.
var ErrBusy = errors.New("another planportal is writing this site")

// Lock takes the state folder for this process, so that two planportals do not
// write the same site at once. It does not wait: the error is ErrBusy if another
// one has it. A process that ends, however it ends, lets go of its lock.
func Lock(state string) (release func() error, err error) {
	if err := makeState(state); err != nil {
		return nil, err
	}
	lock := flock.New(filepath.Join(state, "lock"), flock.SetPermissions(0o600))
	locked, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", state, err)
	}
	if !locked {
		return nil, ErrBusy
	}
	return lock.Close, nil
}

// makeState makes the state folder, closed to everyone else: paths of the
// intranet hold the ids of plans.
func makeState(state string) error {
	if err := os.Mkdir(state, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make the state folder: %w", err)
	}
	info, err := os.Lstat(state)
	switch {
	case err != nil:
		return fmt.Errorf("look at the state folder: %w", err)
	case !info.IsDir():
		return fmt.Errorf("%s must be a folder, for planportal's own notes: move it away", state)
	case info.Mode().Perm()&0o077 == 0:
		return nil
	}
	if err := os.Chmod(state, 0o700); err != nil {
		return fmt.Errorf("close the state folder to others: %w", err)
	}
	return nil
}
