package memory

import (
	"cmp"
	"hash/crc32"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/jobs"
	"planportal/generator/sealed"
	"planportal/generator/settings"
	"planportal/generator/site"
	"planportal/generator/stream"
)

// keepSite writes down the lists of a generation, in a file of their own.
func (b *Build) keepSite(state string, s *site.Site, atOnce int) error {
	if s == nil {
		b.Lists = span{}
		return nil
	}
	out := stream.Writing(make([]byte, 0, 1<<20))
	carrySite(out, withSealed(s, atOnce))
	b.Lists = span{0, int64(len(out.Bytes())), crc32.Checksum(out.Bytes(), castagnoli)}
	return replace(filepath.Join(state, siteName), [][]byte{out.Bytes()})
}

// Site returns the generation that the build made, with the settings that it was
// made with, and false if it is not as it was written. plans are the plans of a
// unit's folder.
func (b *Build) Site(state string, with *settings.Site, plans func(unit string) []*site.File) (*site.Site, bool) {
	file, err := os.ReadFile(filepath.Join(state, siteName))
	if err != nil || b.Lists.Length == 0 {
		return nil, false
	}
	part, whole := b.Lists.in(file)
	if !whole {
		return nil, false
	}
	s, in := site.Empty(), stream.Reading(part)
	carrySite(in, s)
	if !in.Whole() {
		return nil, false
	}
	s.Today = b.Today
	return s.Again(with, plans), true
}

// withSealed is the generation with what its people have to do, and what stands
// in its months, written down side by side.
func withSealed(s *site.Site, atOnce int) *site.Site {
	out := *s
	out.People = each(atOnce, s.People, func(p *site.Person) { p.Inside = sealed.In[*site.Tasks](written(p.Inside, tasks), nil) })
	out.Months = each(atOnce, s.Months, func(m *site.Month) { m.Inside = sealed.In[*site.InMonth](written(m.Inside, inMonth), nil) })
	return &out
}

// each is a map with copies of its values, to each of which something was done,
// side by side.
func each[K comparable, V any](atOnce int, from map[K]*V, do func(*V)) map[K]*V {
	keys, values := slices.Collect(maps.Keys(from)), make([]V, len(from))
	jobs.Each(atOnce, len(keys), func(i int) {
		values[i] = *from[keys[i]]
		do(&values[i])
	})
	out := make(map[K]*V, len(from))
	for i, k := range keys {
		out[k] = &values[i]
	}
	return out
}

func carrySite(s *stream.Stream, v *site.Site) {
	dict(s, &v.Units, slug, pointer(unit))
	dict(s, &v.People, stream.Text, pointer(person))
	dict(s, &v.Months, month, pointer(oneMonth))
	unit(s, v.Protected)
	stream.List(s, &v.Hidden, pointer(ref))
	if s.Reads() {
		v.Heads = map[site.Group]site.Head{}
	}
	for _, g := range site.Groups {
		h := v.Heads[g]
		head(s, &h)
		v.Heads[g] = h
	}
	dict(s, &v.Held, month, stream.Number)
}

// dict carries a map, in the order of its keys, and whether it is nil.
func dict[K cmp.Ordered, V any](s *stream.Stream, v *map[K]V, key func(*stream.Stream, *K), value func(*stream.Stream, *V)) {
	type pair struct {
		key   K
		value V
	}
	var all []pair
	if !s.Reads() && *v != nil {
		all = make([]pair, 0, len(*v))
		for _, k := range slices.Sorted(maps.Keys(*v)) {
			all = append(all, pair{k, (*v)[k]})
		}
	}
	stream.List(s, &all, func(s *stream.Stream, p *pair) {
		key(s, &p.key)
		value(s, &p.value)
	})
	if s.Reads() && all != nil {
		*v = make(map[K]V, len(all))
		for _, p := range all {
			(*v)[p.key] = p.value
		}
	}
}

// pointer carries what a pointer that is never nil points to.
func pointer[T any](carry func(*stream.Stream, *T)) func(*stream.Stream, **T) {
	return func(s *stream.Stream, v **T) {
		if s.Reads() {
			*v = new(T)
		}
		carry(s, *v)
	}
}

// inside carries a sealed value. One that nobody has asked for is carried as it
// is.
func inside[T any](s *stream.Stream, v *sealed.Value[*T], carry func(*stream.Stream, *T)) {
	var bytes []byte
	if !s.Reads() {
		bytes = written(*v, carry)
	}
	s.Part(&bytes)
	if s.Reads() {
		*v = sealed.In(bytes, func(in []byte) *T {
			one := new(T)
			carry(stream.Reading(in), one)
			return one
		})
	}
}

func written[T any](v sealed.Value[*T], carry func(*stream.Stream, *T)) []byte {
	if bytes := v.Bytes(); bytes != nil {
		return bytes
	}
	part := stream.Writing(nil)
	carry(part, v.Get())
	return part.Bytes()
}

func month(s *stream.Stream, v *day.Month) {
	n := int64(*v)
	stream.Number(s, &n)
	if s.Reads() {
		*v = day.Month(n)
	}
}

func standing(s *stream.Stream, v *site.Standing) {
	stream.Text(s, &v.Slug)
	stream.Number(s, &v.Plans)
	for i := range v.Open {
		stream.Number(s, &v.Open[i])
	}
	for i := range v.Kinds {
		stream.Number(s, &v.Kinds[i])
	}
	stream.Number(s, &v.Oldest)
}

func counts(s *stream.Stream, v *site.Counts) {
	for k := range v {
		for i := range v[k] {
			stream.Number(s, &v[k][i])
		}
	}
}

func days(s *stream.Stream, v *due.Span) {
	stream.Number(s, &v.From)
	stream.Number(s, &v.Through)
}

func unit(s *stream.Stream, v *site.Unit) {
	standing(s, &v.Standing)
	counts(s, &v.Counts)
	days(s, &v.Span)
	stream.List(s, &v.Findings, finding)
	stream.List(s, &v.Unread, pointer(ref))
	stream.List(s, &v.Untold, oneCase)
	stream.List(s, &v.Orphans, oneCase)
}

func ref(s *stream.Stream, v *site.Ref) {
	slug(s, &v.Unit)
	stream.Text(s, &v.ID)
	usual := "content/plans/" + v.Unit + "/" + v.ID + ".md"
	other := v.Path != usual
	if s.Flag(&other); other {
		stream.Text(s, &v.Path)
	} else if s.Reads() {
		v.Path = usual
	}
	s.Flag(&v.Hidden)
	s.Flag(&v.Readable)
	stream.Number(s, &v.Changes)
	stream.Number(s, &v.Changed)
}

func oneCase(s *stream.Stream, v *site.Case) {
	ref(s, &v.Ref)
	stream.Text(s, &v.Responsible)
	stream.Number(s, &v.Since)
}

func person(s *stream.Stream, v *site.Person) {
	standing(s, &v.Standing)
	counts(s, &v.Counts)
	days(s, &v.Span)
	stream.Number(s, &v.Owned)
	c, sp := v.Counts, v.Span
	inside(s, &v.Inside, func(s *stream.Stream, v *site.Tasks) {
		if tasks(s, v); s.Reads() {
			*v = site.TasksOf(v.All, c, sp)
		}
	})
}

func tasks(s *stream.Stream, v *site.Tasks) { items(s, &v.All) }

func oneMonth(s *stream.Stream, v *site.Month) {
	month(s, &v.Month)
	counts(s, &v.Counts)
	days(s, &v.Span)
	for i := range v.Days {
		stream.Number(s, &v.Days[i])
	}
	inside(s, &v.Inside, inMonth)
}

func inMonth(s *stream.Stream, v *site.InMonth) {
	dict(s, &v.PerUnit, slug, stream.Number)
	head(s, &v.Head)
}

func head(s *stream.Stream, v *site.Head) { items(s, (*[]*site.Item)(v)) }

// items carries items of plans. Each plan that they are of is carried once, and
// each word.
func items(s *stream.Stream, v *[]*site.Item) {
	var plans table[*site.Ref]
	var words table[string]
	if !s.Reads() {
		for _, it := range *v {
			plans.add(it.Ref)
			words.add(it.Responsible)
		}
	}
	stream.List(s, &plans.all, pointer(ref))
	stream.List(s, &words.all, stream.Text)
	stream.List(s, v, pointer(func(s *stream.Stream, it *site.Item) {
		if !s.Reads() {
			plans.write(s, it.Ref)
			words.write(s, it.Responsible)
		} else {
			it.Ref = cmp.Or(plans.read(s), &site.Ref{})
			it.Responsible = words.read(s)
		}
		stream.Small(s, &it.Kind, due.Page)
		stream.Small(s, &it.Source, due.Unreadable)
		stream.Small(s, &it.State, due.Done)
		stream.Number(s, &it.Due)
		s.Flag(&it.Done)
		stream.Small(s, &it.Agreement, math.MaxInt32)
		stream.Small(s, &it.Mark, math.MaxUint32)
	}))
}

// table is values that stand in many places, of which the place in the table is
// carried.
type table[T comparable] struct {
	all    []T
	places map[T]int
}

func (t *table[T]) add(v T) {
	if _, there := t.places[v]; there {
		return
	}
	if t.places == nil {
		t.places = map[T]int{}
	}
	t.places[v] = len(t.all)
	t.all = append(t.all, v)
}

func (t *table[T]) write(s *stream.Stream, v T) {
	place := t.places[v]
	stream.Number(s, &place)
}

func (t *table[T]) read(s *stream.Stream) (v T) {
	place := 0
	if stream.Number(s, &place); place < 0 || place >= len(t.all) {
		s.Tear()
		return v
	}
	return t.all[place]
}
