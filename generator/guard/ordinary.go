package guard

import "strings"

// What is no trace of anybody. A name with an ordinary word in it, such as "Karin
// Bra", is searched within a sentence; one of nothing else, such as "Bo Stark",
// with its capitals only; a name of an organisation is no person's name.

// ordinary are Swedish words that are also given names or family names.
var ordinary = sumsOf(`
	bo liv lo my sol sten stig björn per mark max maj may kim vår ros viola lilja saga stella tage tore bror
	sixten frid alma hedda molly tindra ally bill bob ruth eve eden rose grace joy mira linda ulla otto frank
	siri eva ann vide ask alm björk gran hassel rönn ek linn lind pil sälg asp en hägg oxel al blomma iris lilly
	berg dal hed holm ström sjö strand skog äng ängen fors sand öst väst norr söder nord syd hall park borg
	falk svan örn hjort varg storm vinter sommar höst frost snö regn sten stål sköld svärd dolk lans spjut
	frisk rask stark glad modig lång lätt trygg fri bra god sann klok snäll lugn tyst varm kall ung gammal ny
	hem hemma hus gård torp by stad land rike bro väg gata kvist blad rot stam hage lund backe ås bäck
	mån stjärn sund vik udde ö å kust hav våg fjäll mo mur port grind grund kula krona kung ridder riddare
	bonde smed skräddare präst frisör borgare vän bror syster mor far son dotter barn plan tid möte dag natt
	ljus lys hjelm hjälm penna bok ord rim tal blick röst sång dans lek fager vacker söt lilla stora stor liten
`)

// common are places and people that are everybody's: no trace even where the
// open site's own source does not have the word.
var common = sumsOf(`
	hemma hemmet hem boendet bostaden lägenheten köket kontoret biblioteket folkets huset skolan förskolan
	gymnasiet matsalen fiket kafé kaféet café caféet arbetet jobbet telefon telefonen digitalt teams zoom distans
	online video videomöte sjukhuset vårdcentralen habiliteringen mottagningen kliniken försäkringskassan
	arbetsförmedlingen skatteverket regionen kommunen staden parken torget simhallen museet kyrkan stationen
	korttids korttidshemmet gruppbostaden servicebostaden daglig verksamhet enheten lokalen
	konferensrummet mötesrummet personalrummet vardagsrummet trädgården gården
	mamma pappa mor far föräldrar syskon personal personalen handläggare handläggaren kontaktperson ledsagare
	god man förvaltare vårdnadshavare vän anhörig assistent assistenten jag själv
	home office library school phone hospital centre
`)

// lexicon is a list of words.
type lexicon struct {
	sums  map[uint64]bool
	flags [64]uint64 // a bit for some of a sum's: most words that are not in the list are known by it
}

func (l *lexicon) has(sum uint64) bool {
	return l.flags[sum>>6&63]>>(sum&63)&1 == 1 && l.sums[sum]
}

func sumsOf(list string) *lexicon {
	l := &lexicon{sums: map[uint64]bool{}}
	for _, w := range words([]byte(list), nil) {
		l.sums[w.sum] = true
		l.flags[w.sum>>6&63] |= 1 << (w.sum & 63)
	}
	return l
}

// count is how many of the words are among some.
func count(ws []word, among *lexicon) (n int) {
	for _, w := range ws {
		if among.has(w.sum) {
			n++
		}
	}
	return n
}

// bodies are how names of organisations end.
var bodies = strings.Fields(`
	region regionen kommun kommunen stad staden skola skolan gymnasiet gymnasium kassan förmedlingen centralen verket
	föreningen förbundet boendet bostaden hemmet enheten myndigheten ab hb habiliteringen mottagningen förvaltningen
	nämnden kliniken sjukhuset byrån klubben kyrkan församlingen biblioteket huset gården centrum tjänst omsorg
	verksamhet verksamheten stiftelsen bolaget företaget gruppen teamet högskolan stad län landsting
`)

// body reports whether a name is an organisation's.
func body(name string) bool {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		for _, end := range bodies {
			if strings.HasSuffix(w, end) && (len(end) > 4 || w == end) {
				return true
			}
		}
	}
	return false
}

// rooms are words before a number that is no house's.
var rooms = sumsOf(`rum rummet sal salen plan våning våningen hus huset lokal lokalen avdelning avdelningen klass grupp hiss port uppgång kapitel sida kl klockan`)
