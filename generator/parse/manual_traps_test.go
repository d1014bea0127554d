package parse_test

import (
	"planportal/generator/diag"
	"planportal/generator/parse"
)

// headerTraps are what YAML reads otherwise than people do. Nearly all of them
// would pass for something else without a word if they were not refused.
var headerTraps = []trap{
	{"client: Null", "to YAML, `Null` means nothing, so the name would be lost", "", ofHeader},
	{"responsible: No", "to YAML, `No`, `Yes`, `On` and `Off` mean false and true", "", ofHeader},
	{"client: 0142", "a number, and in some programs another one: 98", "", ofHeader},
	{"representative: {name: Siv #5}", "`#` begins a comment: the rest of the line would be lost", "", ofHeader},
	{"client: Exempel: Exempelsson", "a colon and a space in a value look like another key", "", ofHeader},
	{"protection:none", "no space after the colon, so there is no key", "", ofHeader},
	{"responsible: @karin", "`@`, `%` and a backtick may not begin a value", "", ofHeader},
	{`client: "Exempel "Ex" Exempelsson"`, "quotation marks inside quotation marks", "", ofHeader},
	{"copies: [Siv Exempel, Kim Exempel", "a bracket that nothing closes", "", ofHeader},
	{"measures:\n\tkontaktperson: planned", "a tab (here →) in front of the key; YAML wants spaces", "", ofHeader},
	{"born: 2026-02-30", "the calendar has no such day", "", ofHeader},
	{"next_review: 20/10 2026", "not how days are written here", "", ofHeader},
	{"next_reveiw: 2026-10-20", "a slip in a key; what stands there would never be read", "", ofHeader},
	{"status: active\nstatus: closed", "a key that stands twice; which one holds?", "", ofHeader},
	{"protection: ja", "a word that is none of those to choose from", "", ofHeader},
	{"---", "nothing closes the header, so all of the text would be a part of it", "---\n" + planHeader + "\n## Hur har jag det nu?\nBra.\n", planFindings},
	{"...", "three dots do not close a header", "---\n" + planHeader + "...\n## Hur har jag det nu?\nBra.\n", planFindings},
	{"(an empty line, then `---`)", "the header must begin on the very first line", "\n---\n" + planHeader + "---\n", planFindings},
	{"(an invisible mark before `---`)", "some editors put it there when they save", "\uFEFF---\n" + planHeader + "---\n", planFindings},
}

// planTraps stand below "Det här bestämde vi tillsammans" of an active plan.
var planTraps = []trap{
	{"- Att prova simning. Klart: 2026-02-01 (ansvarig: Karin Exempel)", "no box, so it is a line of text", "", ofDecided},
	{"- [ ] Att prova simning. (ansvarig: Karin Exempel)", "no day", "", ofDecided},
	{"- [ ] Att prova simning. Klart: i vår (ansvarig: Karin Exempel)", "no day that a calendar knows", "", ofDecided},
	{"- [ ] Att prova simning. Klart: 2026-02-01", "nobody answers for it", "", ofDecided},
	{"- [ ] Att prova simning. Klart: 2026-02-01, sedan Klart: 2026-03-01 (ansvarig: Karin Exempel)", "two things in one", "", ofDecided},
	{"### Det här bestämde vi tilsammans", "a slip in a heading of the form", header(activeHeader, "") + "## Det här bestämde vi tilsammans\n- [ ] Att prova. Klart: 2026-02-01 (ansvarig: Karin Exempel)\n", ofActive},
	{"![Bild](bild.png)", "a plan has no pictures", "", ofDecided},
	{"::: note", "parts are for information pages", "", ofDecided},
}

// pageTraps stand in the text of an information page.
var pageTraps = []trap{
	{"# Kontakt", "the page's title is the only heading of level 1, and stands in the header", "", ofText},
	{"#### Ring oss", "a level is skipped, which those who listen to the page notice", "", ofText},
	{"<b>Ring oss</b>", "HTML is not shown", "", ofText},
	{"[Kontakt](kontakt.html)", "links lead to source files; planportal makes the addresses", "", ofText},
	{"[Kontakt](/kontakt.md)", "links are relative to the file that they stand in", "", ofText},
	{"[Ring](tel:0520 49)", "an address with a space in it is no link", "", ofText},
	{"[ ](kontakt.md)", "a link without words", "", ofText},
	{"[Planen](../plans/norr/lss-2027-0001.md)", "nothing on a page may lead to a plan", "", ofText},
	{"![](../files/mote.svg)", "a picture without a description", "", ofText},
	{"![Logga](https://www.exempel.se/logga.png)", "nothing is loaded from other websites", "", ofText},
	{"::: steg\n1. **Möte.** Ni träffas.\n:::", "the names of the parts are English", "", ofText},
	{"::: checklist\n- Något att skriva med.", "nothing ends the part", "", ofText},
	{"::: checklist\nNågot att skriva med.\n:::", "the part holds something else than it should", "", ofText},
	{"client: Exempel Exempelsson", "in the header: a key of a plan, which may have been put in the wrong folder", "---\ntitle: Exempel\nclient: Exempel Exempelsson\n---\n", ofPage},
}

// activeHeader is the least header of a plan that is followed up.
const activeHeader = "client: Exempel Exempelsson\nprotection: none\nstatus: active\nresponsible: Karin Exempel\ncopies: []\n"

func ofHeader(lines string) []diag.Finding { return planFindings(header(planHeader, lines)) }

func ofDecided(text string) []diag.Finding {
	return ofActive(header(activeHeader, "") + decided + text + "\n")
}

// ofActive is what is found in an active plan, but for the other headings,
// which the traps leave out.
func ofActive(src string) (found []diag.Finding) {
	for _, f := range planFindings(src) {
		if f.Rule != "missing-part" && f.Rule != "empty-part" {
			found = append(found, f)
		}
	}
	return found
}

func ofText(text string) []diag.Finding { return ofPage(header(pageHeader, "") + text + "\n") }

func ofPage(src string) []diag.Finding {
	_, found := parse.Page("content/pages/exempel.md", "exempel", "sv", []byte(src))
	return found
}
