package wording

// term is a word that should not stand, in all its forms, and what should.
type term struct {
	// forms are in small letters. One that ends in * stands for every word that
	// begins so, endings and compounds alike; several words stand one after the
	// other.
	forms  []string
	say    string
	unless string // the word before it that makes it right: a law's name
	mild   bool
}

// tables are the terms of each language; of two that fit, the first one counts.
//
// Region has stood in LSS and in other laws instead of landsting since 2019.
// Funktionsnedsättning is what Socialstyrelsens termbank recommends, and
// funktionshinder what surroundings are: handikapp is neither. Anpassad
// grundskola and gymnasieskola have been the schools' names since 2 July 2023,
// and socialtjänstlag (2025:400) has been in force since 1 July 2025.
var tables = map[string][]term{"sv": swedish, "sv-simple": swedish, "en": english, "fi": finnish}

var swedish = []term{
	{forms: []string{"landsting*"}, say: "region"},
	{forms: []string{"handikapptoalett*"}, say: "tillgänglig toalett"},
	{forms: []string{"handikapparkering*", "handikappsparkering*"}, say: "parkering för rörelsehindrade"},
	{forms: []string{"handikappanpass*"}, say: "tillgänglig"},
	{forms: []string{"handikapp*"}, say: "funktionsnedsättning"},
	{forms: []string{"funktionshindrad*"}, say: "person med funktionsnedsättning", unless: "vissa"},
	{forms: []string{"utvecklingsstör*", "förståndshandikapp*", "begåvningshandikapp*", "mental retardation", "mentalt retarderad*"}, say: "intellektuell funktionsnedsättning"},
	{forms: []string{"rullstolsbund*"}, say: "som använder rullstol"},
	{forms: []string{"dövstum*"}, say: "döv"},
	{forms: []string{"mongolid*", "mongoloid*"}, say: "person med Downs syndrom"},
	{forms: []string{"invalid", "invalider", "invaliden", "invaliderna"}, say: "person med funktionsnedsättning"},
	{forms: []string{"gymnasiesärskol*"}, say: "anpassad gymnasieskola"},
	{forms: []string{"särskol*", "grundsärskol*", "träningsskol*"}, say: "anpassad grundskola"},
	{forms: []string{"omsorgslagen"}, say: "LSS"},
	{forms: []string{"2001:453"}, say: "2025:400"},
	{forms: []string{"1982:763"}, say: "2017:30"},
	{forms: []string{"1980:100"}, say: "2009:400"},
	{forms: []string{"personuppgiftslagen", "pul"}, say: "dataskyddsförordningen (GDPR)"},
	{forms: []string{"datainspektion*"}, say: "Integritetsskyddsmyndigheten"},
	{forms: []string{"handisam"}, say: "Myndigheten för delaktighet"},
	{forms: []string{"skall"}, say: "ska"},
	{forms: []string{"brukare", "brukaren", "brukarna", "brukarens", "brukarnas", "vårdtagare*", "omsorgstagare*"}, say: "du, eller personen", mild: true},
}

var english = []term{
	{forms: []string{"handicapped toilet", "handicapped toilets"}, say: "accessible toilet"},
	{forms: []string{"handicapped"}, say: "disabled"},
	{forms: []string{"handicap", "handicaps"}, say: "disability"},
	{forms: []string{"mentally retarded", "mental retardation", "retarded", "mentally handicapped", "mental handicap"}, say: "intellectual disability"},
	{forms: []string{"wheelchair-bound", "wheelchair bound", "confined to a wheelchair"}, say: "wheelchair user"},
	{forms: []string{"cripple", "cripples", "crippled"}, say: "disabled"},
	{forms: []string{"deaf-mute", "deaf and dumb"}, say: "deaf"},
	{forms: []string{"county council", "county councils"}, say: "region"},
	{forms: []string{"special school", "special schools"}, say: "adapted school", mild: true},
	{forms: []string{"shall"}, say: "must"},
	{forms: []string{"suffers from", "suffer from", "suffering from"}, say: "has"},
	{forms: []string{"the disabled", "the handicapped"}, say: "disabled people", mild: true},
	{forms: []string{"service user", "service users"}, say: "you, or the person", mild: true},
}

var finnish = []term{
	{forms: []string{"maakäräj*"}, say: "alue"},
	{forms: []string{"vajaamieli*", "vajaaälyi*"}, say: "kehitysvammainen"},
	{forms: []string{"kuuromyk*"}, say: "kuuro"},
	{forms: []string{"mongoloid*"}, say: "henkilö, jolla on Downin oireyhtymä"},
	{forms: []string{"invalidi", "invalidin", "invalidit", "invalidien", "invalideja", "invalidille", "invalideille", "raajarikko*"}, say: "vammainen henkilö"},
	{forms: []string{"pyörätuolipotila*"}, say: "pyörätuolin käyttäjä"},
}
