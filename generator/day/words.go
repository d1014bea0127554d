package day

import "strconv"

// names are one language's words for the calendar.
type names struct {
	months, short [12]string
	weekdays      [7]string // Sunday first, as time.Weekday counts
	week          string
}

var languages = map[string]*names{
	"sv": {
		months:   [12]string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"},
		short:    [12]string{"jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"},
		weekdays: [7]string{"söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"},
		week:     "vecka",
	},
	"en": {
		months:   [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		short:    [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		weekdays: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		week:     "week",
	},
	"fi": {
		months:   [12]string{"tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"},
		short:    [12]string{"tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"},
		weekdays: [7]string{"sunnuntai", "maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai"},
		week:     "viikko",
	},
}

// speak returns the words of lang, and the Swedish ones for languages without
// words of their own (easy-read Swedish is Swedish).
func speak(lang string) *names {
	if n, ok := languages[lang]; ok {
		return n
	}
	return languages["sv"]
}

// Text returns the day as running text has it: "20 oktober 2026" in Swedish,
// "20 October 2026" in English, "20. lokakuuta 2026" in Finnish.
func (d Date) Text(lang string) string {
	if d.IsZero() {
		return ""
	}
	y, _, _ := d.Civil()
	return d.DayMonth(lang) + " " + strconv.Itoa(y)
}

// DayMonth is Text without the year.
func (d Date) DayMonth(lang string) string {
	_, m, dom := d.Civil()
	if lang == "fi" {
		return strconv.Itoa(dom) + ". " + speak(lang).months[m-1]
	}
	return strconv.Itoa(dom) + " " + speak(lang).months[m-1]
}

// WeekdayText is Text with the day of the week before it.
func (d Date) WeekdayText(lang string) string {
	return speak(lang).weekdays[d.Weekday()] + " " + d.Text(lang)
}

// WeekText names d's ISO week: "vecka 43".
func (d Date) WeekText(lang string) string {
	_, w := d.Week()
	return speak(lang).week + " " + strconv.Itoa(w)
}

// Text names the month: "oktober 2026".
func (m Month) Text(lang string) string {
	y, mo := m.Civil()
	return speak(lang).months[mo-1] + " " + strconv.Itoa(y)
}

// Short names the month in a plot: "okt".
func (m Month) Short(lang string) string {
	_, mo := m.Civil()
	return speak(lang).short[mo-1]
}
