package main

import (
	"fmt"

	"planportal/generator/diag"
	"planportal/generator/due"
)

// text is one thing said in both languages, with the verbs of package fmt.
type text struct{ sv, en string }

// in returns the text in a language; Swedish unless English is asked for.
func (t text) in(lang diag.Lang) string {
	if lang == diag.English {
		return t.en
	}
	return t.sv
}

func (p *program) say(t text, args ...any) string {
	if len(args) == 0 {
		return t.in(p.lang)
	}
	return fmt.Sprintf(t.in(p.lang), args...)
}

// What the program says when it is used in a wrong way.
var (
	unknownCommand = text{`det finns inget kommando som heter "%s"`, `there is no command named "%s"`}
	unknownFlag    = text{`det finns ingen flagga som heter %s`, `there is no flag named %s`}
	flagNeedsValue = text{`flaggan %s ska ha ett värde efter sig`, `the flag %s needs a value after it`}
	flagValue      = text{`%s kan inte vara "%s"`, `%s cannot be "%s"`}
	didYouMean     = text{`menade du %s?`, `did you mean %s?`}
	writeOneOf     = text{`skriv något av: %s`, `write one of: %s`}
	seeHelp        = text{`"%s --help" visar hur man skriver`, `"%s --help" shows how to write it`}
	tooMany        = text{`%s vet inte vad "%s" är`, `%s does not know what "%s" is`}
	tooFew         = text{`något saknas: skriv %s`, `something is missing: write %s`}
	forExample     = text{`till exempel: %s`, `for example: %s`}
	unknownUnit    = text{`det finns ingen enhet som heter "%s"`, `there is no unit named "%s"`}
	unknownPerson  = text{`ingen som ansvarar för något heter "%s"`, `nobody who answers for anything is named "%s"`}
)

// valueHints tell what to write instead, by flag.
var valueHints = map[string]text{
	"today":  {`skriv en dag som finns, som 2026-10-20`, `write a day that exists, such as 2026-10-20`},
	"jobs":   {`skriv ett tal, 1 eller mer`, `write a number, 1 or more`},
	"within": {`skriv antal dagar eller veckor, som 30d eller 4w`, `write a number of days or weeks, such as 30d or 4w`},
	"move":   {`skriv numret och den nya dagen, som 2=2027-01-31`, `write the number and the new day, such as 2=2027-01-31`},
	"done":   {`skriv nummer med komma emellan, som 1,3`, `write numbers with commas between them, such as 1,3`},
	"poll":   {`skriv en tid, som 10s eller 1m`, `write a time, such as 10s or 1m`},
}

// What the program says when the machine could not.
var (
	noContent      = text{`det finns ingen mapp content/ i %s`, `there is no folder content/ in %s`}
	noContentHint  = text{`kör "planportal init MAPP" för att börja, eller visa med --source MAPP var den finns`, `run "planportal init DIR" to begin, or show with --source DIR where it is`}
	busy           = text{`en annan planportal skriver de här webbplatserna just nu`, `another planportal is writing these sites right now`}
	busyHint       = text{`avsluta den, kanske en "planportal watch" i ett annat fönster, och försök igen`, `end it, perhaps a "planportal watch" in another window, and try again`}
	fullHint       = text{`disken är full: varje fil är hel, gör plats och försök igen`, `the disk is full: every file is whole, make room and try again`}
	permissionHint = text{`du har inte rätt att läsa eller skriva där`, `you may not read or write there`}
	addressHint    = text{`ett annat program använder adressen: välj en annan med --addr eller --intranet-addr`, `another program uses the address: choose another one with --addr or --intranet-addr`}
	noSettings     = text{`content/site.yaml går inte att läsa, så inget är publicerat`, `content/site.yaml cannot be read, so nothing is published`}
	interrupted    = text{`avbrutet: webbplatserna är som de var`, `interrupted: the sites are as they were`}
)

// What prove says.
var (
	proofWritten = text{`beviset ligger i %s; "planportal prove --verify" visar om något har ändrats sedan dess`, `the proof is in %s; "planportal prove --verify" tells whether anything has changed since`}
	noProof      = text{`det finns inget bevis i %s`, `there is no proof at %s`}
	noProofHint  = text{`kör "planportal prove" först, eller visa med --proof FIL var det finns`, `run "planportal prove" first, or show with --proof FILE where it is`}
	noPublic     = text{`det finns ingen öppen webbplats i %s`, `there is no open site in %s`}
	noPublicHint = text{`kör "planportal build" först, eller visa med --public MAPP var den finns`, `run "planportal build" first, or show with --public DIR where it is`}
	leaking      = text{`något ur en plan står på den öppna webbplatsen: ingen av webbplatserna är publicerad`, `something of a plan stands on the open site: neither site is published`}
	leakingHint  = text{`ta bort det som pekas ut ovan`, `take out what is pointed at above`}
)

// What build, watch and check say of what they did.
var (
	readCount    = plural{text{"1 fil läst", "1 file read"}, text{"%s filer lästa", "%s files read"}}
	newerCount   = plural{text{"1 ändrad", "1 changed"}, text{"%s ändrade", "%s changed"}}
	changedCount = plural{text{"1 fil ändrad", "1 file changed"}, text{"%s filer ändrade", "%s files changed"}}
	servesAt     = text{"Den öppna webbplatsen: %s\nIntranätet:            %s\nCtrl-C avslutar.", "The open site: %s\nThe intranet:  %s\nCtrl-C ends it."}
	writtenCount = plural{text{"1 skriven", "1 written"}, text{"%s skrivna", "%s written"}}
	removedCount = plural{text{"1 borttagen", "1 removed"}, text{"%s borttagna", "%s removed"}}
	findingCount = plural{text{"1 anmärkning", "1 finding"}, text{"%s anmärkningar", "%s findings"}}
	seconds      = text{"%s s", "%s s"}
	isForeign    = text{"%s är inte gjord av planportal och lämnas orörd", "%s was not made by planportal and is left alone"}
	leftOut      = text{"publicerat utan %s, som har fel", "published without %s, which has errors"}
	notPublished = text{"inget är publicerat: rätta felen, eller ta med resten med --keep-going", "nothing is published: mend the errors, or take the rest along with --keep-going"}
	reading      = text{"läser", "reading"}
	writing      = text{"skriver", "writing"}
	ofCount      = text{"%s av %s", "%s of %s"}
)

// What due says.
var (
	nothingDue  = text{"inget att göra av det du frågade efter (%s)", "nothing to do among what you asked for (%s)"}
	dueCount    = plural{text{"1 sak", "1 thing"}, text{"%s saker", "%s things"}}
	stateCounts = map[due.State]plural{
		due.Overdue: {text{"1 försenad", "1 overdue"}, text{"%s försenade", "%s overdue"}},
		due.Missing: {text{"1 saknar dag", "1 without a day"}, text{"%s saknar dag", "%s without a day"}},
		due.Soon:    {text{"1 snart", "1 soon"}, text{"%s snart", "%s soon"}},
		due.Later:   {text{"1 senare", "1 later"}, text{"%s senare", "%s later"}},
		due.Done:    {text{"1 klar", "1 done"}, text{"%s klara", "%s done"}},
	}
	unreadCount = plural{text{"1 går inte att läsa", "1 cannot be read"}, text{"%s går inte att läsa", "%s cannot be read"}}
	faults      = text{`källan har fel som kan göra listan ofullständig: "planportal check" visar dem`, `the source has errors that may make the list incomplete: "planportal check" shows them`}
	asOf        = text{"den %s", "on %s"}
	noDayCount  = plural{text{"1 sak utan dag är inte med i kalendern", "1 thing without a day is not in the calendar"}, text{"%s saker utan dag är inte med i kalendern", "%s things without a day are not in the calendar"}}
	unread      = plural{
		text{`1 plan går inte att läsa: "planportal check" visar varför`, `1 plan cannot be read: "planportal check" shows why`},
		text{`%s planer går inte att läsa: "planportal check" visar varför`, `%s plans cannot be read: "planportal check" shows why`},
	}
	columns = [...]text{{"Plan", "Plan"}, {"Enhet", "Unit"}, {"Vad", "What"}, {"Ansvarig", "Responsible"}, {"Senast", "Due"}, {"Läge", "State"}, {"Dagar", "Days"}}
)

// What explain says.
var (
	unknownPlan = text{`det finns ingen plan som heter "%s"`, `there is no plan named "%s"`}
	explainHint = text{`skriv enheten och numret med snedstreck emellan; "planportal due" visar dem`, `write the unit and the id with a slash between them; "planportal due" shows them`}
)

// What review says.
var (
	planUnreadable   = text{`%s går inte att läsa, så inget är skrivet`, `%s cannot be read, so nothing is written`}
	runCheck         = text{`kör "planportal check" och rätta det som den pekar på`, `run "planportal check" and mend what it points at`}
	changedMeanwhile = text{`någon har ändrat %s under tiden, så inget är skrivet`, `somebody has changed %s in the meantime, so nothing is written`}
	tryAgain         = text{`kör kommandot en gång till`, `run the command once more`}
	notActive        = text{`bara en pågående plan följs upp, och den här har status: %s`, `only an active plan is followed up, and this one has status: %s`}
	notActiveHint    = text{`skriv status: active när planen gäller`, `write status: active when the plan is in force`}
	notPlanned       = text{`planen har inget planeringsmöte att följa upp`, `the plan has no planning meeting to follow up`}
	notPlannedHint   = text{`skriv in planeringsmötet under meetings först`, `write the planning meeting under meetings first`}
	unsureLine       = text{`rad %d i %s är skriven så att den inte kan ändras säkert, så inget är skrivet`, `line %d of %s is written so that it cannot be changed safely, so nothing is written`}
	unsureFile       = text{`%s är skriven så att den inte kan ändras säkert, så inget är skrivet`, `%s is written so that it cannot be changed safely, so nothing is written`}
	unsureHint       = text{`öppna filen och skriv in mötet under meetings`, `open the file and write the meeting under meetings`}
	openCount        = plural{text{"1 sak är kvar av det ni bestämde", "1 agreement is open"}, text{"%s saker är kvar av det ni bestämde", "%s agreements are open"}}
	nothingOpen      = text{"inget är kvar av det ni bestämde", "no agreement is open"}
	openRow          = text{"%d. Klart %s: %s", "%d. Due %s: %s"}
	atLine           = text{"rad %d i filen", "line %d of the file"}
	reviewNeeds      = text{"det saknas %s; frågor ställs bara i en terminal, och bara utan flaggor", "%s is missing; questions are asked in a terminal only, and only without flags"}
	noSuchNumber     = text{"%s: det finns ingen sak med nummer %d", "%s: there is no agreement with number %d"}
	twoOutcomes      = text{"nummer %d kan bara stå en gång, efter --done eller --move", "number %d can stand once only, after --done or --move"}
	notADay          = text{`"%s" är ingen dag; skriv den som 2026-10-20`, `"%s" is no day; write it as 2026-10-20`}
	notYet           = text{"%s har inte varit än; i dag är det %s", "%s has not been yet; today is %s"}
	beforeLast       = text{"%s är före det senaste mötet, %s", "%s is before the last meeting, %s"}
	heldAlready      = text{"ett uppföljningsmöte %s står redan i planen", "a follow-up meeting on %s is in the plan already"}
	nextTooSoon      = text{"%s är inte efter mötet, %s", "%s is not after the meeting, %s"}
	nextTooLate      = text{"%s är mer än tolv månader efter mötet; senast %s (LSS 10 §)", "%s is more than twelve months after the meeting; %s at the latest (LSS section 10)"}
	moveTooSoon      = text{"%s är före mötet, %s", "%s is before the meeting, %s"}
	cannotStand      = text{`"%s" kan inte skrivas in; skriv vanliga tecken, och inte allt inom parentes`, `"%s" cannot be written; use ordinary characters, and not all in parentheses`}
	nobody           = text{"skriv minst ett namn", "write at least one name"}
	notAnOutcome     = text{`"%s" är inget svar; skriv ja, nej eller en ny dag som 2027-01-31`, `"%s" is no answer; write yes, no or a new day such as 2027-01-31`}
	howToAnswer      = text{"\nEnter tar det som står inom [ ]. Ctrl-C avbryter, och då är planen som den var.", "\nEnter takes what stands in [ ]. Ctrl-C ends this, and then the plan is as it was."}
	askDate          = text{"Vilken dag hölls mötet?", "On which day was the meeting?"}
	askPlace         = text{"Var hölls det?", "Where was it?"}
	askPresent       = text{"Vilka var med? Skriv komma mellan namnen.", "Who was there? Write commas between the names."}
	askOutcome       = text{"Är det klart? Skriv ja, nej eller en ny dag.", "Is it done? Write yes, no or a new day."}
	answerNo         = text{"nej", "no"}
	askNext          = text{"Vilken dag är nästa uppföljning? Senast %s.", "On which day is the next follow-up? %s at the latest."}
	leftOff          = text{"avbrutet: planen är som den var", "interrupted: the plan is as it was"}
	recorded         = text{"skrev in uppföljningsmötet %s i %s", "wrote the follow-up meeting of %s into %s"}
	recordedDone     = text{"  %d. klar", "  %d. done"}
	recordedMove     = text{"  %d. ny dag: %s blev %s", "  %d. a new day: %s became %s"}
	recordedNext     = text{"  nästa uppföljning: %s", "  next follow-up: %s"}
	firstDue         = text{"närmast att göra: %s, senast %s", "first to be done: %s, by %s"}
	firstLate        = text{"närmast att göra: %s, senast %s (%s)", "first to be done: %s, by %s (%s)"}
)

// What new and init say.
var (
	notUnitAndID = text{`"%s" är inte en enhet och ett nummer med snedstreck emellan`, `"%s" is not a unit and an id with a slash between them`}
	planExists   = text{`planen finns redan: %s`, `the plan exists already: %s`}
	planHint     = text{`öppna den, eller välj ett annat nummer`, `open it, or choose another id`}
	idTaken      = text{`numret är upptaget av %s`, `the id is taken by %s`}
	pageExists   = text{`sidan finns redan: %s`, `the page exists already: %s`}
	pageHint     = text{`öppna den, eller välj ett annat namn`, `open it, or choose another name`}
	nearUnit     = text{`menade du %s? en ny enhet skrivs först in under units i content/site.yaml`, `did you mean %s? a new unit is first written under units in content/site.yaml`}
	unnamedUnit  = text{`enheten %s har inget namn än: skriv in den under units i content/site.yaml`, `the unit %s has no name yet: write it under units in content/site.yaml`}
	made         = text{`gjorde %s`, `made %s`}
	newPlanNext  = text{"\nNu kan du:\n  1. öppna filen och fylla i den\n  2. köra \"planportal check\" och rätta det som den pekar på\n  3. titta på planen med \"planportal serve\"", "\nNow you can:\n  1. open the file and fill it in\n  2. run \"planportal check\" and mend what it points at\n  3. look at the plan with \"planportal serve\""}
	newPageNext  = text{"\nNu kan du:\n  1. öppna filen och skriva\n  2. ta bort raden draft: true när sidan är klar\n  3. titta på den med \"planportal serve\"", "\nNow you can:\n  1. open the file and write\n  2. remove the line draft: true when the page is done\n  3. look at it with \"planportal serve\""}
	folderInUse  = text{`mappen %s är inte tom`, `the folder %s is not empty`}
	folderHint   = text{`init skriver aldrig över något: välj en ny mapp`, `init never writes over anything: choose a new folder`}
	madeSite     = text{`gjorde en webbplats i %s: %d informationssidor och %d påhittade exempelplaner`, `made a site in %s: %d information pages and %d invented example plans`}
	initNext     = text{"\nNu kan du:\n  1. gå dit:                    cd %s\n  2. titta på webbplatserna:    planportal serve\n  3. göra dem till era egna:    content/site.yaml har namn, adresser och enheter\n  4. skriva den första planen:  planportal new plan %s/NUMMER", "\nNow you can:\n  1. go there:             cd %s\n  2. look at the sites:    planportal serve\n  3. make them your own:   content/site.yaml has names, addresses and units\n  4. write the first plan: planportal new plan %s/ID"}
)

// plural is a count in words; the second form has the number as %s.
type plural struct{ one, many text }

func (p *program) count(n int, of plural) string {
	if n == 1 {
		return p.say(of.one)
	}
	return p.say(of.many, p.number(n))
}

// What access says.
var (
	noAccess      = text{`content/site.yaml säger inte vilka grupper som får läsa vad`, `content/site.yaml does not say which groups may read what`}
	noAccessHint  = text{`skriv en grupp för varje enhet: access: {norr: lss-norr}`, `write a group for each unit: access: {norr: lss-norr}`}
	noGroups      = text{`något saknas: --groups, en fil med vem som är med i vilken grupp`, `something is missing: --groups, a file with who is in which group`}
	logLines      = plural{text{"1 rad i loggen", "1 line of the log"}, text{"%s rader i loggen", "%s lines of the log"}}
	openingCount  = plural{text{"1 sak att titta på", "1 thing to look at"}, text{"%s saker att titta på", "%s things to look at"}}
	unreadLines   = plural{text{"1 rad går inte att läsa", "1 line cannot be read"}, text{"%s rader går inte att läsa", "%s lines cannot be read"}}
	badGroups     = text{`rad %d i %s går inte att läsa`, `line %d of %s cannot be read`}
	badGroupsHint = text{`skriv gruppen, kolon och användarnamn med mellanslag emellan: lss-norr: anna bertil`, `write the group, a colon and user names with spaces between them: lss-norr: anna bertil`}
)

// What check --staged says.
var (
	noGit       = text{`%s ligger inte i något git-arkiv, eller så finns inte programmet git`, `%s lies in no git repository, or the program git is not there`}
	noGitHint   = text{`kör "planportal check" för att kontrollera filerna som de ligger`, `run "planportal check" to check the files as they lie`}
	stagedCount = plural{text{"1 fil i tur att sparas i git", "1 file staged in git"}, text{"%s filer i tur att sparas i git", "%s files staged in git"}}
)
