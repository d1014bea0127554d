package generator

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/guard"
	"planportal/generator/info"
	"planportal/generator/intranet"
	"planportal/generator/jobs"
	"planportal/generator/parse"
	"planportal/generator/picture"
	"planportal/generator/plan"
	"planportal/generator/public"
	"planportal/generator/settings"
	"planportal/generator/site"
	"planportal/generator/source"
	"planportal/layouts"
)

// round is one Apply: what it finds out before there is a generation.
type round struct {
	*Generator
	src           *source.Source
	today         day.Date
	read, changed int
	plans         map[string]*site.File // what the round changes, for site.Next
	pages         map[string]*info.Page
	newSettings   *settings.Site
	touched       []string // ids that a plan has got or lost
	redraw        bool     // settings or attachments differ: the open site is made anew
	restyled      bool     // the layouts differ: so it is, too
	moved         []guard.Move
	readers       readers
}

// readContent reads what of the content the paths name, all of it if they are nil.
func (r *round) readContent(paths []string) error {
	switch {
	case r.now == nil:
		r.walk()
		r.recall()
	case paths == nil:
		r.source = sources{}
		r.walk()
	default:
		r.source = sources{} // as it was when another round began
	}
	if err := r.readSettings(); err != nil {
		return err
	}
	if r.now == nil || touches(paths, source.Files) {
		r.readFiles()
	}
	l := r.look(paths)
	r.opts.progress(Reading, 0, 0)
	r.readTexts(l)
	return nil
}

func (r *round) readSettings() error {
	text, there, err := r.src.ReadSettings()
	if err != nil {
		return err
	}
	if r.settled && bytes.Equal(text, r.settingsText) && (text == nil) == (r.settingsText == nil) {
		return nil
	}
	r.settle(text, there)
	r.newSettings, r.redraw = r.settings, true
	return nil
}

// settle takes in the settings' text. What cannot be read leaves the settings as
// they were.
func (g *Generator) settle(text []byte, there bool) {
	next := settings.Site{}
	if g.settled {
		next = *g.settings
	}
	g.settled, g.settingsText = true, text
	g.settingFinds = []diag.Finding{diag.At(source.Settings, 0, 0, "no-settings")}
	if there {
		var read settings.Site
		if read, g.settingFinds = parse.Settings(source.Settings, text); !diag.Failed(g.settingFinds) {
			next = read
		}
	}
	if len(next.Open.Languages) == 0 {
		next.Open.Languages = []string{"sv"}
		next.Staff.SoonDays = 30
	}
	g.settings = &next
}

// readLayouts loads the layouts and fills each with a sample. A layout that
// fails keeps the last set that worked.
func (r *round) readLayouts() {
	set, found := layouts.Load(r.src.UserLayouts())
	if set.Same(r.tried) {
		return
	}
	r.tried = set
	if set.HasOwn() { // the built-in ones are known to be right
		found = append(found, public.CheckLayouts(set)...)
		found = append(found, intranet.CheckLayouts(set)...)
	}
	r.setFinds, r.restyled = found, true
	switch {
	case !diag.Failed(found):
		r.set = set
	case r.set == nil:
		r.set, _ = layouts.Load(nil)
	}
}

// attachmentTypes are the kinds of files that may lie on the open site.
var attachmentTypes = []string{
	".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico",
	".pdf", ".docx", ".odt", ".txt", ".mp3", ".mp4", ".vtt",
}

func (r *round) readFiles() {
	entries, found := r.list(source.Files)
	var files []public.Attachment
	for _, e := range entries {
		ext := strings.ToLower(path.Ext(e.Path))
		if !slices.Contains(attachmentTypes, ext) {
			found = append(found, diag.At(e.Path, 0, 0, "file-type", ext))
			continue
		}
		text, there, finds := r.src.Read(e, source.MaxAttachment, nil)
		found = append(found, finds...)
		switch {
		case !there || len(finds) > 0:
		case len(text) > source.MaxAttachment:
			found = append(found, diag.At(e.Path, 0, 0, "attachment-too-large", fmt.Sprint(source.MaxAttachment>>20)))
		default:
			shown, finds := picture.Clean(e.Path, text)
			found = append(found, finds...)
			if !diag.Failed(finds) {
				files = append(files, public.Attachment{
					Path:  strings.TrimPrefix(e.Path, string(source.Files)+"/"),
					Bytes: shown.Bytes, Size: info.Size{Width: shown.Width, Height: shown.Height},
				})
			}
		}
	}
	if !slices.EqualFunc(files, r.files, sameAttachment) {
		r.files, r.redraw = files, true
	}
	r.fileFinds = found
}

func sameAttachment(a, b public.Attachment) bool {
	return a.Path == b.Path && bytes.Equal(a.Bytes, b.Bytes)
}

// readTexts reads the pages and the plans, side by side, and keeps what has
// another content than before.
func (r *round) readTexts(l looked) {
	for path := range r.listed {
		if l.covers(path) {
			delete(r.listed, path)
		}
	}
	for _, f := range l.found {
		r.listed[f.File] = append(r.listed[f.File], f)
	}
	texts := slices.DeleteFunc(r.texts(l.entries), func(e source.Entry) bool { return r.leaves.isSealed(e.Path) })
	leaves := make([]*leaf, len(texts))
	states := make([]state, len(texts))
	var done atomic.Int64
	r.readers = newReaders(r.opts.jobs())
	defer r.readers.end()
	jobs.Each(r.opts.jobs(), len(texts), func(i int) {
		leaves[i], states[i] = r.readText(texts[i])
		r.opts.progress(Reading, int(done.Add(1)), len(texts))
	})
	for _, sh := range r.leaves.sealed {
		if l.covers(sh.Folder) {
			r.read += sh.Plans
		}
	}
	others := 0
	for _, s := range states {
		if s == changed {
			others++
		}
	}
	r.moved = slices.Grow(r.moved, others)
	seen, known := make(map[string]bool, len(texts)), r.known(l)
	for i, e := range texts {
		if states[i] == gone {
			continue
		}
		seen[e.Path] = true
		r.read++
		switch states[i] {
		case changed:
			r.keep(e.Path, leaves[i])
		case unchanged:
			if r.leaves.open[e.Path].stamp != leaves[i].stamp {
				r.leaves.open[e.Path] = leaves[i]
				r.since[path.Dir(e.Path)] = true
			}
		}
	}
	for _, path := range known {
		if !seen[path] {
			r.drop(path)
		}
	}
	r.shareIDs(r.plans)
}

// state is what a file turned out to be.
type state uint8

const (
	unchanged state = iota
	changed
	gone
)

// texts leaves out what is no Markdown, and says so.
func (r *round) texts(entries []source.Entry) []source.Entry {
	return slices.DeleteFunc(entries, func(e source.Entry) bool {
		stray := path.Ext(e.Path) != ".md"
		if stray {
			r.listed[e.Path] = append(r.listed[e.Path], diag.At(e.Path, 0, 0, "stray-file"))
		}
		return stray
	})
}

// maxText is a little more than the largest text that parse takes, so that
// parse can say that a text is too large.
const maxText = 300 << 10

func (r *round) readText(e source.Entry) (*leaf, state) {
	old, known := r.leaves.at(e.Path)
	if known && old.stamp == e.Stamp && e.Changed > 0 {
		return old, unchanged
	}
	room := textRooms.Get().(*[]byte)
	text, there, finds := r.src.Read(e, maxText, *room)
	if !there {
		return nothing, gone
	}
	l := &leaf{hash: sha256.Sum256(text), finds: finds}
	if e.Before(r.clock) && len(finds) == 0 {
		l.stamp = e.Stamp
	}
	if known && old.hash == l.hash && len(finds) == 0 {
		same := *old
		same.stamp = l.stamp
		return &same, unchanged
	}
	if e.Zone == source.Pages {
		r.readPage(e, text, old, l)
		return l, changed
	}
	if r.readPlan(e, text, old, l); l.torn == nil { // nobody has the text any more
		*room = text
		textRooms.Put(room)
	}
	return l, changed
}

// textRooms are those in which plans are read.
var textRooms = sync.Pool{New: func() any { return new([]byte) }}

func (r *round) readPage(e source.Entry, text []byte, old, l *leaf) {
	l.page = old.page
	if len(l.finds) > 0 {
		return
	}
	name, lang, finds := parse.PageName(e.Path)
	l.finds = finds
	if diag.Failed(finds) {
		return
	}
	page, finds, _ := timely(r.readers, e.Path, func() (*info.Page, []diag.Finding) { return parse.Page(e.Path, name, lang, text) })
	l.finds = append(l.finds, finds...)
	if page != nil {
		l.page = page
	}
}

// timely reads a file, or finds that it takes too long.
func timely[T any](rs readers, path string, read func() (*T, []diag.Finding)) (value *T, found []diag.Finding, late bool) {
	type result struct {
		value *T
		found []diag.Finding
	}
	got, inTime := finished(rs, perFile, func() (r result) {
		r.value, r.found = read()
		return r
	})
	if !inTime {
		return nil, []diag.Finding{diag.At(path, 0, 0, "too-slow", perFile.String())}, true
	}
	return got.value, got.found, false
}

func (r *round) readPlan(e source.Entry, text []byte, old, l *leaf) {
	f := &site.File{Path: e.Path}
	l.plan = f
	var finds []diag.Finding
	f.Unit, f.ID, finds = parse.PlanName(e.Path)
	f.Findings = append(l.finds, finds...)
	l.finds = nil
	misnamed := diag.Failed(f.Findings)
	var p *plan.Plan
	late := false
	if !misnamed {
		p, finds, late = timely(r.readers, e.Path, func() (*plan.Plan, []diag.Finding) { return parse.Plan(e.Path, f.Unit, f.ID, text) })
		f.Findings = append(f.Findings, finds...)
	}
	if p != nil {
		f.Packed, f.Hidden = plan.Pack(p), p.Protected()
		return
	}
	l.torn = text
	f.Broken = true
	f.Hidden = true
	if !misnamed && !late { // whose unit it is must be certain, too
		protection, sure := parse.Protection(text)
		f.Hidden = !sure || protection != plan.None
	}
	if old.plan != nil && !old.recalled {
		f.Packed = old.plan.Packed
		p = f.Plan()
		f.Hidden = f.Hidden || p != nil && p.Protected()
	}
}

func (r *round) keep(at string, l *leaf) {
	old, known := r.leaves.at(at)
	r.moves(at, old, l)
	if !r.past.knew(at, l.hash) {
		r.changed++
	}
	if old.plan != nil {
		r.unlist(old.plan)
	}
	r.leaves.open[at] = l
	if l.plan == nil {
		r.pages[at] = l.page
		return
	}
	if !known {
		r.leaves.unsealID(l.plan.ID)
	}
	r.since[path.Dir(at)] = true
	r.plans[at] = l.plan
	r.leaves.ids[l.plan.ID] = append(r.leaves.ids[l.plan.ID], at)
}

func (r *round) drop(at string) {
	r.changed++
	old, _ := r.leaves.at(at)
	r.moves(at, old, nothing)
	if old.plan != nil {
		r.unlist(old.plan)
		r.plans[at] = nil
		r.since[path.Dir(at)] = true
	} else {
		r.pages[at] = nil
	}
	delete(r.leaves.open, at)
}

func (r *round) unlist(f *site.File) {
	r.leaves.ids[f.ID] = slices.DeleteFunc(r.leaves.ids[f.ID], func(p string) bool { return p == f.Path })
	r.touched = append(r.touched, f.ID)
}

// shareIDs sees to it that an id has one plan. The first in path order has it;
// the others cannot be read until they have ids of their own.
func (r *round) shareIDs(changed map[string]*site.File) {
	for _, f := range changed {
		if f != nil {
			r.touched = append(r.touched, f.ID)
		}
	}
	slices.Sort(r.touched)
	for _, id := range slices.Compact(r.touched) {
		paths := r.leaves.ids[id]
		slices.Sort(paths)
		for i, p := range paths {
			f := r.leaves.open[p].plan
			if i > 0 {
				f = twin(f, paths[0])
			}
			r.plans[p] = f
		}
		if len(paths) == 0 {
			delete(r.leaves.ids, id)
		}
	}
	r.touched = nil
}

// twin is a plan whose id another plan has already.
func twin(f *site.File, first string) *site.File {
	t := *f
	t.Packed, t.Broken = plan.Packed{}, true
	t.Findings = append(slices.Clone(f.Findings), diag.At(f.Path, 0, 0, "duplicate-id", first))
	return &t
}
