package watch

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"planportal/generator/source"
)

// stamp is by what a file is told to have changed where no event tells it.
type stamp struct {
	size, time int64
	mode       fs.FileMode
}

// stamps are those of all files of the source, by path.
type stamps map[string]stamp

// look takes the stamp of every file of the source.
func look(src string) stamps {
	seen := stamps{}
	for _, input := range inputs {
		seen.add(src, filepath.Join(src, input))
	}
	return seen
}

// add looks below a folder. The folder has a stamp too, so that an empty one is
// seen.
func (s stamps) add(src, dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // what cannot be seen is as good as gone
	}
	s[relative(src, dir)] = stamp{mode: fs.ModeDir}
	for _, e := range entries {
		full := filepath.Join(dir, e.Name())
		if source.LeftOver(e.Name()) {
			continue
		}
		if e.IsDir() {
			s.add(src, full)
			continue
		}
		if info, err := e.Info(); err == nil {
			s[relative(src, full)] = stamp{info.Size(), info.ModTime().UnixNano(), info.Mode()}
		}
	}
}

// differ lists the paths that are not the same in both.
func differ(old, now stamps) (paths []string) {
	for path, s := range now {
		if was, known := old[path]; !known || was != s {
			paths = append(paths, path)
		}
	}
	for path := range old {
		if _, there := now[path]; !there {
			paths = append(paths, path)
		}
	}
	return paths
}

// poll looks again and again, and sends what differs from the look before it.
// It rests between the looks, so that a slow disk is not always busy.
func poll(ctx context.Context, src string, every time.Duration, before stamps, found chan<- []string) {
	rest := time.NewTimer(every)
	defer rest.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-rest.C:
		}
		now := look(src)
		if paths := differ(before, now); len(paths) > 0 {
			select {
			case <-ctx.Done():
				return
			case found <- paths:
			}
		}
		before = now
		rest.Reset(every)
	}
}
