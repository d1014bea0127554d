package diag

// catalogue holds every rule with its severity and its Swedish and English
// texts. {0}, {1}, … are a finding's Args.
var catalogue = map[string]rule{
	"unknown-field": {Error,
		words{`okänt fält "{0}"`, `{1}`},
		words{`unknown field "{0}"`, `{1}`}},
	"review-too-late": {Warning,
		words{`next_review {0} är senare än ett år efter senaste mötet`, `uppföljningen ska göras senast {1} (LSS 10 §); skriv den dagen eller en tidigare`},
		words{`next_review {0} is more than a year after the last meeting`, `the review is due by {1} (LSS section 10); write that day or an earlier one`}},
}
