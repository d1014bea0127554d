package parse

import (
	"slices"

	"planportal/generator/plan"
)

// PlanFields returns the schema of a plan's header, in the order of the form.
func PlanFields() []Field { return slices.Clone(planFields) }

var planFields = []Field{
	{
		Key: "client", Type: Text, Required: true, Private: true,
		Doc:     Doc{"Vem gäller planen för", "whom the plan is for"},
		Example: "Förnamn Efternamn", Blank: "(för- och efternamn)",
		Also: []string{"klient", "namn", "name", "person", "enskild"},
	},
	{
		Key: "protection", Type: Option, Required: true, Choices: protections,
		Doc:     Doc{"skyddade personuppgifter: none (inga), marked, registered eller fictitious", "protected personal data: none, marked, registered or fictitious"},
		Example: "none", Blank: "none",
		Also: []string{"skydd", "sekretess", "protected", "secrecy"},
	},
	{
		Key: "status", Type: Option, Required: true, Choices: statuses,
		Doc:     Doc{"hur långt planen har kommit: draft, offered, declined, active eller closed", "how far the plan has come: draft, offered, declined, active or closed"},
		Example: "active", Blank: "draft",
		Also: []string{"state", "läge"},
	},
	{
		Key: "responsible", Type: Text, Private: true,
		Doc:     Doc{"vem som ansvarar för planen", "who answers for the plan"},
		Example: "Förnamn Efternamn", Blank: "(för- och efternamn)",
		Also: []string{"ansvarig", "owner", "handläggare"},
	},
	{
		Key: "born", Type: Date, Private: true,
		Doc:     Doc{"födelsedag, om den behövs", "the day of birth, if it is needed"},
		Example: "1990-01-31",
		Also:    []string{"född", "birthday"},
	},
	{
		Key: "representative", Type: Map, Private: true,
		Doc:     Doc{"god man, förvaltare eller vårdnadshavare", "guardian or other representative (LSS 8 §)"},
		Example: "{name: Förnamn Efternamn, role: god man}", Blank: "{name: , role: }",
		Also: []string{"företrädare", "guardian", "god_man"},
		Fields: []Field{
			{Key: "name", Type: Text, Required: true, Private: true, Example: "Förnamn Efternamn", Doc: Doc{"namn", "name"}, Also: []string{"namn"}},
			{Key: "role", Type: Text, Example: "god man", Doc: Doc{"roll", "role"}, Also: []string{"roll"}},
		},
	},
	{
		Key: "measures", Type: Dict,
		Doc:     Doc{"insatser (LSS 9 §) och dagen för beslutet, eller planned", "measures (LSS 9 §) and the day of the decision, or planned"},
		Example: "{ledsagarservice: 2025-09-12, kontaktperson: planned}",
		Also:    []string{"insatser", "insats"},
		Keys:    &Field{Key: "measures", Type: Option, Choices: measures, Example: "ledsagarservice"},
		Item: &Field{Key: "measures", Type: DateOrOption, Required: true, Example: "{ledsagarservice: 2025-09-12}", Choices: []Choice{
			{Value: "planned", Doc: Doc{"planerad, inte beslutad", "planned, not decided"}, Also: []string{"planerad", "planerat", "plan"}},
		}},
		Lines: []string{"ledsagarservice: 2025-09-12", "kontaktperson: planned"},
	},
	{
		Key: "others", Type: Dict, Private: true,
		Doc:     Doc{"vad andra än kommunen och regionen gör", "what others than the municipality and the region do"},
		Example: "{Skolan: åtgärdsprogram}",
		Also:    []string{"andra", "other"},
		Keys:    &Field{Key: "others", Type: Text, Private: true, Example: "Skolan"},
		Item:    &Field{Key: "others", Type: Text, Required: true, Private: true, Example: "{Skolan: åtgärdsprogram}"},
		Lines:   []string{"Försäkringskassan: assistansersättning"},
	},
	{
		Key: "offers", Type: Dict,
		Doc:     Doc{"dagarna då planen har erbjudits, och svaret: accepted, declined, later eller no-answer", "the days on which a plan was offered, and the answer: accepted, declined, later or no-answer"},
		Example: "{2025-09-12: accepted}",
		Also:    []string{"erbjudanden", "erbjudande", "offer"},
		Keys:    &Field{Key: "offers", Type: Date, Example: "{2025-09-12: accepted}"},
		Item:    &Field{Key: "offers", Type: Option, Required: true, Choices: answers, Example: "{2025-09-12: accepted}"},
		Lines:   []string{"2025-09-12: accepted"},
	},
	{
		Key: "meetings", Type: List,
		Doc:     Doc{"möten: Plats och datum, och Närvarande", "meetings: place and date, and those present"},
		Example: "[{kind: planning, date: 2025-11-03, place: Biblioteket, present: [Förnamn Efternamn]}]",
		Also:    []string{"möten", "möte", "meeting"},
		Item:    &Field{Key: "meetings", Type: Map, Fields: meetingFields, Example: "[{kind: planning, date: 2025-11-03}]"},
		Lines: []string{
			"- {kind: preparatory, date: 2025-10-20, place: mötesrummet}",
			"- {kind: planning, date: 2025-11-03, place: mötesrummet, present: [Förnamn Efternamn, Förnamn Efternamn]}",
			"- {kind: follow-up, date: 2026-05-04, place: mötesrummet, present: [Förnamn Efternamn, Förnamn Efternamn]}",
		},
	},
	{
		Key: "next_review", Type: Date,
		Doc:     Doc{"Tid för uppföljning och utvärdering, högst ett år efter mötet", "the day of the next follow-up, at most a year after the meeting"},
		Example: "2026-10-20",
		Also:    []string{"review", "uppföljning", "nästa_uppföljning"},
	},
	{
		Key: "signed", Type: Map,
		Doc:     Doc{"dagarna för Din underskrift (client) och underskrift av den som är ansvarig för planen (responsible)", "the days of your signature (client) and of that of the one responsible for the plan (responsible)"},
		Example: "{client: 2025-11-10, responsible: 2025-11-10}", Blank: "{client: , responsible: }",
		Also: []string{"underskrift", "underskrifter", "signature", "signatures"},
		Fields: []Field{
			{Key: "client", Type: Date, Example: "2025-11-10", Doc: Doc{"din underskrift", "your signature"}},
			{Key: "responsible", Type: Date, Example: "2025-11-10", Doc: Doc{"underskrift av den ansvariga", "the signature of the one responsible"}, Also: []string{"ansvarig"}},
		},
	},
	{
		Key: "region_notified", Type: Date,
		Doc:     Doc{"dagen då regionen fick veta om planen (LSS 10 §)", "the day on which the region was told of the plan (LSS 10 §)"},
		Example: "2025-11-12",
		Also:    []string{"region", "regionen"},
	},
	{
		Key: "copies", Type: List, Private: true,
		Doc:     Doc{"vilka som ska ha ett exemplar; [] om ingen ska ha ett", "who should have a copy; [] if nobody should"},
		Example: "[Förnamn Efternamn]",
		Also:    []string{"exemplar", "kopior", "copy"},
		Item:    &Field{Key: "copies", Type: Text, Required: true, Private: true, Example: "[Förnamn Efternamn]"},
	},
}

var meetingFields = []Field{
	{
		Key: "kind", Type: Option, Required: true, Example: "planning",
		Doc: Doc{"slags möte", "kind of meeting"}, Also: []string{"type", "typ", "slag"},
		Choices: []Choice{
			{string(plan.Preparatory), Doc{"förberedande möte", "preparatory meeting"}, []string{"förberedande", "förberedande möte", "prep"}},
			{string(plan.Planning), Doc{"planeringsmöte", "planning meeting"}, []string{"planering", "planeringsmöte"}},
			{string(plan.FollowUp), Doc{"uppföljningsmöte", "follow-up meeting"}, []string{"uppföljning", "uppföljningsmöte", "review"}},
		},
	},
	{Key: "date", Type: Date, Required: true, Example: "2025-11-03", Doc: Doc{"datum", "date"}, Also: []string{"datum", "day", "dag"}},
	{Key: "place", Type: Text, Private: true, Example: "Biblioteket", Doc: Doc{"plats", "place"}, Also: []string{"plats"}},
	{
		Key: "present", Type: List, Private: true, Example: "[Förnamn Efternamn]",
		Doc:  Doc{"närvarande", "those present"},
		Also: []string{"närvarande", "deltagare", "participants"},
		Item: &Field{Key: "present", Type: Text, Required: true, Private: true, Example: "[Förnamn Efternamn]"},
	},
}

var protections = []Choice{
	{string(plan.None), Doc{"inga skyddade personuppgifter", "no protected personal data"}, []string{"ingen", "inga", "nej", "no", "false"}},
	{string(plan.Marked), Doc{"sekretessmarkering", "secrecy marking"}, []string{"sekretessmarkering", "sekretess"}},
	{string(plan.Registered), Doc{"skyddad folkbokföring", "protected population registration"}, []string{"skyddad folkbokföring", "skyddad"}},
	{string(plan.Fictitious), Doc{"fingerade personuppgifter", "fictitious personal data"}, []string{"fingerad", "fingerade personuppgifter"}},
}

var statuses = []Choice{
	{string(plan.Draft), Doc{"utkast", "draft"}, []string{"utkast"}},
	{string(plan.Offered), Doc{"erbjuden", "offered"}, []string{"erbjuden", "erbjudande"}},
	{string(plan.Declined), Doc{"har tackat nej", "declined"}, []string{"tackat nej", "avböjd", "nej"}},
	{string(plan.Active), Doc{"pågående", "active"}, []string{"aktiv", "pågående", "gäller"}},
	{string(plan.Closed), Doc{"avslutad", "closed"}, []string{"avslutad", "stängd"}},
}

var answers = []Choice{
	{string(plan.Accepted), Doc{"ville ha en plan", "wanted a plan"}, []string{"ja", "tackat ja", "yes"}},
	{string(plan.DeclinedIt), Doc{"ville inte ha en plan", "did not want a plan"}, []string{"nej", "tackat nej", "no"}},
	{string(plan.Later), Doc{"ville vänta", "wanted to wait"}, []string{"senare", "vänta"}},
	{string(plan.NoAnswer), Doc{"har inte svarat", "has not answered"}, []string{"inget svar", "none"}},
}

var measures = []Choice{
	{plan.Measures[0], Doc{"rådgivning och annat personligt stöd", "counselling and other personal support"}, []string{"rådgivning"}},
	{plan.Measures[1], Doc{"personlig assistans", "personal assistance"}, []string{"assistans"}},
	{plan.Measures[2], Doc{"ledsagarservice", "companion service"}, []string{"ledsagning"}},
	{plan.Measures[3], Doc{"kontaktperson", "contact person"}, nil},
	{plan.Measures[4], Doc{"avlösarservice i hemmet", "relief service in the home"}, []string{"avlösarservice", "avlösning"}},
	{plan.Measures[5], Doc{"korttidsvistelse", "short-term stay"}, []string{"korttids", "korttidsboende"}},
	{plan.Measures[6], Doc{"korttidstillsyn för skolungdom över 12 år", "short-term supervision of school pupils over 12"}, []string{"tillsyn"}},
	{plan.Measures[7], Doc{"familjehem eller bostad med särskild service för barn och unga", "foster home or housing with special service for children"}, []string{"familjehem", "barnboende"}},
	{plan.Measures[8], Doc{"bostad med särskild service för vuxna", "housing with special service for adults"}, []string{"gruppbostad", "servicebostad", "boende"}},
	{plan.Measures[9], Doc{"daglig verksamhet", "daily activities"}, []string{"dv"}},
}
