package diag

import (
	"io"
	"net/url"
	"slices"
)

// SARIF prints findings as a SARIF 2.1.0 log, the format that code hosts and
// editors read.
//
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
func SARIF(w io.Writer, fs []Finding, lang Lang) error {
	names := used(fs)
	rules := make([]sarifRule, 0, len(names))
	for _, name := range names {
		rules = append(rules, sarifRule{ID: name, Default: sarifLevel{SeverityOf(name).String()}})
	}
	results := make([]sarifResult, 0, len(fs))
	for _, f := range fs {
		index, _ := slices.BinarySearch(names, f.Rule)
		results = append(results, sarifResult{
			Rule: f.Rule, Index: index, Level: f.Severity.String(),
			Message:   sarifText{f.sentence(lang)},
			Locations: []sarifLocation{{f.physical()}},
		})
	}
	return encode(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs: []sarifRun{{
			Tool:    sarifTool{sarifDriver{Name: "planportal", Rules: rules}},
			Columns: "unicodeCodePoints",
			Results: results,
		}},
	})
}

// used returns the names of the rules that the findings break, sorted.
func used(fs []Finding) []string {
	names := make([]string, 0, len(fs))
	for _, f := range fs {
		names = append(names, f.Rule)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// physical is the finding's place; a region needs a line.
func (f Finding) physical() sarifPhysical {
	at := sarifPhysical{Artifact: sarifArtifact{URI: (&url.URL{Path: f.File}).EscapedPath()}}
	if f.Line > 0 {
		at.Region = &sarifRegion{Line: f.Line, Col: f.Col}
	}
	return at
}

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool    sarifTool     `json:"tool"`
		Columns string        `json:"columnKind"`
		Results []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string     `json:"id"`
		Default sarifLevel `json:"defaultConfiguration"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifResult struct {
		Rule      string          `json:"ruleId"`
		Index     int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line int `json:"startLine"`
		Col  int `json:"startColumn,omitempty"`
	}
)
