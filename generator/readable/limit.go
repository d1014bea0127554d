package readable

// Limit says when a text in a language is too hard for the page that it stands
// on.
type Limit struct {
	LIX   int // the highest; 0 where LIX says nothing
	Words int // the most words in a sentence
	// Must: a text above the limit is not what it says that it is.
	Must bool
}

// limits are those of each language.
//
// The bands of LIX are Björnsson's (see Measure.LIX): an information page should
// be easy, at most 40, and easy-read very easy, at most 30. Twenty-five words
// are what GOV.UK asks its writers to stay below ("Content design: planning,
// writing and managing content"). Fifteen in easy-read are planportal's own
// reading of "short sentences, one thing in each".
var limits = map[string]Limit{
	"sv":        {LIX: 40, Words: 25},
	"sv-simple": {LIX: 30, Words: 15, Must: true},
	"en":        {Words: 25},
	"fi":        {Words: 25},
}

// LimitOf returns the limit of a language, Swedish for one without its own. LIX
// is made for Swedish.
func LimitOf(lang string) Limit {
	if l, ok := limits[lang]; ok {
		return l
	}
	return Limit{Words: limits["sv"].Words}
}

// Enough is how many words a text must have before its LIX says anything.
const Enough = 50
