package site

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"testing"
	"time"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"planportal/generator/day"
	"planportal/generator/due"
	"planportal/generator/plan"
	"planportal/generator/settings"
)

// TestSameByAnyRoad: a generation that was reached by many small changes and
// day turns is the one that a single step from nothing makes.
func TestSameByAnyRoad(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := map[string]*File{}
		settings := settings.Site{Staff: settings.Staff{SoonDays: 30, People: staff(0)}}
		today := day.Must("2026-06-01")
		s := Empty().Next(Change{Today: today, Settings: &settings})
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			change := Change{Plans: map[string]*File{}}
			for range rapid.IntRange(0, 3).Draw(t, "edits") {
				f := file(t)
				change.Plans[f.Path], all[f.Path] = f, f
				if rapid.IntRange(0, 4).Draw(t, "gone") == 0 {
					change.Plans[f.Path] = nil
					delete(all, f.Path)
				}
			}
			today += day.Date(rapid.IntRange(0, 40).Draw(t, "days"))
			change.Today = today
			if rapid.IntRange(0, 3).Draw(t, "settings") == 0 {
				settings.Staff.SoonDays = rapid.IntRange(1, 60).Draw(t, "soon")
				settings.Staff.People = staff(rapid.SampledFrom([]day.Date{0, day.Must("2026-06-20")}).Draw(t, "left"))
				again := settings
				change.Settings = &again
			}
			s = s.Next(change)
		}
		fresh := Empty().Next(Change{Today: today, Settings: &settings, Plans: all})
		if diff := cmp.Diff(outline(fresh), outline(s)); diff != "" {
			t.Fatalf("by many steps (+) it is not as by one (-):\n%s", diff)
		}
	})
}

func staff(left day.Date) []settings.Person {
	return []settings.Person{{Name: "Karin", Left: left}, {Name: "Bo"}}
}

func file(t *rapid.T) *File {
	unit := rapid.SampledFrom([]string{"norr", "soder"}).Draw(t, "unit")
	id := rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(t, "id")
	f := &File{Path: "content/plans/" + unit + "/" + id + ".md", Unit: unit, ID: id}
	if rapid.IntRange(0, 9).Draw(t, "broken") == 0 {
		f.Broken, f.Hidden = true, true
		return f
	}
	date := func(label string) day.Date {
		return day.Must("2025-01-31") + day.Date(rapid.IntRange(0, 700).Draw(t, label))
	}
	name := rapid.SampledFrom([]string{"Karin", "Bo", "Östen", "osten", "Åsa"})
	p := &plan.Plan{
		ID: id, Unit: unit, Client: name.Draw(t, "client"), Responsible: name.Draw(t, "responsible"),
		Status:     rapid.SampledFrom([]plan.Status{plan.Active, plan.Active, plan.Offered, plan.Closed, plan.Draft}).Draw(t, "status"),
		Protection: rapid.SampledFrom([]plan.Protection{plan.None, plan.None, plan.None, plan.Marked}).Draw(t, "protection"),
		Offers:     []plan.Offer{{Date: date("offer"), Answer: plan.Later}},
		NextReview: date("next"),
		Agreements: []plan.Agreement{
			{By: date("by"), Responsible: name.Draw(t, "doer"), Done: rapid.Bool().Draw(t, "done")},
			{By: date("by"), Responsible: name.Draw(t, "doer")},
		},
	}
	if rapid.Bool().Draw(t, "met") {
		p.Meetings = []plan.Meeting{{Kind: plan.Planning, Date: date("planning")}, {Kind: plan.FollowUp, Date: date("follow-up")}}
	}
	f.Packed, f.Hidden = plan.Pack(p), p.Protected()
	return f
}

// outline is a generation in words: everything that a page could show.
func outline(s *Site) map[string][]string {
	out := map[string][]string{}
	refs := func(refs []*Ref) (out []Ref) {
		for _, r := range refs {
			out = append(out, *r)
		}
		return out
	}
	todo := func(name string, t Todo) {
		out[name] = append(out[name], fmt.Sprint(t.Span, t.Counts))
		for _, it := range t.Items {
			out[name] = append(out[name], fmt.Sprint(it.Path, it.Kind, it.Due, it.State, it.Source, it.Responsible, it.Agreement))
		}
	}
	entries := func(name string, es []*Entry) {
		for _, e := range es {
			out[name] = append(out[name], fmt.Sprint(e.Path, e.Span, e.Broken))
		}
	}
	for _, u := range append(slices.Collect(maps.Values(s.Units)), s.Protected) {
		r := u.Register()
		todo("unit "+u.Slug, r.Todo)
		out["sums "+u.Slug] = []string{fmt.Sprint(u.Name, u.Plans, u.Open, u.Oldest, u.Counts, u.Span, u.Findings, refs(u.Unread), u.Untold, u.Orphans)}
		entries("plans "+u.Slug, r.Entries)
		todo("named "+u.Slug, Todo{Items: r.Named})
		todo("done "+u.Slug, Todo{Items: r.Done})
		out["held "+u.Slug] = []string{fmt.Sprint(r.Held)}
	}
	out["units"], out["people"] = []string{fmt.Sprint(*s.ByUnit)}, []string{fmt.Sprint(*s.ByPerson)}
	out["held"], out["hidden"] = []string{fmt.Sprint(s.Held)}, []string{fmt.Sprint(refs(s.Hidden))}
	for name, p := range s.People {
		out["sums of "+name] = []string{fmt.Sprint(p.Name, p.Plans, p.Open, p.Oldest, p.Left, p.Counts, p.Span, p.Owned)}
		todo("all "+name, Todo{Items: p.Tasks().All})
		todo("person "+name+" "+p.Slug, p.Tasks().Todo)
	}
	for state, l := range s.ByState {
		todo("state "+string(state), Todo{Items: l.Items, Span: l.Span})
		out["total "+string(state)] = []string{fmt.Sprint(l.Counts, s.Counts.Of(state))}
	}
	for kind, l := range s.ByKind {
		todo("kind "+string(kind), Todo{Items: l.Items, Span: l.Span})
		out["total "+string(kind)] = []string{fmt.Sprint(l.Counts)}
	}
	for m, l := range s.Months {
		todo("month "+m.String(), Todo{Items: l.Items(), Counts: l.Counts, Span: l.Span})
		out["days "+m.String()] = []string{fmt.Sprint(l.Days, l.PerUnit())}
	}
	return out
}

// TestUntouchedIsShared: what a change does not touch is the same in memory.
func TestUntouchedIsShared(t *testing.T) {
	active := func(unit, id, responsible, met, text string) *File {
		return &File{Path: "content/plans/" + unit + "/" + id + ".md", Unit: unit, ID: id, Packed: plan.Pack(&plan.Plan{
			Client: "X", Responsible: responsible, Status: plan.Active, Protection: plan.None,
			Meetings: []plan.Meeting{{Kind: plan.Planning, Date: day.Must(met)}},
			Sections: []plan.Section{{Title: "Nu", HTML: text}},
		})}
	}
	norr, soder := active("norr", "a", "Karin", "2026-01-15", ""), active("soder", "b", "Bo", "2026-01-15", "")
	today := day.Must("2026-06-01")
	one := Empty().Next(Change{Today: today, Settings: &settings.Site{Staff: settings.Staff{SoonDays: 30}}, Plans: map[string]*File{norr.Path: norr, soder.Path: soder}})
	text := active("norr", "a", "Karin", "2026-01-15", "<p>Hej</p>")
	quiet := one.Next(Change{Today: today, Plans: map[string]*File{norr.Path: text}})
	if one.Units["norr"] == quiet.Units["norr"] || one.People["Karin"] != quiet.People["Karin"] || one.ByUnit != quiet.ByUnit ||
		one.ByState[due.Later] != quiet.ByState[due.Later] || one.Months[day.Must("2027-01-15").Month()] != quiet.Months[day.Must("2027-01-15").Month()] {
		t.Error("another text in a plan must make its unit anew and nothing else")
	}
	if one.Units["norr"].Register().Items[0] != quiet.Units["norr"].Register().Items[0] {
		t.Error("another text in a plan made its items anew")
	}
	other := active("norr", "a", "Karin", "2026-01-16", "")
	two := one.Next(Change{Today: today + 1, Plans: map[string]*File{norr.Path: other}})
	if one.Units["soder"] != two.Units["soder"] || one.People["Bo"] != two.People["Bo"] {
		t.Error("an edit in one unit made another unit or person anew")
	}
	if one.Units["norr"] == two.Units["norr"] || one.People["Karin"] == two.People["Karin"] {
		t.Error("an edit did not reach its own unit or person")
	}
	late := two.Next(Change{Today: day.Must("2027-01-16")})
	if got := late.Units["soder"].Counts.At(due.Review, due.Overdue); got != 1 {
		t.Errorf("the day after the limit: %d overdue reviews, want 1", got)
	}
}

// TestPatched: a sorted list without some and with others is what sorting makes of
// it, and a register tells what it has lost and won.
func TestPatched(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pool := make([]*Entry, 12)
		for i := range pool {
			pool[i] = &Entry{File: &File{Path: fmt.Sprint(i % 6)}, key: fmt.Sprint(i / 4)} // two versions of a plan, some with one name
		}
		some := func(label string, from []*Entry) (chosen []*Entry) {
			for i, e := range from {
				if rapid.Bool().Draw(t, fmt.Sprint(label, i)) {
					chosen = append(chosen, e)
				}
			}
			return chosen
		}
		list := slices.SortedFunc(slices.Values(some("list", pool[:6])), byName)
		gone, come := some("gone", list), some("come", pool[6:])
		want := slices.DeleteFunc(slices.Clone(list), func(e *Entry) bool { return slices.Contains(gone, e) })
		want = slices.SortedFunc(slices.Values(append(want, come...)), byName)
		got := patch(list, gone, come, byName)
		if !slices.Equal(got, want) {
			t.Fatalf("patched %v, want %v", got, want)
		}
		lost, won := (&Register{Entries: got}).After(&Register{Entries: list})
		if !slices.Equal(lost, slices.SortedFunc(slices.Values(gone), byName)) || !slices.Equal(won, slices.SortedFunc(slices.Values(come), byName)) {
			t.Fatalf("lost %v, won %v", lost, won)
		}
	})
}

// TestWhoHasLeft: it is known of everybody, also of those who have nothing to do.
func TestWhoHasLeft(t *testing.T) {
	closed := &File{Path: "content/plans/norr/a.md", Unit: "norr", ID: "a", Packed: plan.Pack(&plan.Plan{Client: "X", Responsible: "Karin", Status: plan.Closed})}
	today, left := day.Must("2026-06-01"), day.Must("2026-12-01")
	one := Empty().Next(Change{Today: today, Settings: &settings.Site{Staff: settings.Staff{People: staff(0)}}, Plans: map[string]*File{closed.Path: closed}})
	two := one.Next(Change{Today: today, Settings: &settings.Site{Staff: settings.Staff{People: staff(left)}}})
	if got := two.People["Karin"].Left; got != left {
		t.Errorf("Karin has left: %v, want %v", got, left)
	}
}

// TestShows: a unit's lists are made anew for whatever they tell of a plan, and
// for nothing else.
func TestShows(t *testing.T) {
	made := func(change func(f *File, p *plan.Plan)) *Unit {
		f := &File{Path: "content/plans/norr/a.md", Unit: "norr", ID: "a"}
		p := &plan.Plan{
			Client: "X", Responsible: "Karin", Status: plan.Active, Protection: plan.None,
			Meetings:   []plan.Meeting{{Kind: plan.Planning, Date: day.Must("2026-01-15")}},
			Agreements: []plan.Agreement{{Text: "Att ringa", By: day.Must("2026-09-01"), Responsible: "Karin"}},
		}
		if change(f, p); p.Client != "" {
			f.Packed = plan.Pack(p)
		}
		s := Empty().Next(Change{Today: day.Must("2026-06-01"), Settings: &settings.Site{Staff: settings.Staff{SoonDays: 30}}, Plans: map[string]*File{f.Path: f}})
		return s.Units["norr"]
	}
	before := made(func(*File, *plan.Plan) {})
	for name, tt := range map[string]struct {
		change func(f *File, p *plan.Plan)
		shows  bool
	}{
		"nothing":               {func(*File, *plan.Plan) {}, true},
		"a section":             {func(_ *File, p *plan.Plan) { p.Sections = []plan.Section{{Title: "Nu", HTML: "<p>Hej</p>"}} }, true},
		"the day of birth":      {func(_ *File, p *plan.Plan) { p.Born = day.Must("1990-01-01") }, true},
		"the client":            {func(_ *File, p *plan.Plan) { p.Client = "Y" }, false},
		"the responsible":       {func(_ *File, p *plan.Plan) { p.Responsible = "Bo" }, false},
		"the status":            {func(_ *File, p *plan.Plan) { p.Status = plan.Draft }, false},
		"a meeting":             {func(_ *File, p *plan.Plan) { p.Meetings[0].Date-- }, false},
		"an agreement's words":  {func(_ *File, p *plan.Plan) { p.Agreements[0].Text = "Att skriva" }, false},
		"an agreement's day":    {func(_ *File, p *plan.Plan) { p.Agreements[0].By++ }, false},
		"an agreement is done":  {func(_ *File, p *plan.Plan) { p.Agreements[0].Done = true }, false},
		"it cannot be read now": {func(f *File, _ *plan.Plan) { f.Broken = true }, false},
		"it never could":        {func(f *File, p *plan.Plan) { f.Broken, p.Client = true, "" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			after := made(tt.change)
			if got := after.Shows(before); got != tt.shows {
				t.Errorf("shows the same: %v", got)
			}
		})
	}
	closed := func(status plan.Status) *Unit { return made(func(_ *File, p *plan.Plan) { p.Status = status }) }
	if closed(plan.Draft).Shows(closed(plan.Closed)) {
		t.Error("a draft shows as a closed plan does")
	}
}

// TestOldTextsAreForgotten: a generation keeps no plan of the one before, though
// lists keep the items of a plan that has another text alone.
func TestOldTextsAreForgotten(t *testing.T) {
	forgotten := make(chan string, 1)
	version := func(text string) *File {
		f := &File{Path: "content/plans/norr/a.md", Unit: "norr", ID: "a", Packed: plan.Pack(&plan.Plan{
			Client: "Påhittad Person", Responsible: "Karin Exempel", Status: plan.Active, Protection: plan.None,
			Meetings: []plan.Meeting{{Kind: plan.Planning, Date: day.Must("2026-01-10")}},
			Sections: []plan.Section{{HTML: text}},
		})}
		runtime.AddCleanup(unsafe.StringData(f.Plan().Sections[0].HTML), func(text string) { forgotten <- text }, text)
		return f
	}
	change := func(f *File) Change {
		return Change{Today: day.Must("2026-06-01"), Plans: map[string]*File{f.Path: f}, Jobs: 1}
	}
	first := change(version("before"))
	first.Settings = &settings.Site{Staff: settings.Staff{SoonDays: 30}}
	s := Empty().Next(first)
	s = s.Next(change(version("after")))
	first = Change{}
	runtime.GC()
	select {
	case text := <-forgotten:
		if text != "before" {
			t.Errorf("what is %s was forgotten", text)
		}
	case <-time.After(10 * time.Second):
		t.Error("the old text is still there")
	}
	runtime.KeepAlive(s)
}
