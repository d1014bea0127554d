package memory

import (
	"unique"

	"planportal/generator/diag"
	"planportal/generator/site"
	"planportal/generator/stamp"
	"planportal/generator/stream"
)

// carry carries a text of the source with what became of it.
func (t *Text) carry(s *stream.Stream) {
	stamped(s, &t.Stamp)
	s.Fixed(t.Hash[:])
	if s.Reads() {
		t.File = &site.File{}
	}
	file(s, t.File)
}

func stamped(s *stream.Stream, v *stamp.Stamp) {
	stream.Number(s, &v.Size)
	stream.Number(s, &v.Modified)
	stream.Number(s, &v.Changed)
	inode := int64(v.Inode)
	stream.Number(s, &inode)
	v.Inode = uint64(inode)
}

func file(s *stream.Stream, f *site.File) {
	stream.Text(s, &f.Path)
	slug(s, &f.Unit)
	stream.Text(s, &f.ID)
	s.Flag(&f.Broken)
	s.Flag(&f.Hidden)
	stream.List(s, &f.Findings, finding)
	f.Packed.Carry(s)
}

// slug carries the name of a unit's folder, which is in memory once: whoever looks
// it up in a table need not read its letters again.
func slug(s *stream.Stream, v *string) {
	if stream.Text(s, v); s.Reads() {
		*v = unique.Make(*v).Value()
	}
}

func finding(s *stream.Stream, f *diag.Finding) {
	stream.Text(s, &f.File)
	stream.Number(s, &f.Line)
	stream.Number(s, &f.Col)
	stream.Text(s, &f.Rule)
	severity := int(f.Severity)
	stream.Number(s, &severity)
	f.Severity = diag.Severity(severity)
	stream.List(s, &f.Args, stream.Text)
}
