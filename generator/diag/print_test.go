package diag_test

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator/diag"
)

const file = "content/plans/norr/lss-2025-0142.md"

var findings = []diag.Finding{
	diag.At(file, 9, 1, "unknown-field", "next_reveiw", diag.DidYouMean("next_review")),
	diag.At(file, 10, 14, "review-too-late", "2027-02-01", "2026-11-03"),
	diag.At("content/pages/å 100%,a:b.md", 0, 0, "test-number"),
}

func printed(t *testing.T, format func(io.Writer, []diag.Finding, diag.Lang) error, fs []diag.Finding, lang diag.Lang) string {
	t.Helper()
	var b bytes.Buffer
	if err := format(&b, fs, lang); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestText(t *testing.T) {
	for lang, want := range map[diag.Lang]string{
		diag.Swedish: `content/plans/norr/lss-2025-0142.md:9:1: okänt fält "next_reveiw" [unknown-field]
  menade du "next_review"?
content/plans/norr/lss-2025-0142.md:10:14: varning: next_review 2027-02-01 är senare än ett år efter senaste mötet [review-too-late]
  uppföljningen ska göras senast 2026-11-03 (LSS 10 §); skriv den dagen eller en tidigare
content/pages/å 100%,a:b.md: upplysning: här står ett av Skatteverkets testnummer [test-number]
  det är inte någons personnummer; ta bort det om det inte ska vara ett exempel
`,
		diag.English: `content/plans/norr/lss-2025-0142.md:9:1: unknown field "next_reveiw" [unknown-field]
  did you mean "next_review"?
content/plans/norr/lss-2025-0142.md:10:14: warning: next_review 2027-02-01 is more than a year after the last meeting [review-too-late]
  the review is due by 2026-11-03 (LSS section 10); write that day or an earlier one
content/pages/å 100%,a:b.md: note: here stands one of the Swedish Tax Agency's test numbers [test-number]
  it is nobody's personal identity number; remove it unless it is meant as an example
`,
	} {
		if diff := cmp.Diff(want, printed(t, diag.Text, findings, lang)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", lang, diff)
		}
	}
}

func TestGitHub(t *testing.T) {
	want := `::error file=content/plans/norr/lss-2025-0142.md,line=9,col=1,title=unknown-field::unknown field "next_reveiw"%0Adid you mean "next_review"?
::warning file=content/plans/norr/lss-2025-0142.md,line=10,col=14,title=review-too-late::next_review 2027-02-01 is more than a year after the last meeting%0Athe review is due by 2026-11-03 (LSS section 10); write that day or an earlier one
::notice file=content/pages/å 100%25%2Ca%3Ab.md,title=test-number::here stands one of the Swedish Tax Agency's test numbers%0Ait is nobody's personal identity number; remove it unless it is meant as an example
`
	if diff := cmp.Diff(want, printed(t, diag.GitHub, findings, diag.English)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestJSON(t *testing.T) {
	var got []map[string]any
	if err := json.Unmarshal([]byte(printed(t, diag.JSON, findings[:1], diag.Swedish)), &got); err != nil {
		t.Fatal(err)
	}
	want := []map[string]any{{
		"file": file, "line": 9.0, "col": 1.0, "severity": "error", "rule": "unknown-field",
		"message": `okänt fält "next_reveiw"`, "hint": `menade du "next_review"?`,
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := printed(t, diag.JSON, nil, diag.Swedish); got != "[]\n" {
		t.Errorf("no findings print as %q, want an empty array", got)
	}
}

// The parts of SARIF 2.1.0 that readers insist on: each result points to its
// rule by name and by index, and a region has a line.
func TestSARIF(t *testing.T) {
	var log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct{ ID string }
				}
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine, StartColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(printed(t, diag.SARIF, findings, diag.Swedish)), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || run.Tool.Driver.Name != "planportal" || len(run.Results) != len(findings) {
		t.Fatalf("log = %+v", log)
	}
	for i, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID || r.RuleID != findings[i].Rule {
			t.Errorf("result %d points to rule %q by index %d", i, r.RuleID, r.RuleIndex)
		}
	}
	last := run.Results[2].Locations[0].PhysicalLocation
	if last.Region != nil || strings.ContainsAny(last.ArtifactLocation.URI, " å") || run.Results[2].Level != "note" {
		t.Errorf("a finding without a line: %+v", run.Results[2])
	}
	if got := printed(t, diag.SARIF, nil, diag.Swedish); !strings.Contains(got, `"results": []`) || !strings.Contains(got, `"rules": []`) {
		t.Errorf("no findings: %s", got)
	}
}

func TestNearHasLimits(t *testing.T) {
	words := []string{"active", "closed", "korttids_vistelse"}
	for written, want := range map[string]string{"Aktive": "active", "korttids-vistelse": "korttids_vistelse", "Anna": "", "x": ""} {
		if got, ok := diag.Near(written, words); got != want || ok != (want != "") {
			t.Errorf("Near(%q) = %q, %v, want %q", written, got, ok, want)
		}
	}
	if got := (diag.Finding{Rule: "bad-value", Args: []string{"status", diag.Hint("zzz", []string{"a", "b"})}}).Do(diag.Swedish); got != "skriv något av: a, b" {
		t.Errorf("hint for a word that is near none: %q", got)
	}
}
