package main

// help is what the catalogue says of a command. What is done stands in examples
// first, as people read them.
type help struct {
	args        text // what comes after the command's name
	short, long text
	examples    []example
}

type example struct {
	line string
	does text
}

// Headings of a help text.
var (
	headExamples   = text{"Exempel:", "Examples:"}
	headUse        = text{"Så skriver du:", "Usage:"}
	headCommands   = text{"Kommandon:", "Commands:"}
	headFlags      = text{"Flaggor:", "Flags:"}
	headEverywhere = text{"Flaggor till alla kommandon:", "Flags of all commands:"}
	flagsWord      = text{"[FLAGGOR]", "[FLAGS]"}
	moreHelp       = text{`"%s KOMMANDO --help" visar mer om ett kommando.`, `"%s COMMAND --help" tells more about a command.`}
	exitCodes      = text{
		"Slutkoder: 0 allt är bra, 1 något behöver rättas, 2 fel i kommandot, 3 något är försenat (due --exit-code).",
		"Exit codes: 0 good, 1 something must be mended, 2 wrong use, 3 something is overdue (due --exit-code).",
	}
)

// groups are the commands in the order in which help shows them.
var groups = []struct {
	title    text
	commands []string
}{
	{text{"Börja:", "Begin:"}, []string{"init", "serve"}},
	{text{"Varje dag:", "Every day:"}, []string{"due", "review", "explain", "next", "new", "check"}},
	{text{"Publicera:", "Publish:"}, []string{"build", "watch", "prove", "access"}},
	{headCommands, []string{"new plan", "new page", "access report"}},
	{text{"Om programmet:", "About the program:"}, []string{"help", "completion", "version"}},
}

// helps is the catalogue of commands, by path.
var helps = map[string]help{
	"planportal": {
		args: text{"KOMMANDO", "COMMAND"},
		short: text{
			"planportal gör två webbplatser av en mapp med text: en öppen om individuell plan enligt LSS,\noch ett intranät som visar vilka planer som ska följas upp.",
			"planportal makes two websites from a folder of text: an open one about individual plans under\nLSS, and an intranet that shows which plans are due for review.",
		},
		examples: []example{
			{"planportal init min-kommun", text{"gör en ny webbplats med exempel", "make a new site with examples"}},
			{"planportal serve", text{"titta på båda i webbläsaren", "look at both in the browser"}},
			{"planportal due", text{"visa vad som är försenat och snart ska göras", "show what is overdue and due soon"}},
			{"planportal build", text{"skriv webbplatserna till public/ och intranet/", "write the sites to public/ and intranet/"}},
		},
	},
	"build": {
		short: text{"Läser källan och skriver båda webbplatserna.", "Reads the source and writes both sites."},
		long: text{
			"Bara filer som blivit annorlunda rörs. Vid fel i källan skrivs ingenting.",
			"Only files that differ are touched. With errors in the source nothing is written.",
		},
		examples: []example{
			{"planportal build", text{"skriver public/ och intranet/", "writes public/ and intranet/"}},
			{"planportal build --keep-going", text{"publicerar resten när något har fel", "publishes the rest when something has errors"}},
			{"planportal build --public /srv/www --intranet /srv/intranet", text{"skriver dit webbservern läser", "writes where the web server reads"}},
		},
	},
	"watch": {
		short: text{"Bygger, och bygger igen vid varje ändring och varje midnatt.", "Builds, and builds again at every change and every midnight."},
		long: text{
			"En plan som inte går att läsa behåller sin senaste sida och märks. Ctrl-C avslutar.",
			"A plan that cannot be read keeps its last good page and is marked. Ctrl-C ends it.",
		},
		examples: []example{
			{"planportal watch", text{"håller public/ och intranet/ aktuella", "keeps public/ and intranet/ current"}},
			{"planportal watch --poll 10s", text{"för nätverksmappar, som inte säger till när något ändras", "for network shares, which do not tell of changes"}},
		},
	},
	"serve": {
		short: text{"Visar båda webbplatserna på den här datorn medan du skriver.", "Shows both sites on this computer while you write."},
		long: text{
			"Inget skrivs till public/ eller intranet/. Sidorna laddas om när något ändras, och det som\nska rättas visas på dem. Ctrl-C avslutar.",
			"Nothing is written to public/ or intranet/. The pages load again when something changes, and\nshow what must be mended. Ctrl-C ends it.",
		},
		examples: []example{
			{"planportal serve", text{"öppen: http://127.0.0.1:8080, intranät: http://127.0.0.1:8081", "open: http://127.0.0.1:8080, intranet: http://127.0.0.1:8081"}},
			{"planportal serve --addr 127.0.0.1:9000", text{"den öppna på en annan adress", "the open one at another address"}},
		},
	},
	"check": {
		short: text{"Visar vad som ska rättas, utan att skriva någon webbplats.", "Shows what must be mended, without writing any site."},
		examples: []example{
			{"planportal check", text{"fil, rad, vad som är fel och vad du kan göra", "file, line, what is wrong and what to do"}},
			{"planportal check --staged", text{"före en commit: det som git har i tur att spara, inte filerna i mappen", "before a commit: what git has staged, not the files in the folder"}},
			{"planportal check --format sarif >fel.sarif", text{"för program som granskar kod", "for programs that review code"}},
			{"planportal check --format github", text{"i GitHub Actions: visar felen vid raderna", "in GitHub Actions: shows the errors at their lines"}},
		},
	},
	"prove": {
		short: text{"Bevisar att inget ur någon plan står på den öppna webbplatsen.", "Proves that nothing of any plan stands on the open site."},
		long: text{
			"Söker i varje byte av varje fil i public/, vem som än har skrivit den, efter namn, nummer,\nfödelsedagar, platser och texter ur alla planer. Är den ren skrivs ett bevis bredvid mappen.",
			"Searches every byte of every file in public/, whoever wrote it, for names, numbers, days of\nbirth, places and texts of all plans. If it is clean, a proof is written beside the folder.",
		},
		examples: []example{
			{"planportal prove", text{"söker igenom public/", "searches public/"}},
			{"planportal prove --public /srv/www", text{"söker igenom det som webbservern visar", "searches what the web server shows"}},
			{"planportal prove --verify", text{"visar om en enda byte har ändrats sedan dess", "tells whether a single byte has changed since"}},
		},
	},
	"due": {
		short: text{"Visar vad som ska göras, och när.", "Shows what is to be done, and when."},
		long: text{
			"Planer som inte går att läsa står först. Det som är försenat eller saknar dag är alltid med\ni --within. Det som är klart visas bara med --state done.",
			"Plans that cannot be read stand first. What is overdue or has no day is always in --within.\nWhat is done is shown with --state done only.",
		},
		examples: []example{
			{"planportal due --within 30d", text{"det som ska göras inom 30 dagar", "what is to be done within 30 days"}},
			{`planportal due --responsible "Karin Exempel"`, text{"det som Karin ansvarar för", "what Karin answers for"}},
			{"planportal due --kind page", text{"informationssidor som ska granskas", "information pages that are to be reviewed"}},
			{"planportal due --unit dv-norr --format csv >norr.csv", text{"en enhets lista till Excel", "one unit's list for Excel"}},
			{"planportal due --state overdue --exit-code", text{"slutkod 3 om något är försenat", "exit code 3 if anything is overdue"}},
		},
	},
	"explain": {
		args:  text{"ENHET/NUMMER", "UNIT/ID"},
		short: text{"Säger varför varje datum i en plan är som det är.", "Says why each date of a plan is what it is."},
		long: text{
			"För varje sak: händelsen som dagen räknas från, regeln med paragraf, och sista arbetsdagen.",
			"For each thing: the event that its day is counted from, the rule with its section, and the last\nworking day.",
		},
		examples: []example{
			{"planportal explain dv-norr/lss-2026-0142", text{"alla datum i en plan", "all dates of a plan"}},
		},
	},
	"review": {
		args:  text{"ENHET/NUMMER", "UNIT/ID"},
		short: text{"Skriver in ett uppföljningsmöte i en plan.", "Writes a follow-up meeting into a plan."},
		long: text{
			"Du får frågor om dagen, platsen, vilka som var med, hur det gick med varje sak ni bestämde och\nnär ni ses nästa gång. Med flaggor ställs inga frågor. Resten av filen ändras inte.",
			"You are asked for the day, the place, who was there, how each agreement went and when you meet\nnext. With flags nothing is asked. The rest of the file is not changed.",
		},
		examples: []example{
			{"planportal review dv-norr/lss-2026-0142", text{"frågar om mötet", "asks about the meeting"}},
			{"planportal review dv-norr/lss-2026-0142 --place Kulturhuset --next 2027-05-03", text{"mötet var i dag, med samma personer som sist", "the meeting was today, with the same people as last time"}},
			{"planportal review dv-norr/lss-2026-0142 --done 1,3 --move 2=2027-01-31 --place Kulturhuset --next 2027-05-03", text{"sak 1 och 3 är klara, 2 fick en ny dag", "1 and 3 are done, 2 got a new day"}},
		},
	},
	"next": {
		short: text{"Visar vilken dag något nästa gång ändras av sig självt, och varför.", "Shows the next day on which anything changes by itself, and why."},
		examples: []example{
			{"planportal next", text{"vad som blir snart eller försenat härnäst", "what becomes soon or overdue next"}},
		},
	},
	"new": {
		args:  text{"plan ENHET/NUMMER | page NAMN", "plan UNIT/ID | page NAME"},
		short: text{"Skriver en tom blankett för en plan eller en sida.", "Writes a blank for a plan or a page."},
		examples: []example{
			{"planportal new plan dv-norr/lss-2026-0142", text{"en tom plan", "an empty plan"}},
			{"planportal new page kontakt", text{"en tom sida", "an empty page"}},
		},
	},
	"new plan": {
		args:  text{"ENHET/NUMMER", "UNIT/ID"},
		short: text{"Skriver en tom plan efter blanketten, aldrig efter en gammal plan.", "Writes an empty plan from the form, never from an old plan."},
		examples: []example{
			{"planportal new plan dv-norr/lss-2026-0142", text{"skriver content/plans/dv-norr/lss-2026-0142.md", "writes content/plans/dv-norr/lss-2026-0142.md"}},
		},
	},
	"new page": {
		args:  text{"NAMN", "NAME"},
		short: text{"Skriver en tom informationssida. Den är ett utkast tills du tar bort raden draft.", "Writes an empty information page. It is a draft until you remove the line draft."},
		examples: []example{
			{"planportal new page fragor-och-svar", text{"skriver content/pages/fragor-och-svar.md", "writes content/pages/fragor-och-svar.md"}},
			{"planportal new page kontakt --language en", text{"samma sida på engelska: kontakt.en.md", "the same page in English: kontakt.en.md"}},
		},
	},
	"init": {
		args:  text{"MAPP", "DIR"},
		short: text{"Gör en ny webbplats: informationssidor, påhittade exempelplaner och filer för git och editorer.", "Makes a new site: information pages, invented example plans, and files for git and editors."},
		examples: []example{
			{"planportal init min-kommun", text{"allt, med exempelplaner kring dagens datum", "everything, with example plans around today"}},
			{"planportal init min-kommun --plans none", text{"utan exempelplaner", "without example plans"}},
		},
	},
	"access": {
		args:  text{"[report LOGG…]", "[report LOG…]"},
		short: text{"Skriver ut regler för webbservern: vem som får öppna vilken mapp på intranätet.", "Prints rules for the web server: who may open which folder of the intranet."},
		long: text{
			"Grupperna står under access i content/site.yaml. Det som ingen grupp har är stängt. Hur grupperna\nkommer till webbservern står i docs/access.md.",
			"The groups stand below access in content/site.yaml. What no group has is closed. How groups come to\nthe web server is told in docs/access.md.",
		},
		examples: []example{
			{"planportal access --server nginx --root /srv/planportal/intranet", text{"regler för intranätet", "rules of the intranet"}},
			{"planportal access --server apache --open --root /srv/planportal/public", text{"regler för den öppna webbplatsen", "rules of the open site"}},
			{"planportal access --server nginx --groups grupper.txt", text{"med vem som är med i vilken grupp, ur en fil", "with who is in which group, from a file"}},
		},
	},
	"access report": {
		args:  text{"LOGG…", "LOG…"},
		short: text{"Visar vem som har öppnat en annan enhets sidor, och vem som har öppnat skyddade planer.", "Shows who has opened another unit's pages, and who has opened protected plans."},
		long: text{
			"Läser loggar från nginx, Apache och IIS, också packade med gzip. Försök som webbservern nekade är med.",
			"Reads logs of nginx, Apache and IIS, packed with gzip too. Tries that the web server refused are there as well.",
		},
		examples: []example{
			{"planportal access report --groups grupper.txt /var/log/nginx/planportal.log*", text{"alla loggar som finns kvar", "all logs that are left"}},
			{"planportal access report --groups grupper.txt --format csv access.log >granskning.csv", text{"till Excel", "for Excel"}},
		},
	},
	"completion": {
		args:  text{"SKAL", "SHELL"},
		short: text{"Skriver ut det som låter skalet fylla i kommandon, flaggor och enheter.", "Prints what lets the shell complete commands, flags and units."},
		examples: []example{
			{"source <(planportal completion bash)", text{"bash, i det här fönstret", "bash, in this window"}},
			{"planportal completion fish >~/.config/fish/completions/planportal.fish", text{"fish, för gott", "fish, for good"}},
		},
	},
	"version": {
		short:    text{"Visar vilken version av planportal det här är.", "Shows which version of planportal this is."},
		examples: []example{{"planportal version", text{"version, Go och system", "version, Go and system"}}},
	},
	"help": {
		args:     text{"[KOMMANDO]", "[COMMAND]"},
		short:    text{"Visar hjälp om ett kommando.", "Shows the help of a command."},
		examples: []example{{"planportal help due", text{"samma som planportal due --help", "the same as planportal due --help"}}},
	},
}

// flagHelp is what the catalogue says of a flag.
type flagHelp struct {
	value text // what the flag's value is called; empty for a flag without one
	does  text
}

// flagHelps is the catalogue of flags, by name; where two commands mean
// different things by one name, by command and name.
var flagHelps = map[string]flagHelp{
	"source":               {text{"MAPP", "DIR"}, text{"där content/ finns (annars mappen du står i)", "holds content/ (else the folder you are in)"}},
	"public":               {text{"MAPP", "DIR"}, text{"för den öppna webbplatsen (annars public/ i källan)", "of the open site (else public/ in the source)"}},
	"intranet":             {text{"MAPP", "DIR"}, text{"för intranätet (annars intranet/ i källan)", "of the intranet (else intranet/ in the source)"}},
	"today":                {text{"ÅÅÅÅ-MM-DD", "YYYY-MM-DD"}, text{"räkna som om det vore den dagen (annars dagens datum i Sverige)", "reckon as on that day (else the day in Sweden)"}},
	"jobs":                 {text{"N", "N"}, text{"så mycket görs samtidigt (annars en sak för varje kärna)", "do so much side by side (else one for each core)"}},
	"lang":                 {text{"sv|en", "sv|en"}, text{"språk i meddelanden (annars svenska, om inte datorn är på engelska)", "language of messages (else Swedish, unless the computer is in English)"}},
	"help":                 {text{}, text{"visar den här hjälpen", "shows this help"}},
	"version":              {text{}, text{"visar programmets version", "shows the program's version"}},
	"stats":                {text{}, text{"visa hur lång tid varje steg tar, och hur mycket minne", "show how long each stage takes, and how much memory"}},
	"cpuprofile":           {text{"FIL", "FILE"}, text{"skriv till filen var processortiden går (läs med go tool pprof)", "write to the file where processor time goes (read it with go tool pprof)"}},
	"keep-going":           {text{}, text{"publicera resten när något har fel", "publish the rest when something has errors"}},
	"verify":               {text{}, text{"jämför med beviset i stället för att söka", "compare with the proof instead of searching"}},
	"proof":                {text{"FIL", "FILE"}, text{"beviset (annars public.proof.json bredvid public/)", "the proof (else public.proof.json beside public/)"}},
	"check format":         {text{"FORMAT", "FORMAT"}, text{"text, json, github eller sarif", "text, json, github or sarif"}},
	"prove format":         {text{"FORMAT", "FORMAT"}, text{"text, json, github eller sarif", "text, json, github or sarif"}},
	"due format":           {text{"FORMAT", "FORMAT"}, text{"table, json, csv eller ics", "table, json, csv or ics"}},
	"within":               {text{"TID", "TIME"}, text{"bara det som ska göras inom den tiden: 30d är dagar, 4w veckor", "only what is due within that time: 30d is days, 4w weeks"}},
	"unit":                 {text{"ENHET,…", "UNIT,…"}, text{"bara de enheterna", "only those units"}},
	"responsible":          {text{"NAMN,…", "NAME,…"}, text{"bara det som de ansvarar för", "only what they answer for"}},
	"kind":                 {text{"SORT,…", "KIND,…"}, text{"bara review, agreement, offer, signature eller page", "only review, agreement, offer, signature or page"}},
	"state":                {text{"LÄGE,…", "STATE,…"}, text{"bara overdue, missing, soon, later eller done", "only overdue, missing, soon, later or done"}},
	"exit-code":            {text{}, text{"slutkod 3 om något i listan är försenat", "exit code 3 if anything in the list is overdue"}},
	"language":             {text{"SPRÅK", "LANGUAGE"}, text{"sidans språk: sv, sv-simple, en eller fi", "the page's language: sv, sv-simple, en or fi"}},
	"date":                 {text{"ÅÅÅÅ-MM-DD", "YYYY-MM-DD"}, text{"dagen för mötet (annars i dag)", "the day of the meeting (else today)"}},
	"place":                {text{"PLATS", "PLACE"}, text{"där mötet hölls; behövs med flaggor", "where the meeting was; needed with flags"}},
	"present":              {text{"NAMN,…", "NAME,…"}, text{"de som var med (annars de som var med förra gången)", "those present (else those of the last meeting)"}},
	"done":                 {text{"N,…", "N,…"}, text{"numren på det som är klart av det ni bestämde", "the numbers of the agreements that are done"}},
	"move":                 {text{"N=ÅÅÅÅ-MM-DD,…", "N=YYYY-MM-DD,…"}, text{"ny dag för det som inte blev klart", "a new day for agreements that are not done"}},
	"next":                 {text{"ÅÅÅÅ-MM-DD", "YYYY-MM-DD"}, text{"dagen för nästa uppföljning, högst tolv månader bort; behövs med flaggor", "the day of the next follow-up, at most twelve months off; needed with flags"}},
	"plans":                {text{"all|one|none", "all|one|none"}, text{"hur många exempelplaner (annars all)", "how many example plans (else all)"}},
	"addr":                 {text{"ADRESS", "ADDRESS"}, text{"för den öppna webbplatsen (annars 127.0.0.1:8080)", "of the open site (else 127.0.0.1:8080)"}},
	"intranet-addr":        {text{"ADRESS", "ADDRESS"}, text{"för intranätet (annars 127.0.0.1:8081)", "of the intranet (else 127.0.0.1:8081)"}},
	"staged":               {text{}, text{"kontrollera det som git har i tur att spara", "check what git has staged"}},
	"server":               {text{"SERVER", "SERVER"}, text{"nginx, apache eller iis", "nginx, apache or iis"}},
	"root":                 {text{"MAPP", "DIR"}, text{"mappen med webbplatsen, som webbservern ser den (annars /srv/planportal/…)", "the folder with the site, as the web server sees it (else /srv/planportal/…)"}},
	"open":                 {text{}, text{"regler för den öppna webbplatsen i stället för intranätet", "rules of the open site instead of the intranet"}},
	"groups":               {text{"FIL", "FILE"}, text{"vem som är med i vilken grupp: en rad för varje grupp, grupp: namn namn", "who is in which group: a line for each group, group: user user"}},
	"access report format": {text{"FORMAT", "FORMAT"}, text{"table, json eller csv", "table, json or csv"}},
	"poll":                 {text{"TID", "TIME"}, text{"titta efter ändringar så här ofta, till exempel 10s, i stället för att vänta på systemet", "look for changes this often, such as 10s, instead of waiting for the system"}},
}

func (p *program) flagText(name string) string { return p.say(flagHelps[name].does) }
