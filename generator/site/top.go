package site

import "container/heap"

// Top merges the units' lists that pick chooses and returns the first n of
// them by day and id, and how many there are in all. Its cost depends on n and
// on the number of units, not on the length of their lists.
func (s *Site) Top(n int, pick func(*Todo) []*Item) (first []*Item, total int) {
	var lists queue
	for _, u := range s.Units {
		if list := pick(&u.Todo); len(list) > 0 {
			lists = append(lists, list)
			total += len(list)
		}
	}
	heap.Init(&lists)
	for len(lists) > 0 && len(first) < n {
		first = append(first, lists[0][0])
		if lists[0] = lists[0][1:]; len(lists[0]) == 0 {
			heap.Pop(&lists)
			continue
		}
		heap.Fix(&lists, 0)
	}
	return first, total
}

// queue holds sorted lists; the one that goes on first is at its head.
type queue [][]*Item

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return byDayAndID(q[i][0], q[j][0]) < 0 }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.([]*Item)) }

func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
