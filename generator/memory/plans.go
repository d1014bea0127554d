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
	"planportal/generator/sealed"
	"planportal/generator/site"
	"planportal/generator/stream"
)

// The plans' file holds shelves, one after the other, each as it was when its
// folder was last changed. The Build says where each lies that counts: what a
// killed process wrote beside them does not.

// Shelf is the plans of one folder, sealed.
type Shelf struct {
	Folder string // from the source folder: "content/plans/norr"
	Digest Sum    // of the folder as it was read (stamp.Listing), nil if that is not certain
	Plans  int
	Texts  sealed.Value[[]Text]

	at span
}

// span is where something lies in a file, with a checksum, CRC-32C.
type span struct {
	From, Length int64
	Sum          uint32
}

// in returns the bytes of the span, false if they are not as they were written.
func (sp span) in(file []byte) ([]byte, bool) {
	if sp.From < 0 || sp.Length < 0 || sp.From > int64(len(file)) || sp.Length > int64(len(file))-sp.From {
		return nil, false
	}
	part := file[sp.From : sp.From+sp.Length]
	return part, crc32.Checksum(part, castagnoli) == sp.Sum
}

func (sp *span) carry(s *stream.Stream) {
	stream.Number(s, &sp.From)
	stream.Number(s, &sp.Length)
	sum := int64(sp.Sum)
	stream.Number(s, &sum)
	sp.Sum = uint32(sum)
}

const (
	plansName = "plans.memory"
	siteName  = "site.memory"
	headSize  = 8
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Known is what Keep keeps besides the Build itself.
type Known struct {
	Site    *site.Site
	Shelves []Shelf         // all of them, by folder
	Changed map[string]bool // the folders that are not as they were kept last
}

// Keep keeps a build. With the build before that, only the shelves that have
// changed are written, as long as not more lies in their file that no longer
// counts than that does. The state folder must be locked.
func (b Build) Keep(state string, before *Build, k Known, atOnce int) (*Build, error) {
	var plans, lists error
	jobs.Both(atOnce, func() { plans = b.keepShelves(state, before, k, atOnce) }, func() { lists = b.keepSite(state, k.Site, atOnce) })
	if plans != nil {
		return nil, fmt.Errorf("remember the plans: %w", plans)
	}
	if lists != nil {
		return nil, fmt.Errorf("remember the lists: %w", lists)
	}
	if err := b.save(state); err != nil {
		return nil, fmt.Errorf("remember the build: %w", err)
	}
	return &b, nil
}

func (b *Build) keepShelves(state string, before *Build, k Known, atOnce int) error {
	left := map[string]Shelf{} // of the build before, what does not count any more
	end, live := int64(0), int64(0)
	if before != nil {
		end = before.PlansEnd
		for _, sh := range before.Shelves {
			left[sh.Folder] = sh
		}
	}
	b.Shelves = make([]Shelf, len(k.Shelves))
	var fresh []int
	for i, sh := range k.Shelves {
		b.Shelves[i] = sh
		old, there := left[sh.Folder]
		if !there || k.Changed[sh.Folder] {
			fresh = append(fresh, i)
			continue
		}
		delete(left, sh.Folder)
		old.Digest = sh.Digest
		b.Shelves[i] = old
		live += old.at.Length
	}
	whole := before == nil || end > 2*live+(1<<20)
	if whole {
		fresh, end = fresh[:0], 0
		for i := range k.Shelves {
			b.Shelves[i] = k.Shelves[i]
			fresh = append(fresh, i)
		}
	}
	bytes := make([][]byte, len(fresh))
	jobs.Each(atOnce, len(fresh), func(n int) { bytes[n] = b.Shelves[fresh[n]].written() })
	for n, i := range fresh {
		b.Shelves[i].at = span{end, int64(len(bytes[n])), crc32.Checksum(bytes[n], castagnoli)}
		b.Shelves[i].Texts = sealed.Value[[]Text]{}
		end += int64(len(bytes[n]))
	}
	b.PlansEnd = end
	if whole {
		return replace(filepath.Join(state, plansName), bytes)
	}
	return extend(filepath.Join(state, plansName), before.PlansEnd, bytes, left)
}

// written is the shelf as it lies in the file.
func (sh *Shelf) written() []byte {
	if bytes := sh.Texts.Bytes(); bytes != nil {
		return bytes
	}
	texts := sh.Texts.Get()
	s := stream.Writing(make([]byte, 0, len(texts)*2048))
	stream.List(s, &texts, func(s *stream.Stream, t *Text) { t.carry(s) })
	return s.Bytes()
}

// texts reads what written wrote. The checksum has told that it is that.
func texts(file []byte) (all []Text) {
	s := stream.Reading(file)
	stream.List(s, &all, func(s *stream.Stream, t *Text) { t.carry(s) })
	return all
}

// extend writes the parts at a place of the file, and leaves nothing after them,
// nor of what no longer counts: whoever removes a plan removes it from here, too.
func extend(name string, at int64, parts [][]byte, dead map[string]Shelf) error {
	if len(parts)+len(dead) == 0 {
		return nil
	}
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	for _, part := range parts {
		n, writeErr := f.WriteAt(part, at)
		at += int64(n)
		err = errors.Join(err, writeErr)
	}
	for _, sh := range dead {
		_, writeErr := f.WriteAt(make([]byte, sh.at.Length), sh.at.From)
		err = errors.Join(err, writeErr)
	}
	return errors.Join(err, f.Truncate(at), f.Close())
}

// replace writes the parts in place of the file.
func replace(name string, parts [][]byte) error {
	f, err := os.OpenFile(name+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	for _, part := range parts {
		_, writeErr := f.Write(part)
		err = errors.Join(err, writeErr)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// Open reads the shelves that the build knew, and false if they are not as they
// were written.
func (b *Build) Open(state string, atOnce int) ([]Shelf, bool) {
	all, err := os.ReadFile(filepath.Join(state, plansName))
	if err != nil {
		return nil, false
	}
	shelves := make([]Shelf, len(b.Shelves))
	var torn atomic.Bool
	jobs.Each(atOnce, len(shelves), func(i int) {
		sh := b.Shelves[i]
		part, whole := sh.at.in(all)
		if !whole {
			torn.Store(true)
		}
		sh.Texts = sealed.In(part, texts)
		shelves[i] = sh
	})
	return shelves, !torn.Load()
}

// cut finds what headed wrote, and false if it is not as it was written.
func cut(all []byte) (inside []byte, whole bool) {
	if len(all) < headSize {
		return nil, false
	}
	length, sum := binary.LittleEndian.Uint32(all), binary.LittleEndian.Uint32(all[4:])
	all = all[headSize:]
	return all, uint64(length) == uint64(len(all)) && crc32.Checksum(all, castagnoli) == sum
}

// begun leaves room for a head.
func begun() *stream.Stream { return stream.Writing(make([]byte, headSize)) }

// headed is what was written since begun, with a head: its length and its CRC-32C,
// 4 bytes each.
func headed(s *stream.Stream) []byte {
	out := s.Bytes()
	binary.LittleEndian.PutUint32(out, uint32(len(out)-headSize))
	binary.LittleEndian.PutUint32(out[4:], crc32.Checksum(out[headSize:], castagnoli))
	return out
}
