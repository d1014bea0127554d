package plan

import (
	"sync"
	"unsafe"

	"planportal/generator/form"
	"planportal/generator/stream"
)

// Packed is a plan in one row of bytes. A large site keeps all its plans and looks
// at few of them, and a plan in its parts takes twice the memory, with sixty
// pointers for the collector to follow. The zero Packed is no plan.
type Packed struct{ bytes string }

// Pack packs a plan, but for its ID and Unit, which its file has.
func Pack(p *Plan) Packed {
	s := streams.Get().(*stream.Stream)
	defer streams.Put(s)
	s.Write()
	carry(s, p)
	return Packed{string(s.Bytes())}
}

// There reports whether there is a plan.
func (p Packed) There() bool { return p.bytes != "" }

// In unpacks the plan into the room of another, which is gone from then on: the
// lists of both are made of the same memory. It returns nil if there is no plan.
func (p Packed) In(room *Plan) *Plan {
	if !p.There() {
		return nil
	}
	s := streams.Get().(*stream.Stream)
	defer streams.Put(s)
	s.Read(unsafe.Slice(unsafe.StringData(p.bytes), len(p.bytes)))
	carry(s, room)
	whole := s.Whole()
	s.Write() // forgets the plan
	if !whole {
		return nil
	}
	return room
}

// Carry carries a plan as it is packed.
func (p *Packed) Carry(s *stream.Stream) { stream.Text(s, &p.bytes) }

var streams = sync.Pool{New: func() any { return stream.Writing(nil).With(usual) }}

// usual are the words that most plans say.
var usual = stream.NewWords(words()...)

func words() (all []string) {
	all = append(all, "")
	add := func(w string) { all = append(all, w) }
	for _, w := range []Protection{None, Marked, Registered, Fictitious} {
		add(string(w))
	}
	for _, w := range []Status{Draft, Offered, Declined, Active, Closed} {
		add(string(w))
	}
	for _, w := range []Answer{Accepted, DeclinedIt, Later, NoAnswer} {
		add(string(w))
	}
	for _, w := range []Kind{Preparatory, Planning, FollowUp} {
		add(string(w))
	}
	swedish := form.In("sv")
	for _, part := range Parts {
		add(string(part))
		add(swedish.Find(string(part)).Title)
	}
	return append(all, Measures[:]...)
}

func carry(s *stream.Stream, p *Plan) {
	stream.Word(s, &p.Client)
	stream.Word(s, &p.Protection)
	stream.Word(s, &p.Status)
	stream.Word(s, &p.Responsible)
	stream.Number(s, &p.Born)
	stream.Word(s, &p.Representative.Name)
	stream.Word(s, &p.Representative.Role)
	stream.List(s, &p.Measures, carryMeasure)
	stream.List(s, &p.Others, carryOther)
	stream.List(s, &p.Offers, carryOffer)
	stream.List(s, &p.Meetings, carryMeeting)
	stream.Number(s, &p.NextReview)
	stream.Number(s, &p.Signed.Client)
	stream.Number(s, &p.Signed.Responsible)
	stream.Number(s, &p.RegionNotified)
	stream.List(s, &p.Copies, stream.Word)
	s.Flag(&p.CopiesSaid)
	stream.List(s, &p.Sections, carrySection)
	stream.List(s, &p.Agreements, carryAgreement)
}

func carryMeasure(s *stream.Stream, m *Measure) {
	stream.Word(s, &m.Slug)
	stream.Number(s, &m.Decided)
}

func carryOther(s *stream.Stream, o *Other) {
	stream.Word(s, &o.Who)
	stream.Text(s, &o.What)
}

func carryOffer(s *stream.Stream, o *Offer) {
	stream.Number(s, &o.Date)
	stream.Word(s, &o.Answer)
}

func carryMeeting(s *stream.Stream, m *Meeting) {
	stream.Word(s, &m.Kind)
	stream.Number(s, &m.Date)
	stream.Word(s, &m.Place)
	stream.List(s, &m.Present, stream.Word)
}

func carrySection(s *stream.Stream, p *Section) {
	stream.Word(s, &p.Part)
	stream.Word(s, &p.Title)
	stream.Number(s, &p.Level)
	stream.Number(s, &p.Line)
	stream.Text(s, &p.HTML)
}

func carryAgreement(s *stream.Stream, a *Agreement) {
	stream.Text(s, &a.Text)
	same := a.HTML == a.Text // as nearly always
	if s.Flag(&same); !same {
		stream.Text(s, &a.HTML)
	} else if s.Reads() {
		a.HTML = a.Text
	}
	stream.Number(s, &a.By)
	stream.Word(s, &a.Responsible)
	s.Flag(&a.Done)
	stream.Number(s, &a.Line)
}
