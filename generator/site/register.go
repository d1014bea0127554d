package site

import (
	"maps"
	"slices"

	"planportal/generator/day"
)

// register is what a unit holds after some plans have gone and others come.
func (n *Site) register(before *Register, gone, come []*Entry) *Register {
	lost, won := turnedItems(gone, come)
	r := &Register{
		Entries: patch(before.Entries, gone, come, byName), Todo: n.patched(before.Todo, lost, won),
		Done: patch(before.Done, done(lost), done(won), byDayAndID), Held: heldAfter(before.Held, gone, come),
		Named: before.Named,
	}
	if len(lost)+len(won) > 0 || !slices.EqualFunc(before.Entries, r.Entries, func(a, b *Entry) bool { return a.Ref == b.Ref }) {
		r.Named = named(r.Items, r.Entries)
	}
	return r
}

// turnedItems are the items that only the plans have that are gone, and those that
// only the others have.
func turnedItems(gone, come []*Entry) (lost, won []*Item) {
	gone, come = unlike(gone, come)
	kept := map[*Item]bool{}
	for _, e := range come {
		for _, it := range e.Items {
			kept[it] = false
		}
	}
	for _, e := range gone {
		for _, it := range e.Items {
			if _, stays := kept[it]; stays {
				kept[it] = true
			} else {
				lost = append(lost, it)
			}
		}
	}
	for _, e := range come {
		for _, it := range e.Items {
			if !kept[it] {
				won = append(won, it)
			}
		}
	}
	return lost, won
}

// unlike leaves out versions of a plan that have the same items, if they stand in
// the same place of both.
func unlike(gone, come []*Entry) (otherGone, otherCome []*Entry) {
	if len(gone) != len(come) {
		return gone, come
	}
	for i := range gone {
		if gone[i].Ref != come[i].Ref || !slices.Equal(gone[i].Items, come[i].Items) {
			otherGone, otherCome = append(otherGone, gone[i]), append(otherCome, come[i])
		}
	}
	return otherGone, otherCome
}

// named are items that are sorted by day, those of one day as their plans are
// among entries.
func named(items []*Item, entries []*Entry) []*Item {
	place := make(map[*Ref]int, len(entries))
	for i, e := range entries {
		place[e.Ref] = i
	}
	out := slices.Clone(items)
	for from, to := 0, 0; from < len(out); from = to {
		for to < len(out) && out[to].Due == out[from].Due {
			to++
		}
		if to > from+1 {
			slices.SortStableFunc(out[from:to], func(a, b *Item) int { return place[a.Ref] - place[b.Ref] })
		}
	}
	return out
}

// heldAfter counts the plans' follow-up meetings by month, after some plans have gone
// and others come.
func heldAfter(before map[day.Month]int, gone, come []*Entry) map[day.Month]int {
	now := make(map[day.Month]int, len(before))
	maps.Copy(now, before)
	count := func(entries []*Entry, by int) {
		for _, e := range entries {
			for _, month := range e.held {
				now[month] += by
			}
		}
	}
	count(come, 1)
	count(gone, -1)
	maps.DeleteFunc(now, func(_ day.Month, n int) bool { return n == 0 })
	return now
}
