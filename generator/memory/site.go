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
)

// keepSite writes down the lists of a generation, in a file of their own.
func (b *Build) keepSite(state string, s *site.Site, atOnce int) error {
	if s == nil {
		b.Lists = span{}
		return nil
	}
	out := stream{out: make([]byte, 0, 1<<20)}
	carrySite(&out, withSealed(s, atOnce))
	b.Lists = span{0, int64(len(out.out)), crc32.Checksum(out.out, castagnoli)}
	return replace(filepath.Join(state, siteName), [][]byte{out.out})
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
	s, in := site.Empty(), stream{way: reading, in: part}
	carrySite(&in, s)
	if in.torn || len(in.in) > 0 {
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

func carrySite(s *stream, v *site.Site) {
	dict(s, &v.Units, slug, pointer(unit))
	dict(s, &v.People, text, pointer(person))
	dict(s, &v.Months, month, pointer(oneMonth))
	unit(s, v.Protected)
	list(s, &v.Hidden, pointer(ref))
	if s.way == reading {
		v.Heads = map[site.Group]site.Head{}
	}
	for _, g := range site.Groups {
		h := v.Heads[g]
		head(s, &h)
		v.Heads[g] = h
	}
	dict(s, &v.Held, month, (*stream).integer)
}

// dict carries a map, in the order of its keys, and whether it is nil.
func dict[K cmp.Ordered, V any](s *stream, v *map[K]V, key func(*stream, *K), value func(*stream, *V)) {
	type pair struct {
		key   K
		value V
	}
	var all []pair
	if s.way == writing && *v != nil {
		all = make([]pair, 0, len(*v))
		for _, k := range slices.Sorted(maps.Keys(*v)) {
			all = append(all, pair{k, (*v)[k]})
		}
	}
	list(s, &all, func(s *stream, p *pair) {
		key(s, &p.key)
		value(s, &p.value)
	})
	if s.way == reading && all != nil {
		*v = make(map[K]V, len(all))
		for _, p := range all {
			(*v)[p.key] = p.value
		}
	}
}

// pointer carries what a pointer that is never nil points to.
func pointer[T any](carry func(*stream, *T)) func(*stream, **T) {
	return func(s *stream, v **T) {
		if s.way == reading {
			*v = new(T)
		}
		carry(s, *v)
	}
}

// inside carries a sealed value. One that nobody has asked for is carried as it
// is.
func inside[T any](s *stream, v *sealed.Value[*T], carry func(*stream, *T)) {
	var bytes []byte
	if s.way == writing {
		bytes = written(*v, carry)
	}
	s.part(&bytes)
	if s.way == reading {
		*v = sealed.In(bytes, func(in []byte) *T {
			one, part := new(T), stream{way: reading, in: in}
			carry(&part, one)
			return one
		})
	}
}

func written[T any](v sealed.Value[*T], carry func(*stream, *T)) []byte {
	if bytes := v.Bytes(); bytes != nil {
		return bytes
	}
	part := stream{}
	carry(&part, v.Get())
	return part.out
}

func month(s *stream, v *day.Month) {
	n := int64(*v)
	s.number(&n)
	if s.way == reading {
		*v = day.Month(n)
	}
}

func standing(s *stream, v *site.Standing) {
	text(s, &v.Slug)
	s.integer(&v.Plans)
	for i := range v.Open {
		s.integer(&v.Open[i])
	}
	s.day(&v.Oldest)
}

func counts(s *stream, v *site.Counts) {
	for k := range v {
		for i := range v[k] {
			s.integer(&v[k][i])
		}
	}
}

func days(s *stream, v *due.Span) {
	s.day(&v.From)
	s.day(&v.Through)
}

func unit(s *stream, v *site.Unit) {
	standing(s, &v.Standing)
	counts(s, &v.Counts)
	days(s, &v.Span)
	list(s, &v.Findings, finding)
	list(s, &v.Unread, pointer(ref))
	list(s, &v.Untold, oneCase)
	list(s, &v.Orphans, oneCase)
}

func ref(s *stream, v *site.Ref) {
	slug(s, &v.Unit)
	text(s, &v.ID)
	usual := "content/plans/" + v.Unit + "/" + v.ID + ".md"
	other := v.Path != usual
	if s.flag(&other); other {
		text(s, &v.Path)
	} else if s.way == reading {
		v.Path = usual
	}
	s.flag(&v.Hidden)
	s.flag(&v.Readable)
	s.integer(&v.Changes)
	s.day(&v.Changed)
}

func oneCase(s *stream, v *site.Case) {
	ref(s, &v.Ref)
	text(s, &v.Responsible)
	s.day(&v.Since)
}

func person(s *stream, v *site.Person) {
	standing(s, &v.Standing)
	counts(s, &v.Counts)
	days(s, &v.Span)
	s.integer(&v.Owned)
	c, sp := v.Counts, v.Span
	inside(s, &v.Inside, func(s *stream, v *site.Tasks) {
		if tasks(s, v); s.way == reading {
			*v = site.TasksOf(v.All, c, sp)
		}
	})
}

func tasks(s *stream, v *site.Tasks) { items(s, &v.All) }

func oneMonth(s *stream, v *site.Month) {
	month(s, &v.Month)
	counts(s, &v.Counts)
	days(s, &v.Span)
	for i := range v.Days {
		s.integer(&v.Days[i])
	}
	inside(s, &v.Inside, inMonth)
}

func inMonth(s *stream, v *site.InMonth) {
	dict(s, &v.PerUnit, slug, (*stream).integer)
	head(s, &v.Head)
}

func head(s *stream, v *site.Head) { items(s, (*[]*site.Item)(v)) }

// items carries items of plans. Each plan that they are of is carried once, and
// each word.
func items(s *stream, v *[]*site.Item) {
	var plans table[*site.Ref]
	var words table[string]
	if s.way == writing {
		for _, it := range *v {
			plans.add(it.Ref)
			words.add(it.Responsible)
		}
	}
	list(s, &plans.all, pointer(ref))
	list(s, &words.all, text)
	list(s, v, pointer(func(s *stream, it *site.Item) {
		if s.way == writing {
			plans.write(s, it.Ref)
			words.write(s, it.Responsible)
		} else {
			it.Ref = cmp.Or(plans.read(s), &site.Ref{})
			it.Responsible = words.read(s)
		}
		small(s, &it.Kind, due.Page)
		small(s, &it.Source, due.Unreadable)
		small(s, &it.State, due.Done)
		s.day(&it.Due)
		s.flag(&it.Done)
		small(s, &it.Agreement, math.MaxInt32)
		small(s, &it.Mark, math.MaxUint32)
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

func (t *table[T]) write(s *stream, v T) {
	place := t.places[v]
	s.integer(&place)
}

func (t *table[T]) read(s *stream) (v T) {
	place := 0
	if s.integer(&place); place < 0 || place >= len(t.all) {
		s.tear()
		return v
	}
	return t.all[place]
}
