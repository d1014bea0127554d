package memory

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"sync/atomic"

	"planportal/generator/jobs"
)

// The plans' file is a log of segments, and what a later segment says counts
// before what an earlier one does:
//
//	length   4 bytes, of what follows the checksum
//	checksum 4 bytes, CRC-32C of it
//	paths    of plans that are gone
//	texts    of plans that are there
//
// Build says how much of the file counts: what a killed process wrote after
// that does not.

// log is the part of the plans' file that counts.
type log struct {
	Length int64
	Lines  int // texts and paths that are in it, those that no longer count too
}

const (
	plansName  = "plans.memory"
	perSegment = 512 // texts; segments are made and read side by side
	headSize   = 8
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Change is what is another since the build before.
type Change struct {
	Gone    []string // paths
	Changed []Text
}

// Keep keeps a build and its plans. With the build before that, only what has
// changed is written, as long as that is the less work; all returns every plan.
// The state folder must be locked.
func (b Build) Keep(state string, before *Build, c Change, plans int, all func() []Text, atOnce int) (*Build, error) {
	var err error
	if lines := len(c.Gone) + len(c.Changed); before != nil && before.Plans.Lines+lines < 2*plans+perSegment {
		err = b.add(state, before.Plans, c)
	} else {
		err = b.writeAll(state, all(), atOnce)
	}
	if err != nil {
		return nil, fmt.Errorf("remember the plans: %w", err)
	}
	if err := b.save(state); err != nil {
		return nil, fmt.Errorf("remember the build: %w", err)
	}
	return &b, nil
}

func (b *Build) add(state string, before log, c Change) error {
	b.Plans = before
	if len(c.Gone)+len(c.Changed) == 0 {
		return nil
	}
	more := segment(c.Gone, c.Changed)
	f, err := os.OpenFile(filepath.Join(state, plansName), os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(more, before.Length)
	b.Plans.Length += int64(len(more))
	b.Plans.Lines += len(c.Gone) + len(c.Changed)
	return errors.Join(err, f.Truncate(b.Plans.Length), f.Close())
}

func (b *Build) writeAll(state string, all []Text, atOnce int) error {
	segments := make([][]byte, (len(all)+perSegment-1)/perSegment)
	jobs.Each(atOnce, len(segments), func(i int) {
		segments[i] = segment(nil, all[i*perSegment:min(len(all), (i+1)*perSegment)])
	})
	name := filepath.Join(state, plansName)
	f, err := os.OpenFile(name+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	b.Plans = log{Lines: len(all)}
	for _, s := range segments {
		n, writeErr := f.Write(s)
		b.Plans.Length += int64(n)
		err = errors.Join(err, writeErr)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

func segment(gone []string, texts []Text) []byte {
	s := begun(len(texts) * 2048)
	list(&s, &gone, text)
	list(&s, &texts, func(s *stream, t *Text) { t.carry(s) })
	return s.sealed()
}

// begun leaves room for the head of a segment of about that size.
func begun(size int) stream { return stream{out: make([]byte, headSize, headSize+size)} }

// sealed is the segment with its head.
func (s *stream) sealed() []byte {
	binary.LittleEndian.PutUint32(s.out, uint32(len(s.out)-headSize))
	binary.LittleEndian.PutUint32(s.out[4:], crc32.Checksum(s.out[headSize:], castagnoli))
	return s.out
}

// Texts returns the plans that the build knew, in no order, and false if they
// cannot be read whole.
func (b *Build) Texts(state string, atOnce int) ([]Text, bool) {
	all, err := os.ReadFile(filepath.Join(state, plansName))
	if err != nil || int64(len(all)) < b.Plans.Length {
		return nil, false
	}
	segments, whole := cut(all[:b.Plans.Length])
	gone, texts := make([][]string, len(segments)), make([][]Text, len(segments))
	var torn atomic.Bool
	jobs.Each(atOnce, len(segments), func(i int) {
		s := stream{way: reading, in: segments[i], words: map[string]string{}}
		list(&s, &gone[i], text)
		list(&s, &texts[i], func(s *stream, t *Text) { t.carry(s) })
		if s.torn || len(s.in) > 0 {
			torn.Store(true)
		}
	})
	if !whole || torn.Load() {
		return nil, false
	}
	return last(gone, texts, b.Plans.Lines), true
}

// cut finds the segments, and false if they are not as they were written.
func cut(all []byte) (segments [][]byte, whole bool) {
	for len(all) >= headSize {
		length, sum := binary.LittleEndian.Uint32(all), binary.LittleEndian.Uint32(all[4:])
		all = all[headSize:]
		if uint64(length) > uint64(len(all)) || crc32.Checksum(all[:length], castagnoli) != sum {
			return nil, false
		}
		segments, all = append(segments, all[:length]), all[length:]
	}
	return segments, len(all) == 0
}

// last leaves out what a later segment says otherwise.
func last(gone [][]string, texts [][]Text, lines int) []Text {
	out := make([]Text, 0, lines)
	said := make(map[string]bool, lines)
	for i := len(texts) - 1; i >= 0; i-- {
		for _, path := range gone[i] {
			said[path] = true
		}
		for _, t := range texts[i] {
			if !said[t.File.Path] {
				said[t.File.Path] = true
				out = append(out, t)
			}
		}
	}
	return out
}
