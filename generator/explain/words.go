package explain

import (
	"planportal/generator/diag"
	"planportal/generator/due"
	"planportal/generator/plan"
)

// words are the texts of one language. Verbs in them are filled with days.
type words struct {
	lang                             string
	head, nothing                    string
	eventLabel, ruleLabel, workLabel string
	workday                          string
	late, left, todayWord            string

	unreadable, unreadableRule         string
	noMeeting, met                     string
	reviewRule, limitRule              string
	agreedRule, tooLateRule            string
	written, agreementRule             string
	noOffer, offered, offerRule        string
	planned, signRule, signedRule      string
	nothingNext, next, nextPage, front string
	becomes                            map[due.State]string

	kind   map[due.Kind]string
	state  map[due.State]string
	status map[plan.Status]string
}

var texts = map[diag.Lang]words{
	diag.Swedish: {
		lang: "sv",
		head: "%s (%s), läget %v", nothing: "Ingenting ska göras: planen är %s.",
		eventLabel: "Händelse:", ruleLabel: "Regel:", workLabel: "Sista arbetsdag:",
		workday: "%s, eftersom dagen är %s",
		late:    "%d dagar sen", left: "om %d dagar", todayWord: "i dag",

		unreadable: "filen går inte att läsa", unreadableRule: "rätta filen; planportal check visar vad som är fel",
		noMeeting: "inget planeringsmöte är skrivet", met: "senaste mötet %v",
		reviewRule:    "planen ska omprövas minst en gång om året, räknat från det senaste mötet (LSS 10 §)",
		limitRule:     "minst en gång om året, alltså senast %v (LSS 10 §)",
		agreedRule:    "minst en gång om året, alltså senast %v (LSS 10 §); %v bestämdes tillsammans (next_review)",
		tooLateRule:   "minst en gång om året, alltså senast %v (LSS 10 §); next_review %v är senare och flyttar inte dagen",
		written:       "dagen står efter Klart",
		agreementRule: "det ni bestämde tillsammans gäller",
		noOffer:       "inget erbjudande är skrivet", offered: "planen erbjöds senast %v",
		offerRule: "en plan erbjuds på nytt varje år; att den ska erbjudas står i LSS 10 §, varje år är kommunens åtagande",
		planned:   "planeringsmöte %v", signRule: "planen ska skrivas under inom 30 dagar efter planeringsmötet",
		signedRule:  "båda har skrivit under efter planeringsmötet",
		nothingNext: "Inget ändras av sig självt.",
		next:        "%v ändras det här av sig självt:",
		nextPage:    "informationssidan %s: granskningen blir %s",
		front:       "Startsidan visar dagens datum och byts varje midnatt.",
		becomes:     map[due.State]string{due.Overdue: "blir försenad", due.Soon: "blir snart"},

		kind: map[due.Kind]string{due.Review: "Uppföljning", due.Agreement: "Överenskommelse", due.Offer: "Erbjudande", due.Signature: "Underskrift", due.Page: "Sidgranskning"},
		state: map[due.State]string{
			due.Overdue: "försenad", due.Missing: "saknar dag", due.Soon: "snart", due.Later: "senare", due.Done: "klar",
		},
		status: map[plan.Status]string{plan.Draft: "ett utkast", plan.Closed: "avslutad"},
	},
	diag.English: {
		lang: "en",
		head: "%s (%s) as of %v", nothing: "There is nothing to do: the plan is %s.",
		eventLabel: "Event:", ruleLabel: "Rule:", workLabel: "Last working day:",
		workday: "%s, since the day is %s",
		late:    "%d days late", left: "in %d days", todayWord: "today",

		unreadable: "the file cannot be read", unreadableRule: "mend the file; planportal check shows what is wrong",
		noMeeting: "no planning meeting is written down", met: "last meeting on %v",
		reviewRule:    "the plan is reconsidered at least once a year, counted from the last meeting (LSS section 10)",
		limitRule:     "at least once a year, so by %v (LSS section 10)",
		agreedRule:    "at least once a year, so by %v (LSS section 10); %v was agreed (next_review)",
		tooLateRule:   "at least once a year, so by %v (LSS section 10); next_review %v is later and does not move the day",
		written:       "the day stands after Klart",
		agreementRule: "what you decided together holds",
		noOffer:       "no offer is written down", offered: "a plan was last offered on %v",
		offerRule: "a plan is offered again every year; that it is offered is LSS section 10, every year is the municipality's promise",
		planned:   "planning meeting on %v", signRule: "the plan is signed within 30 days of the planning meeting",
		signedRule:  "both have signed since the planning meeting",
		nothingNext: "Nothing changes by itself.",
		next:        "On %v this changes by itself:",
		nextPage:    "information page %s: its review becomes %s",
		front:       "The front page shows today's date and changes every midnight.",
		becomes:     map[due.State]string{due.Overdue: "becomes overdue", due.Soon: "becomes soon"},

		kind: map[due.Kind]string{due.Review: "Review", due.Agreement: "Agreement", due.Offer: "Offer", due.Signature: "Signature", due.Page: "Page review"},
		state: map[due.State]string{
			due.Overdue: "overdue", due.Missing: "no day", due.Soon: "soon", due.Later: "later", due.Done: "done",
		},
		status: map[plan.Status]string{plan.Draft: "a draft", plan.Closed: "closed"},
	},
}
