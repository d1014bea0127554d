// Package site answers one question: what is everything, on one day? A Site is
// one generation: all plans and pages with what is due, and it never changes.
package site

import (
	"maps"
	"slices"

	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/due"
	"planportal/generator/info"
	"planportal/generator/plan"
	"planportal/generator/sealed"
	"planportal/generator/settings"
)

// File is one plan file as it was last read. It is never changed.
type File struct {
	Path string // "content/plans/norr/lss-2025-0142.md"
	Unit string
	ID   string

	// Packed is the last version of the plan that could be read; there may be none.
	Packed plan.Packed
	// Broken says that the file as it stands cannot be read.
	Broken bool
	// Hidden says that the plan is protected, or not certainly unprotected:
	// then nothing but its bare id may stand outside protected/.
	Hidden   bool
	Findings []diag.Finding
}

// Readable reports whether there is a plan: the file can be read, or could once.
func (f *File) Readable() bool { return f.Packed.There() }

// Plan unpacks the plan, nil if there is none.
func (f *File) Plan() *plan.Plan { return f.In(new(plan.Plan)) }

// In unpacks the plan as Plan does, into room that nobody else looks at: who looks
// at many plans, one after the other, needs no more than one takes.
func (f *File) In(room *plan.Plan) *plan.Plan {
	p := f.Packed.In(room)
	if p != nil {
		p.ID, p.Unit = f.ID, f.Unit
	}
	return p
}

// Site is one generation. Two generations share every unit, person and month
// that is the same in both: same pointer, same content.
type Site struct {
	Today     day.Date
	Settings  *settings.Site        // the same pointer while site.yaml says the same
	Units     map[string]*Unit      // by slug; without hidden plans
	People    map[string]*Person    // by name; without hidden plans
	Months    map[day.Month]*Month  // without hidden plans
	Protected *Unit                 // the hidden plans of all units
	Hidden    []*Ref                // the hidden plans, by id: all that may be said of them outside protected/
	Pages     map[string]*info.Page // by source path
	Counts    Counts                // of all units
	Held      map[day.Month]int     // follow-up meetings held in all units, by month
	ByUnit    *Table
	ByPerson  *Table
	Span      due.Span            // of all units
	ByState   map[due.State]*List // across units
	ByKind    map[due.Kind]*List  // across units
	PageItems []*Item             // reviews of pages, most urgent first
	// PageFinds are the findings of pages, layouts, settings and folders. Whoever
	// makes a generation fills them in before anyone else sees it.
	PageFinds []diag.Finding

	Heads map[Group]Head // of the lists across units

	twins map[string]string // slugs of people whose names make the same slug as another's
}

// hidden stands for protected/ where a unit's slug is asked for; no unit can
// have it, since a slug begins with a letter or a digit.
const hidden = ""

// Ref is what lists tell of a plan: where nothing else of it is needed, or may be
// told. Of an information page it has the Page alone.
type Ref struct {
	Path, Unit, ID string
	Hidden         bool     // see File
	Readable       bool     // it has a page: it can be read, or could once
	Changes        int32    // how many things have happened in the plan
	Changed        day.Date // when the last of them happened, zero if nothing has
	Page           *info.Page
}

// Item is a due item on this generation's day.
type Item struct {
	due.Item
	Mark  uint32 // of an agreement: tells it from the others of its plan, and stays when its day moves
	State due.State
	*Ref  // of its plan or page. An item outlives the text that it was read from
}

// same reports whether both items say the same of the same plan.
func (it *Item) same(other *Item) bool {
	return it.Item == other.Item && it.State == other.State && it.Mark == other.Mark && *it.Ref == *other.Ref
}

// Days is how many days are left until the item's day; negative when it is
// late, zero also when it has no day.
func (it *Item) Days(today day.Date) int {
	if it.Due.IsZero() {
		return 0
	}
	return int(it.Due - today)
}

// Unit is a unit with its plans.
type Unit struct {
	Standing
	Counts   Counts                  // of what is open
	Span     due.Span                // the days on which nothing of the unit changes by itself
	Findings []diag.Finding          // of the plans, in the register's order
	Unread   []*Ref                  // the plans that cannot be read
	Untold   []Case                  // the plans of which the region has not been told (LSS 10 §), since the planning meeting
	Orphans  []Case                  // those whose responsible has left, since that day
	Inside   sealed.Value[*Register] // see Register
}

// Case is a plan that needs care for another reason than a day.
type Case struct {
	Ref         Ref
	Responsible string
	Since       day.Date
}

// Register is all that a unit holds. It is large, and made or read only when
// somebody asks.
type Register struct {
	Entries []*Entry          // by client's name as Swedish sorts, then id
	Held    map[day.Month]int // follow-up meetings held, by month
	Named   []*Item           // Todo's items; on one day by client's name, as only the unit may see them
	Done    []*Item           // what is done, in the order of Todo's items
	Todo
}

// ByRef are the entries by what their items tell of them.
func (r *Register) ByRef() map[*Ref]*Entry {
	all := make(map[*Ref]*Entry, len(r.Entries))
	for _, e := range r.Entries {
		all[e.Ref] = e
	}
	return all
}

// Register returns all that the unit holds; a unit that is nil holds nothing.
func (u *Unit) Register() *Register {
	if u == nil {
		return &Register{}
	}
	if r := u.Inside.Get(); r != nil {
		return r
	}
	return &Register{}
}

// Shows reports whether the lists of both units show the same; other may be nil.
func (u *Unit) Shows(other *Unit) bool {
	return u == other || other != nil && u.Standing == other.Standing && u.Counts == other.Counts && u.Span == other.Span &&
		slices.EqualFunc(u.Register().Entries, other.Register().Entries, (*Entry).shows)
}

// Person is somebody who answers for plans or agreements.
type Person struct {
	Standing
	Left   day.Date             // the last working day here, zero if the person has not left
	Counts Counts               // of what is open
	Span   due.Span             // the days on which nothing of the person's changes by itself
	Owned  int                  // plans that the person is responsible for, closed ones too
	Inside sealed.Value[*Tasks] // see Tasks
}

// Tasks are all that a person answers for.
type Tasks struct {
	All []*Item // Todo's items and the done ones
	Todo
}

// TasksOf are those with all of these items, of which the counts and the span
// are known.
func TasksOf(all []*Item, c Counts, sp due.Span) Tasks {
	return Tasks{all, Todo{undone(all), c, sp}}
}

// Tasks returns all that the person answers for.
func (p *Person) Tasks() *Tasks {
	if t := p.Inside.Get(); t != nil {
		return t
	}
	return &Tasks{}
}

// SettingsPath is the file of the municipality's data, from the source folder.
const SettingsPath = "content/site.yaml"

// UnitName is the name by which people know a unit; its slug if it has none.
func (s *Site) UnitName(slug string) string {
	if u := s.Units[slug]; u != nil {
		return u.Name
	}
	return s.Settings.Staff.UnitName(slug)
}

// Entries returns all plans, unit by unit in the order of their slugs, then the
// hidden ones.
func (s *Site) Entries() []*Entry {
	var all []*Entry
	for _, slug := range slices.Sorted(maps.Keys(s.Units)) {
		all = append(all, s.Units[slug].Register().Entries...)
	}
	return append(all, s.Protected.Register().Entries...)
}
