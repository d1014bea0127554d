// Package asked answers one question: how much of the tests is asked for?
package asked

import (
	"os"
	"strconv"
	"testing"
)

// Number is the number that a variable of the environment asks for.
func Number(t testing.TB, key string, otherwise int) int {
	t.Helper()
	text := os.Getenv(key)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", key, err)
	}
	return n
}

// Cannot ends a test for which this machine lacks something. With
// PLANPORTAL_EVERYTHING, which make test sets, that is a failure: nothing may be
// left out there. Else, as with go test alone, the test is skipped.
func Cannot(t testing.TB, why string, args ...any) {
	t.Helper()
	if os.Getenv("PLANPORTAL_EVERYTHING") != "" {
		t.Fatalf(why, args...)
	}
	t.Skipf(why, args...)
}
