package watch

import "time"

// pace is how fast the watching is.
type pace struct {
	lead  time.Duration // from the first change after a calm until it is told, if it may be one of several
	half  time.Duration // the same, while a save looks half done
	calm  time.Duration // how long nothing happens before a burst is over
	burst time.Duration // how long a burst is gathered at most
	clock time.Duration // how often to look at the clock at least
	audit time.Duration // how often to look at everything
	quiet time.Duration // how long nobody must have saved before that; else it is put off, at most once as long
	retry time.Duration // how often to look for a source folder that is gone
	poll  time.Duration // how often to look, where there are no events
	echo  time.Duration // how long the event of an own change may take
}

// usual is quick enough that a page is new before the eyes have moved, and slow
// enough that the two halves of a save, and most of a checkout, are one batch.
var usual = pace{
	lead: time.Millisecond, half: 5 * time.Millisecond, calm: 30 * time.Millisecond, burst: 250 * time.Millisecond,
	clock: 30 * time.Second, audit: time.Minute, quiet: 2 * time.Second, retry: time.Second, poll: 2 * time.Second, echo: 2 * time.Second,
}

// sign is what a change looks like.
type sign uint8

const (
	unclear sign = iota // something has come: perhaps what a program writes before the file itself
	halved              // a file is empty or gone: half a save, more often than not
	written             // a text was written where it stood: a whole save, more often than not
)

// wait is how long to wait for what may follow.
func (p *pace) wait(s sign) time.Duration {
	switch s {
	case halved:
		return p.half
	case written:
		return 0
	}
	return p.lead
}

// settle decides when what has gathered is told: at once after a calm, then not
// before it is calm again, or the burst has lasted long enough.
type settle struct {
	pace
	first, calmed, lasted *time.Timer // fire when the leading edge is told, when it is calm, when a burst has lasted
	busy                  bool        // it has not been calm since the last change
	leading               bool        // first has not fired yet
	last                  sign        // of the change that first waits after
}

func newSettle(p pace) *settle {
	s := &settle{pace: p, first: time.NewTimer(0), calmed: time.NewTimer(0), lasted: time.NewTimer(0)}
	s.stop()
	return s
}

func (s *settle) stop() {
	s.first.Stop()
	s.calmed.Stop()
	s.lasted.Stop()
}

// change notes that something changed.
func (s *settle) change(now sign) {
	switch {
	case !s.busy:
		s.busy, s.leading = true, true
		s.lasted.Reset(s.burst)
		s.lead(now)
	case s.leading && (now != unclear || s.last == halved):
		s.lead(now)
	}
	s.calmed.Reset(s.calm)
}

// amid reports whether a burst is on, of which the first changes are told already.
func (s *settle) amid() bool { return s.busy && !s.leading }

func (s *settle) lead(now sign) {
	s.last = now
	s.first.Reset(s.wait(now))
}

// led notes that first has fired.
func (s *settle) led() { s.leading = false }

// calm notes that calmed has fired.
func (s *settle) ended() {
	s.busy, s.leading = false, false
	s.lasted.Stop()
}

// longer notes that lasted has fired.
func (s *settle) longer() {
	s.leading = false
	s.lasted.Reset(s.burst)
}
