package parse_test

import (
	"os"
	"strings"
	"testing"

	"planportal/generator/parse"
	"planportal/generator/diag"
)

func TestTry(t *testing.T) {
	src, _ := os.ReadFile("testdata/contract.md")
	p, found := parse.Plan("a.md", "norr", "a", src)
	var b strings.Builder
	diag.Text(&b, found, diag.Swedish)
	t.Logf("%s\n%+v", b.String(), p)
}
