package intranet

import (
	"planportal/generator/due"
	"planportal/generator/plan"
)

// stateWords are what people read for a state.
var stateWords = [...]string{
	due.Overdue: "Försenad", due.Missing: "Saknar dag", due.Soon: "Snart", due.Later: "Senare", due.Done: "Klar",
}

// groupWords head the group of a state in a list.
var groupWords = [...]string{
	due.Overdue: "Försenade", due.Missing: "Saknar dag", due.Soon: "Snart", due.Later: "Senare", due.Done: "Klara",
}

var kindWords = [...]string{
	due.Review: "Uppföljning", due.Agreement: "Överenskommelse", due.Offer: "Erbjudande", due.Signature: "Underskrift", due.Page: "Sidgranskning",
}

var kindsWords = [...]string{
	due.Review: "Uppföljningar", due.Agreement: "Överenskommelser", due.Offer: "Erbjudanden", due.Signature: "Underskrifter", due.Page: "Sidgranskningar",
}

var statusWords = map[plan.Status]string{
	plan.Draft: "Utkast", plan.Offered: "Erbjuden", plan.Declined: "Tackat nej", plan.Active: "Pågående", plan.Closed: "Avslutad",
}

var protectionWords = map[plan.Protection]string{
	plan.Marked: "Sekretessmarkering", plan.Registered: "Skyddad folkbokföring", plan.Fictitious: "Fingerade personuppgifter",
}

var meetingWords = map[plan.Kind]string{
	plan.Preparatory: "Förberedande möte", plan.Planning: "Planeringsmöte", plan.FollowUp: "Uppföljningsmöte",
}

var answerWords = map[plan.Answer]string{
	plan.Accepted: "tackade ja", plan.DeclinedIt: "tackade nej", plan.Later: "vill vänta", plan.NoAnswer: "inget svar",
}

// measureWords are the ten measures of LSS 9 § by slug.
var measureWords = map[string]string{
	"radgivning": "Rådgivning och annat personligt stöd", "personlig-assistans": "Personlig assistans",
	"ledsagarservice": "Ledsagarservice", "kontaktperson": "Kontaktperson", "avlosarservice": "Avlösarservice i hemmet",
	"korttidsvistelse": "Korttidsvistelse utanför hemmet", "korttidstillsyn": "Korttidstillsyn för skolungdom över 12 år",
	"boende-barn":  "Familjehem eller bostad med särskild service för barn och unga",
	"boende-vuxna": "Bostad med särskild service för vuxna", "daglig-verksamhet": "Daglig verksamhet",
}

// sourceWords say in one sentence why a review is due on its day.
var sourceWords = [...]string{
	due.Agreed:     "Dagen bestämdes tillsammans.",
	due.Derived:    "Ett år efter det senaste mötet (LSS 10 §: minst en gång om året).",
	due.NoMeeting:  "Det har inte varit något planeringsmöte än.",
	due.NoOffer:    "Det står inte när en plan erbjöds.",
	due.NoReview:   "Sidan har aldrig granskats.",
	due.Unreadable: "Planen kan inte läsas.",
}
