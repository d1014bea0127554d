package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

func (t *tree) stage(file string, content []byte, rank int) error {
	err := t.put(file, content, rank)
	if err == nil {
		return nil
	}
	err = fmt.Errorf("publish %s: %w", file, err)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.batch != nil && t.batch.err == nil {
		t.batch.err = err
	}
	return err
}

func (t *tree) put(file string, content []byte, rank int) error {
	p, err := t.claim(file)
	if err != nil {
		return err
	}
	e := entry{file, rank}
	found := absent
	if p.real {
		if found, err = t.compare(p.base, file, content); err != nil {
			return err
		}
	}
	if found == same {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.batch.same = append(t.batch.same, e)
		return nil
	}
	m, err := t.await(p, e)
	if err != nil {
		return err
	}
	m.over, m.fresh = found == inTheWay, found != other
	if err := t.write(p.wait, m.hidden, content); err != nil {
		return fmt.Errorf("write its new version: %w", cause(err))
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.batch.moves = append(t.batch.moves, m)
	return nil
}

// standing is what stands at the path of a staged file.
type standing uint8

const (
	absent   standing = iota
	same              // this very file
	other             // another file, which may be replaced
	inTheWay          // a folder
)

// compare looks at what stands in f at the path of a staged file. It is an error
// if it is not ours to replace.
func (t *tree) compare(f *folder, file string, content []byte) (standing, error) {
	name := path.Base(file)
	info, err := f.lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return absent, nil
	case err != nil:
		return 0, fmt.Errorf("look at the published one: %w", cause(err))
	case info.IsDir():
		return inTheWay, nil
	}
	if info.Mode().IsRegular() && info.Size() == int64(len(content)) {
		buffer := t.buffers.Get().(*buffer)
		defer t.buffers.Put(buffer)
		equal, err := f.holds(name, content, buffer)
		if err != nil {
			return 0, fmt.Errorf("read the published one: %w", cause(err))
		}
		if equal {
			return t.compareMode(info)
		}
	}
	if t.list.whole && !t.wrote(f, file) {
		return 0, errors.New("a file that planportal did not write stands there: move it away or remove it")
	}
	return other, nil
}

func (t *tree) compareMode(info fs.FileInfo) (standing, error) {
	if info.Mode().Perm() == t.audience.file() {
		return same, nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.probe(); err != nil {
		return 0, err
	}
	if t.plainModes {
		return same, nil
	}
	return other, nil
}

// await names the hidden file in which a staged file waits.
func (t *tree) await(p *place, e entry) (move, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.list.begin(); err != nil {
		return move{}, err
	}
	m := move{entry: e, place: p, hidden: t.hidden.next()}
	if p.real {
		t.batch.waiting = append(t.batch.waiting, temp{p.base, m.hidden})
		return m, nil
	}
	if p.wait == nil {
		drop := t.hidden.next()
		t.batch.litter = append(t.batch.litter, temp{p.base, drop})
		err := p.base.do(func(r *opened) error { return r.Mkdir(drop, 0o700) })
		if err == nil {
			p.wait, err = p.base.child(drop)
		}
		if err != nil {
			return move{}, fmt.Errorf("make a folder for its new version: %w", cause(err))
		}
	}
	p.hidden = append(p.hidden, m.hidden)
	return m, nil
}

// below returns a path as seen from a folder above it.
func below(f *folder, file string) string {
	if f.path == "." {
		return file
	}
	return strings.TrimPrefix(file, f.path+"/")
}

// write makes a hidden file. Nobody else can read it before it is whole, and no
// umask changes the mode that it has then.
func (t *tree) write(in *folder, name string, content []byte) error {
	return in.do(func(r *opened) error { return r.create(name, content, t.audience.file()) })
}

// finish writes a new file, gives it its mode and closes it.
func finish(f io.WriteCloser, content []byte, chmod func() error) error {
	_, err := f.Write(content)
	if err == nil {
		if err = chmod(); errors.Is(err, fs.ErrPermission) {
			err = nil // the file is ours, so it is the file system that keeps no modes
		}
	}
	return errors.Join(err, f.Close())
}

// probe finds out whether the file system keeps the modes of files.
func (t *tree) probe() error {
	if t.probed || t.plainModes {
		return nil
	}
	if err := t.list.begin(); err != nil {
		return err
	}
	hidden := t.hidden.next()
	t.batch.litter = append(t.batch.litter, temp{t.top, hidden})
	if err := t.write(t.top, hidden, nil); err != nil {
		return fmt.Errorf("try out the file system: %w", cause(err))
	}
	info, err := t.top.lstat(hidden)
	if err != nil {
		return fmt.Errorf("try out the file system: %w", cause(err))
	}
	t.plainModes = info.Mode().Perm() != t.audience.file()
	t.probed = true
	return nil
}

// buffer is room for comparing files.
type buffer [64 << 10]byte

// holds reports whether the file in f has just this content.
func (f *folder) holds(name string, content []byte, buffer *buffer) (equal bool, err error) {
	err = f.do(func(r *opened) error {
		file, err := r.read(name)
		if err != nil {
			return err
		}
		defer file.Close()
		equal, err = startsWith(file, content, buffer)
		return err
	})
	return equal, err
}

func startsWith(file io.Reader, content []byte, buffer *buffer) (bool, error) {
	for len(content) > 0 {
		part := buffer[:min(len(content), len(buffer))]
		switch _, err := io.ReadFull(file, part); {
		case err == io.EOF || err == io.ErrUnexpectedEOF:
			return false, nil
		case err != nil:
			return false, err
		case !bytes.Equal(part, content[:len(part)]):
			return false, nil
		}
		content = content[len(part):]
	}
	return true, nil
}

// head returns the first bytes of a file.
func (f *folder) head(name string, size int64) (content []byte, err error) {
	err = f.do(func(r *opened) error {
		file, err := r.read(name)
		if err != nil {
			return err
		}
		defer file.Close()
		content, err = io.ReadAll(io.LimitReader(file, size))
		return err
	})
	return content, err
}
