package memory

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/site"
)

// fill gives everything that v holds a value of its own, so that nothing can be
// forgotten or taken for something else.
func fill(v reflect.Value, next *int64) {
	*next++
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), next)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), next)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), next)
		fill(v.Index(1), next)
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), next)
		}
	case reflect.String:
		v.SetString("text " + string(rune('å'+*next)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8, reflect.Uint64:
		v.SetUint(uint64(*next) % 200)
	default:
		v.SetInt(*next)
	}
}

func filled() (t Text) {
	next := int64(0)
	fill(reflect.ValueOf(&t).Elem(), &next)
	return t
}

// TestWhole: nothing of a plan is forgotten, and nothing changes its place.
func TestWhole(t *testing.T) {
	state := t.TempDir()
	empty := Text{File: &site.File{Path: "content/plans/norr/a.md", Broken: true}}
	want := []Text{empty, filled()}
	var b Build
	next := int64(0)
	fill(reflect.ValueOf(&b).Elem(), &next)
	kept, err := b.Keep(state, nil, Change{}, len(want), func() []Text { return want }, 2)
	if err != nil {
		t.Fatal(err)
	}
	again, ok := Load(state)
	if !ok {
		t.Fatal("the build cannot be read again")
	}
	if diff := cmp.Diff(kept, again); diff != "" {
		t.Error(diff)
	}
	got, ok := again.Texts(state, 2)
	if !ok {
		t.Fatal("the plans cannot be read again")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestCompact: what takes less memory is the same.
func TestCompact(t *testing.T) {
	want, got := filled().File.Plan, filled().File.Plan
	Compact(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestAdded: what is added later counts, what is gone is gone, and when more has
// been added than there is, everything is written anew.
func TestAdded(t *testing.T) {
	state := t.TempDir()
	plan := func(path string, broken bool) Text { return Text{File: &site.File{Path: path, Broken: broken}} }
	all := func(texts ...Text) func() []Text { return func() []Text { return texts } }
	b := Build{Read: 1}
	kept, err := b.Keep(state, nil, Change{}, 2, all(plan("a", false), plan("b", false)), 1)
	if err != nil {
		t.Fatal(err)
	}
	change := Change{Gone: []string{"b"}, Changed: []Text{plan("a", true), plan("c", false)}}
	kept, err = b.Keep(state, kept, change, 2, nil, 1)
	if err != nil {
		t.Fatal(err)
	}
	is := func(want map[string]bool) {
		t.Helper()
		again, ok := Load(state)
		if !ok {
			t.Fatal("the build cannot be read again")
		}
		texts, ok := again.Texts(state, 1)
		if !ok {
			t.Fatal("the plans cannot be read again")
		}
		got := map[string]bool{}
		for _, x := range texts {
			got[x.File.Path] = x.File.Broken
		}
		if diff := cmp.Diff(want, got); diff != "" || len(texts) != len(want) {
			t.Error(diff)
		}
	}
	is(map[string]bool{"a": true, "c": false})
	for range 2 * perSegment {
		if kept, err = b.Keep(state, kept, Change{Changed: []Text{plan("a", false)}}, 2, all(plan("a", false), plan("c", true)), 1); err != nil {
			t.Fatal(err)
		}
	}
	is(map[string]bool{"a": false, "c": true})
	if kept.Plans.Lines > 2*2+perSegment {
		t.Errorf("the log grows and grows: %d lines", kept.Plans.Lines)
	}
}

// TestDamage: whatever happens to the files, they are read as they were written
// or not at all.
func TestDamage(t *testing.T) {
	state := t.TempDir()
	whole := filled()
	if _, err := (Build{Read: 7}).Keep(state, nil, Change{}, 1, func() []Text { return []Text{whole} }, 1); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{buildName, plansName} {
		path := filepath.Join(state, name)
		good, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := range good {
			bad := append([]byte(nil), good...)
			bad[i] ^= 0x41
			for _, text := range [][]byte{bad, good[:i]} {
				if err := os.WriteFile(path, text, 0o600); err != nil {
					t.Fatal(err)
				}
				b, ok := Load(state)
				if !ok {
					continue
				}
				if texts, ok := b.Texts(state, 1); ok {
					t.Fatalf("%s with another byte %d is read: %v", name, i, texts)
				}
			}
		}
		if err := os.WriteFile(path, good, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// FuzzTexts: no bytes make the reader panic or ask for much memory.
func FuzzTexts(f *testing.F) {
	whole := filled()
	s := begun(0)
	whole.carry(&s)
	f.Add(s.out[headSize:])
	f.Add([]byte{2, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, in []byte) {
		var texts []Text
		s := stream{way: reading, in: in}
		list(&s, &texts, func(s *stream, t *Text) { t.carry(s) })
	})
}
