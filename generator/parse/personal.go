package parse

import (
	"time"
	"unicode/utf8"

	"planportal/generator/day"
	"planportal/generator/diag"
)

// PersonalNumber is a place in a text where a personal identity number stands.
type PersonalNumber struct {
	From, To int // offsets
	// Test says that it is one of the numbers that the Swedish Tax Agency gives
	// to nobody: their birth numbers are 980 to 999.
	Test bool
}

// PersonalNumbers finds every personnummer and samordningsnummer of a text, in
// the forms ÅÅMMDD-NNNC, ÅÅMMDD+NNNC and ÅÅÅÅMMDD-NNNC, without the hyphen, and
// with spaces: digits with a day that exists (60 more for a samordningsnummer)
// and a right check digit (folkbokföringslagen 18 §).
func PersonalNumbers(text []byte) (found []PersonalNumber) {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < '0' || c > '9' || digit(text, i-1) {
			continue
		}
		if end, enough := stretch(text, i); !enough {
			i = end
			continue
		}
		if n, ok := numberAt(text, i); ok {
			found = append(found, n)
			i = n.To - 1
			continue
		}
		for digit(text, i+1) {
			i++
		}
	}
	return found
}

// stretch returns where digits and what may separate them end, and whether there
// are enough of them for a number. Most digits of a plan are a day's, which have
// too few.
func stretch(text []byte, at int) (end int, enough bool) {
	for digits := 0; at < len(text); at++ {
		switch c := text[at]; {
		case c >= '0' && c <= '9':
			if digits++; digits == 10 {
				return at, true
			}
		case c != ' ' && c != '-' && c != '+' && c < utf8.RuneSelf:
			return at, false
		}
	}
	return at, false
}

// numbers reports the personal identity numbers of a file.
func numbers(text []byte, r *report) {
	for i, n := range PersonalNumbers(text) {
		if i == maxTold {
			return
		}
		line, col := place(text, n.From)
		if n.Test {
			r.at(line, col, "test-number")
			continue
		}
		r.at(line, col, "personal-number")
	}
}

// asErrors makes the personal identity numbers found so far errors: they stand
// where anyone may read.
func (r *report) asErrors() {
	for i := range r.found {
		if r.found[i].Rule == "personal-number" {
			r.found[i].Severity = diag.Error
		}
	}
}

// numberAt reads a number that begins at an offset: the long form first, since
// the short one may be a part of it.
func numberAt(text []byte, at int) (PersonalNumber, bool) {
	for _, century := range []int{2, 0} {
		digits, end := shape12(text, at, century)
		if end > 0 && !digit(text, end) && possible(digits, century > 0) {
			serial := int(digits[8])*100 + int(digits[9])*10 + int(digits[10])
			return PersonalNumber{From: at, To: end, Test: serial >= 980}, true
		}
	}
	return PersonalNumber{}, false
}

// shape12 reads the digits of a number with so many digits of the century. It
// returns where the number ends, 0 if its form is wrong. Without a century the
// first two digits are 0.
func shape12(text []byte, at, century int) (digits [12]byte, end int) {
	inDate := ""
	for i := 2 - century; i < 12; i++ {
		if i == 4 || i == 6 {
			sep, next := separator(text, at)
			if sep == "+" || i == 6 && sep != inDate {
				return digits, 0
			}
			inDate, at = sep, next
		}
		if i == 8 {
			sep, next := separator(text, at)
			if inDate == "-" && sep != "-" && sep != "+" {
				return digits, 0 // a day, and then some other number
			}
			at = next
		}
		if !digit(text, at) {
			return digits, 0
		}
		digits[i] = text[at] - '0'
		at++
	}
	if digit(text, at+1) && at < len(text) && text[at] == '-' {
		return digits, 0 // a day and another day
	}
	return digits, at
}

// separator reads what may stand between the parts of a number: a hyphen in
// any of its forms, a plus sign or a space, and spaces around them.
func separator(text []byte, at int) (kind string, next int) {
	for range 3 {
		r, size := utf8.DecodeRune(text[min(at, len(text)):])
		switch r {
		case ' ', '\u00A0', '\u2009', '\u202F':
			if kind == "" {
				kind = " "
			}
		case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2212':
			if kind == "-" || kind == "+" {
				return "", at
			}
			kind = "-"
		case '+':
			if kind == "-" || kind == "+" {
				return "", at
			}
			kind = "+"
		default:
			return kind, at
		}
		at += size
	}
	return kind, at
}

// possible reports whether the day exists and the check digit is right.
func possible(d [12]byte, centuryTold bool) bool {
	two := func(i int) int { return int(d[i])*10 + int(d[i+1]) }
	century, year, month, dom := two(0), two(2), time.Month(two(4)), two(6)
	if dom > 60 {
		dom -= 60
	}
	if !centuryTold {
		century = 20 // a year that leaps there leaps in some century; 1900 did not
	}
	if century < 18 || century > 20 {
		return false
	}
	if _, exists := day.New(century*100+year, month, dom); !exists {
		return false
	}
	return luhn(d[2:])
}

// luhn checks ten digits against the last of them, with the weights 2 1 2 1 …
func luhn(d []byte) bool {
	sum := 0
	for i, c := range d {
		v := int(c)
		if i%2 == 0 {
			v *= 2
		}
		sum += v/10 + v%10
	}
	return sum%10 == 0
}

func digit(text []byte, at int) bool {
	return at >= 0 && at < len(text) && text[at] >= '0' && text[at] <= '9'
}
