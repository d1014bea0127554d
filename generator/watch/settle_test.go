package watch

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// change happens after so many milliseconds.
type change struct {
	at    int
	looks sign
}

func every(ms, until int) (out []change) {
	for at := 0; at < until; at += ms {
		out = append(out, change{at: at})
	}
	return out
}

func TestSettle(t *testing.T) {
	for _, c := range []struct {
		name    string
		changes []change
		told    []int // when something new is told, in milliseconds
	}{
		{"one save", []change{{at: 0}}, []int{1}},
		{"two saves far apart", []change{{at: 0}, {at: 100}}, []int{1, 101}},
		{"a write in its place", []change{{0, written}}, []int{0}},
		{"something beside it, then the write", []change{{0, unclear}, {0, written}}, []int{0}},
		{"truncate and write", []change{{0, halved}, {3, written}}, []int{3}},
		{"gone and back", []change{{0, halved}, {3, unclear}}, []int{4}},
		{"truncate, think, write", []change{{0, halved}, {20, written}}, []int{5, 50}},
		{"delete", []change{{0, halved}}, []int{5}},
		{"write and touch", []change{{0, unclear}, {2, unclear}}, []int{1, 32}},
		{"two writes", []change{{0, written}, {2, written}}, []int{0, 32}},
		{"the second save of two in one breath", []change{{0, unclear}, {20, unclear}, {35, written}}, []int{1, 65}},
		{"a checkout of 90 ms", every(3, 90), []int{1, 117}},
		{"a burst of 600 ms", every(10, 600), []int{1, 250, 500, 620}},
		{"a burst of deletions", []change{{0, halved}, {3, halved}, {6, halved}, {9, halved}}, []int{14}},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				if diff := cmp.Diff(c.told, tell(c.changes)); diff != "" {
					t.Errorf("told (-want +got):\n%s", diff)
				}
			})
		})
	}
}

// tell lets changes happen to a settle and notes when it would tell of them.
func tell(changes []change) (told []int) {
	s := newSettle(usual)
	defer s.stop()
	began, pending := time.Now(), false
	happen := make(chan change)
	go func() {
		defer close(happen)
		for _, c := range changes {
			time.Sleep(time.Duration(c.at)*time.Millisecond - time.Since(began))
			happen <- c
		}
		time.Sleep(time.Second)
	}()
	for {
		select {
		case c, more := <-happen:
			if !more {
				return told
			}
			pending = true
			s.change(c.looks)
			continue
		case <-s.first.C:
			s.led()
		case <-s.calmed.C:
			s.ended()
		case <-s.lasted.C:
			s.longer()
		}
		if pending {
			told, pending = append(told, int(time.Since(began).Milliseconds())), false
		}
	}
}
