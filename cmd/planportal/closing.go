package main

import (
	"strconv"
	"strings"
	"time"

	"planportal/generator"
	"planportal/generator/diag"
)

// closing ends a command on standard error with one line of counts.
func (p *program) closing(began time.Time, findings int, parts ...string) {
	parts = append(parts, p.count(findings, findingCount), p.say(seconds, p.decimal(p.now().Sub(began).Seconds())))
	p.note(strings.Join(parts, ", "))
}

// published tells what a build did, as parts of the closing line.
func (p *program) published(read, changed int, stats *generator.Stats) []string {
	parts := []string{p.count(read, readCount), p.count(changed, newerCount)}
	if stats == nil {
		return parts
	}
	for _, path := range stats.Foreign {
		p.note(p.say(isForeign, path))
	}
	return append(parts, p.count(stats.Written, writtenCount), p.count(stats.Removed, removedCount))
}

// severe counts the findings that are at least as severe.
func severe(all []diag.Finding, least diag.Severity) (n int) {
	for _, f := range all {
		if f.Severity <= least {
			n++
		}
	}
	return n
}

// number writes a count as the language does: 12 345 or 12,345.
func (p *program) number(n int) string {
	digits, out := strconv.Itoa(n), ""
	for len(digits) > 3 {
		out = p.say(text{"\u00a0", ","}) + digits[len(digits)-3:] + out
		digits = digits[:len(digits)-3]
	}
	return digits + out
}

// decimal writes a number with two decimals: 0,12 or 0.12.
func (p *program) decimal(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', 2, 64), ".", p.say(text{",", "."}), 1)
}
