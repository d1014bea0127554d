package feed

import (
	"planportal/generator/diag"
	"planportal/generator/due"
)

type words struct{ sv, en string }

func (w words) in(lang diag.Lang) string {
	if lang == diag.English {
		return w.en
	}
	return w.sv
}

var kindWords = [...]words{
	due.Review:    {"uppföljning", "review"},
	due.Agreement: {"överenskommelse", "agreement"},
	due.Offer:     {"erbjudande", "offer"},
	due.Signature: {"underskrift", "signature"},
	due.Page:      {"sidgranskning", "page review"},
}

var stateWords = [...]words{
	due.Overdue: {"försenad", "overdue"},
	due.Missing: {"saknar dag", "no day"},
	due.Soon:    {"snart", "soon"},
	due.Later:   {"senare", "later"},
	due.Done:    {"klar", "done"},
}

var unreadable = words{"går inte att läsa", "cannot be read"}

var sourceWords = [...]words{
	due.Agreed:     {"överenskommen dag", "agreed day"},
	due.Derived:    {"följer av reglerna", "follows from the rules"},
	due.NoMeeting:  {"inget planeringsmöte än", "no planning meeting yet"},
	due.NoOffer:    {"inget erbjudande än", "no offer yet"},
	due.NoReview:   {"aldrig granskad", "never reviewed"},
	due.Unreadable: unreadable,
}

// KindWord is what people read for the row's kind.
func (r Row) KindWord(lang diag.Lang) string { return kindWords[r.Kind].in(lang) }

// StateWord is what people read for the row's state.
func (r Row) StateWord(lang diag.Lang) string {
	if r.Unreadable() {
		return unreadable.in(lang)
	}
	return stateWords[r.State].in(lang)
}
